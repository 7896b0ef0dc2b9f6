import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseOf, contactBase, readBase, samePart, type GoodBase } from '../../src/client/base.ts';
import { DIRECTORY, makeClient } from '../helpers/make.ts';
import { anyText } from '../helpers/any-text.ts';

function goodBase(client = makeClient()): GoodBase {
  const base = readBase(baseOf(client, DIRECTORY), client._id);
  if (base.is !== 'good') throw new Error(`the base is ${base.is}`);
  return base;
}

describe('fingerprints', () => {
  it('tell whether a field is what it was', () => {
    const base = goodBase(
      makeClient({ phone: '0532', customFields: { f1: 'x', __proto__: null }, fullname: null }),
    );
    expect(base.same('phone', '0532')).toBe(true);
    expect(base.same('phone', '532')).toBe(false);
    expect(base.same('fullname', '')).toBe(true);
    expect(base.same('custom:f1', 'x')).toBe(true);
    expect(base.same('custom:f2', '')).toBe(true);
    expect(base.same('custom:f1', '')).toBe(false);
  });

  it('tell lone surrogates apart, which UTF-8 cannot', () => {
    expect(goodBase(makeClient({ name: '\ud800' })).same('name', '\ud801')).toBe(false);
  });

  it('hold every contact, also one with nothing in it', () => {
    const ann = { name: 'Ann', position: '', phone: '', email: 'ann@example.com' };
    const base = goodBase(makeClient({ contacts: [{}, ann] }));
    expect(base.contacts).toEqual([contactBase({}), contactBase(ann)]);
    const [, second] = base.contacts;
    expect(second && samePart(second, 'email', 'ann@example.com')).toBe(true);
    expect(second && samePart(second, 'phone', '1')).toBe(false);
  });

  it('are letters, digits and a few signs, whatever the client holds', () => {
    const values = fc.record({ name: anyText(), field: anyText() });
    fc.assert(
      fc.property(values, ({ name, field }) => {
        const client = makeClient({
          name,
          customFields: Object.fromEntries([[field, 'x']]),
          contacts: [{ name }],
        });
        expect(baseOf(client, DIRECTORY)).toMatch(/^b1[\w.-]+$/);
        expect(readBase(baseOf(client, DIRECTORY), client._id).is).toBe('good');
      }),
    );
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -1)],
    ['changed', (text: string) => text.replace('.n', '.p')],
    ['pasted over', () => 'hello'],
    ['a date', () => '2024-01-01'],
  ])('%s are noticed', (_, damage) => {
    expect(readBase(damage(baseOf(makeClient(), DIRECTORY)), 'c1').is).toBe('broken');
  });

  it("of another client's row are noticed", () => {
    expect(readBase(baseOf(makeClient(), DIRECTORY), 'c2').is).toBe('broken');
    expect(readBase('', 'c1').is).toBe('none');
  });
});

import { describe, expect, it } from 'vitest';
import { fitOf, shapeOf } from '../../src/intake/shapes.ts';

describe('what values look like', () => {
  it.each<[string | undefined, readonly string[]]>([
    ['phone', ['0212 111', '(212) 1112233']],
    ['phone', ['111 2233', '222 3344']],
    [undefined, ['11 2233', '22 3344']],
    [undefined, ['24.11.2026', '25.11.2026']],
    ['sourceId', ['1112233', '2223344']],
    ['email', ['a@x.example', 'mailto:b@x.example', '']],
    [undefined, ['same-1', 'same-1']],
    ['company', ['Martı A.Ş.', 'Ağaç İşleri', 'Heron']],
    ['person', ['Ayşe Öz', 'ALİ YILDIZ']],
    [undefined, ['', ' ']],
  ])('%s: %j', (role, values) => expect(shapeOf(values)?.role).toBe(role));

  it.each([
    [1, ['1112233', '0532 111 22 33']],
    [0.5, ['111223', '1112233']],
    [0, ['1112233@x.example']],
  ])('fits a phone by %s: %j, from seven digits on', (share, values) =>
    expect(fitOf('phone', values)).toBe(share),
  );

  it('fits nothing that can not be told by its looks', () => {
    expect(fitOf('name', ['Acme'])).toBeUndefined();
    expect(fitOf('email', [''])).toBeUndefined();
  });
});

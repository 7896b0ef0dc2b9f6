/** Columns that a rule names twice, and values as the named steps leave them. */
import { describe, expect, it } from 'vitest';
import { arrange } from '../../src/intake/arrange.ts';
import { mappingSchema } from '../../src/intake/mapping.ts';
import { readSheet } from '../../src/intake/sheet.ts';
import { valuesOf, type Steps } from '../../src/intake/transforms.ts';
import { sheet } from '../helpers/sheet.ts';

describe('a rule that names one header in two spellings', () => {
  it.each([
    [{ join: ['LAST_NAME', 'Last Name', 'City'] }, [[0, 1]]],
    [{ first: ['Last Name', ['LAST_NAME', 'City'], 'last-name'] }, [[0], [1]]],
  ])('%j takes its column once', (rule, from) => {
    const spec = mappingSchema.parse({ fields: [{ to: 'Name', ...rule }] });
    const options = { labels: new Map<string, string>(), externalId: undefined, isPreset: true };
    expect(arrange(['Last Name', 'City'], spec, options).feeds[0]?.from).toEqual(from);
  });
});

describe('a place that two rules feed', () => {
  const spec = mappingSchema.parse({ columns: { Firm: 'Name', Company: 'Name' } });
  const labels = new Map<string, string>();

  it('is the first one’s in a preset', () => {
    const { feeds } = arrange(['Firm', 'Company'], spec, { labels, externalId: undefined, isPreset: true });
    expect(feeds.map(({ from }) => from)).toEqual([[[0]]]);
  });

  it('is a mistake in a mapping of a person’s own', async () => {
    const reading = readSheet(sheet(['Firm', 'Company'], ['Acme', 'Beta']), { spec, labels });
    await expect(reading).rejects.toThrow('The mapping sends "Company" to name, where another column goes');
  });
});

it('a target that counts contacts from 0 is none', () => {
  const spec = mappingSchema.parse({ columns: { Person: 'contact.0.name' } });
  const options = { labels: new Map<string, string>(), externalId: undefined, isPreset: false };
  expect(() => arrange(['Person'], spec, options)).toThrow('has a target "contact.0.name", which is none');
});

it('a pattern may hold any word, also one that every object of JavaScript knows', () => {
  const spec = mappingSchema.parse({ columns: { 'constructor<n>': 'contact.<n>.name' } });
  const options = { labels: new Map<string, string>(), externalId: undefined, isPreset: false };
  expect(arrange(['constructor2'], spec, options).feeds).toMatchObject([{ to: { column: { n: 2 } } }]);
});

describe('a step', () => {
  it.each<[Steps, string, readonly string[]]>([
    [{}, '  a ', ['a']],
    [{ trim: false }, ' a ', [' a ']],
    [{ split: ';' }, 'a; b;;c', ['a', 'b', 'c']],
    [{ chars: 2 }, 'abc', ['ab']],
    [{ values: { EVET: 'yes' } }, 'evet', ['yes']],
    [{ values: { x: 'y' } }, 'z', ['z']],
    [{ case: 'upper-tr' }, 'iı', ['İI']],
    [{ case: 'upper' }, 'i', ['I']],
    [{ case: 'title-tr' }, 'IŞIK iLE', ['Işık İle']],
    [{ date: 'dmy' }, '24.11.2026 15:30', ['2026-11-24 15:30']],
    [{ date: 'mdy' }, '2/3/99', ['1999-02-03']],
    [{ date: 'dmy' }, '31.02.2026', ['31.02.2026']],
    [{ default: 'none' }, ' ', ['none']],
    [{ salesforceId: true }, '001XX000003aB7C', ['001XX000003aB7CYAU']],
    [{ salesforceId: true }, '001XX000003aB7c', ['001XX000003aB7cYAE']],
    [{ salesforceId: true }, '001XX000003aB7CYAU', ['001XX000003aB7CYAU']],
  ])('%j makes of %j: %j', (steps, text, expected) => {
    expect(valuesOf([text], steps)).toEqual(expected);
  });
});

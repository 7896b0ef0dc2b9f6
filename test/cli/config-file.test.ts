import { describe, expect, it } from 'vitest';
import { writeLabels } from '../../src/cli/config-file.ts';
import { failureOf } from '../helpers/tables.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

describe('labels written into the configuration', () => {
  it('make the file where there is none', async () => {
    const workdir = makeWorkdir();
    const file = workdir.file('config.json');
    const written = await writeLabels(new Map([['f1', 'Tax number']]), file);
    expect(written).toEqual({ file, added: ['f1'] });
    expect(JSON.parse(workdir.read('config.json'))).toEqual({ labels: { f1: 'Tax number' } });
  });

  it('leave every key and every label that is there, in their order', async () => {
    const workdir = makeWorkdir();
    workdir.write('config.json', '{ "rate": "10/1s", "labels": { "f2": "City", "f1": "" }, "later": [1] }');
    const labels = new Map([['f1', 'Tax number'], ['f2', 'Town'], ['f3', '']]); // prettier-ignore
    const { added } = await writeLabels(labels, workdir.file('config.json'));
    expect(added).toEqual(['f3']);
    expect(workdir.read('config.json').replace(/\s/g, '')).toBe(
      '{"rate":"10/1s","labels":{"f2":"City","f1":"Taxnumber","f3":""},"later":[1]}',
    );
  });

  it.each([
    ['{ "labels": ', 'is not valid JSON'],
    ['[]', 'is not an object'],
  ])('never replace a file that can’t be understood: %s', async (content, said) => {
    const workdir = makeWorkdir();
    workdir.write('config.json', content);
    expect(await failureOf(writeLabels(new Map([['f1', 'X']]), workdir.file('config.json')))).toContain(said);
    expect(workdir.read('config.json')).toBe(content);
  });
});

/** What the parser would misread is spelled out before it sees it. */
import { expect, it } from 'vitest';
import { readyArguments, refuseEmptyFlags } from '../../src/cli/arguments.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

it.each([
  [
    ['export', '--sandbox', 'own.json', 'a.csv'],
    ['export', '--sandbox=own.json', 'a.csv'],
  ],
  [
    ['export', '--sandbox', 'a.csv'],
    ['export', '--sandbox=', 'a.csv'],
  ],
  [
    ['export', '--sandbox', '--config=c.json'],
    ['export', '--sandbox=', '--config=c.json'],
  ],
])('takes only a file after --sandbox for its file: %j', (given, ready) => {
  expect(readyArguments(given)).toEqual(ready);
});

it.each([
  [{ id: [] }, '--id has no value.'],
  [{ id: ['a', ''] }, '--id has no value.'],
  [{ tokenFile: '', 'token-file': '' }, '--token-file has no value.'],
])('a flag without its value is refused: %j', (flags, message) => {
  expect(() => refuseEmptyFlags(flags)).toThrow(message);
});

it('an unset variable never exports everybody', async () => {
  expect(() => refuseEmptyFlags({ _: [], sandbox: '', id: ['a'], json: false })).not.toThrow();
  const workdir = makeWorkdir();
  for (const flags of [['--id', ''], ['--id'], ['--name='], ['--columns', '']]) {
    const { stderr } = await workdir.expectRun(2, ['export', 'all.csv', ...flags]);
    expect(stderr).toContain(`${flags[0]?.replace('=', '')} has no value.`);
  }
});

/** What the parser would misread is spelled out before it sees it. */
import { expect, it } from 'vitest';
import { readyArguments } from '../../src/cli/arguments.ts';

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

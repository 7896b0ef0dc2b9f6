/** All that `--help` says of the commands has its Turkish. */
import { describe, expect, it } from 'vitest';
import yargs from 'yargs';
import { COMMANDS, type CommandEntry } from '../../src/cli/commands.ts';
import { describedIn } from '../../src/cli/help-language.ts';
import type { Lang } from '../../src/language.ts';
import { HELP, helpText } from '../../src/turkish/help.ts';
import { EXAMPLES } from '../../src/turkish/help-examples.ts';

/** Line by line, without the words that are the parser's own. */
async function helpOf({ load }: CommandEntry, lang: Lang): Promise<string[]> {
  const parser = yargs([]).version(false).help(false).locale('en').wrap(null);
  const { builder } = await load();
  builder(describedIn(parser, lang));
  return (await parser.getHelp()).split('\n').map((line) => line.replace(/\s+/g, ' '));
}

describe.each(COMMANDS)('$name --help', (command) => {
  it('is in Turkish to the last line', async () => {
    const [english, turkish] = [await helpOf(command, 'en'), await helpOf(command, 'tr')];
    const same = english.filter((line, n) => /^ \S/.test(line) && line === turkish[n]);
    expect(same).toEqual([]);
    const { examples } = await command.load();
    for (const text of [command.describe, ...examples.map(([, meaning]) => meaning)])
      expect(helpText(text, 'tr'), text).not.toBe(text);
  });
});

it('nothing is translated that no help says', async () => {
  const said = await Promise.all(
    COMMANDS.map(async (command) => {
      const { examples } = await command.load();
      return [...(await helpOf(command, 'en')), command.describe, ...examples.map(([, meaning]) => meaning)];
    }),
  );
  const all = said.flat().join('\n');
  const [, , , , ...own] = Object.keys(HELP);
  expect([...own, ...Object.keys(EXAMPLES)].filter((text) => !all.includes(text))).toEqual([]);
});

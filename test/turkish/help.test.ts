/** All that `--help` says of the commands has its Turkish, and fits a terminal of 80 columns. */
import { describe, expect, it } from 'vitest';
import { COMMANDS, type CommandEntry } from '../../src/cli/commands.ts';
import { commandHelp } from '../../src/cli/help.ts';
import { helpLines } from '../../src/cli/overview.ts';
import type { Lang } from '../../src/language.ts';
import { HELP, helpText } from '../../src/turkish/help.ts';
import { EXAMPLES } from '../../src/turkish/help-examples.ts';

/** Line by line, in one piece each. */
async function helpOf(command: CommandEntry, lang: Lang): Promise<string[]> {
  return (await commandHelp(command, lang, 10_000)).split('\n');
}

describe.each(COMMANDS)('$name --help', (command) => {
  it('is in Turkish to the last line', async () => {
    const [english, turkish] = [await helpOf(command, 'en'), await helpOf(command, 'tr')];
    expect(turkish).toHaveLength(english.length);
    const same = english.filter((line, n) => line === turkish[n] && !/^$|^ {4}|^cubicl-sheets /.test(line));
    expect(same).toEqual([]);
    const { examples } = await command.load();
    for (const text of [command.describe, ...examples.map(([, meaning]) => meaning)])
      expect(helpText(text, 'tr'), text).not.toBe(text);
  });

  it.each(['en', 'tr'] as const)('fits 80 columns in %s, but for what is pasted', async (lang) => {
    const lines = (await commandHelp(command, lang, 80)).split('\n');
    expect(lines.filter((line) => line.length > 80 && !line.startsWith('    '))).toEqual([]);
  });
});

it('nothing is translated that no help says', async () => {
  const said = await Promise.all(COMMANDS.map((command) => helpOf(command, 'en')));
  const all = [...said.flat(), ...helpLines('en'), '(default: 30d)'].join('\n');
  expect([...Object.keys(HELP), ...Object.keys(EXAMPLES)].filter((text) => !all.includes(text))).toEqual([]);
});

/** Gathers the words that a shell completes, and prints the script for it. */
import type { Argv } from 'yargs';
import type { CommandEntry } from './commands.ts';
import { bashScript, fishScript, zshScript, type Completed, type Flag } from './completion-scripts.ts';
import { openTerminal } from './terminal.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

export async function runCompletion(
  shell: keyof typeof SCRIPTS,
  commands: readonly CommandEntry[],
): Promise<void> {
  const { default: yargs } = await import('yargs');
  const completed: Completed[] = [];
  for (const entry of commands)
    completed.push(await completedOf(entry, yargs([]).help(false).version(false)));
  openTerminal().result(SCRIPTS[shell](completed));
}

/** What yargs knows of the flags; not in its types. */
interface Parser {
  getOptions(): {
    readonly key: Readonly<Record<string, unknown>>;
    readonly boolean: readonly string[];
    readonly choices: Readonly<Record<string, readonly string[] | undefined>>;
  };
  getInternalMethods(): {
    getUsageInstance(): { getDescriptions(): Readonly<Record<string, string | undefined>> };
  };
}

async function completedOf({ name, usage, describe, load }: CommandEntry, parser: Argv): Promise<Completed> {
  const { builder } = await load();
  builder(parser);
  const known = parser as unknown as Parser;
  const { key, boolean, choices } = known.getOptions();
  const descriptions = known.getInternalMethods().getUsageInstance().getDescriptions();
  const positionals = [...usage.matchAll(/[[<](\w+)/g)].map(([, each = '']) => each);
  const names = Object.keys(key).filter((each) => /^[a-z][a-z-]+$/.test(each) && !positionals.includes(each));
  const flags = names.map((each): Flag => ({
    name: each,
    describe: descriptions[each] ?? '',
    takes: boolean.includes(each) ? 'nothing' : (choices[each] ?? 'value'),
  }));
  const help: Flag = { name: 'help', describe: 'Show help', takes: 'nothing' };
  return {
    name,
    describe,
    flags: [...flags, help],
    words: positionals.flatMap((each) => choices[each] ?? []),
  };
}

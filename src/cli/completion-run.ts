/** Gathers the words that a shell completes, and prints the script for it. */
import type { Lang } from '../language.ts';
import { helpText } from '../turkish/help.ts';
import type { CommandEntry } from './commands.ts';
import { bashScript, fishScript, zshScript, type Completed } from './completion-scripts.ts';
import { declaredBy, type Flag } from './declared.ts';
import { openTerminal } from './terminal.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

export async function runCompletion(
  { shell, lang }: { readonly shell: keyof typeof SCRIPTS; readonly lang: Lang },
  commands: readonly CommandEntry[],
): Promise<void> {
  const completed = await Promise.all(commands.map((entry) => completedOf(entry, lang)));
  openTerminal().result(SCRIPTS[shell](completed));
}

async function completedOf(entry: CommandEntry, lang: Lang): Promise<Completed> {
  const { positionals, flags } = await declaredBy(entry);
  const help: Flag = { name: 'help', describe: 'Show help', takes: 'nothing' };
  return {
    name: entry.name,
    describe: helpText(entry.describe, lang),
    flags: [...flags, help].map((flag) => ({ ...flag, describe: helpText(flag.describe, lang) })),
    words: positionals.flatMap(({ takes }) => (typeof takes === 'string' ? [] : takes)),
  };
}

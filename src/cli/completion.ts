/** `cubicl-sheets completion`: what the Tab key needs, read from the table of commands. */
import type { CommandEntry } from './commands.ts';
import { builder, commonFlags, type Command, type CommonFlags } from './flags.ts';
import { languageOfSystem } from './language.ts';

interface CompletionFlags extends Pick<CommonFlags, 'lang'> {
  readonly shell: 'bash' | 'zsh' | 'fish';
}

/** Takes the table, since the table itself names this file. */
export function completionCommand(commands: readonly CommandEntry[]): Command<CompletionFlags> {
  return {
    builder: builder<CompletionFlags>((yargs) =>
      yargs
        .positional('shell', {
          choices: ['bash', 'zsh', 'fish'],
          demandOption: true,
          describe: 'The shell that is to complete',
        })
        .options({ lang: commonFlags.lang }),
    ),
    examples: [
      ["echo 'source <(cubicl-sheets completion bash)' >> ~/.bashrc", 'From the next bash on'],
      ["echo 'source <(cubicl-sheets completion zsh)' >> ~/.zshrc", 'From the next zsh on, after compinit'],
      [
        'mkdir -p ~/.config/fish/completions && cubicl-sheets completion fish > ~/.config/fish/completions/cubicl-sheets.fish',
        'At once, in fish',
      ],
    ],
    handler: async ({ shell, lang = languageOfSystem() }) =>
      (await import('./completion-run.ts')).runCompletion({ shell, lang }, commands),
  };
}

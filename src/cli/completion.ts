/** `cubicl-sheets completion`: what the Tab key needs, read from the table of commands. */
import type { CommandEntry } from './commands.ts';
import { builder, type Command } from './flags.ts';

interface CompletionFlags {
  readonly shell: 'bash' | 'zsh' | 'fish';
}

/** Takes the table, since the table itself names this file. */
export function completionCommand(commands: readonly CommandEntry[]): Command<CompletionFlags> {
  return {
    builder: builder<CompletionFlags>((yargs) =>
      yargs.positional('shell', {
        choices: ['bash', 'zsh', 'fish'],
        demandOption: true,
        describe: 'The shell that is to complete',
      }),
    ),
    examples: [
      ["echo 'source <(cubicl-sheets completion bash)' >> ~/.bashrc", 'From the next bash on'],
      ["echo 'source <(cubicl-sheets completion zsh)' >> ~/.zshrc", 'From the next zsh on, after compinit'],
      [
        'mkdir -p ~/.config/fish/completions && cubicl-sheets completion fish > ~/.config/fish/completions/cubicl-sheets.fish',
        'At once, in fish',
      ],
    ],
    handler: async ({ shell }) => (await import('./completion-run.ts')).runCompletion(shell, commands),
  };
}

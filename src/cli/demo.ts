/** `cubicl-sheets demo`: flags and a call. */
import type { CommandModule } from 'yargs';

export interface DemoFlags {
  readonly folder: string;
}

export const demoCommand: CommandModule<object, DemoFlags> = {
  command: 'demo [folder]',
  describe: 'The whole story on the sandbox in under a minute, leaving files to open',
  builder: {
    folder: {
      type: 'string',
      default: 'demo',
      describe: 'Where the files go; an earlier demo there is replaced',
    },
  },
  handler: async (flags) => (await import('./demo-run.ts')).runDemo(flags),
};

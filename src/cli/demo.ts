/** `cubicl-sheets demo`: flags and a call. */
import type { Command } from './flags.ts';

export interface DemoFlags {
  readonly folder: string;
}

export const demoCommand: Command<DemoFlags> = {
  builder: {
    folder: {
      type: 'string',
      default: 'demo',
      describe: 'Where the files go; an earlier demo there is replaced',
    },
  },
  handler: async (flags) => (await import('./demo-run.ts')).runDemo(flags),
};

/** `cubicl-sheets demo`: flags and a call. */
import { builder, commonFlags, type Command, type CommonFlags } from './flags.ts';

export interface DemoFlags extends Pick<CommonFlags, 'lang'> {
  readonly folder: string;
}

export const demoCommand: Command<DemoFlags> = {
  builder: builder<DemoFlags>((yargs) =>
    yargs
      .positional('folder', {
        type: 'string',
        default: 'demo',
        describe: 'Where the files go; an earlier demo there is replaced',
      })
      .options({ lang: commonFlags.lang }),
  ),
  examples: [['cubicl-sheets demo', 'Its files are in the folder demo afterwards']],
  handler: async (flags) => (await import('./demo-run.ts')).runDemo(flags),
};

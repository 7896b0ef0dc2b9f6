/** `cubicl-sheets runs`: flags and a call. */
import { builder, commonFlags, type Command, type CommonFlags } from './flags.ts';

export interface RunsFlags extends Pick<CommonFlags, 'json' | 'quiet' | 'verbose' | 'lang'> {
  readonly folder: string;
}

const { json, quiet, verbose, lang } = commonFlags;

export const runsCommand: Command<RunsFlags> = {
  builder: builder<RunsFlags>((yargs) =>
    yargs
      .positional('folder', { type: 'string', default: 'cubicl-runs', describe: 'Where the runs lie' })
      .options({ json, quiet, verbose, lang }),
  ),
  examples: [['cubicl-sheets runs', 'What was done, and what is left']],
  handler: async (flags) => (await import('./runs-run.ts')).runRuns(flags),
};

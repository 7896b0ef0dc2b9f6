/** `cubicl-sheets apply`: flags and a call. */
import {
  allowFlag,
  builder,
  commonFlags,
  planFlags,
  type Command,
  type CommonFlags,
  type PlanFlags,
} from './flags.ts';

export interface ApplyFlags extends CommonFlags, PlanFlags {
  readonly run: string;
}

export const applyCommand: Command<ApplyFlags> = {
  builder: builder<ApplyFlags>((yargs) =>
    yargs
      .positional('run', {
        type: 'string',
        demandOption: true,
        describe: 'The folder of the run, below cubicl-runs; the command runs lists them',
      })
      .options({ ...planFlags, ...allowFlag, ...commonFlags }),
  ),
  examples: [
    [
      'cubicl-sheets import samples/good.csv --dry-run --run-dir my-run',
      'First plan, into a folder of your choice',
    ],
    ['cubicl-sheets apply my-run', 'Carry it out; of a run that was interrupted, what is left'],
  ],
  handler: async (flags) => (await import('./apply-run.ts')).runApply(flags),
};

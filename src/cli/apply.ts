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
        describe: 'The run folder, below cubicl-runs',
      })
      .options({ ...planFlags, ...allowFlag, ...commonFlags })
      .example('$0 apply cubicl-runs/2026-11-23T09-30-00Z-import', 'Go on with that run'),
  ),
  handler: async (flags) => (await import('./apply-run.ts')).runApply(flags),
};

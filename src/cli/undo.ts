/** `cubicl-sheets undo`: flags and a call. */
import {
  builder,
  commonFlags,
  planFlags,
  runDirFlag,
  type Command,
  type CommonFlags,
  type PlanFlags,
} from './flags.ts';

export interface UndoFlags extends CommonFlags, PlanFlags {
  readonly run: string;
  readonly runDir?: string;
}

export const undoCommand: Command<UndoFlags> = {
  builder: builder<UndoFlags>((yargs) =>
    yargs
      .positional('run', {
        type: 'string',
        demandOption: true,
        describe: 'The run folder, below cubicl-runs',
      })
      .options({ ...planFlags, ...runDirFlag, ...commonFlags })
      .example('$0 undo cubicl-runs/2026-11-23T09-30-00Z-import --dry-run', 'See what would be taken back')
      .example('$0 undo cubicl-runs/2026-11-23T09-30-00Z-import', 'Take it back'),
  ),
  handler: async (flags) => (await import('./undo-run.ts')).runUndo(flags),
};

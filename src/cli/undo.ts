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
        describe: 'The folder of the run, below cubicl-runs; the command runs lists them',
      })
      .options({ ...planFlags, ...runDirFlag, ...commonFlags }),
  ),
  examples: [
    ['cubicl-sheets import samples/good.csv --yes --run-dir my-import', 'A run'],
    ['cubicl-sheets undo my-import --dry-run', 'See what would be taken back'],
    ['cubicl-sheets undo my-import', 'Take it back'],
  ],
  handler: async (flags) => (await import('./undo-run.ts')).runUndo(flags),
};

/** `cubicl-sheets delete`: flags and a call. */
import { fileArgument } from './arguments.ts';
import {
  builder,
  commonFlags,
  planFlags,
  readingFlags,
  runDirFlag,
  type Command,
  type CommonFlags,
  type PlanFlags,
  type ReadingFlags,
} from './flags.ts';

export interface DeleteFlags extends CommonFlags, ReadingFlags, PlanFlags {
  readonly file: string;
  readonly runDir?: string;
}

export const deleteCommand: Command<DeleteFlags> = {
  builder: builder<DeleteFlags>((yargs) =>
    yargs
      .positional('file', {
        type: 'string',
        demandOption: true,
        coerce: fileArgument,
        describe: '.csv, .tsv, .xlsx or .jsonl with a column ID; - is stdin',
      })
      .options({ ...planFlags, ...runDirFlag, ...readingFlags, ...commonFlags }),
  ),
  examples: [
    [
      'cubicl-sheets export leaving.xlsx --name turizm',
      'First a list: look it over, and keep only who should go',
    ],
    ['cubicl-sheets delete leaving.xlsx --dry-run', 'See who would be deleted'],
    ['cubicl-sheets delete leaving.xlsx', 'Delete them; undo brings them back, under new ids'],
  ],
  handler: async (flags) => (await import('./delete-run.ts')).runDelete(flags),
};

/** `cubicl-sheets diff`: flags and a call. */
import { fileArgument } from './arguments.ts';
import {
  builder,
  commonFlags,
  dialectFlags,
  type Command,
  type CommonFlags,
  type DialectFlags,
} from './flags.ts';

export interface DiffFlags extends CommonFlags, DialectFlags {
  readonly before: string;
  readonly after?: string;
  readonly format?: 'text' | 'csv' | 'xlsx' | 'json';
  readonly out?: string;
  readonly match?: string;
  readonly pageSize?: number;
  readonly force: boolean;
}

const diffFlags = {
  format: {
    choices: ['text', 'csv', 'xlsx', 'json'],
    describe: 'Format of the differences (default: by the name of --out; on stdout text)',
  },
  out: { type: 'string', coerce: fileArgument, describe: 'Write the differences here (default: stdout)' },
  match: {
    type: 'string',
    describe: 'What tells which client a row without an ID is (default: id,email,name)',
  },
  'page-size': { type: 'number', describe: 'Clients asked for at once (default: 1000)' },
  force: { type: 'boolean', default: false, describe: 'Replace the file if it is there' },
} as const;

export const diffCommand: Command<DiffFlags> = {
  builder: builder<DiffFlags>((yargs) =>
    yargs
      .positional('before', {
        type: 'string',
        demandOption: true,
        coerce: fileArgument,
        describe: 'An export: .csv, .tsv, .xlsx or .jsonl; - is stdin',
      })
      .positional('after', {
        type: 'string',
        coerce: fileArgument,
        describe: 'A later one, of any format (default: the clients as they are now)',
      })
      .options({ ...diffFlags, ...dialectFlags, ...commonFlags }),
  ),
  examples: [
    ['cubicl-sheets export monday.xlsx && cubicl-sheets export friday.csv', 'First two exports, of two days'],
    ['cubicl-sheets diff monday.xlsx friday.csv', 'What changed in between'],
    ['cubicl-sheets diff monday.xlsx', 'What changed since then'],
    ['cubicl-sheets diff monday.xlsx --out changes.xlsx', 'The same, as a sheet'],
    ['cubicl-sheets diff monday.xlsx --quiet > /dev/null || echo changed', 'The exit code tells'],
  ],
  handler: async (flags) => (await import('./diff-run.ts')).runDiff(flags),
};

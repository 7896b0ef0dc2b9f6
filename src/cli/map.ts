/** `cubicl-sheets map`: flags and a call. */
import { fileArgument } from './arguments.ts';
import {
  builder,
  commonFlags,
  presetFlag,
  readingFlags,
  type Command,
  type CommonFlags,
  type ReadingFlags,
} from './flags.ts';

export interface MapFlags extends CommonFlags, ReadingFlags {
  readonly file: string;
  readonly out?: string;
  readonly preset: string;
  readonly force: boolean;
}

export const mapCommand: Command<MapFlags> = {
  builder: builder<MapFlags>((yargs) =>
    yargs
      .positional('file', {
        type: 'string',
        demandOption: true,
        coerce: fileArgument,
        describe: '.csv, .tsv, .xlsx or .jsonl; - is stdin',
      })
      .options({
        out: { type: 'string', coerce: fileArgument, describe: 'Write the mapping here; - is stdout' },
        force: { type: 'boolean', default: false, describe: 'Replace the file if it is there' },
        ...presetFlag,
        ...readingFlags,
        ...commonFlags,
      }),
  ),
  examples: [
    ['cubicl-sheets map samples/old-list.csv', 'See what each column is taken for'],
    ['cubicl-sheets map samples/old-list.csv --out mapping.json', 'Write it down, to look over and edit'],
    ['cubicl-sheets import samples/old-list.csv --mapping mapping.json --dry-run', 'What import makes of it'],
  ],
  handler: async (flags) => (await import('./map-run.ts')).runMap(flags),
};

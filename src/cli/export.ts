/** `cubicl-sheets export`: flags and a call. */
import { fileArgument } from './arguments.ts';
import { builder, commonFlags, type Command, type CommonFlags } from './flags.ts';

export interface ExportFlags extends CommonFlags {
  readonly file?: string;
  readonly format?: 'csv' | 'tsv' | 'xlsx' | 'jsonl';
  readonly name?: string;
  readonly email?: string;
  readonly id?: readonly string[];
  readonly columns?: string;
  readonly contacts?: 'columns' | 'rows' | 'sheet';
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly pageSize?: number;
  readonly force: boolean;
  readonly out?: string;
  readonly keep?: number;
  readonly ifChanged: boolean;
  readonly changes?: string;
  readonly onDone?: string;
}

export const exportFlags = {
  format: {
    choices: ['csv', 'tsv', 'xlsx', 'jsonl'],
    describe: 'Format (default: by the name of the file)',
  },
  name: { type: 'string', describe: 'Only clients with a word of the name starting like this' },
  email: {
    type: 'string',
    describe: 'Only clients with this in an e-mail address of theirs or their contacts',
  },
  id: {
    type: 'string',
    array: true,
    describe: 'Only the client with this id; may be given several times',
  },
  columns: { type: 'string', describe: 'Only these columns, by header, separated by commas' },
  contacts: {
    choices: ['columns', 'rows', 'sheet'],
    describe: 'Contacts beside the client, on a line each, or on a second sheet (default: columns)',
  },
  delimiter: { type: 'string', describe: 'Character between cells in CSV (default: ,)' },
  encoding: { type: 'string', describe: 'utf-8, windows-1254 or utf-16le for CSV (default: utf-8)' },
  'page-size': {
    type: 'number',
    describe: 'Clients asked for at once (default: 1000; the server may give fewer)',
  },
  force: { type: 'boolean', default: false, describe: 'Replace the file if it is there' },
  out: {
    type: 'string',
    coerce: fileArgument,
    describe: 'Another way to name the file; in both, {date}, {time} and {count} are filled in',
  },
  keep: {
    type: 'number',
    describe: 'Keep only so many files of this name, the latest; it needs {date} or {time} in it',
  },
  'if-changed': {
    type: 'boolean',
    default: false,
    describe: 'No new file when nothing changed since the latest one of this name',
  },
  changes: {
    type: 'string',
    describe: 'Write what changed since the latest file of this name to this .xlsx, .csv or .json, too',
  },
  'on-done': {
    type: 'string',
    describe: 'Command to run at the end, with the summary as JSON on its standard input',
  },
} as const;

export const exportCommand: Command<ExportFlags> = {
  builder: builder<ExportFlags>((yargs) =>
    yargs
      .positional('file', {
        type: 'string',
        coerce: fileArgument,
        describe: '.csv, .tsv, .xlsx or .jsonl; - is stdout (default: clients.xlsx)',
      })
      .options({ ...exportFlags, ...commonFlags }),
  ),
  examples: [
    ['cubicl-sheets export', 'Every client to clients.xlsx'],
    ['cubicl-sheets export clients.csv --delimiter ";"', 'CSV as Turkish Excel likes it'],
    ['cubicl-sheets export - --format csv --quiet | wc -l', 'CSV into a pipe'],
    [
      'cubicl-sheets export "clients-{date}.xlsx" --keep 30 --if-changed',
      'Each night, only when something changed',
    ],
    ['cubicl-sheets export made-up.xlsx --sandbox', 'Try it without a token'],
  ],
  handler: async (flags) => (await import('./export-run.ts')).runExport(flags),
};

/** `cubicl-sheets template`: flags and a call. */
import { fileArgument } from './arguments.ts';
import { builder, commonFlags, type Command, type CommonFlags } from './flags.ts';

export interface TemplateFlags extends CommonFlags {
  readonly file: string;
  readonly format?: 'csv' | 'tsv' | 'xlsx';
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly force: boolean;
}

export const templateCommand: Command<TemplateFlags> = {
  builder: builder<TemplateFlags>((yargs) =>
    yargs
      .positional('file', {
        type: 'string',
        coerce: fileArgument,
        default: 'template.xlsx',
        describe: '.csv, .tsv or .xlsx; - is stdout',
      })
      .options({
        format: { choices: ['csv', 'tsv', 'xlsx'], describe: 'Format (default: by the name of the file)' },
        delimiter: { type: 'string', describe: 'Character between cells in CSV (default: ,)' },
        encoding: { type: 'string', describe: 'utf-8, windows-1254 or utf-16le for CSV (default: utf-8)' },
        force: { type: 'boolean', default: false, describe: 'Replace the file if it is there' },
        ...commonFlags,
      }),
  ),
  examples: [
    ['cubicl-sheets template', 'A workbook, template.xlsx'],
    [
      'cubicl-sheets template yeni.xlsx --sandbox --lang tr',
      "With an account's fields, and notes in Turkish",
    ],
    ['cubicl-sheets template yeni.csv --delimiter ";"', 'CSV as Turkish Excel likes it'],
  ],
  handler: async (flags) => (await import('./template-run.ts')).runTemplate(flags),
};

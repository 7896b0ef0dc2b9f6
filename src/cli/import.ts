/** `cubicl-sheets import`: flags and a call. */
import { fileArguments } from './arguments.ts';
import {
  allowFlag,
  builder,
  commonFlags,
  planFlags,
  presetFlag,
  readingFlags,
  runDirFlag,
  type Command,
  type CommonFlags,
  type PlanFlags,
  type ReadingFlags,
} from './flags.ts';

export interface ImportFlags extends CommonFlags, ReadingFlags, PlanFlags {
  readonly file: readonly string[];
  readonly mode?: 'upsert' | 'create' | 'update';
  readonly match?: string;
  readonly externalId?: string;
  readonly sandboxFrom?: string;
  readonly duplicates?: 'reject' | 'merge' | 'first';
  readonly phoneRegion?: string;
  readonly dates?: 'auto' | 'dmy' | 'mdy' | 'ymd';
  readonly preset: string;
  /** One for each file, or one for all. */
  readonly mapping?: readonly string[];
  readonly orphans?: 'client' | 'skip' | 'reject';
  readonly linkByDomain?: boolean;
  readonly ignoreUnknown: boolean;
  readonly blank?: 'keep' | 'clear';
  readonly contactsMode?: 'merge' | 'replace';
  readonly conflict?: 'report' | 'mine' | 'theirs';
  readonly repair: boolean;
  readonly runDir?: string;
  readonly pageSize?: number;
}

const importFlags = {
  mode: {
    choices: ['upsert', 'create', 'update'],
    describe: 'Create and update, only create, or only update (default: upsert)',
  },
  match: { type: 'string', describe: 'What tells which client a row is (default: id,email,name)' },
  'external-id': {
    type: 'string',
    describe: "Custom field that keeps another program's id, matched on first after ID",
  },
  'sandbox-from': {
    type: 'string',
    describe: 'With --sandbox: begin a new one with the clients of this export, to rehearse on a copy',
  },
  duplicates: {
    choices: ['reject', 'merge', 'first'],
    describe:
      'Several rows for one client: reject them, merge their filled cells, or take the first (default: reject)',
  },
  'phone-region': {
    type: 'string',
    describe: 'Write phones like +905321112233; those without a country code are of this region, e.g. TR',
  },
  dates: {
    choices: ['auto', 'dmy', 'mdy', 'ymd'],
    describe: 'Write dates in custom fields as 2026-11-24; the order counts where the column proves none',
  },
  ...presetFlag,
  mapping: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'JSON file: header → column, for headers of other programs; one for all files, or one each',
  },
  orphans: {
    choices: ['client', 'skip', 'reject'],
    describe: 'What becomes of people without a company (default: client, each a client of its own)',
  },
  'link-by-domain': {
    type: 'boolean',
    describe: "Let an e-mail address at a client's domain join a person to it (--no-link-by-domain: never)",
  },
  'ignore-unknown': { type: 'boolean', default: false, describe: 'Leave out columns nobody knows' },
  blank: {
    choices: ['keep', 'clear'],
    describe: 'What an empty cell does in a sheet without _base (default: keep)',
  },
  'contacts-mode': {
    choices: ['merge', 'replace'],
    describe: 'Add to and update the contacts, or replace them, in a sheet without _base (default: merge)',
  },
  conflict: {
    choices: ['report', 'mine', 'theirs'],
    describe: 'Where both sides changed a field: report it, write yours, or keep theirs (default: report)',
  },
  repair: {
    type: 'boolean',
    default: false,
    describe: 'Put back cells that a spreadsheet program damaged, where _base proves what was there',
  },
  ...allowFlag,
  ...runDirFlag,
  'page-size': { type: 'number', describe: 'Clients asked for at once (default: 1000)' },
} as const;

export const importCommand: Command<ImportFlags> = {
  builder: builder<ImportFlags>((yargs) =>
    yargs
      .positional('file', {
        type: 'string',
        demandOption: true,
        coerce: fileArguments,
        describe: '.csv, .tsv, .xlsx or .jsonl; - is stdin; several are read as one',
      })
      .options({ ...planFlags, ...importFlags, ...readingFlags, ...commonFlags }),
  ),
  examples: [
    ['cubicl-sheets export clients.xlsx', 'First make a workbook, and edit it'],
    ['cubicl-sheets import clients.xlsx --dry-run', 'See what would change'],
    ['cubicl-sheets import clients.xlsx --yes', 'Do it without asking'],
    [
      'cubicl-sheets import samples/crm/hubspot-companies.csv samples/crm/hubspot-contacts.csv --dry-run',
      'Companies and their people, as another CRM exports them',
    ],
    [
      'cubicl-sheets import samples/old-list.csv --mapping samples/old-list.mapping.json --mode create --dry-run',
      'Only new clients, from any other file',
    ],
    [
      'cubicl-sheets import samples/other-crm.csv --mapping samples/other-crm.mapping.json --external-id "custom:Legacy ID" --sandbox --dry-run',
      'As often as you like: each client is made once',
    ],
    ['cubicl-sheets import samples/good.csv --sandbox --dry-run', 'Try it without a token'],
  ],
  handler: async (flags) => (await import('./import-run.ts')).runImport(flags),
};

/** The flags that several commands share. */
import type { Argv, CommandModule, Options } from 'yargs';
import type { Lang } from '../language.ts';

/** What a command file exports; its name and description stand in `commands.ts`. */
export interface Command<Flags> extends Pick<CommandModule<object, Flags>, 'handler'> {
  readonly builder: (yargs: Argv) => Argv<Flags>;
  /** Lines that work when pasted, in this order, each with what it is for. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
}

export const commonFlags = {
  sandbox: {
    type: 'string',
    describe: 'Try it on made-up clients in place of Cubicl (the sandbox), kept in this .json file',
  },
  config: { type: 'string', describe: 'Configuration file (default: cubicl-sheets.config.json, if there)' },
  url: {
    type: 'string',
    describe: 'Address of the API (default: CUBICL_URL, else https://cubicl.io/api/v1)',
  },
  'token-file': { type: 'string', describe: 'File that holds the token (else CUBICL_TOKEN, else login)' },
  account: {
    type: 'string',
    describe: 'Which of the tokens that login keeps (default: the one called default)',
  },
  rate: { type: 'string', describe: 'Requests per time, e.g. 60/1m or unlimited (default: 60/1m)' },
  concurrency: { type: 'number', describe: 'Requests under way at once (default: 4)' },
  json: { type: 'boolean', default: false, describe: 'Print one JSON object on stdout' },
  quiet: { type: 'boolean', default: false, describe: 'Say nothing but problems' },
  verbose: {
    type: 'boolean',
    default: false,
    describe: 'Say more, such as the cause of a failure',
  },
  'log-format': {
    choices: ['text', 'json'],
    describe: 'Text for people, or a JSON object a line, on stderr (default: text)',
  },
  lang: {
    choices: ['en', 'tr'],
    describe: 'Language of messages, the report page and templates (default: by LANG, else en)',
  },
} as const satisfies Readonly<Record<string, Options>>;

export interface CommonFlags {
  readonly sandbox?: string;
  readonly config?: string;
  readonly url?: string;
  readonly tokenFile?: string;
  readonly account?: string;
  readonly rate?: string;
  readonly concurrency?: number;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly logFormat?: 'text' | 'json';
  readonly lang?: Lang;
}

/** Flags for reading a spreadsheet. */
export const dialectFlags = {
  sheet: { type: 'string', describe: 'Sheet of a workbook, by name or number' },
  'header-row': { type: 'number', describe: 'Row the headers stand in (default: found)' },
  delimiter: { type: 'string', describe: 'Character between cells (default: found)' },
  encoding: { type: 'string', describe: 'Encoding of a text file, e.g. windows-1254 (default: found)' },
} as const satisfies Readonly<Record<string, Options>>;

export interface DialectFlags {
  readonly sheet?: string;
  readonly headerRow?: number;
  readonly delimiter?: string;
  readonly encoding?: string;
}

/** The same where only one file is read, so that its format can be told. */
export const readingFlags = {
  format: { choices: ['csv', 'tsv', 'xlsx', 'jsonl'], describe: 'Format of the file (default: by its name)' },
  ...dialectFlags,
} as const satisfies Readonly<Record<string, Options>>;

export interface ReadingFlags extends DialectFlags {
  readonly format?: 'csv' | 'tsv' | 'xlsx' | 'jsonl';
}

export const presetFlag = {
  preset: {
    type: 'string',
    default: 'auto',
    describe: 'The program a file comes from: auto (found by its headers), none, or a name such as hubspot',
  },
} as const satisfies Readonly<Record<string, Options>>;

/** Flags of everything that carries out a plan. */
export const planFlags = {
  'dry-run': { type: 'boolean', default: false, describe: 'Show what would be done and stop' },
  yes: { type: 'boolean', alias: 'y', default: false, describe: 'Go ahead without asking' },
  settle: {
    type: 'string',
    describe: 'How long to wait before looking for a create whose answer was lost (default: 90s)',
  },
  'max-age': {
    type: 'string',
    describe: 'Read a client again before overwriting it when it was read longer ago (default: 10m)',
  },
  verify: {
    type: 'boolean',
    default: false,
    describe: 'At the end, read all clients once more and name whatever is not as it was written',
  },
  mask: {
    type: 'boolean',
    default: false,
    describe: 'Hide names, phones, e-mails and all other values in the report page, to pass it on',
  },
} as const satisfies Readonly<Record<string, Options>>;

/** What the guards of a plan would refuse. The words are those of `plan/guards.ts`, which is not loaded for help. */
export const allowFlag = {
  allow: {
    type: 'string',
    array: true,
    choices: ['clears', 'deletes', 'lost-ids', 'moves'],
    describe:
      'Let the plan empty many cells, delete clients, make new ones of rows that lost their ID, or give clients the values of others',
  },
} as const satisfies Readonly<Record<string, Options>>;

export interface PlanFlags {
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly settle?: string;
  readonly maxAge?: string;
  readonly verify: boolean;
  readonly mask: boolean;
  readonly allow?: readonly ('clears' | 'deletes' | 'lost-ids' | 'moves')[];
}

/** The folder that a command makes for its run. */
export const runDirFlag = {
  'run-dir': {
    type: 'string',
    describe: 'Folder for the plan, journal and reports (default: new, below cubicl-runs)',
  },
} as const satisfies Readonly<Record<string, Options>>;

/**
 * A builder whose parsed flags are `Flags`: yargs checks them as they are declared, and its own types can't follow
 * flags that are declared in pieces.
 */
export function builder<Flags>(build: (yargs: Argv) => unknown): (yargs: Argv) => Argv<Flags> {
  return (yargs) => build(yargs) as Argv<Flags>;
}

/** Flags as words of a command line, e.g. `--rate=10/1s`; those that are undefined are left out. */
export function flagWords(named: Readonly<Record<string, string | number | undefined>>): string[] {
  return Object.entries(given(named)).map(([name, value]) => `--${name}=${value}`);
}

type Given = string | number | boolean | undefined;

/** What a person gave of the declared flags, as words of a command line again; what is off by itself is left out. */
export function wordsGiven(declared: Readonly<Record<string, Options>>, flags: object): string[] {
  const values = new Map(Object.entries(flags as Readonly<Record<string, Given | readonly Given[]>>));
  return Object.keys(declared).flatMap((name) =>
    [values.get(name)].flat().flatMap((value) => {
      if (value === undefined || value === false) return [];
      return value === true || value === '' ? [`--${name}`] : [`--${name}=${String(value)}`];
    }),
  );
}

/** Drops the keys a person did not give, so that defaults further down apply. */
export function given<T extends object>(flags: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(flags).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

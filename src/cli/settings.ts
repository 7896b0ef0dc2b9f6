/** Flags, environment and configuration file → one frozen Settings; below here nobody reads `process`. */
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { CUBICL_URL } from '../api/address.ts';
import { parseRate, type Rate } from '../api/pace.ts';
import type { Labels } from '../client/columns.ts';
import { FileFailure, UsageFailure } from '../errors.ts';
import type { CommonFlags } from './flags.ts';

export interface Settings {
  readonly url: string;
  /** Absent with the sandbox, which has its own. */
  readonly token: string | undefined;
  readonly rate: Rate;
  readonly concurrency: number;
  readonly labels: Labels;
  /** What files call people → users of Cubicl; '' for nobody. */
  readonly managerNames: ReadonlyMap<string, string>;
  /** The file the sandbox is kept in; absent when Cubicl itself is meant. */
  readonly sandbox: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly lang: 'en' | 'tr';
}

export const CONFIG_FILE = 'cubicl-sheets.config.json';
const SANDBOX_FILE = '.cubicl-sandbox.json';

const configSchema = z.strictObject({
  $schema: z.string().optional(),
  url: z.string().optional(),
  rate: z.string().optional(),
  concurrency: z.int().min(1).max(16).optional(),
  /** Field id → the label it has in Cubicl. */
  labels: z.record(z.string(), z.string()).optional(),
  /** A name in files of other programs → a user's address, full name or id; '' for nobody. */
  managers: z.record(z.string(), z.string()).optional(),
});

export async function readSettings(flags: CommonFlags): Promise<Settings> {
  const config = await readConfig(flags.config);
  const usesSandbox = flags.sandbox !== undefined;
  const concurrency = flags.concurrency ?? config.concurrency ?? 4;
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 16) {
    throw new UsageFailure(`--concurrency takes a whole number from 1 to 16, not ${concurrency}.`);
  }
  return Object.freeze({
    url: flags.url ?? process.env['CUBICL_URL'] ?? config.url ?? CUBICL_URL,
    token: usesSandbox ? undefined : await readToken(flags.tokenFile),
    rate: parseRate(flags.rate ?? config.rate ?? (usesSandbox ? 'unlimited' : '60/1m')),
    concurrency,
    labels: new Map(Object.entries(config.labels ?? {})),
    managerNames: new Map(Object.entries(config.managers ?? {})),
    sandbox: usesSandbox ? flags.sandbox || SANDBOX_FILE : undefined,
    json: flags.json,
    quiet: flags.quiet,
    verbose: flags.verbose,
    lang: flags.lang ?? languageOfSystem(),
  });
}

/** As POSIX has it: the first of these that is set decides. */
function languageOfSystem(): 'en' | 'tr' {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return /^tr(?:[_.@-]|$)/i.test(locale ?? '') ? 'tr' : 'en';
}

async function readConfig(path: string | undefined): Promise<z.infer<typeof configSchema>> {
  const file = path ?? CONFIG_FILE;
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (path === undefined && isMissing) return '{}';
    throw new UsageFailure(`The configuration ${file} can't be read.`, {
      hint: 'Check the path.',
      cause: error,
    });
  });
  const read = configSchema.safeParse(jsonOf(text, file));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UsageFailure(
    `The configuration ${file} is wrong at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}.`,
    {
      hint: 'It may hold url, rate, concurrency, labels and managers.',
    },
  );
}

/** Parses a JSON file a person wrote. @throws UsageFailure naming the file */
export function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageFailure(`${file} is not valid JSON.`, {
      hint: error instanceof Error ? error.message : '',
      cause: error,
    });
  }
}

async function readToken(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return process.env['CUBICL_TOKEN'];
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new FileFailure(`${file} can be read by others.`, { hint: `Close it with: chmod 600 ${file}` });
    }
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (error instanceof FileFailure) throw error;
    throw new FileFailure(`The token file ${file} can't be read.`, { hint: 'Check the path.', cause: error });
  }
}

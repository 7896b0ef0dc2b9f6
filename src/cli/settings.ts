/** Flags, environment and configuration file → one frozen Settings; below here nobody reads `process`. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CUBICL_URL, readBaseUrl } from '../api/address.ts';
import { parseRate, type Rate } from '../api/rate.ts';
import type { Labels } from '../client/columns.ts';
import { UsageFailure } from '../errors.ts';
import type { Lang } from '../language.ts';
import { msg } from '../message.ts';
import { codeOf } from '../table/failures.ts';
import type { CommonFlags } from './flags.ts';
import { languageOfSystem } from './language.ts';
import { SANDBOX_FILE } from './server.ts';
import { findToken, type FoundToken } from './token.ts';

export interface Settings {
  readonly url: string;
  /** Absent with the sandbox, which has its own. */
  readonly token: FoundToken | undefined;
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
  readonly logFormat: 'text' | 'json';
  /** Of files for people: the report page, templates. */
  readonly lang: Lang;
  /** Of the terminal; a log that machines read stays English. */
  readonly spoken: Lang;
}

export const CONFIG_FILE = 'cubicl-sheets.config.json';

/** Published for editors as `templates/cubicl-sheets.config.schema.json`. */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  url: z.string().optional().describe('Address of the API'),
  rate: z.string().optional().describe('Requests per time, e.g. 60/1m or unlimited'),
  concurrency: z.int().min(1).max(16).optional().describe('Requests under way at once'),
  labels: z.record(z.string(), z.string()).optional().describe('Field id → the label it has in Cubicl'),
  managers: z
    .record(z.string(), z.string())
    .optional()
    .describe('A name in files of other programs → a user’s address, full name or id; empty for nobody'),
});

export async function readSettings(flags: CommonFlags): Promise<Settings> {
  const config = await readConfig(flags.config);
  const usesSandbox = flags.sandbox !== undefined;
  const concurrency = flags.concurrency ?? config.concurrency ?? 4;
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 16) {
    throw new UsageFailure(msg`--concurrency takes a whole number from 1 to 16, not ${concurrency}.`);
  }
  const lang = flags.lang ?? languageOfSystem();
  const url = flags.url ?? (process.env['CUBICL_URL'] || config.url);
  // Before the token: whoever gets both wrong has no use for a token yet.
  if (url !== undefined && !usesSandbox) readBaseUrl(url);
  const token = usesSandbox ? undefined : await findToken(flags);
  return Object.freeze({
    url: urlFor(token, url),
    token,
    rate: parseRate(flags.rate ?? config.rate ?? (usesSandbox ? 'unlimited' : '60/1m')),
    concurrency,
    labels: new Map(Object.entries(config.labels ?? {})),
    managerNames: new Map(Object.entries(config.managers ?? {})),
    sandbox: usesSandbox ? flags.sandbox || SANDBOX_FILE : undefined,
    json: flags.json,
    quiet: flags.quiet,
    verbose: flags.verbose,
    logFormat: flags.logFormat ?? 'text',
    lang,
    spoken: flags.logFormat === 'json' ? 'en' : lang,
  });
}

/** Where a token is to be kept for, and how fast it may be tried: the settings without a token. */
export async function readTarget(
  flags: Pick<CommonFlags, 'config' | 'url' | 'rate'>,
): Promise<{ readonly url: string; readonly rate: Rate }> {
  const config = await readConfig(flags.config);
  const url = flags.url ?? (process.env['CUBICL_URL'] || config.url) ?? CUBICL_URL;
  return { url, rate: parseRate(flags.rate ?? config.rate ?? '60/1m') };
}

/** A token that was kept for one address goes to no other. @throws UsageFailure */
function urlFor(token: FoundToken | undefined, url: string | undefined): string {
  if (token?.url === undefined || url === undefined || url === token.url)
    return url ?? token?.url ?? CUBICL_URL;
  throw new UsageFailure(msg`The token (${token.from}) was kept for ${token.url}, not for ${url}.`, {
    hint: msg`Keep another one with: cubicl-sheets login --account <name> --url <address>`,
  });
}

async function readConfig(path: string | undefined): Promise<z.infer<typeof configSchema>> {
  const file = path ?? CONFIG_FILE;
  const read = configSchema.safeParse(await readConfigJson(file, { mayBeMissing: path === undefined }));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UsageFailure(
    msg`The configuration ${file} is wrong at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}.`,
    {
      hint: msg`It may hold url, rate, concurrency, labels and managers.`,
    },
  );
}

/** As it stands there, before it is checked; `{}` where it may be missing, and is. @throws UsageFailure */
export async function readConfigJson(
  file: string,
  { mayBeMissing }: { mayBeMissing: boolean },
): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (mayBeMissing && codeOf(error) === 'ENOENT') return '{}';
    throw new UsageFailure(msg`The configuration ${file} can't be read.`, {
      hint: msg`Check the path.`,
      cause: error,
    });
  });
  return jsonOf(text, file);
}

/** Parses a JSON file a person wrote. @throws UsageFailure naming the file */
export function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageFailure(msg`${file} is not valid JSON.`, {
      hint: msg`Look at its commas, quotes and brackets: ${error instanceof Error ? error.message : ''}`,
      cause: error,
    });
  }
}

/** Where the token comes from: a file that is named, an account that is named, CUBICL_TOKEN, or what `login` kept. */
import { readFile } from 'node:fs/promises';
import { AuthFailure, FileFailure, UsageFailure } from '../errors.ts';
import { joined, msg } from '../message.ts';
import { accountNames, DEFAULT_ACCOUNT, readAccount, refuseOpenFile } from './accounts.ts';
import type { CommonFlags } from './flags.ts';

export interface FoundToken {
  readonly token: string;
  /** For people, e.g. `CUBICL_TOKEN`. */
  readonly from: string;
  /** The only address it may be sent to, where that is known. */
  readonly url?: string;
}

/** Undefined where there is none. @throws AuthFailure for an account that is not kept */
export async function findToken(
  flags: Pick<CommonFlags, 'tokenFile' | 'account'>,
): Promise<FoundToken | undefined> {
  const { tokenFile, account } = flags;
  if (tokenFile !== undefined && account !== undefined) {
    throw new UsageFailure(msg`--token-file and --account both name a token.`, {
      hint: msg`Give one of them.`,
    });
  }
  if (tokenFile !== undefined) return { token: await readTokenFile(tokenFile), from: tokenFile };
  if (account !== undefined) return (await keptToken(account)) ?? (await unknownAccount(account));
  const token = process.env['CUBICL_TOKEN'] ?? '';
  return token === '' ? keptToken(DEFAULT_ACCOUNT) : { token, from: 'CUBICL_TOKEN' };
}

/** A `.env` here that holds the token and that others can read. */
export async function openEnvFile(): Promise<string | undefined> {
  const text = await readFile('.env', 'utf8').catch(() => '');
  if (!/^\s*(?:export\s+)?CUBICL_TOKEN\s*=/m.test(text)) return undefined;
  return refuseOpenFile('.env').then(
    () => undefined,
    (error: unknown) => (error instanceof FileFailure ? '.env' : undefined),
  );
}

async function keptToken(name: string): Promise<FoundToken | undefined> {
  const kept = await readAccount(name);
  return kept && { token: kept.token, url: kept.url, from: `login, account "${name}", ${kept.who}` };
}

async function unknownAccount(name: string): Promise<never> {
  const names = await accountNames();
  throw new AuthFailure(msg`There is no account "${name}" here.`, {
    hint: joined(
      [
        names.length === 0 ? '' : msg`There is: ${names.join(', ')}. `,
        msg`Keep its token with: cubicl-sheets login --account ${name}`,
      ],
      '',
    ),
  });
}

async function readTokenFile(file: string): Promise<string> {
  try {
    await refuseOpenFile(file);
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (error instanceof FileFailure) throw error;
    throw new FileFailure(msg`The token file ${file} can't be read.`, {
      hint: msg`Check the path.`,
      cause: error,
    });
  }
}

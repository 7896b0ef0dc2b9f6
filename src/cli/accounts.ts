/** The tokens that `login` keeps: one file per account in the user's configuration folder, readable by nobody else. */
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FileFailure, UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { codeOf, fileFailure } from '../table/failures.ts';
import { put } from '../table/put.ts';
import { writeFileWhole } from '../table/whole-file.ts';
import { userFolder } from './user-folder.ts';

export const DEFAULT_ACCOUNT = 'default';

const accountSchema = z.object({
  /** The only address the token is sent to. */
  url: z.string(),
  token: z.string().min(1),
  /** Whose it is, for people. */
  who: z.string(),
});
export type Account = Readonly<z.infer<typeof accountSchema>>;

/** Keeps the token and returns the file. An earlier one of the same name is replaced. */
export async function keepAccount(name: string, account: Account): Promise<string> {
  const file = fileOf(name);
  await writeUserFile(file, account);
  return file;
}

/** Undefined where there is none of this name. @throws FileFailure where others can read it, or it is damaged */
export async function readAccount(name: string): Promise<Account | undefined> {
  const file = fileOf(name);
  try {
    await refuseOpenFile(file);
    const read = accountSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (read.success) return read.data;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (!(error instanceof SyntaxError)) throw fileFailure(error, file, 'read');
  }
  throw new FileFailure(msg`${file} is damaged.`, { hint: msg`Run: cubicl-sheets login` });
}

/** False where there was none. */
export async function forgetAccount(name: string): Promise<boolean> {
  const file = fileOf(name);
  try {
    await rm(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw fileFailure(error, file, 'written');
  }
}

export async function accountNames(): Promise<string[]> {
  const files = await readdir(join(userFolder(), 'accounts')).catch(() => []);
  return files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length));
}

/** Writes JSON that nobody else may read (0600), in folders that nobody else may enter (0700). */
export async function writeUserFile(file: string, value: unknown): Promise<void> {
  try {
    await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileFailure(error, file, 'written');
  }
  const text = `${JSON.stringify(value, null, 2)}\n`;
  await writeFileWhole(file, { force: true }, (stream) => put(stream, Buffer.from(text)));
}

/** @throws FileFailure where others than the owner can read it */
export async function refuseOpenFile(file: string): Promise<void> {
  const found = await stat(file);
  if (found.isDirectory())
    throw new FileFailure(msg`${file} is a folder.`, { hint: msg`Name a file inside it.` });
  const { mode } = found;
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  throw new FileFailure(msg`${file} can be read by others.`, { hint: msg`Close it with: chmod 600 ${file}` });
}

/** @throws UsageFailure for a name that can't be one */
export function fileOf(name: string): string {
  if (/^[\p{L}\p{N}_-][\p{L}\p{N}._-]{0,59}$/u.test(name))
    return join(userFolder(), 'accounts', `${name}.json`);
  throw new UsageFailure(msg`"${name}" can't be the name of an account.`, {
    hint: msg`Use letters, digits, ".", "_" and "-".`,
  });
}

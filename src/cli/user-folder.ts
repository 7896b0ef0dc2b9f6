/** Where this user's tokens, and what is known of them, are kept, and what other programs keep for the user. */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';

export function userFolder(): string {
  return join(configFolder(), 'cubicl-sheets');
}

/** By the XDG base directory specification; on Windows %APPDATA%. */
export function configFolder(): string {
  const { XDG_CONFIG_HOME: xdg, APPDATA: appData } = process.env;
  const base = process.platform === 'win32' ? appData : xdg;
  return base === undefined || base === '' ? join(homedir(), '.config') : base;
}

/** What a JSON file in the user's folder remembers, by key. A missing or damaged one is only a memory lost. */
export async function remembered<T>(
  file: string,
  schema: z.ZodType<Readonly<Record<string, T>>>,
): Promise<Readonly<Record<string, T>>> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

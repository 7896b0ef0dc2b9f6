/** The least that HTTP costs: bare undici, which checks nothing, decides nothing and retries nothing. */
import { open, readFile } from 'node:fs/promises';
import { Pool } from 'undici';
import { linesOf } from '../uncounted.ts';

const LANES = 4;

interface Target {
  readonly url: string;
  readonly token: string;
}

/** Reads addresses, which stand in a file, one a line, one after the other. */
export async function get({ url, token, paths }: Target & { readonly paths: string }): Promise<void> {
  const pool = new Pool(new URL(url).origin);
  for (const path of (await readFile(paths, 'utf8')).split('\n')) {
    const { body } = await pool.request({ method: 'GET', path, headers: headersOf(token) });
    await body.text();
  }
  await pool.close();
}

/** Creates a client of each body, four at once, with a line on the disk before each, as whoever fears a crash must. */
export async function send(
  args: Target & { readonly bodies: string; readonly journal: string },
): Promise<void> {
  const pool = new Pool(new URL(args.url).origin, { connections: LANES });
  const journal = await open(args.journal, 'w');
  const headers = { ...headersOf(args.token), 'content-type': 'application/json' };
  const path = `${new URL(args.url).pathname}/crm/customers`;
  const bodies = linesOf(args.bodies);
  const lane = async (): Promise<void> => {
    for (const body of bodies) {
      await journal.appendFile(`${body}\n`);
      await journal.datasync();
      const answer = await pool.request({ method: 'POST', path, headers, body });
      await answer.body.text();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await journal.close();
  await pool.close();
}

function headersOf(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}`, accept: 'application/json' };
}

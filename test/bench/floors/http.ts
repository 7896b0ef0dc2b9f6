/** The least that HTTP costs: bare undici, which checks nothing, decides nothing and retries nothing. */
import { open, readFile } from 'node:fs/promises';
import { Pool } from 'undici';
import { linesOf } from '../uncounted.ts';

const LANES = 4;

interface Target {
  readonly url: string;
  readonly token: string;
  /** A file with the addresses to read, one a line, beginning with `/`. */
  readonly paths: string;
}

/** Reads these addresses one after the other. */
export async function get(target: Target): Promise<void> {
  const pool = new Pool(new URL(target.url).origin, { connections: LANES });
  await readAll(pool, target);
  await pool.close();
}

/** The same, then creates a client of each body, four at once, a line on the disk before each as a crash demands. */
export async function send(
  target: Target & { readonly bodies: string; readonly journal: string },
): Promise<void> {
  const { url, token } = target;
  const pool = new Pool(new URL(url).origin, { connections: LANES });
  await readAll(pool, target);
  const journal = await open(target.journal, 'w');
  const headers = { ...headersOf(token), 'content-type': 'application/json' };
  const path = `${new URL(url).pathname}/crm/customers`;
  const bodies = linesOf(target.bodies);
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

async function readAll(pool: Pool, { token, paths }: Target): Promise<void> {
  const headers = headersOf(token);
  for (const path of (await readFile(paths, 'utf8')).split('\n')) {
    const { body } = await pool.request({ method: 'GET', path, headers });
    await body.text();
  }
}

function headersOf(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}`, accept: 'application/json' };
}

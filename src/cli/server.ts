/** Whom a run talks to, as one text that is kept with its plan, and as the flags that name the same one again. */
import { CUBICL_URL } from '../api/address.ts';

export const SANDBOX_FILE = '.cubicl-sandbox.json';

const SANDBOX = 'sandbox:';

export function sandboxServer(file: string): string {
  return SANDBOX + file;
}

/** None for Cubicl itself. */
export function serverFlags(server: string): readonly string[] {
  if (!server.startsWith(SANDBOX)) return server === CUBICL_URL ? [] : [`--url=${server}`];
  const file = server.slice(SANDBOX.length);
  return [file === SANDBOX_FILE ? '--sandbox' : `--sandbox=${file}`];
}

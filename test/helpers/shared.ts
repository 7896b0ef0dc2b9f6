/** Public sample files that lie beside the project; tests that need them skip where they are not there. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));

export function shared(path: string): string {
  return `${SHARED}${path}`;
}

export const HAS_SHARED = existsSync(SHARED);

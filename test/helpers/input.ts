/** Reads an import's file for a test, and closes it whatever happens. */
import type { Draft } from '../../src/client/draft.ts';
import type { Input } from '../../src/intake/input.ts';
import { allOf } from './all.ts';

export async function withInput<T>(opening: Promise<Input>, use: (input: Input) => Promise<T>): Promise<T> {
  const input = await opening;
  try {
    return await use(input);
  } finally {
    await input.close();
  }
}

export async function draftsOf(input: Input): Promise<Draft[]> {
  return allOf(input.drafts());
}

/** Which clients a search finds: the API page's rules for `name` and `email`. */
import type { Client } from '../client/client.ts';
import type { Folding } from './behaviour.ts';

/** What is looked at in a client, with letter case folded away. */
export interface Searchable {
  readonly folding: Folding;
  readonly name: string;
  readonly addresses: string;
}

export function searchable(client: Client, folding: Folding): Searchable {
  const addresses = [client.email, ...(client.contacts ?? []).map((contact) => contact.email)];
  return {
    folding,
    name: fold(client.name, folding),
    addresses: fold(addresses.filter((address) => typeof address === 'string').join('\n'), folding),
  };
}

/** Letter case only: accents and Unicode forms still tell texts apart, as in most databases. */
export function fold(text: string, folding: Folding): string {
  if (folding === 'turkish') return text.toLowerCase().replaceAll('i\u0307', 'i').replaceAll('ı', 'i');
  return text.replace(/[^İ]+/gu, (part) => part.toLowerCase());
}

/** Whether a word of the name starts with the text (both folded). Anything but letters and digits parts words. */
export function hasWordStart(name: string, text: string): boolean {
  for (let at = name.indexOf(text); at >= 0; at = name.indexOf(text, at + 1)) {
    // Two units, for a letter outside the basic plane is that long.
    const before = Array.from(name.slice(Math.max(0, at - 2), at)).at(-1) ?? '';
    if (!/[\p{L}\p{N}\p{M}]/u.test(before)) return true;
  }
  return false;
}

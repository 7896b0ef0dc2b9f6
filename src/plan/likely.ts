/** New rows that look like a client that is there, or like one another: told to a person, never acted on. */
import type { Client } from '../client/client.ts';
import { textSetBy } from '../client/cells.ts';
import { rowText, type Draft } from '../client/draft.ts';
import { TRAITS, traitsOf, type Trait } from '../client/likeness.ts';
import { inWords, msg, type Message } from '../message.ts';
import type { Match } from './match.ts';

/** Whom a new row looks like, by the trait that tells most. */
export interface Likely {
  readonly by: Trait;
  /** `"Acme A.Ş." (c1)`, or `row 12`. */
  readonly whom: Message | string;
  /** How many other clients share the trait. */
  readonly more: number;
}

/** Clients that share a trait with new rows. */
interface Group {
  readonly whom: string;
  clients: number;
}

/** The traits of new rows alone are in memory (some 300 bytes a row); the clients go by one by one. */
export class LikelyFinder {
  /** By trait and value; a row that no client is like so far stands as `rowText` names it. */
  readonly #byTrait: Readonly<Record<Trait, Map<string, number | Message | Group>>> = {
    phone: new Map(),
    name: new Map(),
    domain: new Map(),
  };
  #rows = 0;

  /** Whether any row may be new: else the clients need not be gone through. */
  get isNeeded(): boolean {
    return this.#rows > 0;
  }

  /** To be called for all rows before any client. */
  addRow(draft: Draft): void {
    this.#rows++;
    for (const [trait, value] of entriesOf(textsOf(draft))) {
      if (!this.#byTrait[trait].has(value)) this.#byTrait[trait].set(value, rowText(draft));
    }
  }

  addClient(client: Client): void {
    for (const [trait, value] of entriesOf(client)) {
      const found = this.#byTrait[trait].get(value);
      if (isGroup(found)) found.clients++;
      else if (found !== undefined) {
        this.#byTrait[trait].set(value, { whom: `"${client.name}" (${client._id})`, clients: 1 });
      }
    }
  }

  /** Whom a row that was added looks like: a client that is there, else an earlier row. */
  find(draft: Draft): Likely | undefined {
    const shared = entriesOf(textsOf(draft)).map(([by, value]) => ({
      by,
      found: this.#byTrait[by].get(value),
    }));
    for (const { by, found } of shared) {
      if (isGroup(found)) return { by, whom: found.whom, more: found.clients - 1 };
    }
    for (const { by, found } of shared) {
      // Colleagues share a domain: two rows of one say nothing yet.
      if (by === 'domain' || isGroup(found) || found === undefined || isSame(found, rowText(draft))) continue;
      return { by, whom: msg`row ${found}`, more: 0 };
    }
    return undefined;
  }
}

function isGroup(found: number | Message | Group | undefined): found is Group {
  return typeof found === 'object' && 'clients' in found;
}

function isSame(one: number | Message, other: number | Message): boolean {
  return inWords(one) === inWords(other);
}

/** Whether a draft may become a client that Cubicl does not have. */
export function mayBeNew(draft: Draft, match: Match | undefined): boolean {
  return match?.is === 'none' && draft.action !== 'skip' && draft.action !== 'delete';
}

/** What tells most first. */
function entriesOf(texts: Parameters<typeof traitsOf>[0]): [Trait, string][] {
  const traits = traitsOf(texts);
  return TRAITS.flatMap((trait) =>
    traits[trait] === undefined ? [] : [[trait, traits[trait]] as [Trait, string]],
  );
}

function textsOf({ cells }: Draft): Parameters<typeof traitsOf>[0] {
  return { name: textSetBy(cells.name), phone: textSetBy(cells.phone), email: textSetBy(cells.email) };
}

/** Clients that came to Cubicl between the plan and its carrying out: a row that would create one of them again is held back. */
import type { ClientSpool } from '../api/spool.ts';
import { foldKey } from '../client/cells.ts';
import type { Client, ClientBody } from '../client/client.ts';
import { isSameKey } from './doubt.ts';

/** By e-mail address and by name. */
export class Newcomers {
  readonly #byKey = new Map<string, Client[]>();

  /** Those of all clients that are not in the before-picture. */
  static async among(spool: ClientSpool, known: ReadonlySet<string>): Promise<Newcomers> {
    const newcomers = new Newcomers();
    for await (const clients of spool) {
      for (const client of clients) if (!known.has(client._id)) newcomers.#add(client);
    }
    return newcomers;
  }

  /** Those that share a key with what is to be created. */
  like(body: ClientBody): readonly Client[] {
    return [...new Set(keysOf(body).flatMap((key) => this.#byKey.get(key) ?? []))].filter((client) =>
      isSameKey(body, client),
    );
  }

  #add(client: Client): void {
    for (const key of keysOf(client)) {
      const alike = this.#byKey.get(key);
      if (alike) alike.push(client);
      else this.#byKey.set(key, [client]);
    }
  }
}

function keysOf({ name, email }: ClientBody): string[] {
  return [email, name].map((text) => foldKey(text ?? '')).filter((key) => key !== '');
}

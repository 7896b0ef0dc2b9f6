/** Before-images that are fresh enough to be overwritten: the plan's, a new sweep's, or one read on the spot. */
import type { CubiclApi } from '../api/api.ts';
import type { Clock } from '../api/clock.ts';
import type { ClientSpool } from '../api/spool.ts';
import { sweep } from '../api/sweep.ts';
import { isComplete, type Client } from '../client/client.ts';
import type { DeleteAction, UpdateAction } from '../plan/plan.ts';
import { isSweepCheaper, requestsPerAge } from './forecast.ts';

export interface ImagesDeps {
  readonly api: Pick<CubiclApi, 'getClient' | 'listClients' | 'concurrency' | 'rate'>;
  readonly clock: Clock;
  readonly maxAgeMs: number;
  /** When the plan's images were read, and in how many pages of all; absent: nobody knows, so that they are too old. */
  readonly swept?: { readonly at: number; readonly pages?: number };
  /** See `ApplyDeps`. */
  readonly isLater?: true;
  /** What is left to do: all writes, and those that need an image. */
  readonly left: { readonly writes: number; readonly updates: number };
  readonly signal?: AbortSignal;
}

interface Reading {
  readonly at: number;
  readonly spool: ClientSpool;
}

export class Images {
  readonly #deps: ImagesDeps;
  #updatesLeft: number;
  #reading: Reading | undefined;
  #sweeping: Promise<Reading> | undefined;

  constructor(deps: ImagesDeps) {
    this.#deps = deps;
    this.#updatesLeft = deps.left.updates;
  }

  /** The client to write over: `as planned` while the plan's image is fresh, undefined where it is gone. */
  async of({ id }: UpdateAction | DeleteAction): Promise<Client | 'as planned' | undefined> {
    const { swept, api } = this.#deps;
    const left = this.#updatesLeft;
    this.#updatesLeft -= 1;
    if (swept && this.#isFresh(swept.at)) return 'as planned';
    const reading = await this.#freshReading(left);
    const image = await reading?.spool.get(id);
    return image && isComplete(image) ? image : api.getClient(id);
  }

  /** All clients as they are now, where the plan's reading of them is too old, or another run may have written since. */
  async renewed(): Promise<ClientSpool | undefined> {
    const { swept, isLater } = this.#deps;
    return swept && !isLater && this.#isFresh(swept.at) ? undefined : (await this.#newReading()).spool;
  }

  async close(): Promise<void> {
    await this.#sweeping?.catch(() => undefined);
    await this.#reading?.spool.close();
  }

  /** A new sweep, or the last one that is still fresh; undefined where reading one by one is cheaper. */
  async #freshReading(left: number): Promise<Reading | undefined> {
    if (this.#sweeping) return this.#sweeping;
    if (this.#reading && this.#isFresh(this.#reading.at)) return this.#reading;
    return this.#isWorthSweeping(left) ? this.#newReading() : undefined;
  }

  #newReading(): Promise<Reading> {
    this.#sweeping = this.#sweep().finally(() => (this.#sweeping = undefined));
    return this.#sweeping;
  }

  async #sweep(): Promise<Reading> {
    const { api, clock, signal } = this.#deps;
    const at = clock.date();
    const { spool } = await sweep(api, signal ? { signal } : {});
    // Whoever took an image from the old one has read it long ago.
    await this.#reading?.spool.close();
    this.#reading = { at, spool };
    return this.#reading;
  }

  #isWorthSweeping(updates: number): boolean {
    const { left, swept, api, maxAgeMs } = this.#deps;
    const writes = Math.max(updates, Math.round((left.writes * updates) / Math.max(1, left.updates)));
    const pages = swept?.pages === undefined ? {} : { pages: swept.pages };
    return isSweepCheaper({ writes, updates, perAge: requestsPerAge(api.rate, maxAgeMs), ...pages });
  }

  /** A clock that was set back makes nothing fresher. */
  #isFresh(at: number): boolean {
    const age = this.#deps.clock.date() - at;
    return age >= 0 && age < this.#deps.maxAgeMs;
  }
}

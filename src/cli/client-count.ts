/** About how many clients there are: the list never tells, so what one reading came to tells the next how far it is. */
import { join } from 'node:path';
import { z } from 'zod';
import { writeUserFile } from './accounts.ts';
import { remembered, userFolder } from './user-folder.ts';

/** By account. */
const fileSchema = z.record(z.string(), z.int().positive());

/** How many clients were read, of how many where that is known. */
interface Reading {
  readonly done: number;
  readonly total?: number;
}

export class ClientCount {
  #read = 0;

  private constructor(
    readonly account: string | undefined,
    readonly before: number | undefined,
  ) {}

  /** @param account undefined where nothing is worth remembering */
  static async of(account: string | undefined): Promise<ClientCount> {
    return new ClientCount(
      account,
      account === undefined ? undefined : (await remembered(file(), fileSchema))[account],
    );
  }

  /** Of all clients, from one page to the next. */
  during<T extends Reading>(reading: T): T & { readonly about?: number } {
    if (reading.total !== undefined) return reading;
    this.#read = reading.done;
    const { before } = this;
    return before === undefined || reading.done > before ? reading : { ...reading, about: before };
  }

  /** Once all were read. A line of progress is worth no failure: what can't be kept is not. */
  async keep(): Promise<void> {
    if (this.account === undefined || this.#read === 0 || this.#read === this.before) return;
    const all = { ...(await remembered(file(), fileSchema)), [this.account]: this.#read };
    await writeUserFile(file(), all).catch(() => undefined);
  }
}

function file(): string {
  return join(userFolder(), 'client-counts.json');
}

/** Finds out by trying, on a client made for it and deleted again, what the API page leaves open about writing. */
import { randomBytes } from 'node:crypto';
import { AnswerLost, Rejected } from './api/answers.ts';
import type { CubiclApi } from './api/api.ts';
import type { Client, ClientBody } from './client/client.ts';

/** How a server takes what it is sent. */
export interface WriteHabits {
  /** What a PUT does to fields left out. */
  readonly leftOut: 'kept' | 'cleared' | 'some kept';
  /** What `null` in a PUT does to a field. */
  readonly nullValue: 'clears' | 'keeps' | 'refused';
  /** Whether a second client of the same name is refused. */
  readonly uniqueNames: boolean;
}

export interface Probed {
  readonly habits?: WriteHabits;
  /** What stopped it. */
  readonly failure?: unknown;
  /** Scratch clients that could not be deleted, to be deleted by hand. */
  readonly left: readonly { readonly id: string; readonly name: string }[];
}

export interface ProbeDeps {
  readonly api: CubiclApi;
  /** Deletes what was made, also after Ctrl-C. */
  readonly cleaner: CubiclApi;
}

/** About ten requests. Never throws: what it made and could not delete has to be told in any case. */
export async function probeWrites({ api, cleaner }: ProbeDeps): Promise<Probed> {
  const scratch = new Scratch(api);
  try {
    const habits = await habitsOf(api, scratch);
    return { habits, left: await scratch.remove(cleaner) };
  } catch (failure) {
    return { failure, left: await scratch.remove(cleaner) };
  }
}

async function habitsOf(api: CubiclApi, scratch: Scratch): Promise<WriteHabits> {
  const full: ClientBody = {
    name: scratch.name,
    fullname: 'Made by cubicl-sheets to see how writing works; may be deleted',
    phone: '+90 000 000 00 00',
    contacts: [{ name: 'Nobody', position: 'Probe', phone: '', email: '' }],
  };
  const { _id } = await scratch.create(full);
  await api.updateClient(_id, { name: scratch.name });
  const left = await api.getClient(_id);
  await api.updateClient(_id, full);
  const nullValue = await nullValueOf(api, _id, full);
  return { leftOut: leftOutOf(left), nullValue, uniqueNames: await isNameUnique(scratch) };
}

function leftOutOf(after: Client | undefined): WriteHabits['leftOut'] {
  const kept = [after?.fullname, after?.phone, after?.contacts?.[0]?.name].filter(
    (value) => (value ?? '') !== '',
  ).length;
  if (kept === 3) return 'kept';
  return kept === 0 ? 'cleared' : 'some kept';
}

async function nullValueOf(api: CubiclApi, id: string, full: ClientBody): Promise<WriteHabits['nullValue']> {
  try {
    await api.updateClient(id, { ...full, phone: null });
  } catch (error) {
    if (error instanceof Rejected) return 'refused';
    throw error;
  }
  return ((await api.getClient(id))?.phone ?? '') === '' ? 'clears' : 'keeps';
}

async function isNameUnique(scratch: Scratch): Promise<boolean> {
  try {
    await scratch.create({ name: scratch.name });
    return false;
  } catch (error) {
    if (error instanceof Rejected) return true;
    throw error;
  }
}

/** The clients made for the probe. Their name is nobody else's, so that one whose answer was lost is found by it. */
class Scratch {
  readonly name = `cubicl-sheets-probe ${randomBytes(6).toString('hex')}`;
  readonly #ids = new Set<string>();
  #isLost = false;

  constructor(private readonly api: CubiclApi) {}

  async create(body: ClientBody): Promise<Client> {
    try {
      const client = await this.api.createClient(body);
      this.#ids.add(client._id);
      return client;
    } catch (error) {
      this.#isLost ||= error instanceof AnswerLost;
      throw error;
    }
  }

  /** Returns those that are still there. */
  async remove(cleaner: CubiclApi): Promise<Probed['left']> {
    const left: { id: string; name: string }[] = [];
    if (this.#isLost) await this.#find(cleaner).catch(() => left.push({ id: 'unknown', name: this.name }));
    for (const id of this.#ids) {
      await cleaner.deleteClient(id).catch(() => left.push({ id, name: this.name }));
    }
    return left;
  }

  async #find(cleaner: CubiclApi): Promise<void> {
    for (const { _id, name } of await cleaner.listClients({ name: this.name, skip: 0, limit: 10 })) {
      if (name === this.name) this.#ids.add(_id);
    }
  }
}

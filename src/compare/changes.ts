/** What changed between two states, client by client, however many there are. */
import { ClientSpool } from '../api/spool.ts';
import { inBatches } from '../batches.ts';
import type { FieldKey } from '../client/fields.ts';
import type { Message } from '../message.ts';
import { DEFAULT_MATCH, type MatchKey } from '../plan/match.ts';
import { compare, contentOf, reversed, type FieldChange } from './compare.ts';
import { pairClients, whoIs, type Pairs, type Who } from './pair.ts';
import type { Snapshot } from './snapshot.ts';
import type { State } from './states.ts';

/** One client that is not as it was. */
export interface Difference {
  /** `unclear`: it could be one of several. */
  readonly is: 'added' | 'removed' | 'changed' | 'unclear';
  /** '' for none. */
  readonly id: string;
  readonly name: string;
  /** Field by field; of one that was added or removed, all it holds. */
  readonly changes: readonly HeadedChange[];
  /** Why it is unclear. */
  readonly why?: Message;
}

/** A change of a field by the name that people know it by. */
export interface HeadedChange extends Omit<FieldChange, 'key'> {
  readonly header: string;
}

export type ChangeCounts = Readonly<Record<Difference['is'] | 'unchanged', number>>;

/** To be closed by whoever gets it. The first state is kept on disk, where its clients are looked up one by one. */
export class Changes {
  #counts: ChangeCounts = NO_CHANGES;
  #unseen = 0;
  readonly #untold = new Set<FieldChange['key']>();

  private constructor(
    private readonly states: States,
    private readonly pairs: Pairs,
    private readonly headers: ReadonlyMap<string, string>,
  ) {}

  /** Finds out who is who: ids decide, and where either has none, `match`. @throws Failure see `errors.ts` */
  static async between(
    before: State,
    after: State,
    match: readonly MatchKey[] = DEFAULT_MATCH,
  ): Promise<Changes> {
    const headers = new Map([...before.headers, ...after.headers]);
    const keysFor = (state: State, other: State): FieldKey[] =>
      [...headers.keys()].filter((key) => state.headers.has(key) || !other.namesakes.has(key));
    const kept = await ClientSpool.create<Kept>();
    try {
      const olds = before.snapshots(keysFor(before, after));
      for await (const batch of inBatches(olds, BATCH_CLIENTS)) await keep(batch, kept);
      const nows = () => inBatches(after.snapshots(keysFor(after, before)), BATCH_CLIENTS);
      const news = { [Symbol.asyncIterator]: nows };
      const states = { before: kept, after: news };
      return new Changes(states, await pairsOf(states, match), headers);
    } catch (error) {
      await kept.close();
      throw error;
    }
  }

  /** Of all that `differences` has given so far: everyone, once it has ended. */
  get counts(): ChangeCounts {
    return this.#counts;
  }

  /** How many values look the same and are not, of all that `differences` has given so far. */
  get unseen(): number {
    return this.#unseen;
  }

  /** The headers of what could not be compared, since only one of the two tells it. */
  get untold(): readonly string[] {
    return [...this.#untold].map((key) => this.#headerOf(key));
  }

  /** Everyone who was added, changed or is unclear, in the order of the second state; then who was removed. */
  async *differences(): AsyncGenerator<readonly Difference[]> {
    this.#counts = NO_CHANGES;
    this.#unseen = 0;
    let n = 0;
    for await (const batch of this.states.after) {
      yield this.#counted(await this.#whatBecame(batch, n));
      n += batch.length;
    }
    const stayed = new Set(this.pairs.pairs.values());
    for await (const batch of this.states.before) {
      yield this.#counted(
        batch.filter(({ n: place }) => !stayed.has(place)).map((each) => this.#whoLeft(each)),
      );
    }
  }

  close(): Promise<void> {
    return this.states.before.close();
  }

  /** `from`: the place of the first of them. */
  async #whatBecame(batch: readonly Snapshot[], from: number): Promise<(Difference | undefined)[]> {
    const places = batch.map((_, index) => this.pairs.pairs.get(from + index));
    const ids = places.flatMap((place) => (place === undefined ? [] : [String(place)]));
    const old = new Map((await this.states.before.getAll(ids)).map((each) => [each.n, each]));
    return batch.map((snapshot, index) => {
      const then = old.get(places[index] ?? -1);
      if (then) return this.#changed(then, snapshot);
      return this.#alone('added', snapshot, this.pairs.unclear.after.get(from + index));
    });
  }

  #whoLeft(snapshot: Kept): Difference {
    return this.#alone('removed', snapshot, this.pairs.unclear.before.get(snapshot.n));
  }

  #alone(is: 'added' | 'removed', snapshot: Snapshot, why: Message | undefined): Difference {
    const { id } = snapshot;
    const name = nameOf(snapshot);
    if (why !== undefined) return { is: 'unclear', id, name, changes: [], why };
    const held = contentOf(snapshot);
    return { is, id, name, changes: this.#headed(is === 'added' ? held : reversed(held)) };
  }

  #changed(before: Snapshot, after: Snapshot): Difference | undefined {
    const { changes, unseen, untold } = compare(before, after);
    this.#unseen += unseen;
    for (const key of untold) this.#untold.add(key);
    if (changes.length === 0) return undefined;
    const name = nameOf(after) || nameOf(before);
    return { is: 'changed', id: after.id || before.id, name, changes: this.#headed(changes) };
  }

  #headed(changes: readonly FieldChange[]): HeadedChange[] {
    return changes.map(({ key, ...change }) => ({ header: this.#headerOf(key), ...change }));
  }

  #headerOf(key: FieldChange['key']): string {
    return this.headers.get(key) ?? CONTACT_HEADERS.get(key) ?? key;
  }

  #counted(found: readonly (Difference | undefined)[]): readonly Difference[] {
    const counts = { ...this.#counts };
    for (const each of found) counts[each?.is ?? 'unchanged']++;
    this.#counts = counts;
    return found.filter((each) => each !== undefined);
  }
}

const BATCH_CLIENTS = 200;

const NO_CHANGES: ChangeCounts = { added: 0, removed: 0, changed: 0, unclear: 0, unchanged: 0 };

const CONTACT_HEADERS: ReadonlyMap<string, string> = new Map([
  ['contact', 'Contact'],
  ['contact-name', 'Contact name'],
  ['contact-position', 'Contact position'],
  ['contact-phone', 'Contact phone'],
  ['contact-email', 'Contact email'],
  ['contact-order', 'Contacts order'],
]);

/** A snapshot of the first state with its place, which the spool knows it by. */
interface Kept extends Snapshot {
  readonly _id: string;
  readonly n: number;
}

interface States {
  readonly before: ClientSpool<Kept>;
  /** May be gone through several times. */
  readonly after: AsyncIterable<readonly Snapshot[]>;
}

function keep(batch: readonly Snapshot[], kept: ClientSpool<Kept>): Promise<void> {
  const from = kept.size;
  return kept.add(batch.map((each, index) => ({ ...each, _id: String(from + index), n: from + index })));
}

/** Keys other than the id are gathered only where somebody has none. */
async function pairsOf({ before, after }: States, match: readonly MatchKey[]): Promise<Pairs> {
  const byId = await Promise.all([people(before, []), people(after, [])]);
  const haveIds = byId.every((all) => all.every(({ id }) => id !== ''));
  const [olds, news] = haveIds ? byId : await Promise.all([people(before, match), people(after, match)]);
  return pairClients(olds, news, haveIds ? [] : match);
}

async function people(all: AsyncIterable<readonly Snapshot[]>, keys: readonly MatchKey[]): Promise<Who[]> {
  const found: Who[] = [];
  for await (const batch of all) {
    for (const snapshot of batch) found.push(whoIs(snapshot, found.length, keys));
  }
  return found;
}

function nameOf({ texts }: Snapshot): string {
  return texts.name || texts.email || '';
}

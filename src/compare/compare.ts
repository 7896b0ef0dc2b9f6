/** Compares one client at two times, field by field and contact by contact. */
import type { FieldKey } from '../client/fields.ts';
import { sameManagers } from '../client/managers.ts';
import { looksSame } from '../client/shown.ts';
import { compareContacts } from './contacts.ts';
import type { ContactSnapshot, Snapshot } from './snapshot.ts';

/** One field that is not what it was. */
export interface FieldChange {
  /** `contact` for a whole one, `contact-order` where the same people stand in another order. */
  readonly key: FieldKey | 'contact' | `contact-${keyof ContactSnapshot | 'order'}`;
  /** Whose part it is, of a contact. */
  readonly contact?: string;
  readonly from: string;
  readonly to: string;
}

export interface Compared {
  readonly changes: readonly FieldChange[];
  /** How many values are other characters that look the same: line ends, forms of an accent. */
  readonly unseen: number;
  /** What only one of the two tells, so that it can't be compared. */
  readonly untold: readonly (FieldKey | 'contact')[];
}

/** What is different: both sides must tell a field, and '' is told. */
export function compare(before: Snapshot, after: Snapshot): Compared {
  const keys = [...new Set([...keysOf(before), ...keysOf(after)])];
  const fields = keys.flatMap((key): FieldChange[] => {
    const [from, to] = [before.texts[key], after.texts[key]];
    return from === undefined || to === undefined || isSame(key, from, to) ? [] : [{ key, from, to }];
  });
  const contacts = before.contacts && after.contacts ? compareContacts(before.contacts, after.contacts) : [];
  const all = [...fields, ...contacts];
  const changes = all.filter(isSeen);
  return { changes, unseen: all.length - changes.length, untold: untold(before, after, keys) };
}

/** Everything a client held, as changes from nothing; `compare` the other way round tells what went with it. */
export function contentOf(snapshot: Snapshot): readonly FieldChange[] {
  const texts = Object.fromEntries(keysOf(snapshot).map((key) => [key, ''])) as Snapshot['texts'];
  return compare({ id: snapshot.id, texts, contacts: [] }, snapshot).changes;
}

/** The same changes, undone. */
export function reversed(changes: readonly FieldChange[]): readonly FieldChange[] {
  return changes.map((change) => ({ ...change, from: change.to, to: change.from }));
}

function keysOf({ texts }: Snapshot): FieldKey[] {
  return Object.keys(texts) as FieldKey[];
}

function isSame(key: FieldKey, from: string, to: string): boolean {
  return from === to || (key === 'managers' && sameManagers(from, to));
}

/** An order is one of people who may share a name. */
function isSeen({ key, from, to }: FieldChange): boolean {
  return key === 'contact-order' || !looksSame(from, to);
}

function untold(before: Snapshot, after: Snapshot, keys: readonly FieldKey[]): Compared['untold'] {
  const isUntold = ([one, other]: readonly [unknown, unknown]): boolean =>
    (one === undefined && isSomething(other)) || (other === undefined && isSomething(one));
  return [
    ...keys.filter((key) => isUntold([before.texts[key], after.texts[key]])),
    ...(isUntold([before.contacts, after.contacts]) ? (['contact'] as const) : []),
  ];
}

function isSomething(told: unknown): boolean {
  return told !== undefined && told !== '' && !(Array.isArray(told) && told.length === 0);
}

/** Compares a client's contacts one by one, wherever they stand: contacts have no ids, so by what they share. */
import { foldKey } from '../client/cells.ts';
import { CONTACT_PARTS } from '../client/client.ts';
import { PART_WEIGHT } from '../client/likeness.ts';
import { looksSame, shown } from '../client/shown.ts';
import { pairUp } from '../plan/pairs.ts';
import type { FieldChange } from './compare.ts';
import type { ContactSnapshot } from './snapshot.ts';

type Contacts = readonly ContactSnapshot[];

/** Who was changed, who went, who came, and whether those who stayed changed places. */
export function compareContacts(before: Contacts, after: Contacts): FieldChange[] {
  const pairs = new Map([...pairUp(before, after, likeness)].sort(([a], [b]) => a - b));
  const stayed = new Set(pairs.values());
  return [
    ...[...pairs].flatMap(([from, to]) => changedParts(before[from] ?? {}, after[to] ?? {})),
    ...before.filter((_, place) => !pairs.has(place)).map((contact) => whole(contact, 'went')),
    ...after.filter((_, place) => !stayed.has(place)).map((contact) => whole(contact, 'came')),
    ...changedOrder([...pairs.values()], after),
  ];
}

/** Equal parts count by how well they tell people apart; a shared position alone makes nobody the same. */
function likeness(one: ContactSnapshot, other: ContactSnapshot): number {
  const told = CONTACT_PARTS.filter((part) => one[part] !== undefined && other[part] !== undefined);
  if (told.length > 0 && told.every((part) => one[part] === other[part])) return SAME_SCORE;
  if (told.length > 0 && told.every((part) => looksSame(one[part] ?? '', other[part] ?? '')))
    return SAME_SCORE - 1;
  const score = told.reduce(
    (sum, part) => sum + (isShared(one[part], other[part]) ? PART_WEIGHT[part] : 0),
    0,
  );
  return score >= PART_WEIGHT.phone ? score : 0;
}

const SAME_SCORE = 100;

function isShared(one = '', other = ''): boolean {
  return one !== '' && foldKey(shown(one)) === foldKey(shown(other));
}

function changedParts(before: ContactSnapshot, after: ContactSnapshot): FieldChange[] {
  const contact = nameOf(before) || nameOf(after);
  return CONTACT_PARTS.flatMap((part): FieldChange[] => {
    const [from, to] = [before[part], after[part]];
    if (from === undefined || to === undefined || from === to) return [];
    return [{ key: `contact-${part}`, contact, from, to }];
  });
}

function whole(contact: ContactSnapshot, how: 'came' | 'went'): FieldChange {
  const all = CONTACT_PARTS.map((part) => contact[part] ?? '').filter((text) => text !== '');
  const text = all.join(', ');
  const name = nameOf(contact);
  return { key: 'contact', contact: name, from: how === 'went' ? text : '', to: how === 'came' ? text : '' };
}

/** `places`: where those who stayed stand now, in the order in which they stood before. */
function changedOrder(places: readonly number[], after: Contacts): FieldChange[] {
  const now = [...places].sort((a, b) => a - b);
  if (now.every((place, index) => place === places[index])) return [];
  const names = (order: readonly number[]): string =>
    order.map((place) => nameOf(after[place] ?? {})).join('; ');
  return [{ key: 'contact-order', from: names(places), to: names(now) }];
}

function nameOf({ name = '', email = '', phone = '' }: ContactSnapshot): string {
  return name || email || phone;
}

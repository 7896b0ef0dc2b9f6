/** Several rows of one client as one: the filled cells of all; where two say different things, neither is guessed. */
import { isAlikeText } from '../client/alike.ts';
import { LIST_SEPARATOR } from '../client/cells.ts';
import { CONTACT_PARTS } from '../client/client.ts';
import { joinedOrigin, movedIssue, rowText, type ContactDraft, type Draft } from '../client/draft.ts';
import type { FieldKey } from '../client/fields.ts';
import type { Message } from '../message.ts';

/** Two rows that say different things of one field, or of one part of a contact. */
export interface Contradiction {
  readonly is: 'differ';
  readonly key: FieldKey | '_action' | 'contact';
  /** As the spreadsheet numbers them. */
  readonly rows: readonly [number | Message, number | Message];
  readonly texts: readonly [string, string];
}

export type Joined = { readonly is: 'joined'; readonly draft: Draft } | Contradiction;

/** In the sheet's order. undefined: rows with fingerprints are edits of one export, which are never joined. */
export function joinDrafts(drafts: readonly Draft[]): Joined | undefined {
  const [first, ...others] = drafts;
  if (!first || drafts.some(({ base }) => base !== '')) return undefined;
  let draft = first;
  for (const other of others) {
    const difference = differenceOf(draft, other);
    if (difference) return difference;
    draft = joinTwo(draft, other);
  }
  return { is: 'joined', draft };
}

function differenceOf(one: Draft, other: Draft): Contradiction | undefined {
  const rows = [rowText(one), rowText(other)] as const;
  if (one.action !== other.action) {
    return { is: 'differ', key: '_action', rows, texts: [one.action ?? '', other.action ?? ''] };
  }
  for (const key of Object.keys(other.cells) as FieldKey[]) {
    const texts = [one.cells[key] ?? '', other.cells[key] ?? ''] as const;
    if (key !== 'managers' && differ(texts, key === 'phone')) return { is: 'differ', key, rows, texts };
  }
  for (const contact of other.contacts ?? []) {
    const same = one.contacts?.[samePerson(one.contacts, contact)];
    const part = CONTACT_PARTS.find((each) => same && differ(textsOf(same, contact, each), each === 'phone'));
    if (same && part) {
      return {
        is: 'differ',
        key: 'contact',
        rows: [same.row, contact.row],
        texts: textsOf(same, contact, part),
      };
    }
  }
  return undefined;
}

function differ([one, other]: readonly [string, string], isPhone: boolean): boolean {
  return one.trim() !== '' && other.trim() !== '' && !isAlikeText(one, other, isPhone);
}

function textsOf(
  one: ContactDraft,
  other: ContactDraft,
  part: (typeof CONTACT_PARTS)[number],
): readonly [string, string] {
  return [one.cells[part] ?? '', other.cells[part] ?? ''];
}

/** By e-mail address, or by name where one of the two has no address; -1 for nobody. */
function samePerson(contacts: readonly ContactDraft[], { cells }: ContactDraft): number {
  return contacts.findIndex((each) => {
    const [email, name] = [each.cells.email ?? '', each.cells.name ?? ''].map((text) => text.trim());
    if (email && cells.email) return isAlikeText(email, cells.email);
    return name !== '' && name !== undefined && isAlikeText(name, cells.name ?? '');
  });
}

function joinTwo(one: Draft, other: Draft): Draft {
  const contacts = [...(one.contacts ?? [])];
  const places = (other.contacts ?? []).map((contact) => {
    const place = samePerson(contacts, contact);
    const same = contacts[place];
    if (!same) return contacts.push(contact) - 1;
    const typed = same.typed || contact.typed ? { typed: { ...contact.typed, ...same.typed } } : {};
    contacts[place] = { ...same, cells: filledFirst(same.cells, contact.cells), ...typed };
    return place;
  });
  const managers = [one.cells.managers, other.cells.managers].filter(
    (text) => text !== undefined && text !== '',
  );
  return {
    ...one,
    ...joinedOrigin(one, [other]),
    id: one.id === '' ? other.id : one.id,
    cells: {
      ...filledFirst(one.cells, other.cells),
      ...(managers.length > 1 ? { managers: managers.join(LIST_SEPARATOR) } : {}),
    },
    ...(one.typed || other.typed ? { typed: { ...other.typed, ...one.typed } } : {}),
    managerIds: [...new Set([...one.managerIds, ...other.managerIds])],
    ...(one.contacts || other.contacts ? { contacts } : {}),
    issues: [...one.issues, ...other.issues.map((issue) => movedIssue(issue, (at) => places[at] ?? 0))],
  };
}

function filledFirst<T extends Readonly<Partial<Record<string, string>>>>(one: T, other: T): T {
  const filled = Object.entries(one).filter(([, text]) => (text ?? '').trim() !== '');
  return { ...one, ...other, ...Object.fromEntries(filled) };
}

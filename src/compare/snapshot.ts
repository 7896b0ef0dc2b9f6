/** What a client showed at one time, as texts: a client of the server and a row of any sheet come to the same form. */
import { readBase, type Base } from '../client/base.ts';
import { textSetBy } from '../client/cells.ts';
import { CONTACT_PARTS, type Client, type ContactPart } from '../client/client.ts';
import type { ContactDraft, Draft } from '../client/draft.ts';
import { contactTexts, fieldText, type FieldKey } from '../client/fields.ts';
import { plainManagers, type Directory } from '../client/managers.ts';

/** A part that was not told is absent; '' is one that held nothing. */
export type ContactSnapshot = Readonly<Partial<Record<ContactPart, string>>>;

export interface Snapshot {
  /** '' for none. */
  readonly id: string;
  /** By field; one that was not told is absent, and '' is one that held nothing. */
  readonly texts: Readonly<Partial<Record<FieldKey, string>>>;
  /** In order, none of them empty; absent where contacts were not told. */
  readonly contacts?: readonly ContactSnapshot[];
}

/** A client as the server holds it, which tells all of `keys`. */
export function snapshotOfClient(client: Client, keys: Iterable<FieldKey>, directory: Directory): Snapshot {
  return {
    id: client._id,
    texts: textsFor(keys, (key) => fieldText(client, key, directory)),
    contacts: (client.contacts ?? []).map(contactTexts).filter(isFilled),
  };
}

/**
 * A row of a sheet. A field without a column is not told, but where fingerprints say that it held nothing: exports have no
 * columns for what no client has.
 */
export function snapshotOfDraft(draft: Draft, keys: Iterable<FieldKey>, directory: Directory): Snapshot {
  const base = readBase(draft.base, draft.id);
  const contacts = contactsOf(draft, base);
  return {
    id: draft.id,
    texts: textsFor(keys, (key) => {
      const cell = draft.cells[key];
      if (cell === undefined) return base.is === 'good' && base.same(key, '') ? '' : undefined;
      return key === 'managers' ? plainManagers(textSetBy(cell), directory) : textSetBy(cell);
    }),
    ...(contacts ? { contacts } : {}),
  };
}

function textsFor(keys: Iterable<FieldKey>, text: (key: FieldKey) => string | undefined): Snapshot['texts'] {
  const told = [...keys].map((key) => [key, text(key)] as const).filter(([, each]) => each !== undefined);
  return Object.fromEntries(told);
}

/** Undefined where the sheet has no columns for them, or too few for those who were there at export. */
function contactsOf({ contacts, lineParts }: Draft, base: Base): readonly ContactSnapshot[] | undefined {
  const then = base.is === 'good' ? base.contacts.length : undefined;
  if (!contacts) return then === 0 ? [] : undefined;
  const isNumbered = contacts.some(({ n }) => n !== undefined);
  if ((isNumbered || lineParts) && then !== undefined && then > contacts.length) return undefined;
  return contacts.map(contactOf).filter(isFilled);
}

function contactOf({ cells }: ContactDraft): ContactSnapshot {
  const told = CONTACT_PARTS.flatMap((part) => {
    const cell = cells[part];
    return cell === undefined ? [] : [[part, textSetBy(cell)] as const];
  });
  return Object.fromEntries(told);
}

function isFilled(contact: ContactSnapshot): boolean {
  return Object.values(contact).some((text) => text !== '');
}

/** Contacts on lines of their own: which line goes on with the client above it, and which stands astray. */
import { movedIssue, type Draft, type DraftIssue } from '../client/draft.ts';
import { msg } from '../message.ts';

/** Whether a row holds nothing but a contact, though the sheet has columns for more: a further line of some client. */
export function isContactLine(draft: Draft): boolean {
  return hasOnlyContacts(draft) && Object.keys(draft.cells).length > 0;
}

/**
 * Whether two rows, one below the other, are one client: one of them holds a contact and nothing else, and has the same id,
 * or none where it stands below. A sheet that was sorted by id may have the client's own row anywhere among its lines.
 */
export function belongTogether(above: Draft, below: Draft): boolean {
  if (hasOnlyContacts(below) && below.id === '') return (below.contacts ?? []).length > 0;
  return below.id !== '' && below.id === above.id && (hasOnlyContacts(below) || isContactLine(above));
}

function hasOnlyContacts({ contacts, action, base, cells }: Draft): boolean {
  if (!contacts || contacts.some((contact) => contact.n !== undefined)) return false;
  return action === undefined && base === '' && Object.values(cells).every((cell) => cell === '');
}

/** The two rows as one client, its own row first; the contacts in the sheet's order. */
export function joined(above: Draft, below: Draft): Draft {
  const [own, line] = isContactLine(above) && !hasOnlyContacts(below) ? [below, above] : [above, below];
  return {
    ...own,
    rows: [...own.rows, ...line.rows],
    contacts: [...(above.contacts ?? []), ...(below.contacts ?? [])],
    issues: [...above.issues, ...moved(below.issues, above.contacts?.length ?? 0)],
  };
}

/** Contact issues count contacts from the start of the draft. */
export function moved(issues: readonly DraftIssue[], by: number): DraftIssue[] {
  return issues.map((issue) => movedIssue(issue, (place) => place + by));
}

/**
 * While some contact's line belongs to nobody, a contact that is missing elsewhere may be just that one: it is not
 * removed until the line is put right.
 */
export function keepingContacts(
  draft: Draft,
  astray: { readonly row: number; readonly sheet?: string },
): Draft {
  const where =
    astray.sheet === undefined ? msg`row ${astray.row}` : msg`row ${astray.row} of the sheet ${astray.sheet}`;
  const message = msg`A contact of this client is gone from the sheet, but ${where} holds a contact that belongs to no client. Put that row right first.`;
  const issue = {
    row: draft.rows[0] ?? astray.row,
    code: 'contact-astray',
    message,
    field: 'contact',
  } as const;
  return { ...draft, issues: [...draft.issues, issue] };
}

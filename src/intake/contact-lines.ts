/** Contacts on lines of their own: which line goes on with the client above it, and which stands astray. */
import type { ContactPart } from '../client/client.ts';
import type { Draft, DraftIssue } from '../client/draft.ts';

/** Whether a row holds nothing but a contact, though the sheet has columns for more: a further line of some client. */
export function isContactLine(draft: Draft): boolean {
  return hasOnlyContacts(draft) && Object.keys(draft.cells).length > 0;
}

/** Whether a line goes on with the client of the row above: it has either the same id, or none and a contact. */
export function continues(previous: Draft, next: Draft): boolean {
  if (!hasOnlyContacts(next)) return false;
  return next.id === '' ? (next.contacts ?? []).length > 0 : next.id === previous.id;
}

function hasOnlyContacts({ contacts, action, base, cells }: Draft): boolean {
  if (!contacts || contacts.some((contact) => contact.n !== undefined)) return false;
  return action === undefined && base === '' && Object.values(cells).every((cell) => cell === '');
}

/** The two rows as one client. */
export function joined(previous: Draft, next: Draft): Draft {
  return {
    ...previous,
    rows: [...previous.rows, ...next.rows],
    contacts: [...(previous.contacts ?? []), ...(next.contacts ?? [])],
    issues: [...previous.issues, ...moved(next.issues, previous.contacts?.length ?? 0)],
  };
}

/** Contact issues count contacts from the start of the draft. */
export function moved(issues: readonly DraftIssue[], by: number): DraftIssue[] {
  return issues.map((issue) => {
    const match = /^contact:(\d+):(name|position|phone|email)$/.exec(issue.field ?? '');
    if (!match) return issue;
    return { ...issue, field: `contact:${Number(match[1]) + by}:${match[2] as ContactPart}` };
  });
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
    astray.sheet === undefined ? `row ${astray.row}` : `row ${astray.row} of the sheet ${astray.sheet}`;
  const message = `A contact of this client is gone from the sheet, but ${where} holds a contact that belongs to no client. Put that row right first.`;
  const issue = {
    row: draft.rows[0] ?? astray.row,
    code: 'contact-astray',
    message,
    field: 'contact',
  } as const;
  return { ...draft, issues: [...draft.issues, issue] };
}

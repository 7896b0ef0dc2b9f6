/** What a contact in the sheet asks for. */
import { CONTACT_PARTS, type ContactPart } from '../client/client.ts';
import { textSetBy } from '../client/cells.ts';
import type { ContactDraft } from '../client/draft.ts';
import { contactTexts } from '../client/fields.ts';

/** Whether every cell of it is empty; `<clear>` is something. */
export function isBlank(draft: ContactDraft | undefined): boolean {
  return CONTACT_PARTS.every((part) => (draft?.cells[part] ?? '') === '');
}

/** What the cells ask for, as a new contact would be sent: blank and cleared parts are ''. */
export function textsOf(draft: ContactDraft | undefined): Readonly<Record<ContactPart, string>> {
  return contactTexts(Object.fromEntries(CONTACT_PARTS.map((part) => [part, textSetBy(draft?.cells[part])])));
}

/** Whether they stand in numbered columns, and not on lines of their own. */
export function isNumbered(drafts: readonly ContactDraft[]): boolean {
  return drafts.some((draft) => draft.n !== undefined);
}

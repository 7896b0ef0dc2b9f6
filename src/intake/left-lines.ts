/** Lines of contacts whose client's row was taken out of the main sheet: where Cubicl has them just so, they say nothing. */
import { inBatches } from '../batches.ts';
import { textSetBy } from '../client/cells.ts';
import { CONTACT_PARTS, type Client, type Contact } from '../client/client.ts';
import type { ContactDraft, Draft } from '../client/draft.ts';
import { contactTexts } from '../client/fields.ts';
import { looksSame } from '../client/shown.ts';
import type { ContactSheet, Line } from './contact-sheet.ts';

/** The clients as Cubicl holds them. */
export interface HeldClients {
  /** Those of the ids that are there. */
  getAll(ids: readonly string[]): Promise<readonly Client[]>;
  /** The id of the client that a row without an ID means, or might mean. */
  idOf(draft: Draft): string | undefined;
}

/** The rows of such lines. To be asked when the clients of the main sheet, `drafts`, have claimed theirs. */
export async function leftLines(
  sheet: ContactSheet,
  drafts: AsyncIterable<Draft>,
  held: HeldClients,
): Promise<number[]> {
  const rows: number[] = [];
  // Of a client that is on the main sheet without its ID, lines that nobody claims would be contacts removed.
  const meant = new Set<string | undefined>();
  for await (const draft of drafts) if (draft.id === '') meant.add(held.idOf(draft));
  for await (const batch of inBatches(sheet.linesAlone(), CLIENTS_PER_READ)) {
    const lines = new Map(batch.filter(([id]) => !meant.has(id)));
    for (const { _id, contacts } of await held.getAll([...lines.keys()]))
      rows.push(...heldAmong(lines.get(_id) ?? [], contacts ?? []));
  }
  return rows;
}

const CLIENTS_PER_READ = 200;

/** One contact speaks for one line: of two like it, the other may be a contact of somebody else, with a wrong id. */
function heldAmong(lines: readonly Line[], contacts: readonly Contact[]): number[] {
  const free = [...contacts];
  return lines.flatMap(({ row, contacts: [draft] }) => {
    const at = free.findIndex((contact) => isHeld(draft, contact));
    if (at < 0) return [];
    free.splice(at, 1);
    return row;
  });
}

/** As far as the sheet has columns; half a surrogate pair, which no file can hold, stands there as U+FFFD. */
function isHeld(draft: ContactDraft | undefined, contact: Contact): boolean {
  const texts = contactTexts(contact);
  return CONTACT_PARTS.every((part) => {
    const cell = draft?.cells[part];
    return cell === undefined || looksSame(textSetBy(cell), texts[part].toWellFormed());
  });
}

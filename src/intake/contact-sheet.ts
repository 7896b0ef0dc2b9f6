/** The second sheet `Contacts`: its lines are handed to the clients of the main sheet, by id or by name. */
import { foldKey } from '../client/cells.ts';
import { foldHeader } from '../client/fold-header.ts';
import type { ContactDraft, Draft, DraftIssue } from '../client/draft.ts';
import type { Table } from '../table/table.ts';
import type { Mapping } from './headers.ts';
import { checkRow, moved, type CheckContext } from './validate.ts';

/** The sheet to look for, whatever its case. */
export function contactSheetOf(table: Table, mapping: Mapping): string | undefined {
  if (mapping.columns.some((column) => column?.is === 'contact')) return undefined;
  return table.sheets?.find((name) => foldHeader(name) === 'contacts' && name !== table.sheet);
}

/** Contacts by client; `take` hands them over, what nobody took is left. */
export class ContactSheet {
  readonly #byKey = new Map<string, { contacts: ContactDraft[]; issues: DraftIssue[] }>();
  readonly #taken = new Set<string>();

  static async read(table: Table, context: CheckContext): Promise<ContactSheet> {
    const sheet = new ContactSheet();
    for await (const batch of table.rows()) {
      for (const row of batch) {
        if (row.row > context.mapping.headerRow) sheet.#add(checkRow(row, context));
      }
    }
    return sheet;
  }

  /** The draft with its contacts; a name is used only where the client has no id. */
  take(draft: Draft): Draft {
    const key = keyOf(draft);
    const found = this.#byKey.get(key);
    const isTwice = this.#taken.has(key);
    this.#taken.add(key);
    if (!found) return { ...draft, contacts: [] };
    const problem = isTwice ? [shared(draft, found.contacts[0]?.row ?? 0)] : [];
    return { ...draft, contacts: found.contacts, issues: [...draft.issues, ...found.issues, ...problem] };
  }

  /** Contacts of clients that are not on the main sheet: one draft each, with the issue that says so. */
  orphans(sheet: string): Draft[] {
    const left = [...this.#byKey].filter(([key]) => !this.#taken.has(key));
    return left.flatMap(([, { contacts }]) =>
      contacts.map((contact) => ({
        rows: [],
        id: '',
        cells: {},
        managerIds: [],
        base: '',
        issues: [{ row: contact.row, sheet, code: 'no-client', message: ORPHAN }],
      })),
    );
  }

  #add(draft: Draft): void {
    const known = this.#byKey.get(keyOf(draft)) ?? { contacts: [], issues: [] };
    known.issues.push(...moved(draft.issues, known.contacts.length));
    known.contacts.push(...(draft.contacts ?? []));
    this.#byKey.set(keyOf(draft), known);
  }
}

const ORPHAN =
  'No client on the main sheet has this ID (or, without an ID, this Name). Add the client, or mend the ID.';

function keyOf(draft: Draft): string {
  return draft.id === '' ? `name ${foldKey(draft.cells.name ?? '')}` : `id ${draft.id}`;
}

function shared(draft: Draft, row: number): DraftIssue {
  const message = `Two clients go by this name, so the contact in row ${row} of the Contacts sheet could be either's. Give the contacts an ID.`;
  return { row: draft.rows[0] ?? 0, code: 'contact-of-two', message };
}

/** The second sheet `Contacts`: its lines are handed to the clients of the main sheet, by id or by name. */
import { foldKey } from '../client/cells.ts';
import { foldHeader } from '../client/fold-header.ts';
import type { Draft, DraftIssue } from '../client/draft.ts';
import type { Table } from '../table/table.ts';
import { keepingContacts, moved } from './contact-lines.ts';
import { checkRow, type CheckContext } from './validate.ts';

/** The sheet that holds the contacts beside this one, whatever its case. */
export function contactSheetOf(table: Table): string | undefined {
  return table.sheets?.find((name) => foldHeader(name) === 'contacts' && name !== table.sheet);
}

/** Contacts by client. First all clients claim their lines, then each takes its own; what nobody claims is an orphan. */
export class ContactSheet {
  readonly #lines: readonly Draft[];
  readonly #places = new Map<string, number[]>();
  /** How many clients of the main sheet go by each key that has lines. */
  readonly #claims = new Map<string, number>();
  #unclaimed: readonly Draft[] = [];

  private constructor(
    readonly name: string,
    lines: readonly Draft[],
  ) {
    this.#lines = lines;
    for (const [place, line] of lines.entries()) {
      const key = lineKey(line);
      this.#places.set(key, [...(this.#places.get(key) ?? []), place]);
    }
  }

  static async read(name: string, table: Table, context: CheckContext): Promise<ContactSheet> {
    const lines: Draft[] = [];
    for await (const batch of table.rows()) {
      const below = batch.filter(({ row }) => row > context.mapping.headerRow);
      lines.push(...below.map((row) => checkRow(row, { ...context, sheet: name })).filter(saysSomething));
    }
    return new ContactSheet(name, lines);
  }

  /** Before anything is taken: a name that comes again further down makes the first of the two uncertain, too. */
  async claimAll(drafts: AsyncIterable<Draft>): Promise<void> {
    this.#claims.clear();
    for await (const draft of drafts) {
      for (const key of keysOf(draft)) {
        if (this.#places.has(key)) this.#claims.set(key, (this.#claims.get(key) ?? 0) + 1);
      }
    }
    this.#unclaimed = this.#lines.filter((line) => !this.#claims.has(lineKey(line)));
  }

  /** The draft with its contacts. A name that two clients go by gives its lines to neither: that is an issue of both. */
  take(draft: Draft): Draft {
    const keys = keysOf(draft);
    const places = keys.flatMap((key) => this.#places.get(key) ?? []).sort((a, b) => a - b);
    const lines = places.flatMap((place) => this.#lines[place] ?? []);
    const shared = keys.find((key) => key.startsWith('name ') && (this.#claims.get(key) ?? 0) > 1);
    const issues = shared === undefined ? [] : [this.#sharedName(draft, this.#places.get(shared)?.[0] ?? 0)];
    const taken = lines.reduce(withLine, { ...draft, contacts: [], issues: [...draft.issues, ...issues] });
    const [astray] = this.#unclaimed;
    return astray ? keepingContacts(taken, { row: astray.rows[0] ?? 0, sheet: this.name }) : taken;
  }

  /** Contacts of clients that are not on the main sheet: one draft each, with the issue that says so. */
  orphans(): Draft[] {
    return this.#unclaimed.map((line) => ({
      rows: [],
      id: '',
      cells: {},
      managerIds: [],
      base: '',
      issues: [this.#orphan(line), ...line.issues],
    }));
  }

  #orphan(line: Draft): DraftIssue {
    const message =
      line.id === ''
        ? 'No client of the main sheet has this name. Write the ID or the name of its client.'
        : `No client of the main sheet has the ID "${line.id}". Correct it, or add the client there.`;
    return { row: line.rows[0] ?? 0, sheet: this.name, code: 'no-client', message };
  }

  #sharedName(draft: Draft, place: number): DraftIssue {
    const row = this.#lines[place]?.rows[0] ?? 0;
    const message = `Several clients of the sheet go by this name, so the contact in row ${row} of the sheet ${this.name} could be anyone's. Give it the ID of its client, or give the clients different names.`;
    return { row: draft.rows[0] ?? 0, code: 'contact-of-two', message };
  }
}

/** A line without a contact tells nothing, unless something is wrong with it. */
function saysSomething(line: Draft): boolean {
  return (line.contacts ?? []).length > 0 || line.issues.length > 0;
}

function withLine(draft: Draft, line: Draft): Draft {
  const contacts = draft.contacts ?? [];
  return {
    ...draft,
    contacts: [...contacts, ...(line.contacts ?? [])],
    issues: [...draft.issues, ...moved(line.issues, contacts.length)],
  };
}

/** A line belongs to the client with its id, else to the one with its name; with neither it belongs to nobody. */
function lineKey(line: Draft): string {
  return line.id === '' ? (nameKey(line) ?? 'nobody') : `id ${line.id}`;
}

function keysOf(draft: Draft): string[] {
  return [draft.id === '' ? undefined : `id ${draft.id}`, nameKey(draft)].filter((key) => key !== undefined);
}

function nameKey(draft: Draft): string | undefined {
  const name = foldKey(draft.cells.name ?? '');
  return name === '' ? undefined : `name ${name}`;
}

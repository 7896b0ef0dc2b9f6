/** The second sheet `Contacts`: its lines are handed to the clients of the main sheet, by id or by name. */
import { CONTACT_PARTS, type ContactPart } from '../client/client.ts';
import { foldKey } from '../client/cells.ts';
import { foldHeader } from '../client/fold-header.ts';
import type { ContactDraft, Draft, DraftIssue } from '../client/draft.ts';
import { msg } from '../message.ts';
import type { Table } from '../table/table.ts';
import { isHeaderAgain } from './repeated-headers.ts';
import { keepingContacts, moved } from './contact-lines.ts';
import { checkRow, type CheckContext } from './validate.ts';

/** The sheet that holds the contacts beside this one, whatever its case. */
export function contactSheetOf(table: Table): string | undefined {
  return table.sheets?.find((name) => isContactSheet(name) && name !== table.sheet);
}

export function isContactSheet(name: string): boolean {
  return foldHeader(name) === 'contacts';
}

export interface LineContext extends CheckContext {
  /** Rows of the sheet that say nothing, see `left-lines.ts`. */
  readonly leftOut?: ReadonlySet<number>;
}

/** One line of the sheet; no more of it is kept, since all of them are in memory (some 660 bytes each). */
export interface Line {
  readonly row: number;
  /** '' for none. */
  readonly id: string;
  readonly name: string;
  readonly contacts: readonly ContactDraft[];
  readonly issues: readonly DraftIssue[];
}

/** Contacts by client. First all clients claim their lines, then each takes its own; what nobody claims is an orphan. */
export class ContactSheet {
  readonly #byId = new Map<string, Group>();
  readonly #byName = new Map<string, Group>();
  /** With neither id nor name. */
  readonly #nobodys: Line[] = [];
  #unclaimed: readonly Line[] = [];

  private constructor(
    readonly name: string,
    private readonly parts: readonly ContactPart[],
  ) {}

  static async read(name: string, table: Table, context: LineContext): Promise<ContactSheet> {
    const { headers, headerRow, columns } = context.mapping;
    const parts = CONTACT_PARTS.filter((part) =>
      columns.some((column) => column?.is === 'contact' && column.part === part),
    );
    const sheet = new ContactSheet(name, parts);
    for await (const batch of table.rows()) {
      for (const row of batch) {
        const isLine = row.row > headerRow && context.leftOut?.has(row.row) !== true;
        if (isLine && !isHeaderAgain(row, { ...context, headers }))
          sheet.#add(lineOf(checkRow(row, { ...context, sheet: name })));
      }
    }
    return sheet;
  }

  /** Before anything is taken: a name that comes again further down makes the first of the two uncertain, too. */
  async claimAll(drafts: AsyncIterable<Draft>): Promise<void> {
    for (const group of this.#groups()) group.claims = 0;
    for await (const draft of drafts) for (const group of this.#groupsOf(draft)) group.claims++;
    const unclaimed = [...this.#groups()].filter(({ claims }) => claims === 0).flatMap(({ lines }) => lines);
    this.#unclaimed = [...unclaimed, ...this.#nobodys].sort((a, b) => a.row - b.row);
  }

  /** The draft with its contacts. A name that two clients go by gives its lines to neither: that is an issue of both. */
  take(draft: Draft): Draft {
    const lineParts = this.parts.length < CONTACT_PARTS.length ? { lineParts: this.parts } : {};
    const lines = this.#groupsOf(draft).flatMap((group) => group.lines);
    const named = this.#byName.get(nameOf(draft));
    const issues = named && named.claims > 1 ? [this.#sharedName(draft, named.lines[0]?.row ?? 0)] : [];
    const taken = lines
      .sort((a, b) => a.row - b.row)
      .reduce(withLine, { ...draft, ...lineParts, contacts: [], issues: [...draft.issues, ...issues] });
    const [astray] = this.#unclaimed;
    return astray ? keepingContacts(taken, { row: astray.row, sheet: this.name }) : taken;
  }

  /** The lines of each client that is not on the main sheet, by the id that they give. */
  *linesAlone(): Generator<readonly [id: string, lines: readonly Line[]]> {
    for (const [id, { lines, claims }] of this.#byId) if (claims === 0) yield [id, lines];
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

  /** A line belongs to the client with its id, else to the one with its name. One without a contact tells nothing. */
  #add(line: Line): void {
    if (line.contacts.length === 0 && line.issues.length === 0) return;
    const [map, key] = line.id === '' ? [this.#byName, line.name] : [this.#byId, line.id];
    const group = map.get(key);
    if (key === '') this.#nobodys.push(line);
    else if (group) group.lines.push(line);
    else map.set(key, { lines: [line], claims: 0 });
  }

  *#groups(): Generator<Group> {
    yield* this.#byId.values();
    yield* this.#byName.values();
  }

  #groupsOf(draft: Draft): Group[] {
    return [this.#byId.get(draft.id), this.#byName.get(nameOf(draft))].filter((group) => group !== undefined);
  }

  #orphan({ row, id }: Line): DraftIssue {
    const message =
      id === ''
        ? msg`No client of the main sheet has this name. Write the ID or the name of its client.`
        : msg`No client of the main sheet has the ID "${id}". Put the row of that client back there, or correct the ID.`;
    return { row, sheet: this.name, code: 'no-client', message };
  }

  #sharedName(draft: Draft, row: number): DraftIssue {
    const message = msg`Several clients of the sheet go by this name, so the contact in row ${row} of the sheet ${this.name} could be anyone's. Give it the ID of its client, or give the clients different names.`;
    return { row: draft.rows[0] ?? 0, code: 'contact-of-two', message };
  }
}

/** The lines of one id or name. */
interface Group {
  readonly lines: Line[];
  /** How many clients of the main sheet go by it. */
  claims: number;
}

function lineOf(draft: Draft): Line {
  const { rows, id, contacts = NONE } = draft;
  // The name says whose the line is; what the client is called, the main sheet says.
  const issues = draft.issues.filter(({ field }) => field !== 'name');
  const name = id === '' ? nameOf(draft) : '';
  return { row: rows[0] ?? 0, id, name, contacts, issues: issues.length > 0 ? issues : NONE };
}

/** One empty list for all lines. */
const NONE: readonly never[] = [];

function withLine(draft: Draft, line: Line): Draft {
  const contacts = draft.contacts ?? [];
  return {
    ...draft,
    contacts: [...contacts, ...line.contacts],
    issues: [...draft.issues, ...moved(line.issues, contacts.length)],
  };
}

/** Folded; '' for none, which is no key. */
function nameOf(draft: Draft): string {
  return foldKey(draft.cells.name ?? '');
}

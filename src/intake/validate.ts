/** Sheet rows → checked drafts: every problem of every row is collected, with the place where it stands. */
import { isEmail, isScientific, isSheetError, listOf, wishOf } from '../client/cells.ts';
import { isReadOnly, type Column } from '../client/columns.ts';
import type { ContactPart } from '../client/client.ts';
import {
  ROW_ACTIONS,
  type ContactDraft,
  type Draft,
  type DraftIssue,
  type RowAction,
} from '../client/draft.ts';
import { customKey, type FieldKey } from '../client/fields.ts';
import type { Directory } from '../client/managers.ts';
import { textOf, type Cell, type SheetRow } from '../table/table.ts';
import { unguard } from '../table/guard.ts';
import type { Mapping } from './headers.ts';

export interface CheckContext {
  readonly mapping: Mapping;
  readonly guarded: boolean;
  readonly directory: Directory;
  /** Named in issues when it is not the main sheet. */
  readonly sheet?: string;
}

/** One row, checked by itself. */
export function checkRow(row: SheetRow, context: CheckContext): Draft {
  const draft = new DraftBuilder(row, context);
  for (const [column, cell] of row.cells.entries()) draft.read(column, cell);
  for (let column = row.cells.length; column < context.mapping.columns.length; column++)
    draft.read(column, '');
  return draft.done();
}

/**
 * Whether a row goes on with the client of the row above: it has a contact of its own, and either the same id or
 * neither id nor any field of a client.
 */
export function continues(previous: Draft, next: Draft): boolean {
  const contacts = next.contacts;
  if (!contacts || contacts.some((contact) => contact.n !== undefined)) return false;
  if (next.action !== undefined || next.base !== '' || Object.values(next.cells).some((cell) => cell !== ''))
    return false;
  return next.id === '' ? contacts.length > 0 : next.id === previous.id;
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

/** Gathers one row cell by cell. */
class DraftBuilder {
  readonly #cells: [FieldKey, string][] = [];
  readonly #contacts = new Map<number | undefined, Partial<Record<ContactPart, string>>>();
  readonly #issues: DraftIssue[] = [];
  #id = '';
  #base = '';
  #action: RowAction | undefined;
  #managerIds: readonly string[] = [];

  constructor(
    readonly row: SheetRow,
    readonly context: CheckContext,
  ) {}

  read(index: number, cell: Cell): void {
    const text = this.context.guarded ? unguard(textOf(cell)) : textOf(cell);
    const column = this.context.mapping.columns[index];
    if (column === undefined) this.#headless(index, text);
    else if (column.is === '_base') this.#base = text.trim();
    else if (!isReadOnly(column)) this.#readInto(column, { index, cell, text });
  }

  done(): Draft {
    const contacts = [...this.#contacts].map(([n, cells]): ContactDraft => ({
      row: this.row.row,
      cells,
      ...(n === undefined ? {} : { n }),
    }));
    const filled = contacts.filter(
      (contact) => contact.n !== undefined || Object.values(contact.cells).some(Boolean),
    );
    return {
      rows: [this.row.row],
      ...(this.#action === undefined ? {} : { action: this.#action }),
      id: this.#id,
      cells: Object.fromEntries(this.#cells),
      managerIds: this.#managerIds,
      ...(contacts.length > 0 ? { contacts: filled } : {}),
      base: this.#base,
      issues: this.#issues,
    };
  }

  #readInto(column: Column, at: { index: number; cell: Cell; text: string }): void {
    const { index, cell, text } = at;
    const field = this.#fieldOf(column);
    for (const { code, message } of problemsOf(column, cell, text)) {
      this.#issues.push({
        ...this.#place(index, text),
        code,
        message,
        ...(field === undefined ? {} : { field }),
      });
    }
    if (column.is === 'id') this.#id = text.trim();
    else if (column.is === '_action') this.#readAction(index, text);
    else if (column.is === 'contact') this.#readContact(column, text);
    else {
      this.#cells.push([column.is === 'custom' ? customKey(column.fieldId) : (column.is as FieldKey), text]);
      if (column.is === 'managers') this.#readManagers(index, text);
    }
  }

  #readContact(column: Column & { is: 'contact' }, text: string): void {
    const cells = this.#contacts.get(column.n) ?? {};
    cells[column.part] = text;
    this.#contacts.set(column.n, cells);
  }

  #readAction(index: number, text: string): void {
    const word = text.trim().toLowerCase();
    this.#action = ROW_ACTIONS.find((action) => action === word);
    if (word !== '' && this.#action === undefined) {
      const message = `"${text.trim()}" is not an action. Use ${ROW_ACTIONS.join(', ')}, or leave it empty.`;
      this.#issues.push({ ...this.#place(index, text), code: 'bad-action', message });
    }
  }

  #readManagers(index: number, text: string): void {
    const wish = wishOf(text);
    const names = wish.to === 'set' ? listOf(wish.text) : [];
    const found = names.map((name) => ({ name, ids: idsFor(name, this.context.directory) }));
    this.#managerIds = [...new Set(found.flatMap(({ ids }) => ids))];
    for (const { name, ids } of found) {
      if (ids.length === 1) continue;
      const message = managerProblem(name, ids.length, this.context.directory);
      this.#issues.push({ ...this.#place(index, text), code: 'unknown-manager', message, field: 'managers' });
    }
  }

  #headless(index: number, text: string): void {
    const isIgnored = (this.context.mapping.headers[index] ?? '').trim() !== '';
    if (isIgnored || text === '') return;
    const message =
      'This cell has no header above it, so nobody knows what it means. Give the column a header.';
    this.#issues.push({ ...this.#place(index, text), code: 'no-header', message });
  }

  #fieldOf(column: Column): DraftIssue['field'] {
    if (column.is === 'id' || column.is === '_action' || column.is === '_base' || column.is === 'createdAt')
      return undefined;
    if (column.is === 'custom') return customKey(column.fieldId);
    if (column.is !== 'contact') return column.is;
    const slots = [...this.#contacts.keys()];
    const known = slots.indexOf(column.n);
    return `contact:${known === -1 ? slots.length : known}:${column.part}`;
  }

  #place(index: number, value: string): Omit<DraftIssue, 'code' | 'message'> {
    const header = this.context.mapping.headers[index] ?? '';
    const sheet = this.context.sheet === undefined ? {} : { sheet: this.context.sheet };
    return { row: this.row.row, ...sheet, column: index, header, value };
  }
}

interface Problem {
  readonly code: string;
  readonly message: string;
}

/** What is wrong with one cell, whatever the rest of the row says. */
function problemsOf(column: Column, cell: Cell, text: string): Problem[] {
  const damage = damageOf(column, cell, text);
  if (damage) return [damage];
  const wish = wishOf(text);
  const isAddress = column.is === 'email' || (column.is === 'contact' && column.part === 'email');
  if (!isAddress || wish.to !== 'set' || wish.text.trim() === '' || isEmail(wish.text.trim())) return [];
  return [{ code: 'bad-email', message: 'This is not an e-mail address. Write it like name@example.com.' }];
}

/** What a spreadsheet program does to text that looks like something else. */
function damageOf(column: Column, cell: Cell, text: string): Problem | undefined {
  const is = typeof cell === 'string' ? 'text' : cell.is;
  if (is === 'uncached') {
    return {
      code: 'formula',
      message: 'The formula has no saved result. Open the file, let it calculate, and save it.',
    };
  }
  if (is === 'error' || isSheetError(text)) {
    return {
      code: 'sheet-error',
      message: `The formula in this cell failed (${text}). Mend it, or type the value.`,
    };
  }
  if (is === 'date' && column.is !== 'custom') {
    return {
      code: 'date',
      message: 'The spreadsheet made a date of this. Format the cell as text and type it again.',
    };
  }
  const isKey =
    column.is === 'id' || column.is === 'phone' || (column.is === 'contact' && column.part === 'phone');
  if (isScientific(text) && (isKey || is === 'number')) {
    return {
      code: 'rounded',
      message: 'The spreadsheet rounded this number. Format the cell as text and type all digits.',
    };
  }
  if (is === 'number' && text.replace(/\D/g, '').length > EXACT_DIGITS) {
    return {
      code: 'rounded',
      message: 'Spreadsheets keep only 15 digits of a number. Format the cell as text and type it again.',
    };
  }
  return undefined;
}

/** A number cell holds a double: digits beyond the fifteenth are lost (IEEE 754). */
const EXACT_DIGITS = 15;

/** Where the users can't be read, anything that is not an address or a name with spaces is taken for an id. */
function idsFor(name: string, directory: Directory): readonly string[] {
  const known = directory.idsOf(name);
  if (known.length > 0) return known;
  return ID_LIKE.test(name) ? [name] : [];
}

/** Ids of users who left, and of portal users, are in no list; an id is letters and digits with at least one digit. */
const ID_LIKE = /^(?=[^\s]*\d)[A-Za-z0-9_-]{8,64}$/;

function managerProblem(name: string, hits: number, directory: Directory): string {
  if (hits > 1) return `${hits} users are called "${name}". Use the e-mail address.`;
  if (!directory.readable)
    return `"${name}" can't be looked up: this token may not read the users. Use the user's id.`;
  return `"${name}" is not a user of this organisation. Use an e-mail address, an id or a full name.`;
}

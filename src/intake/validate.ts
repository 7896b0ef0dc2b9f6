/** Sheet rows → checked drafts: every problem of every row is collected, with the place where it stands. */
import { foldKey } from '../client/cells.ts';
import { isReadOnly, type Column } from '../client/columns.ts';
import { CONTACT_PARTS, type ContactPart } from '../client/client.ts';
import {
  ROW_ACTIONS,
  type ContactDraft,
  type Draft,
  type DraftIssue,
  type RowAction,
} from '../client/draft.ts';
import { contactKey, customKey, type FieldKey } from '../client/fields.ts';
import type { Directory } from '../client/managers.ts';
import { msg } from '../message.ts';
import { textOf, type Cell, type SheetRow } from '../table/table.ts';
import { plainText } from '../table/guard.ts';
import { problemOf, type CellProblem } from './cell-problems.ts';
import { cleaned, type CleanedCell, type Cleaning } from './cleaning.ts';
import type { Mapping } from './headers.ts';
import { withLiteralTexts } from './literal-texts.ts';
import { readManagers } from './manager-names.ts';

export interface CheckContext {
  readonly mapping: Mapping;
  readonly guarded: boolean;
  /** True for JSON lines, whose texts are the values themselves and not cells that a person typed. */
  readonly literal?: boolean;
  readonly directory: Directory;
  readonly cleaning?: Cleaning;
  /** Named in issues when it is not the main sheet. */
  readonly sheet?: string;
  /** Named in issues where several files are read at once. */
  readonly file?: string;
  /** Told of managers that are no users, in place of an issue: another program's owners are often none. */
  readonly onUnknownManager?: (name: string) => void;
}

/** One row, checked by itself. */
export function checkRow(row: SheetRow, context: CheckContext): Draft {
  const draft = new DraftBuilder(row, context);
  for (const [column, cell] of row.cells.entries()) draft.read(column, cell);
  for (let column = row.cells.length; column < context.mapping.columns.length; column++)
    draft.read(column, '');
  return context.literal === true ? withLiteralTexts(draft.done()) : draft.done();
}

/** Gathers one row cell by cell. */
class DraftBuilder {
  readonly #cells: [FieldKey, string][] = [];
  readonly #contacts = new Map<number | undefined, Partial<Record<ContactPart, string>>>();
  readonly #typed: [FieldKey, string][] = [];
  readonly #contactsTyped = new Map<number | undefined, Partial<Record<ContactPart, string>>>();
  readonly #issues: DraftIssue[] = [];
  /** Absent without an ID column. */
  #id: string | undefined;
  #base = '';
  #action: RowAction | undefined;
  #managerIds: readonly string[] = [];

  constructor(
    readonly row: SheetRow,
    readonly context: CheckContext,
  ) {}

  read(index: number, cell: Cell): void {
    const text = plainText(cell, this.context);
    const column = this.context.mapping.columns[index];
    if (column === undefined) this.#headless(index, text);
    else if (column.is === '_base') this.#base = text.trim();
    else if (!isReadOnly(column)) {
      const field = this.#fieldOf(column);
      const at = { index, text, ...(field === undefined ? {} : { field }) };
      const { text: clean, notes } = this.#cleaned(column, at);
      const stored = textOf(cell);
      if (clean !== stored) this.#keepTyped(column, field, clean === text ? stored : text);
      const problem = problemOf(column, cell, clean);
      if (problem) this.#report(at, problem);
      else for (const note of notes) this.#report({ ...at, isNote: true }, note);
      this.#readInto(column, index, clean);
    }
  }

  done(): Draft {
    const contacts = [...this.#contacts].map(([n, cells]): ContactDraft => ({
      row: this.row.row,
      ...(this.context.file === undefined ? {} : { file: this.context.file }),
      cells,
      ...(this.#contactsTyped.has(n) ? { typed: this.#contactsTyped.get(n) ?? {} } : {}),
      ...(n === undefined ? {} : { n }),
    }));
    const filled = contacts.filter(
      (contact) => contact.n !== undefined || Object.values(contact.cells).some(Boolean),
    );
    return {
      rows: [this.row.row],
      ...(this.context.file === undefined ? {} : { file: this.context.file }),
      ...(this.#action === undefined ? {} : { action: this.#action }),
      id: this.#id ?? '',
      cells: Object.fromEntries(this.#cells),
      ...(this.#typed.length > 0 ? { typed: Object.fromEntries(this.#typed) } : {}),
      managerIds: this.#managerIds,
      ...(contacts.length > 0 ? { contacts: filled } : {}),
      ...lineParts(this.#contacts.get(undefined)),
      base: this.#base,
      ...(this.#id === '' && this.#base !== '' ? { emptiedId: true } : {}),
      issues: this.#issues,
    };
  }

  /** The text without what another program put around it. */
  #cleaned(column: Column, { index, text, field }: At): CleanedCell {
    const { cleaning } = this.context;
    if (!cleaning || field === undefined) return { text, notes: [] };
    return cleaned({ column, at: index, text }, cleaning);
  }

  /** What stood in a cell that was cleaned, or that lost its guard: other programs write no guards, so it may have been none. */
  #keepTyped(column: Column, field: DraftIssue['field'], typed: string): void {
    if (field === undefined) return;
    if (column.is === 'contact') {
      this.#contactsTyped.set(column.n, { ...this.#contactsTyped.get(column.n), [column.part]: typed });
    } else this.#typed.push([field as FieldKey, typed]);
  }

  #readInto(column: Column, index: number, text: string): void {
    switch (column.is) {
      case 'id':
        this.#id = text.trim();
        break;
      case '_action':
        this.#readAction(index, text);
        break;
      case 'contact':
        this.#contacts.set(column.n, { ...this.#contacts.get(column.n), [column.part]: text });
        break;
      case 'custom':
        this.#cells.push([customKey(column.fieldId), text]);
        break;
      case 'managers':
        this.#readManagers(index, text);
        break;
      case 'createdAt':
      case '_base':
        break;
      default:
        this.#cells.push([column.is, text]);
    }
  }

  #readAction(index: number, text: string): void {
    const word = foldKey(text);
    this.#action = ROW_ACTIONS.find((action) => action === word);
    if (word === '' || this.#action !== undefined) return;
    const message = msg`"${text.trim()}" is not an action. Use ${ROW_ACTIONS.join(', ')}, or leave the cell empty.`;
    this.#report({ index, text }, { code: 'bad-action', message });
  }

  #readManagers(index: number, text: string): void {
    const { directory, onUnknownManager } = this.context;
    const { ids, problems } = readManagers(text, directory);
    this.#managerIds = ids;
    if (onUnknownManager && problems.length > 0) {
      if (ids.length > 0) this.#cells.push(['managers', ids.map((id) => directory.textOf(id)).join('; ')]);
      onUnknownManager(text.trim());
      return;
    }
    this.#cells.push(['managers', text]);
    for (const problem of problems) this.#report({ index, text, field: 'managers' }, problem);
  }

  /** A cell below no header; one below a header that is left out is left out with it. */
  #headless(index: number, text: string): void {
    const isLeftOut = (this.context.mapping.headers[index] ?? '').trim() !== '';
    if (isLeftOut || text.trim() === '') return;
    const message = msg`Nothing says what this cell means. Give its column a header, or empty the cell.`;
    this.#report({ index, text }, { code: 'no-header', message });
  }

  #fieldOf(column: Column): DraftIssue['field'] {
    if (column.is === 'id' || column.is === '_action' || column.is === '_base' || column.is === 'createdAt')
      return undefined;
    if (column.is === 'custom') return customKey(column.fieldId);
    if (column.is !== 'contact') return column.is;
    const slots = [...this.#contacts.keys()];
    const known = slots.indexOf(column.n);
    return contactKey(known === -1 ? slots.length : known, column.part);
  }

  /** An issue with a field counts only if that field would be written; one about a cell nobody can read always does. */
  #report(at: At, problem: CellProblem): void {
    const { index, text, field, isNote } = at;
    this.#issues.push({
      row: this.row.row,
      ...(this.context.sheet === undefined ? {} : { sheet: this.context.sheet }),
      ...(this.context.file === undefined ? {} : { file: this.context.file }),
      column: this.context.mapping.sources?.[index] ?? index,
      header: this.context.mapping.headers[index] ?? '',
      value: text,
      code: problem.code,
      message: problem.message,
      ...(field === undefined || problem.isBlind ? {} : { field }),
      ...(isNote ? { isNote } : {}),
    });
  }
}

/** Of a sheet in which contacts have lines of their own. */
function lineParts(cells: Partial<Record<ContactPart, string>> | undefined): Pick<Draft, 'lineParts'> {
  const parts = cells && CONTACT_PARTS.filter((part) => cells[part] !== undefined);
  return parts && parts.length < CONTACT_PARTS.length ? { lineParts: parts } : {};
}

interface At {
  readonly index: number;
  readonly text: string;
  readonly field?: NonNullable<DraftIssue['field']>;
  readonly isNote?: true;
}

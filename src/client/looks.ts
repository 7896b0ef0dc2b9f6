/** How a column looks in a workbook: its width, its kind, its note, and the drop-down of managers. */
import type { ContactPart } from './client.ts';
import { headerOf, NAMED_COLUMNS, type Column, type Labels } from './columns.ts';
import type { Directory } from './managers.ts';

export interface Look {
  readonly header: string;
  readonly kind: 'text' | 'date';
  /** In characters. */
  readonly width: number;
  readonly hidden?: boolean;
  readonly choices?: readonly string[];
  readonly note?: string;
}

/** `directory` gives the managers to choose from. */
export function lookOf(column: Column, labels: Labels, directory: Directory): Look {
  const header = headerOf(column, labels);
  const meaning = NAMED_COLUMNS.find((named) => named.column.is === column.is)?.meaning;
  const people = column.is === 'managers' ? directory.users.map((user) => directory.textOf(user._id)) : [];
  return {
    header,
    kind: column.is === 'createdAt' ? 'date' : 'text',
    width: Math.max(
      WIDTHS[column.is === 'contact' ? column.part : column.is] ?? DEFAULT_WIDTH,
      header.length + 3,
    ),
    ...(column.is === '_base' ? { hidden: true } : {}),
    ...(people.length > 0 ? { choices: people } : {}),
    ...(meaning === undefined ? {} : { note: meaning }),
  };
}

const DEFAULT_WIDTH = 20;
const WIDTHS: Readonly<Partial<Record<Column['is'] | ContactPart, number>>> = {
  id: 26,
  name: 28,
  fullname: 36,
  phone: 18,
  email: 36,
  managers: 36,
  createdAt: 18,
  position: 22,
};

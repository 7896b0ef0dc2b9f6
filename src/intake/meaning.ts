/** What a header means in this file: the user's mapping first, then the labels, then the names we know. */
import { CONTACT_PARTS } from '../client/client.ts';
import { columnOf, type Column, type Labels } from '../client/columns.ts';
import { foldHeader } from '../client/fold-header.ts';
import type { Format } from '../table/table.ts';

/** `ignore`: left out on purpose. undefined: nobody knows. */
export type Meaning = Column | 'ignore' | undefined;

export interface Vocabulary {
  readonly format: Format;
  readonly labels: Labels;
  /** Given by a mapping file: folded header → column, or `ignore`. */
  readonly mapped?: ReadonlyMap<string, Column | 'ignore'>;
}

export function meaningOf(header: string, { format, labels, mapped }: Vocabulary): Meaning {
  // `_error`, `_resolve`, `__proto__`: never data, whatever a mapping says of the same word without the `_`.
  if (/^[\s\p{Cf}]*_/u.test(header)) return columnOf(header, labels) ?? 'ignore';
  const chosen = mapped?.get(foldHeader(header));
  if (chosen !== undefined) return chosen;
  return (format === 'jsonl' ? contactKey(header) : undefined) ?? columnOf(header, labels);
}

export function isColumn(meaning: Meaning): meaning is Column {
  return meaning !== undefined && meaning !== 'ignore';
}

/**
 * In JSON lines a contact has the API's own keys. One the API page does not name (`contacts.1.birthday`) is left out, as
 * the server's stays untouched; `contacts.1.title` must not be taken for a position as a header of that name would.
 */
function contactKey(header: string): Column | 'ignore' | undefined {
  const [, n, key] = /^contacts\.(\d+)\.(.*)$/s.exec(header) ?? [];
  if (n === undefined) return undefined;
  const part = CONTACT_PARTS.find((each) => each === key);
  return part === undefined ? 'ignore' : { is: 'contact', part, n: Number(n) };
}

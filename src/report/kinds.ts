/** The kinds of outcome by which rows are counted, and told apart by colour in the report page, in its order. */
import type { RowResult } from './records.ts';

export const KINDS = [
  ...(['created', 'updated', 'deleted', 'unchanged', 'skipped'] as const),
  ...(['conflict', 'rejected', 'failed', 'unknown', 'not done'] as const),
] as const;
export type Kind = (typeof KINDS)[number];

export function kindOf(result: RowResult): Kind {
  switch (result) {
    case 'would be created':
      return 'created';
    case 'would be updated':
      return 'updated';
    case 'would be deleted':
      return 'deleted';
    case 'gone':
      return 'unchanged';
    case 'duplicate':
      return 'skipped';
    default:
      return result;
  }
}

/** As a class of the style sheet, e.g. `not-done`. */
export function classOf(kind: Kind): string {
  return kind.replace(' ', '-');
}

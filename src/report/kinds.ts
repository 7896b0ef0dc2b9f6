/** The kinds of outcome that the report page tells apart by colour, in the order in which it shows them. */
import type { RowResult } from './records.ts';

export const KINDS = [
  ...(['created', 'updated', 'deleted', 'unchanged'] as const),
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
    case 'skipped':
    case 'gone':
    case 'duplicate':
      return 'unchanged';
    default:
      return result;
  }
}

/** As a class of the style sheet, e.g. `not-done`. */
export function classOf(kind: Kind): string {
  return kind.replace(' ', '-');
}

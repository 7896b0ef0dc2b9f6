/** A row that no client is made of, and why: nothing of a file goes missing without a word. */
import { firstRow, type DraftIssue, type Origin } from '../client/draft.ts';

/** `why` is a sentence. */
export function leftOut(origin: Origin, why: string): DraftIssue {
  return { ...firstRow(origin), code: 'left-out', message: `This row was left out. ${why}`, isNote: true };
}

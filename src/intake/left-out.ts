/** A row that no client is made of, and why: nothing of a file goes missing without a word. */
import { firstRow, type DraftIssue, type Origin } from '../client/draft.ts';
import { msg, type Message } from '../message.ts';

/** `why` is a sentence. */
export function leftOut(origin: Origin, why: Message): DraftIssue {
  return { ...firstRow(origin), code: 'left-out', message: msg`This row was left out. ${why}`, isNote: true };
}

/** Stops a plan that would do more harm than a person may have meant, before anything is sent. Pure, over its counts. */
import { amount, joined, msg, type Message, type Value } from '../message.ts';
import type { MovedColumn, PlanCounts } from './plan.ts';

/** What a person can allow. */
export const ALLOWABLE = ['clears', 'deletes', 'lost-ids', 'moves'] as const;
export type Allowed = (typeof ALLOWABLE)[number];

/** Fewer than these can be read through in the preview. */
const FEW = 5;
const MOST_SHARE = 0.1;

export interface Refusal {
  readonly allow: Allowed;
  /** One sentence with the figures. */
  readonly message: Message;
}

/** Everything about the plan that has not been allowed. */
export function refusals(counts: PlanCounts, allowed: readonly Allowed[]): Refusal[] {
  const found: Refusal[] = [];
  const { clears, filled, lost } = counts;
  const rows = counts.create + counts.update + counts.nothing + counts.conflict + counts.reject;
  if (counts.delete > 0) {
    found.push({
      allow: 'deletes',
      message:
        counts.delete === 1
          ? msg`It would delete ${amount(counts.delete)} client.`
          : msg`It would delete ${amount(counts.delete)} clients.`,
    });
  }
  if (isMuch(clears, filled)) {
    const message = msg`It would empty ${amount(clears)} of the ${amount(filled)} filled cells that the sheet covers.`;
    found.push({ allow: 'clears', message });
  }
  if (isMuch(lost, rows)) {
    const message = msg`It would make new clients of ${amount(lost)} of ${amount(rows)} rows, which were exported but have lost their ID.`;
    found.push({ allow: 'lost-ids', message });
  }
  if (counts.moved.length > 0) found.push({ allow: 'moves', message: movedMessage(counts.moved) });
  return found.filter(({ allow }) => !allowed.includes(allow));
}

function movedMessage(moved: readonly MovedColumn[]): Message {
  const [first, ...others] = moved;
  const cells = moved.reduce((sum, each) => sum + each.cells, 0);
  if (first && others.length === 0) {
    return msg`It would change ${amount(cells)} cells of the column "${first.column}", most of them to what another client had there, as if it was sorted without the rest of the sheet.`;
  }
  const columns: Value[] = moved.slice(0, SHOWN_COLUMNS).map(({ column }) => `"${column}"`);
  const more = moved.length - columns.length;
  const named = joined([...columns, ...(more > 0 ? [msg`${more} more`] : [])], ', ');
  return msg`It would change ${amount(cells)} cells of the columns ${named}, most of them to what another client had there, as if these were sorted without the rest of the sheet.`;
}

const SHOWN_COLUMNS = 6;

function isMuch(part: number, whole: number): boolean {
  return part >= FEW && part > whole * MOST_SHARE;
}

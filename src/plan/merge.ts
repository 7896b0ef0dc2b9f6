/** Who wins when a cell and the server differ: one field, three ways. The table is in the README under "What a cell means". */
import type { Wish } from '../client/cells.ts';
import { damageOf, type SeenDamage } from '../client/damage.ts';

/** What to do when both sides changed a field differently. */
export type ConflictRule = 'report' | 'mine' | 'theirs';

export interface MergeRules {
  /** A blank cell without fingerprints: leave the server's value alone, or clear it. */
  readonly blank: 'keep' | 'clear';
  readonly conflict: ConflictRule;
  /** The cells were read and decided once already: no damage of a spreadsheet program is in them. */
  readonly isDecided?: true;
}

export interface MergeInput {
  readonly wish: Wish;
  /** What stood in the cell before it was cleaned, where that is another text. */
  readonly typed?: string;
  /** The server's value as text now. */
  readonly server: string;
  /** Tells whether a text is what the field held at export; absent without fingerprints. */
  readonly wasAtExport?: (text: string) => boolean;
  /** An e-mail address: spaces around one that was typed are noise. */
  readonly isAddress?: boolean;
  /** See `DamageContext`. */
  readonly keepsTurkish?: (() => boolean) | undefined;
}

export type Merged =
  | { readonly is: 'keep' }
  /** The cell looks just as it was exported, but a program stores it otherwise: nothing to do. */
  | { readonly is: 'unseen' }
  /** Not the person's edit: nothing is written. */
  | { readonly is: 'damaged'; readonly cell: string; readonly damage: SeenDamage }
  | { readonly is: 'write'; readonly text: string }
  | { readonly is: 'conflict'; readonly yours: string; readonly theirs: string };

/** Decides one field. Pure: what the cell asks, what was there at export, what is there now. */
export function mergeField(input: MergeInput, rules: MergeRules): Merged {
  const { wish, server, wasAtExport } = input;
  if (wish.to === 'clear') return server === '' ? KEEP : { is: 'write', text: '' };
  // Nobody edited it: only the cleaning would.
  if (input.typed !== undefined && (wasAtExport?.(input.typed) ?? isSpaced(input.typed, server))) return KEEP;
  if (wish.to === 'set' && isShownAs(server, wish.text)) return KEEP;
  return wasAtExport ? threeWay({ ...input, wasAtExport }, rules) : twoWay(wish, server, rules);
}

const KEEP: Merged = { is: 'keep' };

function isSpaced(typed: string, server: string): boolean {
  return typed === server || typed.trim() === server;
}

/** In a text file half a surrogate pair is shown as U+FFFD. */
export function isShownAs(server: string, text: string): boolean {
  return text === server || (text.includes('\ufffd') && text === server.toWellFormed());
}

function twoWay(wish: Wish, server: string, rules: MergeRules): Merged {
  if (wish.to !== 'set') return rules.blank === 'clear' && server !== '' ? { is: 'write', text: '' } : KEEP;
  // Spaces around a typed value are noise, but not if the server holds them just so.
  const text = wish.text.trim();
  return text === server || text === '' ? KEEP : { is: 'write', text };
}

function threeWay(input: MergeInput & { wasAtExport: (text: string) => boolean }, rules: MergeRules): Merged {
  const yours = input.wish.to === 'set' ? input.wish.text : '';
  const { server, wasAtExport, keepsTurkish } = input;
  if (isShownAs(server, yours) || wasAtExport(yours)) return KEEP;
  const damage = rules.isDecided ? undefined : damageOf(yours, { was: wasAtExport, server, keepsTurkish });
  if (damage) return damage.how === 'unseen' ? { is: 'unseen' } : { is: 'damaged', cell: yours, damage };
  const text = input.isAddress ? yours.trim() : yours;
  if (text === server || wasAtExport(text)) return KEEP;
  if (wasAtExport(server) || rules.conflict === 'mine') return { is: 'write', text };
  return rules.conflict === 'theirs' ? KEEP : { is: 'conflict', yours: text, theirs: server };
}

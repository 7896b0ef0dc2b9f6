/** What is said of a row that is carried out all the same. Each kind has a code, by which it is counted and shown. */
import type { Base } from '../client/base.ts';
import { firstRow, type Draft } from '../client/draft.ts';
import type { SeenDamage, SeenDamageKind } from '../client/damage.ts';
import type { Trait } from '../client/likeness.ts';
import type { Issue } from '../errors.ts';
import { amount, joined, msg, type Message } from '../message.ts';
import type { Likely } from './likely.ts';
import { nameOf, type Match } from './match.ts';
import type { DamagedCell } from './merge-client.ts';
import type { PlanRules } from './rules.ts';

/**
 * A row that can't tell what was there at export is compared with Cubicl alone. No fingerprints are nothing to speak of
 * where the sheet has no column for them.
 */
export function baseNotes(draft: Draft, base: Base, rules: PlanRules): Issue[] {
  const place = rules.placeOf(draft, '_base');
  if (base.is === 'good' || (base.is === 'none' && place.column === undefined)) return [];
  const [code, what] = base.is === 'none' ? NO_BASE : BAD_BASE;
  return [{ ...place, code, message: joined([what, FELL_BACK], ' ') }];
}

const NO_BASE = ['no-base', msg`The _base cell of this row is empty.`] as const;
const BAD_BASE = ['bad-base', msg`The _base cell of this row is damaged, or is another row's.`] as const;
const FELL_BACK = msg`So the row was compared with Cubicl alone: what differs is written, and empty cells are left as they are.`;

/** A row whose ID was emptied becomes a new client, although there is one just like it. */
export function alikeNotes(draft: Draft, match: Match, rules: PlanRules): Issue[] {
  if (match.is !== 'none' || !match.alike) return [];
  const { id, by } = match.alike;
  const message = msg`The ID of this row was emptied, so it becomes a new client, although ${id} has the same ${nameOf(by)}. If that one is meant, write its ID.`;
  return [{ ...rules.placeOf(draft, 'id'), code: 'alike', message }];
}

/** A row that becomes a new client, although it looks like one that is there, or like another row. */
export function likelyNotes(draft: Draft, likely: Likely | undefined, rules: PlanRules): Issue[] {
  if (!likely) return [];
  const { by, whom, more } = likely;
  const others = more > 0 ? msg` and ${more} more` : '';
  const remedy =
    typeof whom === 'string' ? msg`write its ID into the ID column` : msg`keep one of the two rows`;
  const message = msg`This may be the same client as ${whom}${others}: ${SHARED[by]}. It becomes a client of its own; if it is the same, ${remedy}.`;
  return [{ ...rules.placeOf(draft, by === 'domain' ? 'email' : by), code: 'likely-duplicate', message }];
}

const SHARED: Readonly<Record<Trait, Message>> = {
  phone: msg`same phone number`,
  name: msg`same name but for its legal form`,
  domain: msg`same e-mail domain`,
};

/** A row that another one speaks for. */
export function duplicateNote(draft: Draft, row: number | Message): Issue {
  const message = msg`Row ${row} is the same client and was taken; this row was left out (--duplicates first).`;
  return { ...firstRow(draft), code: 'duplicate', message };
}

/** A cell that is not written, since it is not what anybody wrote. */
export function damageNote(draft: Draft, { key, cell, damage }: DamagedCell, rules: PlanRules): Issue {
  const [code, end] = rules.repair ? (['repaired', REPAIRED] as const) : (['damaged', DAMAGED] as const);
  const message = msg`A spreadsheet program ${HOW[damage.how]}: at export it was ${shown(damage)}. ${end}`;
  return { ...rules.placeOf(draft, key), value: cell, code, message };
}

const REPAIRED = msg`It was put back, so nothing is changed here.`;
const DAMAGED = msg`This was not written: import again with --repair to put it back. If you mean it as it is now, empty the _base cell of this row.`;

const HOW: Readonly<Record<SeenDamageKind, Message>> = {
  number: msg`took this for a number`,
  date: msg`took this for a date`,
  boolean: msg`took this for TRUE or FALSE`,
  spaces: msg`cut off the spaces around this`,
  apostrophe: msg`took or added an apostrophe here`,
  characters: msg`lost characters of this`,
  formula: msg`took this for a formula`,
  width: msg`showed # signs for lack of room`,
  cut: msg`cut this off at the longest text it takes`,
};

/** In quotes, with spaces and line ends to be seen; of a long text, where it was cut. */
function shown({ original }: SeenDamage): Message | string {
  const isLong = original.length > SHOWN_CHARS;
  const text = JSON.stringify(isLong ? `${original.slice(0, SHOWN_CHARS)}…` : original);
  return isLong ? msg`${text} (${amount(original.length)} characters)` : text;
}

const SHOWN_CHARS = 80;

/** Tells damage that a spreadsheet program has done from an edit: the fingerprint proves what the cell held before. */
import { isSheetError } from './cells.ts';
import { becameDate } from './became-date.ts';
import { becameNumber } from './became-number.ts';
import { lostCharacters } from './lost-characters.ts';
import { originalsOf } from './originals.ts';
import { looksSame, shown } from './shown.ts';

export type Damage = SeenDamage | DamageBy<'unseen'>;
export type SeenDamage = DamageBy<SeenDamageKind>;
export type SeenDamageKind = Exclude<(typeof WAYS)[number][0], 'unseen'>;

interface DamageBy<How> {
  /** What was exported. */
  readonly original: string;
  readonly how: How;
}

export interface DamageContext {
  /** Whether a text is what was exported. */
  readonly was: (text: string) => boolean;
  /** What Cubicl holds now, most often just what was exported. */
  readonly server: string;
  /** Whether other cells of the row came back with Turkish letters, as they were exported. Asked only where it matters. */
  readonly keepsTurkish?: (() => boolean) | undefined;
}

/**
 * A cell is damaged only if three things meet: it is not what was exported, a text that is (by its fingerprint) can be
 * named, and a program is known to make exactly this cell of that text. The third must be more likely than an edit:
 * whoever takes the zero off a phone number, the space off an end, or writes `TRUE` for `true` by hand is rarer than the
 * programs that do so unasked, and nothing is lost, since the cell is reported. What people do as readily is no damage:
 * another digit, a sign or zeros put in front, fewer decimals, day and month swapped, spaces between words, one Turkish letter
 * for another where the row shows that such letters were kept. What nobody
 * sees (`unseen`) is nobody's edit, and needs no report.
 */
export function damageOf(cell: string, { was, server, keepsTurkish }: DamageContext): Damage | undefined {
  for (const original of [server, ...originalsOf(cell)]) {
    if (original === cell || original === '' || !was(original)) continue;
    const how = WAYS.find(([, leads]) => leads(original, cell, keepsTurkish))?.[0];
    if (how) return { original, how };
  }
  return undefined;
}

type Leads = (original: string, cell: string, keepsTurkish: DamageContext['keepsTurkish']) => boolean;

/** What a program takes a text for, or does to it, when it makes this cell of it. */
const WAYS = [
  ['unseen', looksSame],
  ['spaces', (original, cell) => isTrimmed(shown(original), shown(cell))],
  ['apostrophe', (original, cell) => isQuoted(shown(original), shown(cell))],
  ['number', becameNumber],
  ['date', becameDate],
  ['boolean', becameBoolean],
  ['formula', (original, cell) => /^[=+\-@]/.test(original) && isSheetError(cell)],
  ['width', (_, cell) => /^#{3,}$/.test(cell)],
  ['characters', lostCharacters],
  ['cut', wasCut],
] as const satisfies readonly (readonly [string, Leads])[];

/** Nobody sees blanks at the edges of a cell. */
function isTrimmed(original: string, cell: string): boolean {
  return cell === original.trim() || cell === original.trimStart() || cell === original.trimEnd();
}

function isQuoted(original: string, cell: string): boolean {
  return original === `'${cell}` || cell === `'${original}`;
}

/** As Excel writes them in the languages of its larger markets. */
const BOOLEANS = [
  'TRUE',
  'DOĞRU',
  'WAHR',
  'VRAI',
  'VERDADERO',
  'VERO',
  'FALSE',
  'YANLIŞ',
  'FALSCH',
  'FAUX',
  'FALSO',
];

function becameBoolean(original: string, cell: string): boolean {
  const word = original.trim();
  return BOOLEANS.includes(cell) && [word.toUpperCase(), word.toLocaleUpperCase('tr')].includes(cell);
}

/** In UTF-16 units: Excel's, Google Sheets' and LibreOffice's longest text. Half a character is left out. */
const LONGEST = [32_767, 50_000, 65_535];

function wasCut(original: string, cell: string): boolean {
  const isFull = LONGEST.some((most) => cell.length === most || cell.length === most - 1);
  return isFull && original.length > cell.length && shown(original).startsWith(shown(cell));
}

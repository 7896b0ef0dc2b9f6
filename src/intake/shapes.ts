/** What a column holds by the look of its values, where its header says nothing; pure, over the first few hundred rows. */
import { LEAST_PHONE_DIGITS } from '../client/alike.ts';
import { isEmail } from '../client/cells.ts';
import { hasLegalForm } from '../client/likeness.ts';
import type { Role } from './aliases.ts';

export interface Shape {
  readonly role: Role;
  /** Completes "N of M values look like …". */
  readonly like: string;
  readonly count: number;
  readonly of: number;
  /** Whether hardly anything else looks like it. */
  readonly isPlain: boolean;
}

/** The first shape that most of the filled values have; company endings need not be on most names. */
export function shapeOf(values: readonly string[]): Shape | undefined {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  if (filled.length === 0) return undefined;
  for (const { role, like, test, least = MOST, isPlain = false, isUnique = false } of SHAPES) {
    const count = filled.filter(test).length;
    if (count < filled.length * least || (isUnique && !areKeys(filled))) continue;
    return { role, like, count, of: filled.length, isPlain };
  }
  return undefined;
}

/** The share of the filled values that look like what the role holds; undefined where nothing can be told by looks. */
export function fitOf(role: Role, values: readonly string[]): number | undefined {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  const test = role === 'email' ? hasEmail : role === 'phone' || role === 'mobile' ? hasPhone : undefined;
  return test && filled.length > 0 ? filled.filter(test).length / filled.length : undefined;
}

interface ShapeRule {
  readonly role: Role;
  readonly like: string;
  readonly test: (value: string) => boolean;
  readonly least?: number;
  readonly isPlain?: boolean;
  /** Each value stands once. */
  readonly isUnique?: boolean;
}

const MOST = 0.8;
const ENOUGH_ENDINGS = 0.3;

const SHAPES: readonly ShapeRule[] = [
  { role: 'email', like: 'e-mail addresses', test: hasEmail, isPlain: true },
  { role: 'phone', like: 'phone numbers', test: isWrittenPhone, isPlain: true },
  { role: 'sourceId', like: 'ids', test: isCode, isUnique: true },
  { role: 'company', like: 'company names', test: hasLegalForm, least: ENOUGH_ENDINGS, isPlain: true },
  { role: 'person', like: 'names of people', test: isPersonName },
];

/** One of several, in whatever other programs put around addresses. */
function hasEmail(value: string): boolean {
  return value
    .replace(/mailto:/gi, '')
    .split(/[\s,;<>"']+/)
    .some(isEmail);
}

function hasPhone(value: string): boolean {
  return value.replace(/\D/g, '').length >= LEAST_PHONE_DIGITS && !value.includes('@');
}

/** Digits alone could be anything: a `+`, a leading zero, or the way people group digits tells. */
function isWrittenPhone(value: string): boolean {
  const digits = value.replace(/\D/g, '').length;
  if (digits < LEAST_PHONE_DIGITS || digits > MOST_PHONE_DIGITS || DATE.test(value)) return false;
  return /^(?:tel:|')?(?:\+|0|\()?[\d\s().\-/]+$/.test(value) && /^(?:tel:|')?[+0(]|\d[\s)-]+\d/.test(value);
}

const MOST_PHONE_DIGITS = 15;
const DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/;

/** `C-00123`, `120.01.001`, a UUID, or the like. */
function isCode(value: string): boolean {
  return /^[\p{L}\d._/-]{3,40}$/u.test(value) && /\d/.test(value) && !DATE.test(value);
}

function areKeys(values: readonly string[]): boolean {
  return values.length > 1 && new Set(values).size === values.length;
}

/** Two to four words of letters, each with a capital. */
function isPersonName(value: string): boolean {
  const words = value.split(/\s+/);
  return words.length >= 2 && words.length <= 4 && words.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word));
}

/** The clients a sandbox begins with: believable ones, awkward ones, or any number for measuring. */
import type { Client, ClientBody, Contact } from '../client/client.ts';
import { EMPTY_FIELDS } from './body.ts';
import { USERS } from './people.ts';
import { createRandom } from './random.ts';
import { AWKWARD, FIELD } from './seed-awkward.ts';
import { ENGLISH, type Locale, SEGMENTS, TURKISH } from './seed-data.ts';

/** `demo`: 250 believable clients, always the same. `{ clients: n }`: n quick ones of some 400 bytes each. */
export type Seed = 'demo' | 'empty' | readonly Client[] | { readonly clients: number };

/** What people call the custom fields of the seeded clients; the API does not know. */
export const SANDBOX_LABELS: Readonly<Record<string, string>> = {
  [FIELD.taxNumber]: 'Tax number',
  [FIELD.city]: 'City',
  [FIELD.segment]: 'Segment',
  [FIELD.legacyId]: 'Legacy ID',
  [FIELD.notes]: 'Notes',
};

export function seedClients(seed: Seed): readonly Client[] {
  if (seed === 'empty') return [];
  if (seed === 'demo') return demoClients();
  return 'clients' in seed ? Array.from({ length: seed.clients }, (_, n) => plainClient(n)) : seed;
}

const DEMO_CLIENTS = 250;
const DEMO_SEED = 20240311;
const FIRST_CREATED_AT = Date.UTC(2023, 0, 9, 6, 30);
/** So that the latest of them is not from the future. */
const DEMO_STEP_MS = 97 * 3_600_000 + 61_007;
const PLAIN_STEP_MS = 61_007;

/** Awkward clients come last, so that a person's first look is at believable ones. */
function demoClients(): readonly Client[] {
  const dice = new Dice(DEMO_SEED);
  const names = new Set<string>();
  const believable: ClientBody[] = [];
  while (believable.length < DEMO_CLIENTS - AWKWARD.length) {
    const body = believableClient(dice);
    if (names.has(body.name)) continue;
    names.add(body.name);
    believable.push(body);
  }
  return [...believable, ...AWKWARD].map((body, n) => complete(body, n, FIRST_CREATED_AT + n * DEMO_STEP_MS));
}

function complete({ name, ...given }: ClientBody, n: number, createdAt: number): Client {
  return { _id: seedId(createdAt, n), name, ...EMPTY_FIELDS, ...given, createdAt };
}

function seedId(createdAt: number, n: number): string {
  return hex(Math.floor(createdAt / 1000), 8) + '5eed5eed5e' + hex(n, 6);
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}

/** Choices that are the same every time. */
class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = createRandom(seed);
  }

  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  of<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  }
}

const CONTACT_COUNTS = [0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5, 8] as const;

function believableClient(dice: Dice): ClientBody {
  const locale = dice.chance(0.65) ? TURKISH : ENGLISH;
  const name = `${dice.of<string>(locale.brands)} ${dice.of<string>(locale.sectors)}`;
  const domain = `${asciiOf(name)}.example`;
  const mailbox = dice.of(locale === TURKISH ? ['info', 'bilgi', 'muhasebe'] : ['info', 'hello', 'accounts']);
  return {
    name,
    phone: dice.chance(0.9) ? phone(dice, locale) : '',
    email: dice.chance(0.9) ? `${mailbox}@${domain}` : '',
    fullname: `${name} ${dice.of<string>(locale.legalForms)}`,
    contacts: Array.from({ length: dice.of(CONTACT_COUNTS) }, () => person(dice, locale, domain)),
    customFields: dice.chance(0.95) ? customFields(dice, locale) : null,
    portalCustomerManagerIds: managers(dice),
  };
}

function person(dice: Dice, locale: Locale, domain: string): Contact {
  const [first, last] = [dice.of<string>(locale.firstNames), dice.of<string>(locale.lastNames)];
  return {
    name: `${first} ${last}`,
    position: dice.chance(0.85) ? dice.of<string>(locale.positions) : '',
    phone: dice.chance(0.7) ? phone(dice, locale) : '',
    email: dice.chance(0.9) ? `${asciiOf(first)}.${asciiOf(last)}@${domain}` : '',
  };
}

/** Numbers that no one has: subscriber numbers from 000, and the range that is kept for films (Ofcom). */
function phone(dice: Dice, locale: Locale): string {
  const end = String(dice.below(10_000)).padStart(4, '0');
  if (locale === ENGLISH) return `+44 20 7946 0${end.slice(1)}`;
  const operator = dice.of(['532', '542', '555', '505', '216']);
  const [pair, lastPair] = [end.slice(0, 2), end.slice(2)];
  return dice.of([
    `+90 ${operator} 000 ${pair} ${lastPair}`,
    `0${operator} 000 ${pair} ${lastPair}`,
    `0${operator}000${end}`,
    `(0${operator}) 000 ${pair} ${lastPair}`,
  ]);
}

function customFields(dice: Dice, locale: Locale): Readonly<Record<string, string | null>> {
  return {
    [FIELD.taxNumber]: String(dice.below(4_000_000_000)).padStart(10, '0'),
    [FIELD.city]: dice.of<string>(locale.cities),
    [FIELD.segment]: dice.chance(0.9) ? dice.of(SEGMENTS) : null,
    ...(dice.chance(0.7) && { [FIELD.legacyId]: String(dice.below(100_000)).padStart(6, '0') }),
    ...(dice.chance(0.3) && { [FIELD.notes]: dice.of<string>(locale.notes) }),
  };
}

function managers(dice: Dice): readonly string[] {
  const ids = USERS.filter(({ isMember }) => isMember).map(({ _id }) => _id);
  const first = dice.below(ids.length);
  const count = dice.of([0, 1, 1, 1, 2]);
  return [...ids.slice(first), ...ids].slice(0, count);
}

/** `Çınaraltı Gıda` → `cinaralti-gida` */
function asciiOf(text: string): string {
  const plain = text.toLowerCase().replaceAll('ı', 'i').normalize('NFD');
  return plain.replace(/[^a-z ]/g, '').replaceAll(' ', '-');
}

/** Made from its number alone, so that any number of them is quick. */
function plainClient(n: number): Client {
  const digits = String(n).padStart(6, '0');
  const domain = `client${digits}.example`;
  return complete(
    {
      name: `${at(TURKISH.brands, n)} ${at(TURKISH.sectors, n)} ${digits}`,
      phone: `+90 532 000 ${digits.slice(2, 4)} ${digits.slice(4, 6)}`,
      email: `info@${domain}`,
      contacts: [
        {
          name: `${at(TURKISH.firstNames, n)} ${at(TURKISH.lastNames, n)}`,
          position: at(TURKISH.positions, n),
          phone: '',
          email: `person@${domain}`,
        },
      ],
      customFields: { [FIELD.taxNumber]: `00${digits}12`, [FIELD.city]: at(TURKISH.cities, n) },
    },
    n,
    FIRST_CREATED_AT + n * PLAIN_STEP_MS,
  );
}

function at(items: readonly string[], n: number): string {
  return items[n % items.length] ?? '';
}

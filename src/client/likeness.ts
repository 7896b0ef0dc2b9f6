/** By what two clients may be one although no key says so: phone digits, the bare company name, the domain of the e-mail address. */
import { LEAST_PHONE_DIGITS, phoneDigits } from './alike.ts';
import { foldKey } from './cells.ts';
import type { ContactPart } from './client.ts';
import type { TextField } from './columns.ts';

/** How well each part of a contact tells people apart: an e-mail address more than all the others together. */
export const PART_WEIGHT: Readonly<Record<ContactPart, number>> = {
  email: 8,
  name: 4,
  phone: 2,
  position: 1,
};

export const TRAITS = ['phone', 'name', 'domain'] as const;
export type Trait = (typeof TRAITS)[number];

type Texts = Readonly<Partial<Record<TextField, string | null>>>;

/** What a client shares with its likes; a trait that tells nothing is left out. */
export function traitsOf({ name, phone, email }: Texts): Partial<Record<Trait, string>> {
  const traits = {
    phone: nationalDigits(phone ?? ''),
    name: bareName(name ?? ''),
    domain: ownDomain(email ?? ''),
  };
  return Object.fromEntries(Object.entries(traits).filter(([, text]) => text !== ''));
}

/** National numbers have ten digits or fewer nearly everywhere; what stands before them is a country code or a zero. */
const NATIONAL_DIGITS = 10;

/** `0532 111 22 33` and `+90 (532) 1112233` are the same digits. */
function nationalDigits(phone: string): string {
  const digits = phoneDigits(phone);
  return digits.length < LEAST_PHONE_DIGITS ? '' : digits.slice(-NATIONAL_DIGITS);
}

/** `Acme Bilişim San. ve Tic. Ltd. Şti.` and `ACME BİLİŞİM` are the same bare name. */
export function bareName(name: string): string {
  const words = wordsOf(name);
  let end = words.length;
  while (end > 1 && LEGAL_FORMS.has(words[end - 1] ?? '')) end--;
  return words.slice(0, end).join(' ');
}

/** Whether a name ends as only names of companies do: `Ltd. Şti.`, `A.Ş.`, `Inc.` */
export function hasLegalForm(name: string): boolean {
  const words = wordsOf(name);
  return words.length > 1 && LEGAL_FORMS.has(words.at(-1) ?? '');
}

function wordsOf(name: string): string[] {
  const plain = foldKey(name).normalize('NFKD').replace(/\p{M}/gu, '');
  // Looking behind takes its time, and most names have no dots.
  const whole = plain.includes('.') ? plain.replace(/(?<=\b\p{L})\.(?=\p{L}(?:\.|\b))/gu, '') : plain;
  return whole.split(/[^\p{L}\p{N}&]+/u).filter((word) => word !== '');
}

/** Folded, without accents and dots. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    'ltd limited sti sirketi sirket as anonim ao koll kollektif kom komandit san sanayi tic ticaret ve dis ic paz pazarlama ' +
    'inc incorporated corp corporation co company llc llp lp plc pty gmbh mbh ag kg ohg ug ev sa sas sarl srl spa sl bv nv ab oy as aps doo ooo zao kft zrt sro'
  ).split(' '),
);

/** The domain of an address that is the company's own. */
function ownDomain(email: string): string {
  const domain = foldKey(email.slice(email.lastIndexOf('@') + 1)).replace(/^www\./, '');
  return email.includes('@') && !isFreeMail(domain) ? domain : '';
}

/** Whether it is a mail service's: an address there says nothing of where its owner works. In lower case. */
export function isFreeMail(domain: string): boolean {
  return FREE_MAIL.test(domain);
}

const FREE_MAIL =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|mail|bk|yandex|proton|protonmail|zoho|mynet|superonline|ttmail|ttnet|turk|windowslive|qq|163|126|libero|orange|wanadoo|free|t-online)\.(?:com|net|de|fr|it|es|nl|be|ru|co\.uk|com\.tr|me|ch|at|org|cn)(?:\.tr)?$/;

/** Headers of contact columns: every combination of a subject, a part and a number, in English and Turkish. */
import { CONTACT_PARTS, type ContactPart } from './client.ts';
import { foldHeader } from './fold-header.ts';

/** `n` counts contacts from 1; absent where the row itself is one contact. */
export interface ContactPlace {
  readonly part: ContactPart;
  readonly n?: number;
}

const SUBJECTS = ['contact', 'contacts', 'contact person', 'kişi', 'ilgili kişi', 'yetkili', 'irtibat'];
const PART_WORDS: Readonly<Record<ContactPart, readonly string[]>> = {
  name: ['name', 'full name', 'ad', 'adı', 'isim', 'ad soyad', 'adı soyadı', ''],
  position: ['position', 'title', 'job title', 'görev', 'görevi', 'unvan', 'ünvanı', 'pozisyon'],
  phone: ['phone', 'telephone', 'tel', 'telefon', 'telefonu', 'phone number'],
  email: ['email', 'e-mail', 'mail', 'e-posta', 'e-posta adresi'],
};

/** The header a contact column is written with. */
export function contactHeader({ part, n }: ContactPlace): string {
  return n === undefined ? `Contact ${part}` : `Contact ${n} ${part}`;
}

/** Reads a folded header: the number may stand before or after the part, or nowhere. */
export function contactPlace(folded: string): ContactPlace | undefined {
  const match = PATTERN.exec(folded);
  const part = match && WORDS.get(match[2] ?? '');
  if (!match || !part || (match[1] !== '' && match[3] !== '')) return undefined;
  const digits = match[1] !== '' ? match[1] : match[3];
  if (digits === '' || digits === undefined) return { part };
  return Number(digits) > 0 ? { part, n: Number(digits) } : undefined;
}

/** Whether a folded header is one that we write ourselves, which no label may take for itself. */
export function isOwnContactHeader(folded: string): boolean {
  const place = contactPlace(folded);
  return place !== undefined && foldHeader(contactHeader(place)) === folded;
}

const WORDS: ReadonlyMap<string, ContactPart> = new Map(
  CONTACT_PARTS.flatMap((part) => PART_WORDS[part].map((word) => [foldHeader(word), part] as const)),
);
/** Four digits: a workbook has room for 4,096 contacts side by side. */
const PATTERN = new RegExp(
  `^(?:${SUBJECTS.map(foldHeader)
    .sort((a, b) => b.length - a.length)
    .join('|')})(\\d{0,4})([a-z]*?)(\\d{0,4})$`,
);

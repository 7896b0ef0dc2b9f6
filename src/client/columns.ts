/** THE column table: every column a sheet can have, how it is headed, and how a header is recognised. Add a field here. */
import { CONTACT_PARTS, type ContactPart } from './client.ts';

/** A column of text that holds one field of the client itself. */
export const TEXT_FIELDS = ['name', 'fullname', 'phone', 'email'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

export type Column =
  | { readonly is: 'id' | 'managers' | 'createdAt' | '_base' | '_action' }
  | { readonly is: TextField }
  | { readonly is: 'custom'; readonly fieldId: string }
  /** `n` counts contacts from 1; without it the row itself is one contact (`--contacts rows` and `sheet`). */
  | { readonly is: 'contact'; readonly part: ContactPart; readonly n?: number };

/** Custom field labels by field id, in the order the columns should stand. From the configuration. */
export type Labels = ReadonlyMap<string, string>;

interface NamedColumn {
  readonly column: Column;
  readonly header: string;
  /** Other headers that mean the same, English and Turkish; compared folded. */
  readonly aliases: readonly string[];
  readonly readOnly?: boolean;
  /** What stands in the note on the header and in the README. */
  readonly meaning: string;
}

export const NAMED_COLUMNS: readonly NamedColumn[] = [
  {
    column: { is: 'id' },
    header: 'ID',
    aliases: ['_id', 'Client ID', 'Cubicl ID', 'Müşteri ID', 'Müşteri no', 'Kimlik'],
    meaning: "Cubicl's own id. Leave it empty for a new client; never edit it.",
  },
  {
    column: { is: 'name' },
    header: 'Name',
    aliases: [
      'Client',
      'Client name',
      'Short name',
      'Ad',
      'Adı',
      'İsim',
      'Müşteri',
      'Müşteri adı',
      'Kısa ad',
    ],
    meaning: 'The short name shown in Cubicl. A new client needs one.',
  },
  {
    column: { is: 'fullname' },
    header: 'Full name',
    aliases: [
      'Legal name',
      'Official name',
      'Tam ad',
      'Tam adı',
      'Unvan',
      'Ünvanı',
      'Ticari unvan',
      'Resmi ad',
    ],
    meaning: 'The full or legal name.',
  },
  {
    column: { is: 'phone' },
    header: 'Phone',
    aliases: ['Phone number', 'Telephone', 'Tel', 'Telefon', 'Telefon no', 'Telefon numarası'],
    meaning: 'Kept exactly as written, leading zeros and + included.',
  },
  {
    column: { is: 'email' },
    header: 'Email',
    aliases: ['E-mail', 'E-mail address', 'Mail', 'E-posta', 'Eposta adresi', 'E-posta adresi'],
    meaning: "The client's own e-mail address.",
  },
  {
    column: { is: 'managers' },
    header: 'Managers',
    aliases: [
      'Portal customer managers',
      'portalCustomerManagerIds',
      'Manager',
      'Yöneticiler',
      'Müşteri yöneticileri',
      'Sorumlular',
    ],
    meaning: 'Who is told of portal activity: e-mail addresses, ids or full names, joined by "; ".',
  },
  {
    column: { is: 'createdAt' },
    header: 'Created at',
    aliases: ['createdAt', 'Created', 'Oluşturulma tarihi', 'Oluşturulma'],
    readOnly: true,
    meaning: 'When the client was made in Cubicl, UTC. Read-only.',
  },
  {
    column: { is: '_base' },
    header: '_base',
    aliases: [],
    readOnly: true,
    meaning: 'Fingerprints of what Cubicl held at export; they tell your edits from those of others.',
  },
  {
    column: { is: '_action' },
    header: '_action',
    aliases: [],
    meaning: 'What to do with this row: create, update, upsert, delete or skip.',
  },
];

/** Words for contact columns; every combination of subject and part is recognised, numbered or not. */
const CONTACT_SUBJECTS = [
  'contact',
  'contacts',
  'contact person',
  'kişi',
  'ilgili kişi',
  'yetkili',
  'irtibat',
];
const PART_WORDS: Readonly<Record<ContactPart, readonly string[]>> = {
  name: ['name', 'full name', 'ad', 'adı', 'isim', 'ad soyad', 'adı soyadı', ''],
  position: ['position', 'title', 'job title', 'görev', 'görevi', 'unvan', 'ünvanı', 'pozisyon'],
  phone: ['phone', 'telephone', 'tel', 'telefon', 'telefonu', 'phone number'],
  email: ['email', 'e-mail', 'mail', 'e-posta', 'e-posta adresi'],
};

/** The header a column is written with; a label that could be taken for another column gives way to `custom:<id>`. */
export function headerOf(column: Column, labels: Labels = new Map()): string {
  switch (column.is) {
    case 'custom':
      return customHeader(column.fieldId, labels);
    case 'contact':
      return column.n === undefined ? `Contact ${column.part}` : `Contact ${column.n} ${column.part}`;
    default:
      return NAMED_COLUMNS.find((named) => named.column.is === column.is)?.header ?? column.is;
  }
}

/** What a header means, whatever its case, spaces, `_`, `-`, `.` and accents; undefined when nobody knows it. */
export function columnOf(header: string, labels: Labels = new Map()): Column | undefined {
  const exact = header.trim();
  const custom = /^custom\s*:\s*(.+)$/is.exec(exact)?.[1] ?? /^customFields\.(.+)$/s.exec(exact)?.[1];
  if (custom !== undefined) return { is: 'custom', fieldId: fieldIdOf(custom, labels) };
  if (exact.startsWith('_') && exact !== '_id') return ownColumn(exact);
  const folded = foldHeader(exact);
  if (folded === '') return undefined;
  return (
    byLabel(folded, labels) ?? KNOWN.get(folded) ?? contactColumn(folded) // a label the user chose beats our aliases
  );
}

/** Whether two columns are the same place. */
export function sameColumn(a: Column, b: Column): boolean {
  return columnKey(a) === columnKey(b);
}

/** A column as one word, for maps: `name`, `custom:<id>`, `contact:2:email`. */
export function columnKey(column: Column): string {
  if (column.is === 'custom') return `custom:${column.fieldId}`;
  if (column.is === 'contact') return `contact:${column.n ?? ''}:${column.part}`;
  return column.is;
}

export function isReadOnly(column: Column): boolean {
  return NAMED_COLUMNS.some((named) => named.column.is === column.is && named.readOnly === true);
}

/** Case, accents, spaces, `_`, `-`, `.` and Turkish dots removed, so that `E-Posta Adresi` meets `eposta adresi`. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıİ]/g, 'i')
    .toLowerCase()
    .replace(/[\s_\-.:*]/gu, '');
}

const KNOWN: ReadonlyMap<string, Column> = new Map(
  NAMED_COLUMNS.filter((named) => !named.header.startsWith('_')).flatMap((named) =>
    [named.header, ...named.aliases].map((header) => [foldHeader(header), named.column] as const),
  ),
);

const CONTACT_WORDS: ReadonlyMap<string, ContactPart> = new Map(
  CONTACT_PARTS.flatMap((part) => PART_WORDS[part].map((word) => [foldHeader(word), part] as const)),
);
const CONTACT_PATTERN = new RegExp(
  `^(?:${CONTACT_SUBJECTS.map(foldHeader)
    .sort((a, b) => b.length - a.length)
    .join('|')})(\\d{0,3})([a-z]*?)(\\d{0,3})$`,
);

function contactColumn(folded: string): Column | undefined {
  const match = CONTACT_PATTERN.exec(folded);
  const part = match && CONTACT_WORDS.get(match[2] ?? '');
  if (!match || !part) return undefined;
  const digits = match[1] !== '' ? match[1] : match[3];
  if (match[1] !== '' && match[3] !== '') return undefined;
  if (digits === '' || digits === undefined) return { is: 'contact', part };
  return Number(digits) > 0 ? { is: 'contact', part, n: Number(digits) } : undefined;
}

function ownColumn(header: string): Column | undefined {
  const named = NAMED_COLUMNS.find((each) => each.header === header.toLowerCase());
  return named?.header.startsWith('_') === true ? named.column : undefined;
}

function customHeader(fieldId: string, labels: Labels): string {
  const label = labels.get(fieldId)?.trim();
  const back = label === undefined || label === '' ? undefined : columnOf(label, labels);
  const isSafe = back?.is === 'custom' && back.fieldId === fieldId && !label?.startsWith('_');
  return label !== undefined && isSafe && !clashes(label) ? label : `custom:${fieldId}`;
}

function clashes(label: string): boolean {
  const folded = foldHeader(label);
  return KNOWN.has(folded) || contactColumn(folded) !== undefined;
}

function byLabel(folded: string, labels: Labels): Column | undefined {
  const ids = [...labels].filter(([, label]) => foldHeader(label) === folded).map(([fieldId]) => fieldId);
  const [fieldId] = ids;
  return ids.length === 1 && fieldId !== undefined ? { is: 'custom', fieldId } : undefined;
}

/** `custom:<id>` and `custom:<label>` both work; an id that exists wins over a label that spells the same. */
function fieldIdOf(text: string, labels: Labels): string {
  if (labels.has(text)) return text;
  const byName = byLabel(foldHeader(text), labels);
  return byName?.is === 'custom' ? byName.fieldId : text;
}

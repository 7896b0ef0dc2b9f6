/** THE column table: every column a sheet can have, how it is headed, and how a header is recognised. Add a field here. */
import type { ContactPart } from './client.ts';
import { contactHeader, contactPlace, isOwnContactHeader } from './contact-headers.ts';
import { foldHeader } from './fold-header.ts';

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

/**
 * The header a column is written with, which always reads back as the same column: a label that could be taken for
 * another one gives way to `custom:<id>`, and an id that could be to `custom:"<id>"`.
 */
export function headerOf(column: Column, labels: Labels = new Map()): string {
  if (column.is === 'custom') return customHeader(column.fieldId, labels);
  if (column.is === 'contact') return contactHeader(column);
  return NAMED_COLUMNS.find((named) => named.column.is === column.is)?.header ?? column.is;
}

/** What a header means, whatever its case, spaces, `_`, `-`, `.` and accents; undefined when nobody knows it. */
export function columnOf(header: string, labels: Labels = new Map()): Column | undefined {
  const exact = header.replace(EDGES, '');
  const custom = /^custom\s*:\s*(.+)$/is.exec(exact)?.[1];
  if (custom !== undefined) return { is: 'custom', fieldId: fieldIdOf(custom, labels) };
  const jsonKey = /^customFields\.(.*)$/s.exec(header)?.[1];
  if (jsonKey !== undefined) return { is: 'custom', fieldId: jsonKey };
  if (exact.startsWith('_') && exact !== '_id') return ownColumn(exact);
  const folded = foldHeader(exact);
  if (folded === '') return undefined;
  const place = contactPlace(folded);
  const contact = place && ({ is: 'contact', ...place } as const);
  const own = OWN.get(folded) ?? (isOwnContactHeader(folded) ? contact : undefined);
  return own ?? byLabel(folded, labels) ?? KNOWN.get(folded) ?? contact; // a label the user chose beats our aliases
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

/** Whether import leaves the column alone, whatever stands in it. */
export function isReadOnly(column: Column): boolean {
  return NAMED_COLUMNS.some((named) => named.column.is === column.is && named.readOnly === true);
}

/**
 * Spaces and invisible characters, a byte order mark among them, that come along with a pasted header. Looked for at the
 * start of each gap alone: else a header of 100,000 spaces would take the square of them.
 */
const EDGES = /^[\s\p{Cf}]+|(?<![\s\p{Cf}])[\s\p{Cf}]+$/gu;

const FOR_DATA = NAMED_COLUMNS.filter((named) => !named.header.startsWith('_'));
/** The headers we write. */
const OWN: ReadonlyMap<string, Column> = new Map(
  FOR_DATA.map(({ header, column }) => [foldHeader(header), column]),
);
const KNOWN: ReadonlyMap<string, Column> = new Map(
  FOR_DATA.flatMap(({ header, aliases, column }) =>
    [header, ...aliases].map((each) => [foldHeader(each), column] as const),
  ),
);

function ownColumn(header: string): Column | undefined {
  const named = NAMED_COLUMNS.find((each) => each.header === header.toLowerCase());
  return named?.header.startsWith('_') === true ? named.column : undefined;
}

function customHeader(fieldId: string, labels: Labels): string {
  const label = labels.get(fieldId)?.trim();
  const candidates = [
    ...(label === undefined || label.startsWith('_') || clashes(label) ? [] : [label]),
    `custom:${fieldId}`,
  ];
  const readsBack = (header: string): boolean => {
    const column = columnOf(header, labels);
    return column?.is === 'custom' && column.fieldId === fieldId;
  };
  return candidates.find(readsBack) ?? `custom:${JSON.stringify(fieldId)}`;
}

function clashes(label: string): boolean {
  const folded = foldHeader(label);
  return KNOWN.has(folded) || contactPlace(folded) !== undefined;
}

function byLabel(folded: string, labels: Labels): Column | undefined {
  const ids = [...labels].filter(([, label]) => foldHeader(label) === folded).map(([fieldId]) => fieldId);
  const [fieldId] = ids;
  return ids.length === 1 && fieldId !== undefined ? { is: 'custom', fieldId } : undefined;
}

/** `custom:<id>`, `custom:"<id>"` and `custom:<label>` all work; an id that exists wins over a label that spells the same. */
function fieldIdOf(text: string, labels: Labels): string {
  const quoted = text.startsWith('"') ? unquoted(text) : undefined;
  if (quoted !== undefined) return quoted;
  if (labels.has(text)) return text;
  const byName = byLabel(foldHeader(text), labels);
  return byName?.is === 'custom' ? byName.fieldId : text;
}

function unquoted(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

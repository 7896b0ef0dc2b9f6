/** Builds workbooks part by part, and reads them back whole: a test states only the XML that matters to it. */
import type { Cell, ReadOptions, SheetRow, Table } from '../../src/table/table.ts';
import { openXlsx } from '../../src/table/xlsx-read.ts';
import { allOf } from './all.ts';
import { makeWorkdir } from './workdir.ts';
import { zipOf, type ZipPart } from './zip.ts';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** One sheet: its rows as XML, or the whole part. */
export interface SheetXml {
  readonly name?: string;
  readonly state?: string;
  readonly rows?: string;
  readonly part?: string | Buffer;
}

export interface BookXml {
  readonly sheets?: readonly SheetXml[];
  /** Shorthand for a single sheet of these rows. */
  readonly rows?: string;
  /** The `<si>` elements. */
  readonly strings?: string;
  /** Formats of the styles 0, 1, 2 …: a number of Excel's own, or a code. */
  readonly formats?: readonly (number | string)[];
  readonly date1904?: string;
}

/** The parts of a workbook as Excel names them, by name. */
export function bookParts(book: BookXml): Map<string, string | Buffer> {
  const sheets = book.sheets ?? [{ rows: book.rows ?? '' }];
  const names = sheets.map((_, i) => `worksheets/sheet${i + 1}.xml`);
  const parts = new Map<string, string | Buffer>([
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(sheets, book.date1904)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...names.map((name) => ['worksheet', name] as const),
        ...(book.formats ? [['styles', 'styles.xml'] as const] : []),
        ...(book.strings === undefined ? [] : [['sharedStrings', 'sharedStrings.xml'] as const]),
      ]),
    ],
  ]);
  sheets.forEach((sheet, i) =>
    parts.set(`xl/worksheets/sheet${i + 1}.xml`, sheet.part ?? sheetXml(sheet.rows ?? '')),
  );
  if (book.strings !== undefined) parts.set('xl/sharedStrings.xml', `<sst ${MAIN}>${book.strings}</sst>`);
  if (book.formats !== undefined) parts.set('xl/styles.xml', stylesXml(book.formats));
  return parts;
}

export function sheetXml(rows: string, after = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet ${MAIN}><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** `rId1`, `rId2` … in this order. */
export function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const list = targets.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly SheetXml[], date1904: string | undefined): string {
  const list = sheets.map(({ name, state }, i) => {
    const shown = state === undefined ? '' : ` state="${state}"`;
    return `<sheet name="${name ?? `Sheet${i + 1}`}" sheetId="${i + 1}"${shown} r:id="rId${i + 1}"/>`;
  });
  const properties = date1904 === undefined ? '' : `<workbookPr date1904="${date1904}"/>`;
  return `<workbook ${MAIN} xmlns:r="${OFFICE}">${properties}<sheets>${list.join('')}</sheets></workbook>`;
}

function stylesXml(formats: readonly (number | string)[]): string {
  const codes = formats.flatMap((format, i) =>
    typeof format === 'string' ? [`<numFmt numFmtId="${164 + i}" formatCode="${escaped(format)}"/>`] : [],
  );
  const styles = formats.map(
    (format, i) => `<xf numFmtId="${typeof format === 'string' ? 164 + i : format}"/>`,
  );
  return `<styleSheet ${MAIN}><numFmts>${codes.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** The archive of these parts; `differs` says in which way a part is not what it seems. */
export function bookBytes(
  parts: ReadonlyMap<string, string | Buffer>,
  differs: Readonly<Record<string, Partial<ZipPart>>> = {},
): Buffer {
  return zipOf([...parts].map(([name, content]) => ({ name, content, ...differs[name] })));
}

/** Writes a file that is removed when the test is over; gives its path. */
export function tempFile(bytes: Buffer | string, name = 'book.xlsx'): string {
  const workdir = makeWorkdir();
  workdir.write(name, bytes);
  return workdir.file(name);
}

export interface WholeTable extends Omit<Table, 'rows' | 'close'> {
  readonly rows: readonly SheetRow[];
}

/** Opens a workbook, reads every row and closes it. */
export async function readWhole(file: string, options: ReadOptions = {}): Promise<WholeTable> {
  const table = await openXlsx(file, options);
  try {
    const rows = (await allOf(table.rows())).flat();
    return { ...table, rows };
  } finally {
    await table.close?.();
  }
}

/** The rows of a workbook that is built for it. */
export async function rowsOf(book: BookXml): Promise<readonly SheetRow[]> {
  return (await readWhole(tempFile(bookBytes(bookParts(book))))).rows;
}

/** The first cell of a workbook whose first row holds this `<c>`. */
export async function cellOf(cell: string, book: BookXml = {}): Promise<Cell | undefined> {
  return (await rowsOf({ ...book, rows: `<row r="1">${cell}</row>` }))[0]?.cells[0];
}

/** `[row, …texts]` of each row, an odd cell as `kind:text`. */
export function plain(rows: readonly SheetRow[]): readonly (readonly (string | number)[])[] {
  return rows.map(({ row, cells }) => [
    row,
    ...cells.map((cell) => (typeof cell === 'string' ? cell : `${cell.is}:${cell.text}`)),
  ]);
}

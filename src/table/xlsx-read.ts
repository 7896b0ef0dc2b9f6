/** Opens an Excel workbook as a table of one of its sheets: values only, streamed, whatever program wrote it. */
import { FileFailure, UsageFailure } from '../errors.ts';
import { inWords, msg, type Message } from '../message.ts';
import { openSource } from './source.ts';
import type { ReadOptions, SheetRow, Table } from './table.ts';
import type { Book } from './xlsx-cell.ts';
import { quoted } from './xlsx-failure.ts';
import { SheetRows } from './xlsx-sheet.ts';
import { refuseOtherKinds } from './xlsx-sniff.ts';
import { readStrings } from './xlsx-strings.ts';
import { readStyles } from './xlsx-styles.ts';
import { readWorkbook, type Sheet, type Workbook } from './xlsx-workbook.ts';
import { parseXml, type XmlHandler } from './xlsx-xml.ts';
import { openZip, type Zip } from './zip.ts';

/** A million rows of many columns are a few GB of XML; what is dense beyond reason is refused by its ratio. */
const MAX_SHEET_BYTES = 4 * 1024 * 1024 * 1024;
const BATCH_ROWS = 100;

/**
 * Opens a workbook. Only the list of sheets is read here; texts and rows are read when `rows()` is used.
 * Without `options.sheet` (a name, or a number from 1) the first visible sheet with something in it is taken.
 * `assumed` gains a clause about hidden rows and columns once they were read.
 * @throws FileFailure where the file is no workbook, is damaged, or shows no sheet
 * @throws UsageFailure where `options.sheet` is not in it
 */
export async function openXlsx(path: string, options: ReadOptions): Promise<Table> {
  const source = await openSource(path, { name: options.name });
  await refuseOtherKinds(source);
  const zip = await openZip(path, source.name);
  try {
    return await openSheet(zip, options.sheet);
  } catch (error) {
    await zip.close();
    throw error;
  }
}

async function openSheet(zip: Zip, wanted: string | undefined): Promise<Table> {
  const workbook = await readWorkbook(zip);
  const listed = listedSheets(workbook.sheets);
  const { sheet, note: left } =
    wanted === undefined ? await firstWithData(zip, listed) : namedSheet(zip, workbook, wanted);
  const isGuess = wanted === undefined && listed.length > 1;
  const assumed = isGuess ? [msg`sheet ${quoted(sheet.name)} of ${listed.length}`] : [];
  if (left !== undefined) assumed.push(left);
  let book: Promise<Book> | undefined;
  return {
    format: 'xlsx',
    sheet: sheet.name,
    sheets: listed.map(({ name }) => name),
    visibleSheets: listed.filter(({ state }) => state === 'visible').map(({ name }) => name),
    guarded: false,
    assumed,
    async *rows() {
      const rows = new SheetRows(
        { label: zip.label, sheet: sheet.name },
        await (book ??= readBook(zip, workbook)),
      );
      yield* rowsOf(zip, sheet, rows);
      assumed.push(...rows.notes.filter((note) => !assumed.some((each) => inWords(each) === inWords(note))));
    },
    close: () => zip.close(),
  };
}

/** Those a person can see first; those that only programs can show are left out. */
function listedSheets(sheets: readonly Sheet[]): readonly Sheet[] {
  const ofState = (state: Sheet['state']): Sheet[] => sheets.filter((sheet) => sheet.state === state);
  return [...ofState('visible'), ...ofState('hidden')];
}

interface Chosen {
  readonly sheet: Sheet;
  /** What was not taken, in a few words. */
  readonly note?: Message;
}

async function firstWithData(zip: Zip, listed: readonly Sheet[]): Promise<Chosen> {
  const [first, ...others] = listed;
  if (first === undefined)
    throw new FileFailure(msg`${zip.label} shows no sheet at all.`, { hint: msg`Show one.` });
  if (others.length === 0 && first.state === 'visible') return { sheet: first };
  const hidden: string[] = [];
  for (const sheet of listed) {
    if (!(await hasCells(zip, sheet))) continue;
    if (sheet.state === 'visible') return { sheet };
    hidden.push(quoted(sheet.name));
  }
  if (hidden.length === 0) return { sheet: first };
  const only = msg`rows on hidden sheets only: ${hidden.slice(0, 10).join(', ')}`;
  if (first.state === 'visible') return { sheet: first, note: only };
  throw new FileFailure(msg`${zip.label} has ${only}.`, {
    hint: msg`Show the sheet in your spreadsheet program, or name it with --sheet.`,
  });
}

async function hasCells(zip: Zip, sheet: Sheet): Promise<boolean> {
  const part = { name: sheet.part, maxBytes: MAX_SHEET_BYTES };
  for await (const { found } of parseXml(zip, part, new CellSearch())) if (found) return true;
  return false;
}

class CellSearch implements XmlHandler {
  found = false;

  open(name: string): void {
    this.found ||= name === 'v' || name === 'is';
  }

  close(): void {}
  text(): void {}
}

function namedSheet(zip: Zip, { sheets }: Workbook, wanted: string): Chosen {
  const listed = listedSheets(sheets);
  const found =
    sheets.find(({ name }) => name === wanted) ??
    sheets.find(({ name }) => folded(name) === folded(wanted)) ??
    (/^\d+$/.test(wanted) ? listed[Number(wanted) - 1] : undefined);
  if (found !== undefined) return { sheet: found };
  const names = listed.slice(0, 10).map(({ name }) => quoted(name));
  throw new UsageFailure(msg`${zip.label} has no sheet ${quoted(wanted)}.`, {
    hint: msg`Its sheets are ${names.join(', ')}${listed.length > 10 ? ', …' : ''}.`,
  });
}

/** Whatever the letter case, also of Turkish letters: `müşteriler` is `MÜŞTERİLER`. */
function folded(name: string): string {
  return name.normalize('NFC').trim().replace(/[ıİ]/g, 'i').toLowerCase();
}

async function readBook(zip: Zip, workbook: Workbook): Promise<Book> {
  const { isUncalculated } = workbook;
  return {
    isUncalculated,
    styles: await readStyles(zip, workbook),
    strings: await readStrings(zip, workbook),
  };
}

async function* rowsOf(zip: Zip, sheet: Sheet, rows: SheetRows): AsyncGenerator<readonly SheetRow[]> {
  const part = { name: sheet.part, maxBytes: MAX_SHEET_BYTES };
  for await (const { waiting } of parseXml(zip, part, rows)) {
    if (waiting >= BATCH_ROWS) yield rows.take();
  }
  if (rows.waiting > 0) yield rows.take();
}

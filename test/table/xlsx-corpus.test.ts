/** Real workbooks of other projects read to the values their manifest states, or else to those that exceljs finds. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Failure, FileFailure } from '../../src/errors.ts';
import { textOf, type Cell } from '../../src/table/table.ts';
import { openXlsx } from '../../src/table/xlsx-read.ts';
import { toldByExceljs, type Told } from '../helpers/exceljs.ts';
import { HAS_SHARED, shared } from '../helpers/shared.ts';
import { plain, readWhole } from '../helpers/workbook.ts';

const WATCHDOG_MS = 30_000;
const FOLDERS = ['csvkit', 'exceljs', 'frictionless', 'readxl'];

/** By `file#sheet`, or `file` for the sheet that is read without being told. */
interface Stated {
  /** Rows with something in them. */
  readonly count: number;
  /** Some of them, by number. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
}

const STATED = JSON.parse(readFileSync(new URL('xlsx-corpus.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Stated>
>;

const REFUSED: readonly (readonly [file: string, message: RegExp])[] = [
  ['exceljs/invalid-xml.xlsx', /is damaged: its part "xl\/worksheets\/sheet1\.xml" is not valid XML\.$/],
  ['exceljs/missing-bits.xlsx', /is damaged: it has lost its list of sheets\.$/],
];

/** What exceljs can't read, or reads for minutes. */
const BEYOND_EXCELJS: ReadonlySet<string> = new Set([
  'exceljs/test-issue-1842.xlsx',
  'readxl/Ekaterinburg_IP_9.xlsx',
  'readxl/inlineStr2.xlsx',
  'readxl/richtext-coloured.xlsx',
]);
/** exceljs does not know that Excel counts a day too many in 1900. */
const EARLY_1900 = 'readxl/dates-leap-year-1900-xlsx.xlsx';

function corpusFile(file: string): string {
  return shared(`corpora/xlsx/${file}`);
}

describe.skipIf(!HAS_SHARED)('real workbooks (skipped where the shared samples are missing)', () => {
  it.each(Object.entries(STATED))(
    '%s reads to what is stated',
    async (place, { count, rows }) => {
      const [file = '', sheet] = place.split('#');
      const table = await readWhole(corpusFile(file), sheet === undefined ? {} : { sheet });
      const found = new Map(plain(table.rows).map(([row, ...texts]) => [String(row), texts]));
      expect(found.size).toBe(count);
      for (const [row, texts] of Object.entries(rows)) expect(found.get(row), `row ${row}`).toEqual(texts);
    },
    WATCHDOG_MS,
  );

  it('a register of two thousand firms, with prefixes everywhere, reads whole', async () => {
    const { rows } = await readWhole(corpusFile('readxl/Ekaterinburg_IP_9.xlsx'));
    expect(rows[2]?.cells.slice(0, 2)).toEqual(['Аббасов Илал Газанфар Оглы', '27.05.2004']);
    expect(rows.reduce((sum, { cells }) => sum + cells.filter((cell) => cell !== '').length, 0)).toBe(20_149);
  });

  it.each(REFUSED)('%s is refused in one line', async (file, message) => {
    const failure = readWhole(corpusFile(file));
    await expect(failure).rejects.toThrow(FileFailure);
    await expect(failure).rejects.toThrow(message);
  });

  it.each(filesToCompare())(
    '%s reads as exceljs reads it, on every sheet',
    async (file) => {
      for (const [sheet, told] of await toldByExceljs(corpusFile(file))) {
        const ours = await cellsByPlace(corpusFile(file), sheet);
        const places = new Set([...told.keys(), ...ours.keys()]);
        const differ = [...places].filter((place) => !agree(ours.get(place) ?? '', told.get(place), file));
        expect(differ.map((place) => [sheet, place, told.get(place), ours.get(place)])).toEqual([]);
      }
    },
    WATCHDOG_MS,
  );

  it.each(allFiles().filter((file) => !filesToCompare().includes(file)))(
    '%s, which exceljs does not read, ends in rows or in one clear line on every sheet',
    async (file) => {
      for (const sheet of await sheetsOf(corpusFile(file))) {
        const ended = await readWhole(corpusFile(file), { sheet }).catch((error: unknown) => error);
        if (ended instanceof Error) expect(ended).toBeInstanceOf(Failure);
      }
    },
    WATCHDOG_MS,
  );
});

function allFiles(): readonly string[] {
  if (!existsSync(shared('corpora/xlsx'))) return ['(no samples)'];
  return FOLDERS.flatMap((folder) => readdirSync(corpusFile(folder)).map((name) => `${folder}/${name}`));
}

function filesToCompare(): readonly string[] {
  const refused = new Set(REFUSED.map(([file]) => file));
  return allFiles().filter((file) => !BEYOND_EXCELJS.has(file) && !refused.has(file));
}

/** Nothing where the workbook can't be opened at all, which is an end too. */
async function sheetsOf(file: string): Promise<readonly string[]> {
  try {
    const table = await openXlsx(file, {});
    await table.close?.();
    return table.sheets ?? [];
  } catch (error) {
    expect(error).toBeInstanceOf(FileFailure);
    return [];
  }
}

/** By `row,column`, both counted from 1. */
async function cellsByPlace(file: string, sheet: string): Promise<ReadonlyMap<string, Cell>> {
  const { rows } = await readWhole(file, { sheet });
  return new Map(
    rows.flatMap(({ row, cells }) =>
      cells.flatMap((cell, i) => (cell === '' ? [] : [[`${row},${i + 1}`, cell] as const])),
    ),
  );
}

function agree(ours: Cell, told: Told | undefined, file: string): boolean {
  const text = textOf(ours);
  if (told === undefined) return text === '';
  if (told === 'unknown') return text === '0' || text === 'FALSE' || text === '';
  if ('number' in told) return numberIn(text) === Number(told.number.toPrecision(15));
  return (
    text === told.text || (file === EARLY_1900 && text === '1900-02-29') || isDayLate(text, told.text, file)
  );
}

function numberIn(text: string): number {
  const number = Number(text.replace('%', ''));
  return Number((text.endsWith('%') ? number / 100 : number).toPrecision(15));
}

function isDayLate(ours: string, told: string, file: string): boolean {
  return file === EARLY_1900 && Date.parse(`${ours}Z`) - Date.parse(`${told}Z`) === 24 * 60 * 60 * 1000;
}

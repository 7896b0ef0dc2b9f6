/** The product's own readers and writers of sheets, each beside a floor written by hand, and beside exceljs's reader. */
import type { Lab } from './lab.ts';
import { inTurns, type Figure, type Run } from './measure.ts';
import type { Size } from './plans.ts';

type Format = 'csv' | 'xlsx';

const MOST_TO_READ: Readonly<Record<Format, number>> = { csv: 1.35, xlsx: 3 };
const MOST_TO_WRITE: Readonly<Record<Format, number>> = { csv: 1.5, xlsx: 2.5 };
const MOST_OF_EXCELJS = 0.65;

/** The sheets, and the cells to write, are those that the exports have left. */
export async function measureSheets(lab: Lab, size: Size): Promise<Figure[]> {
  return [
    ...(await readingCsv(lab, size)),
    await writing(lab, size, 'csv'),
    ...(await readingXlsx(lab, size)),
    await writing(lab, size, 'xlsx'),
  ];
}

async function readingCsv(lab: Lab, { clients, rounds }: Size): Promise<Figure[]> {
  const { ours, floor } = await inTurns(rounds, {
    ours: () => readSheet(lab, 'read', 'clients.csv', clients),
    floor: () => readSheet(lab, 'readFloor', 'clients.csv', clients),
  });
  return [{ what: 'read CSV', rows: clients, ours, beside: { 'by hand': floor }, target: MOST_TO_READ.csv }];
}

async function readingXlsx(lab: Lab, { clients, rounds }: Size): Promise<Figure[]> {
  const { ours, floor, exceljs } = await inTurns(rounds, {
    ours: () => readSheet(lab, 'read', 'clients.xlsx', clients),
    floor: () => readSheet(lab, 'readFloor', 'clients.xlsx', clients),
    exceljs: () => readSheet(lab, 'readExceljs', 'clients.xlsx', clients),
  });
  const read = { what: 'read XLSX', rows: clients, ours };
  return [
    { ...read, beside: { 'by hand': floor }, target: MOST_TO_READ.xlsx },
    { ...read, beside: { exceljs }, target: MOST_OF_EXCELJS },
  ];
}

async function writing(lab: Lab, { clients, rounds }: Size, format: Format): Promise<Figure> {
  const lines = lab.file('cells.jsonl');
  const { ours, floor } = await inTurns(rounds, {
    ours: () => lab.job('write', { format, lines, to: lab.file(`ours.${format}`) }),
    floor: () => lab.job('writeFloor', { format, lines, to: lab.file(`floor.${format}`) }),
  });
  const beside = { 'by hand': floor };
  return {
    what: `write ${format.toUpperCase()}`,
    rows: clients,
    ours,
    beside,
    target: MOST_TO_WRITE[format],
  };
}

async function readSheet(
  lab: Lab,
  job: 'read' | 'readFloor' | 'readExceljs',
  file: string,
  clients: number,
): Promise<Run> {
  const { result, ...run } = await lab.job(job, { sheet: lab.file(file) });
  if (result.rows !== clients + 1) throw new Error(`${job} found ${result.rows} rows of ${clients + 1}.`);
  return run;
}

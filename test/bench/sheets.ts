/** The product's own readers and writers of sheets, each beside all who do the same with the same cells. */
import { CONTENDERS, OURS, type Contender, type Format } from './contenders.ts';
import type { Counted } from './counted.ts';
import type { Lab } from './lab.ts';
import { inTurns, type Figure, type Run } from './measure.ts';
import type { Rows } from './plans.ts';

export interface SheetFigures {
  readonly figures: readonly Figure[];
  /** Who could not be asked, and how to get it. */
  readonly absent: readonly { readonly name: string; readonly get: string }[];
}

/** All are given one sheet of 32 columns; all readers must find as many cells, in the file of all writers as well. */
export async function measureSheets(lab: Lab, sizes: Readonly<Record<Format, Rows>>): Promise<SheetFigures> {
  const [there, absent] = await whoIsThere(lab);
  const figures: Figure[] = [];
  const lines = lab.file('wide.jsonl');
  for (const format of ['csv', 'xlsx'] as const) {
    const size = sizes[format];
    const { result: expected } = await lab.job('wide', { rows: size.rows, lines });
    const able = there.filter(({ formats }) => formats?.includes(format) ?? true);
    const measuring = { lab, size, format, lines, expected, able };
    figures.push(...(await measureWriting(measuring)), ...(await measureReading(measuring)));
  }
  return { figures, absent };
}

async function whoIsThere(lab: Lab): Promise<[Contender[], SheetFigures['absent']]> {
  const there: Contender[] = [];
  const absent: { name: string; get: string }[] = [];
  for (const contender of CONTENDERS) {
    const get = await contender.absence?.(lab);
    if (get === undefined) there.push(contender);
    else absent.push({ name: contender.name, get });
  }
  return [there, absent];
}

interface Measuring {
  readonly lab: Lab;
  readonly size: Rows;
  readonly format: Format;
  readonly lines: string;
  readonly expected: Counted;
  readonly able: readonly Contender[];
}

async function measureWriting(measuring: Measuring): Promise<Figure[]> {
  const { lab, format, lines } = measuring;
  const able = measuring.able.filter(({ write }) => write);
  const fileOf = ({ name }: Contender): string => lab.file(`wide by ${name}.${format}`);
  const figures = await compare(measuring, 'write', able, async (contender) => {
    const to = fileOf(contender);
    const run = await contender.write?.(lab, { format, lines, to });
    return run ?? Promise.reject(new Error(`${contender.name} can't write.`));
  });
  for (const writer of [OURS, ...able]) await readBack(OURS, fileOf(writer), measuring);
  return figures;
}

async function measureReading(measuring: Measuring): Promise<Figure[]> {
  const file = measuring.lab.file(`wide by ours.${measuring.format}`);
  const able = measuring.able.filter(({ read }) => read);
  return compare(measuring, 'read', able, (contender) => readBack(contender, file, measuring));
}

/** @throws Error where it finds another number of cells than there are: its time would say nothing */
async function readBack(reader: Contender, sheet: string, { lab, expected }: Measuring): Promise<Run> {
  const run = await reader.read?.(lab, { sheet });
  if (run?.result.cells === expected.cells && run.result.rows === expected.rows) return run;
  const found = run ? `${run.result.cells} cells in ${run.result.rows} rows` : 'nothing';
  throw new Error(`${reader.name} finds ${found} of ${expected.cells} in ${expected.rows} in ${sheet}.`);
}

async function compare(
  { size, format }: Measuring,
  does: 'read' | 'write',
  able: readonly Contender[],
  run: (contender: Contender) => Promise<Run>,
): Promise<Figure[]> {
  const all = [OURS, ...able].map((contender) => [contender.name, () => run(contender)] as const);
  const runs = await inTurns(size.rounds, Object.fromEntries(all));
  return able.map(({ name, target }) => {
    const most = target?.[`${does} ${format}`];
    return {
      what: `${does} ${format.toUpperCase()}`,
      rows: size.rows,
      ours: runs['ours'] ?? [],
      beside: { [name]: runs[name] ?? [] },
      ...(most === undefined ? {} : { target: most }),
    };
  });
}

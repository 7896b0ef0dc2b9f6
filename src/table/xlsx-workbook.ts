/** Finds a workbook's parts the way its relationships name them, whatever program wrote it. */
import { posix } from 'node:path';
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { damaged, quoted, RESAVE } from './xlsx-failure.ts';
import { attribute, isYes, readXml, type Attributes, type XmlHandler } from './xlsx-xml.ts';
import type { Zip } from './zip.ts';

/** Far more than any list of sheets or relationships takes. */
const MAX_PART_BYTES = 64 * 1024 * 1024;

/** One tab that holds cells; charts, dialogs and macro sheets are left out. */
export interface Sheet {
  readonly name: string;
  /** The part, as its relationship names it; it may be missing. */
  readonly part: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
}

export interface Workbook {
  /** In the order of the tabs. */
  readonly sheets: readonly Sheet[];
  /** Days are counted from 1904 on (old Macs) in place of 1900. */
  readonly date1904: boolean;
  /** A program that does not calculate wrote it: formulas are to be worked out when it is opened. */
  readonly isUncalculated: boolean;
  /** These two may be missing as long as no cell needs them: some writers name them in any case. */
  readonly stylesPart?: string;
  readonly stringsPart?: string;
}

/**
 * Reads the list of sheets.
 * @throws FileFailure where the archive is no workbook, or has no sheet with cells
 */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const part = await workbookPart(zip);
  const relations = await readRelations(zip, part);
  const found = new SheetList();
  await readXml(zip, { name: part, maxBytes: MAX_PART_BYTES }, found);
  const sheets = found.sheets.flatMap((sheet) => {
    const relation = relations.find(({ id }) => id === sheet.relation);
    if (relation === undefined) throw damaged(zip.label, msg`its sheet ${quoted(sheet.name)} has no content`);
    return relation.kind === 'worksheet'
      ? [{ name: sheet.name, state: sheet.state, part: relation.target }]
      : [];
  });
  if (sheets.length === 0) {
    throw new FileFailure(msg`${zip.label} has no sheet with cells.`, {
      hint: msg`Put the rows on an ordinary sheet and save the workbook as .xlsx.`,
    });
  }
  const partOf = (kind: string): string | undefined => relations.find((one) => one.kind === kind)?.target;
  const stylesPart = partOf('styles');
  const stringsPart = partOf('sharedStrings');
  return {
    sheets,
    date1904: found.date1904,
    isUncalculated: found.isUncalculated,
    ...(stylesPart !== undefined && { stylesPart }),
    ...(stringsPart !== undefined && { stringsPart }),
  };
}

interface Relation {
  readonly id: string;
  /** The last word of the type, the same in both dialects of the format (ECMA-376 transitional and strict). */
  readonly kind: string;
  readonly target: string;
}

class SheetList implements XmlHandler {
  readonly sheets: { name: string; relation: string | undefined; state: Sheet['state'] }[] = [];
  date1904 = false;
  isUncalculated = false;

  open(name: string, attributes: Attributes): void {
    if (name === 'calcPr') this.isUncalculated = isYes(attributes['fullCalcOnLoad']);
    if (name === 'workbookPr') this.date1904 = isYes(attributes['date1904']);
    if (name !== 'sheet') return;
    const state = attributes['state'];
    this.sheets.push({
      name: attributes['name'] ?? '',
      relation: attribute(attributes, 'id'),
      state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
    });
  }

  close(): void {}
  text(): void {}
}

/** What else comes in a ZIP archive, by a part that only it has. */
const OTHER_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.bin$/, 'a binary .xlsb workbook'],
  [/^word\//, 'a Word document'],
  [/^ppt\//, 'a PowerPoint presentation'],
  [/^index\/document\.iwa$/, 'a Numbers spreadsheet'],
  [/^content\.xml$/, 'an OpenDocument file'],
];

async function workbookPart(zip: Zip): Promise<string> {
  const other = OTHER_KINDS.find(([only]) => zip.names.some((name) => only.test(name)));
  if (other !== undefined)
    throw new FileFailure(msg`${zip.label} is ${other[1]}, not an .xlsx workbook.`, RESAVE);
  const named = (await readRelations(zip, '')).find(({ kind }) => kind === 'officeDocument')?.target;
  if (named !== undefined && zip.has(named)) return named;
  const guessed = zip.names.find((name) => /(?:^|\/)workbook\d*\.xml$/.test(name));
  if (guessed !== undefined) return guessed;
  if (zip.names.some((name) => name.startsWith('xl/')))
    throw damaged(zip.label, msg`it has lost its list of sheets`);
  throw new FileFailure(msg`${zip.label} is a ZIP archive without a workbook in it.`, {
    hint: msg`If it holds a spreadsheet, unpack it and use that.`,
  });
}

/** The relations of a part; '' asks for those of the whole archive. Source: ECMA-376 part 2, 9.3. */
async function readRelations(zip: Zip, part: string): Promise<readonly Relation[]> {
  const file = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
  const relations: Relation[] = [];
  if (!zip.has(file)) return relations;
  await readXml(
    zip,
    { name: file, maxBytes: MAX_PART_BYTES },
    {
      open(name, { Id, Type, Target, TargetMode }) {
        if (name !== 'Relationship' || Target === undefined || TargetMode === 'External') return;
        const kind = Type?.slice(Type.lastIndexOf('/') + 1) ?? '';
        relations.push({ id: Id ?? '', kind, target: resolved(zip, part, Target) });
      },
      close: () => undefined,
      text: () => undefined,
    },
  );
  return relations;
}

/** Writers disagree on whether a target starts at the root, at the part, and on how it is escaped: what exists wins. */
function resolved(zip: Zip, part: string, target: string): string {
  const plain = target.replaceAll('\\', '/');
  const beside = plain.startsWith('/') ? plain.slice(1) : posix.join(posix.dirname(part), plain);
  const candidates = [beside, plain, unescaped(beside), unescaped(plain)];
  return candidates.find((name) => zip.has(name)) ?? beside;
}

function unescaped(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** The plan as text for a person: counts first, then the first screenful of each kind, field by field. */
import type { Issue } from '../errors.ts';
import type { Lang } from '../language.ts';
import type {
  Action,
  Change,
  Conflict,
  ConflictAction,
  NoteCounts,
  PlanCounts,
  UpdateAction,
} from '../plan/plan.ts';
import { columnLetter } from '../table/table.ts';
import { tell } from '../turkish/tell.ts';
import { excerpt, excerpts } from './excerpt.ts';
import type { NoteOn, Sample } from './sample.ts';
import { countsText, sayIn } from './terminal-words.ts';
import { RESULTS } from './result-words.ts';

/** One line with every count that is not zero; a client that is updated but for a conflict counts as one. */
export function countsLine(counts: PlanCounts, lang: Lang): string {
  return countsText(sayIn(lang), [
    [counts.create, 'toCreate'],
    [counts.update - counts.partial, 'toUpdate'],
    [counts.delete, 'toDelete'],
    [counts.nothing - counts.skipped, 'unchanged'],
    [counts.skipped, 'skipped'],
    [counts.conflict + counts.partial, 'inConflict'],
    [counts.reject, 'rejected'],
  ]);
}

/** How many fields lose what they hold, and of which columns most; undefined where none does. */
export function clearsLine({ clears }: PlanCounts, sample: Sample, lang: Lang): string | undefined {
  if (clears === 0) return undefined;
  const columns = [...sample.cleared].sort(([, a], [, b]) => b - a);
  const most = columns.slice(0, MOST_COLUMNS).map(([column, n]) => `${column} ${n.toLocaleString(lang)}`);
  const which = most.join(', ') + (columns.length > MOST_COLUMNS ? ' …' : '');
  return sayIn(lang)('emptied', { n: clears, which });
}

const MOST_COLUMNS = 6;

/** What the notes come to, one sentence each; where they are read, it is said next. */
export function notesLines(counts: NoteCounts, lang: Lang): string[] {
  const say = sayIn(lang);
  const kinds = [...NOTES.map(({ count }) => count), 'unseen'] as const;
  return kinds.flatMap((count) => (counts[count] > 0 ? [say(count, { n: counts[count] })] : []));
}

/** Where the rest of a preview can be read, and in which language it is. */
interface PreviewStyle {
  readonly where: string;
  readonly lang: Lang;
}

/** All of one kind, the first ones line by line. */
export interface PreviewSection {
  readonly title: string;
  /** Whether something that Cubicl holds would go away. */
  readonly isLoss: boolean;
  readonly lines: readonly string[];
}

export function previewSections(
  counts: PlanCounts,
  sample: Sample,
  { where, lang }: PreviewStyle,
): PreviewSection[] {
  const say = sayIn(lang);
  const section = ({ title, count, texts, isLoss = false }: Listed): PreviewSection[] => {
    if (count === 0) return [];
    const shown = firstScreenful(texts);
    const rest = count - shown.reduce((sum, { counted }) => sum + counted, 0);
    const more = rest > 0 ? [`  ${say('more', { n: rest, where })}`] : [];
    const lines = [...shown.flatMap((text) => text.lines), ...more];
    return [{ title: `${title} (${count.toLocaleString(lang)})`, isLoss, lines }];
  };
  const clients = (actions: readonly Action[]): Text[] =>
    actions.map((action) => ({ counted: 1, lines: actionLines(action, lang) }));
  const results = RESULTS[lang];
  const { create, update, partial, clears, delete: deletes, conflict, reject } = counts;
  return [
    { title: results['would be created'], count: create, texts: clients(sample.of('create')) },
    { title: results['would be updated'], count: update - partial, texts: clients(sample.of('update')) },
    { title: say('clearTitle'), count: clears, texts: clearTexts(sample, lang), isLoss: true },
    { title: results['would be deleted'], count: deletes, texts: clients(sample.of('delete')), isLoss: true },
    { title: results.conflict, count: conflict + partial, texts: conflictTexts(sample, lang) },
    { title: results.rejected, count: reject, texts: clients(sample.of('reject')) },
    ...NOTES.map(({ count, codes }) => ({
      title: say(`${count}Title`),
      count: counts[count],
      texts: sample.notes(...codes).map((each) => ({ counted: 1, lines: noteLines(each, lang) })),
    })),
  ].flatMap(section);
}

interface Listed {
  readonly title: string;
  readonly count: number;
  readonly texts: readonly Text[];
  readonly isLoss?: boolean;
}

/** Lines that stay together, and how many of the section's count they show. */
interface Text {
  readonly counted: number;
  readonly lines: readonly string[];
}

/** What fits on a terminal of 24 lines, below its title; the first one always. */
function firstScreenful(texts: readonly Text[]): readonly Text[] {
  let lines = 0;
  const end = texts.findIndex((text, index) => (lines += text.lines.length) > MOST_LINES && index > 0);
  return end < 0 ? texts : texts.slice(0, end);
}

const MOST_LINES = 20;

const NOTES = [
  { count: 'damaged', codes: ['damaged'] },
  { count: 'repaired', codes: ['repaired'] },
  { count: 'withoutBase', codes: ['bad-base', 'no-base'] },
  { count: 'duplicates', codes: ['duplicate'] },
  { count: 'leftOut', codes: ['left-out'] },
  { count: 'likely', codes: ['likely-duplicate', 'alike'] },
  { count: 'values', codes: ['more-values', 'phone-kept'] },
] as const;

function noteLines({ note, action }: NoteOn, lang: Lang): string[] {
  return [headLine(action, lang), issueLine(note, action, lang)];
}

function clearTexts(sample: Sample, lang: Lang): Text[] {
  return sample.of('clear').flatMap((action) => {
    if (action.do !== 'update') return [];
    const lines = action.changes.filter(({ to }) => to === '').map((change) => changeLine(change, lang));
    return [{ counted: lines.length, lines: [headLine(action, lang), ...lines] }];
  });
}

/** What can be settled in the sheet of conflicts has the way to it once, above them all. */
function conflictTexts(sample: Sample, lang: Lang): Text[] {
  const clients = sample.of('conflict');
  const conflicts = clients.flatMap((action) => ('conflicts' in action ? action.conflicts : []));
  const settle = conflicts.some(({ kept }) => kept)
    ? [{ counted: 0, lines: [`  ${sayIn(lang)('conflictHow')}`] }]
    : [];
  return [...settle, ...clients.map((action) => ({ counted: 1, lines: actionLines(action, lang) }))];
}

function actionLines(action: Action, lang: Lang): string[] {
  const head = headLine(action, lang);
  switch (action.do) {
    case 'update':
      return [
        head,
        ...conflictLines(action, lang),
        ...action.changes.map((change) => changeLine(change, lang)),
      ];
    case 'conflict':
      return [head, ...conflictLines(action, lang)];
    case 'reject':
      return [
        ...(action.rows.length > 0 ? [head] : []),
        ...action.issues.map((issue) => issueLine(issue, action, lang)),
      ];
    default:
      return [head];
  }
}

function headLine({ file, rows, name }: Action, lang: Lang): string {
  const row = sayIn(lang)('row', { row: String(rows[0] ?? '?') });
  return `  ${file === undefined ? '' : `${file} `}${row}  ${name}`.trimEnd();
}

function changeLine({ column, contact, from, to }: Change, lang: Lang): string {
  const [before, after] = excerpts(from, to);
  const empty = sayIn(lang)('empty');
  const whose = contact === undefined ? '' : ` (${contact})`;
  return `    ${column}${whose}: ${from === '' ? empty : before} → ${to === '' ? empty : after}`;
}

function conflictLines(action: UpdateAction | ConflictAction, lang: Lang): string[] {
  const lines = action.conflicts.map((conflict) => conflictLine(conflict, action, lang));
  return action.do === 'update' && lines.length > 0 ? [...lines, `    ${sayIn(lang)('restWritten')}`] : lines;
}

function conflictLine(conflict: Conflict, action: Action, lang: Lang): string {
  const { kept, yours, theirs } = conflict;
  if (!kept) return issueLine(conflict, action, lang);
  const [mine, other] = excerpts(yours, theirs);
  const say = sayIn(lang);
  const sides = { yours: yours === '' ? say('empty') : mine, theirs: theirs === '' ? say('empty') : other };
  return `    ${placeOf(conflict, action, lang)}${say('sides', sides)}`;
}

function issueLine(issue: Issue, action: Action, lang: Lang): string {
  const { value = '' } = issue;
  const message = tell(issue.message, lang);
  const isTold = value === '' || message.includes(value);
  return `    ${placeOf(issue, action, lang)}${message}${isTold ? '' : ` (${excerpt(value)})`}`;
}

/** The row is told only where it is not the one in the line above. */
function placeOf(issue: Issue, action: Action, lang: Lang): string {
  const say = sayIn(lang);
  const { file, sheet, row, column } = issue;
  const isAbove = sheet === undefined && file === action.file && row === action.rows[0];
  const above = [file, sheet && say('sheet', { sheet }), say('row', { row: String(row) })];
  const where = isAbove ? '' : `${above.filter((part) => part !== undefined).join(', ')}, `;
  const letter = column === undefined ? '' : `${columnLetter(column)} `;
  return `${where}${issue.header === undefined ? '' : `${letter}"${issue.header}": `}`;
}

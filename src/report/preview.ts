/** The plan as text for a person: counts first, then the first few of each kind, field by field. */
import type { Action, NoteCounts, PlanCounts } from '../plan/plan.ts';
import { columnLetter } from '../table/table.ts';
import type { Issue } from '../errors.ts';
import { countsText, sayIn, type Say } from './terminal-words.ts';
import { RESULTS, type Lang } from './words.ts';

/** The first few actions of each kind, gathered while the plan is made. */
export class Sample {
  readonly #kept = new Map<Action['do'], Action[]>();
  readonly #notes = new Map<string, Issue[]>();

  constructor(readonly most = 5) {}

  add(action: Action): void {
    const kept = this.#kept.get(action.do) ?? [];
    if (kept.length < this.most) this.#kept.set(action.do, [...kept, action]);
    for (const note of action.notes ?? []) {
      const alike = this.#notes.get(note.code) ?? [];
      if (alike.length < this.most) this.#notes.set(note.code, [...alike, note]);
    }
  }

  of(kind: Action['do']): readonly Action[] {
    return this.#kept.get(kind) ?? [];
  }

  notes(...codes: readonly string[]): readonly Issue[] {
    return codes.flatMap((code) => this.#notes.get(code) ?? []).slice(0, this.most);
  }
}

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

/** What the notes come to, one sentence each; where they are read, it is said next. */
export function notesLines(counts: NoteCounts, lang: Lang): string[] {
  const say = sayIn(lang);
  return NOTES.flatMap(({ count }) => (counts[count] > 0 ? [say(count, { n: counts[count] })] : []));
}

/** Where the rest of a preview can be read, and in which language it is. */
interface PreviewStyle {
  readonly where: string;
  readonly lang: Lang;
}

/** The preview, line by line. */
export function previewLines(counts: PlanCounts, sample: Sample, { where, lang }: PreviewStyle): string[] {
  const kinds = ['create', 'update', 'delete', 'conflict', 'reject'] as const;
  const say = sayIn(lang);
  const listed = (title: string, count: number, texts: readonly (readonly string[])[]): string[] => {
    if (texts.length === 0) return [];
    const rest = count - texts.length;
    const more = rest > 0 ? [`  ${say('more', { n: rest, where })}`] : [];
    return ['', `${title} (${count})`, ...texts.flat(), ...more];
  };
  const actions = (kind: Action['do']): string[][] =>
    sample.of(kind).map((action) => actionLines(action, say));
  return [
    ...kinds.flatMap((kind) => listed(RESULTS[lang][TITLES[kind]], counts[kind], actions(kind))),
    ...NOTES.flatMap(({ count, codes }) => {
      const notes = sample.notes(...codes).map((note) => noteLines(note, say));
      return listed(say(`${count}Title`), counts[count], notes);
    }),
  ];
}

const NOTES = [
  { count: 'damaged', codes: ['damaged'] },
  { count: 'repaired', codes: ['repaired'] },
  { count: 'withoutBase', codes: ['bad-base', 'no-base'] },
  { count: 'duplicates', codes: ['duplicate'] },
  { count: 'leftOut', codes: ['left-out'] },
  { count: 'likely', codes: ['likely-duplicate', 'alike'] },
  { count: 'values', codes: ['more-values', 'phone-kept'] },
] as const;

function noteLines(note: Issue, say: Say): string[] {
  return [`  ${say('row', { row: String(note.row) })}`, issueLine(note, say)];
}

const TITLES = {
  create: 'would be created',
  update: 'would be updated',
  delete: 'would be deleted',
  conflict: 'conflict',
  reject: 'rejected',
} as const;

function actionLines(action: Action, say: Say): string[] {
  const lineOf = (issue: Issue): string => issueLine(issue, say);
  const file = action.file === undefined ? '' : `${action.file} `;
  const head = `  ${file}${say('row', { row: String(action.rows[0] ?? '?') })}  ${action.name}`;
  switch (action.do) {
    case 'update':
      return [
        head,
        ...action.changes.map(
          ({ column, from, to }) => `    ${column}: ${shown(from, say)} → ${shown(to, say)}`,
        ),
        ...action.conflicts.map(lineOf),
      ];
    case 'conflict':
      return [head, ...action.conflicts.map(lineOf)];
    case 'create':
      return [head, ...(action.notes ?? []).map(lineOf)];
    case 'reject':
      return [head, ...action.issues.map(lineOf)];
    default:
      return [head];
  }
}

function issueLine(issue: Issue, say: Say): string {
  const row = say('row', { row: String(issue.row) });
  const file = issue.file === undefined ? '' : `${issue.file}, ${row}, `;
  const column = issue.column === undefined ? '' : `${columnLetter(issue.column)} `;
  const header = issue.header === undefined ? '' : `${column}"${issue.header}": `;
  const sheet = issue.sheet === undefined ? '' : `sheet ${issue.sheet}, ${row}, `;
  const value = issue.value === undefined || issue.value === '' ? '' : ` (${shown(issue.value, say)})`;
  return `    ${file}${sheet}${header}${issue.message}${value}`;
}

function shown(value: string, say: Say): string {
  const short = value.length > SHOWN_CHARS ? `${value.slice(0, SHOWN_CHARS)}…` : value;
  return value === '' ? say('empty') : `"${short}"`;
}

const SHOWN_CHARS = 60;

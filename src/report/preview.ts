/** The plan as text for a person: counts first, then the first few of each kind, field by field. */
import type { Action, NoteCounts, PlanCounts } from '../plan/plan.ts';
import { columnLetter } from '../table/table.ts';
import type { Issue } from '../errors.ts';

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
export function countsLine(counts: PlanCounts): string {
  const parts = [
    [counts.create, 'to create'],
    [counts.update - counts.partial, 'to update'],
    [counts.delete, 'to delete'],
    [counts.nothing, 'unchanged'],
    [counts.conflict + counts.partial, 'in conflict'],
    [counts.reject, 'rejected'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return said.length > 0 ? said.join(', ') : 'nothing to do';
}

/** What the notes come to, one sentence each; where they are read, it is said next. */
export function notesLines({
  damaged,
  repaired,
  withoutBase,
  duplicates,
  likely,
  values,
}: NoteCounts): string[] {
  return [
    ...(damaged > 0
      ? [
          `${of(damaged, 'cell', 'was', 'were')} damaged by a spreadsheet program and not written: --repair puts back what was there.`,
        ]
      : []),
    ...(repaired > 0
      ? [`${of(repaired, 'damaged cell', 'was', 'were')} put back, so that nothing is changed there.`]
      : []),
    ...(withoutBase > 0
      ? [
          `${of(withoutBase, 'row', 'has', 'have')} no good fingerprints in _base and ${withoutBase === 1 ? 'was' : 'were'} compared with Cubicl alone.`,
        ]
      : []),
    ...(duplicates > 0
      ? [`${of(duplicates, 'row', 'was', 'were')} left out: another row of the sheet is the same client.`]
      : []),
    ...(likely > 0
      ? [
          `${of(likely, 'new client', 'looks', 'look')} like one that is there or like another row: nothing was done about it.`,
        ]
      : []),
    ...(values > 0
      ? [
          `${of(values, 'cell', 'holds', 'hold')} more than was taken, or a phone kept as it is: see errors.csv.`,
        ]
      : []),
  ];
}

function of(count: number, what: string, one: string, many: string): string {
  return count === 1 ? `1 ${what} ${one}` : `${count} ${what}s ${many}`;
}

/** The preview, line by line. `where` says where the rest can be read. */
export function previewLines(counts: PlanCounts, sample: Sample, where: string): string[] {
  const kinds = ['create', 'update', 'delete', 'conflict', 'reject'] as const;
  const listed = (title: string, count: number, texts: readonly (readonly string[])[]): string[] => {
    if (texts.length === 0) return [];
    const rest = count - texts.length;
    const more = rest > 0 ? [`  … and ${rest} more: ${where}`] : [];
    return ['', `${title} (${count})`, ...texts.flat(), ...more];
  };
  return [
    ...kinds.flatMap((kind) => listed(TITLES[kind], counts[kind], sample.of(kind).map(actionLines))),
    ...NOTES.flatMap(({ title, count, codes }) =>
      listed(title, counts[count], sample.notes(...codes).map(noteLines)),
    ),
  ];
}

const NOTES = [
  { title: 'Damaged cells', count: 'damaged', codes: ['damaged'] },
  { title: 'Repaired cells', count: 'repaired', codes: ['repaired'] },
  { title: 'Compared with Cubicl alone', count: 'withoutBase', codes: ['bad-base', 'no-base'] },
  { title: 'Left out as duplicates', count: 'duplicates', codes: ['duplicate'] },
  { title: 'Likely duplicates', count: 'likely', codes: ['likely-duplicate', 'alike'] },
  { title: 'Worth a look', count: 'values', codes: ['more-values', 'phone-kept'] },
] as const;

function noteLines(note: Issue): string[] {
  return [`  row ${note.row}`, issueLine(note)];
}

const TITLES = {
  create: 'To create',
  update: 'To update',
  delete: 'To delete',
  conflict: 'In conflict',
  reject: 'Rejected',
} as const;

function actionLines(action: Action): string[] {
  const file = action.file === undefined ? '' : `${action.file} `;
  const head = `  ${file}row ${action.rows[0] ?? '?'}  ${action.name}`;
  switch (action.do) {
    case 'update':
      return [
        head,
        ...action.changes.map(({ column, from, to }) => `    ${column}: ${shown(from)} → ${shown(to)}`),
        ...action.conflicts.map(issueLine),
      ];
    case 'conflict':
      return [head, ...action.conflicts.map(issueLine)];
    case 'create':
      return [head, ...(action.notes ?? []).map(issueLine)];
    case 'reject':
      return [head, ...action.issues.map(issueLine)];
    default:
      return [head];
  }
}

function issueLine(issue: Issue): string {
  const file = issue.file === undefined ? '' : `${issue.file}, row ${issue.row}, `;
  const column = issue.column === undefined ? '' : `${columnLetter(issue.column)} `;
  const header = issue.header === undefined ? '' : `${column}"${issue.header}": `;
  const sheet = issue.sheet === undefined ? '' : `sheet ${issue.sheet}, row ${issue.row}, `;
  const value = issue.value === undefined || issue.value === '' ? '' : ` (${shown(issue.value)})`;
  return `    ${file}${sheet}${header}${issue.message}${value}`;
}

function shown(value: string): string {
  const short = value.length > SHOWN_CHARS ? `${value.slice(0, SHOWN_CHARS)}…` : value;
  return value === '' ? '(empty)' : `"${short}"`;
}

const SHOWN_CHARS = 60;

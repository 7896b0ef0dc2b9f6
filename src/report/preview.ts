/** The plan as text for a person: counts first, then the first few of each kind, field by field. */
import type { Action, PlanCounts } from '../plan/plan.ts';
import { columnLetter } from '../table/table.ts';
import type { Issue } from '../errors.ts';

/** The first few actions of each kind, gathered while the plan is made. */
export class Sample {
  readonly #kept = new Map<Action['do'], Action[]>();

  constructor(readonly most = 5) {}

  add(action: Action): void {
    const kept = this.#kept.get(action.do) ?? [];
    if (kept.length < this.most) this.#kept.set(action.do, [...kept, action]);
  }

  of(kind: Action['do']): readonly Action[] {
    return this.#kept.get(kind) ?? [];
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

/** The preview, line by line. `where` says where the rest can be read. */
export function previewLines(counts: PlanCounts, sample: Sample, where: string): string[] {
  const kinds = ['create', 'update', 'delete', 'conflict', 'reject'] as const;
  return kinds.flatMap((kind) => {
    const actions = sample.of(kind);
    if (actions.length === 0) return [];
    const rest = counts[kind] - actions.length;
    return [
      '',
      `${TITLES[kind]} (${counts[kind]})`,
      ...actions.flatMap(actionLines),
      ...(rest > 0 ? [`  … and ${rest} more: ${where}`] : []),
    ];
  });
}

const TITLES = {
  create: 'To create',
  update: 'To update',
  delete: 'To delete',
  conflict: 'In conflict',
  reject: 'Rejected',
} as const;

function actionLines(action: Action): string[] {
  const head = `  row ${action.rows[0] ?? '?'}  ${action.name}`;
  switch (action.do) {
    case 'update':
      return [
        head,
        ...action.changes.map(({ column, from, to }) => `    ${column}: ${shown(from)} → ${shown(to)}`),
        ...action.conflicts.map(issueLine),
      ];
    case 'conflict':
      return [head, ...action.conflicts.map(issueLine)];
    case 'reject':
      return [head, ...action.issues.map(issueLine)];
    default:
      return [head];
  }
}

function issueLine(issue: Issue): string {
  const column = issue.column === undefined ? '' : `${columnLetter(issue.column)} `;
  const header = issue.header === undefined ? '' : `${column}"${issue.header}": `;
  const sheet = issue.sheet === undefined ? '' : `sheet ${issue.sheet}, row ${issue.row}, `;
  const value = issue.value === undefined || issue.value === '' ? '' : ` (${shown(issue.value)})`;
  return `    ${sheet}${header}${issue.message}${value}`;
}

function shown(value: string): string {
  const short = value.length > SHOWN_CHARS ? `${value.slice(0, SHOWN_CHARS)}…` : value;
  return value === '' ? '(empty)' : `"${short}"`;
}

const SHOWN_CHARS = 60;

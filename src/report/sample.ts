/** The first actions of each kind, and the columns that are emptied, gathered while a plan is made. */
import type { Issue } from '../errors.ts';
import type { Action, UpdateAction } from '../plan/plan.ts';

/** An update that leaves something out is in conflict; one that empties a field is shown once more for that. */
export type SampleKind = Exclude<Action['do'], 'nothing'> | 'clear';

/** What is said of a client, and of which. */
export interface NoteOn {
  readonly note: Issue;
  readonly action: Action;
}

export class Sample {
  readonly #kept = new Map<SampleKind, Action[]>();
  readonly #notes = new Map<string, NoteOn[]>();
  /** By column, how many clients lose what they hold there. */
  readonly cleared = new Map<string, number>();

  /** @param most of each kind: more than a screen has lines would never be shown */
  constructor(readonly most = 20) {}

  add(action: Action): void {
    if (action.do !== 'nothing') {
      const isPartial = action.do === 'update' && action.conflicts.length > 0;
      this.#keep(isPartial ? 'conflict' : action.do, action);
    }
    if (action.do === 'update') this.#addClears(action);
    for (const note of action.notes ?? []) {
      const alike = this.#notes.get(note.code) ?? [];
      if (alike.length < this.most) this.#notes.set(note.code, [...alike, { note, action }]);
    }
  }

  of(kind: SampleKind): readonly Action[] {
    return this.#kept.get(kind) ?? [];
  }

  notes(...codes: readonly string[]): readonly NoteOn[] {
    return codes.flatMap((code) => this.#notes.get(code) ?? []).slice(0, this.most);
  }

  #addClears(action: UpdateAction): void {
    const columns = action.changes.filter(({ to }) => to === '').map(({ column }) => column);
    for (const column of columns) this.cleared.set(column, (this.cleared.get(column) ?? 0) + 1);
    if (columns.length > 0) this.#keep('clear', action);
  }

  #keep(kind: SampleKind, action: Action): void {
    const kept = this.#kept.get(kind) ?? [];
    if (kept.length < this.most) this.#kept.set(kind, [...kept, action]);
  }
}

/** What changed between two exports, or between an export and the clients as they are now. */
import type { CubiclApi } from './api/api.ts';
import { sweep } from './api/sweep.ts';
import type { Labels } from './client/columns.ts';
import { directoryOf, type Directory } from './client/managers.ts';
import { Changes, type ChangeCounts } from './compare/changes.ts';
import { stateOfFile, stateOfServer, type State } from './compare/states.ts';
import { EXIT, UsageFailure, type ExitCode } from './errors.ts';
import { readInput, type Input, type InputOptions } from './intake/input.ts';
import type { Lang } from './language.ts';
import { msg } from './message.ts';
import type { MatchKey } from './plan/match.ts';
import { differencesJson, differencesSheet, differencesText } from './report/differences.ts';
import { refuseExisting, writeTable, writeText } from './table/write.ts';

export type DiffFormat = 'text' | 'csv' | 'xlsx' | 'json';

/** How a file is read, where the guess is wrong: both files alike, as far as it means something for them. */
type Reading = Pick<InputOptions, 'sheet' | 'headerRow' | 'delimiter' | 'encoding'>;

export interface DiffOptions extends Reading {
  readonly before: string;
  /** Absent: the clients as they are now. */
  readonly after?: string;
  /** Where the differences are written; `-` is stdout. */
  readonly out: string;
  readonly format: DiffFormat;
  readonly force?: boolean;
  readonly match?: readonly MatchKey[];
  readonly labels?: Labels;
  readonly pageSize?: number;
}

export interface DiffSummary extends ChangeCounts {
  readonly command: 'diff';
  readonly before: string;
  /** A file, or the address of the API. */
  readonly after: string;
  /** Values that look the same and are not: other line ends, another form of an accent. Not counted as changed. */
  readonly unseen: number;
  /** Fields that only one of the two tells. */
  readonly notCompared: readonly string[];
  /** False when clients came and went so fast that no two passes agreed. */
  readonly consistent: boolean;
  /** 0 when nothing changed that can be seen. */
  readonly exitCode: ExitCode;
}

export interface DiffDeps {
  /** Not needed to compare two files. */
  readonly api?: CubiclApi;
  /** What the clients as they are now are called. */
  readonly server?: string;
  readonly signal?: AbortSignal;
  /** Of the differences as text; default English. */
  readonly lang?: Lang;
  /** How a line of text on stdout is laid out; default: as it is. */
  readonly layout?: (line: string) => string;
  readonly onProgress?: (progress: {
    readonly phase: 'check' | 'read';
    readonly done: number;
    readonly total?: number;
  }) => void;
}

/**
 * Compares and writes the differences, whole or not at all.
 * @throws Failure see `errors.ts`
 */
export async function diffClients(options: DiffOptions, deps: DiffDeps): Promise<DiffSummary> {
  refuseTwoInputs(options);
  await refuseExisting(options.out, options.force ?? false);
  const opened: Closing[] = [];
  try {
    const { before, after, consistent } = await openBoth(options, deps, opened);
    const changes = await Changes.between(before, after, options.match);
    opened.push(() => changes.close());
    const summary = (): DiffSummary => summaryOf(options, deps, { changes, consistent });
    await write(options, { changes, summary }, deps);
    return summary();
  } finally {
    for (const close of opened.reverse()) await close();
  }
}

type Closing = () => Promise<void>;

interface Both {
  readonly before: State;
  readonly after: State;
  readonly consistent: boolean;
}

async function openBoth(options: DiffOptions, deps: DiffDeps, opened: Closing[]): Promise<Both> {
  const { before, after, labels = new Map<string, string>() } = options;
  const users = after === undefined ? await deps.api?.users() : undefined;
  const open = async (file: string): Promise<Input> => {
    const input = await readInput(
      { file, labels, keepUnknown: true, ...readingOf(options) },
      {
        api: { users: () => Promise.resolve(users) },
        onProgress: ({ done }) => deps.onProgress?.({ phase: 'check', done }),
      },
    );
    opened.push(() => input.close());
    return input;
  };
  const first = await open(before);
  if (after === undefined) {
    const now = await openServer({ ...options, directory: directoryOf(users), labels }, deps, opened);
    return { before: stateOfFile(first, labels), ...now };
  }
  const second = await open(after);
  const isMixed = (first.table.format === 'jsonl') !== (second.table.format === 'jsonl');
  const stateOf = (input: Input): State => {
    const state = stateOfFile(input, labels);
    return isMixed && input.table.format === 'jsonl' ? withoutManagers(state) : state;
  };
  return { before: stateOf(first), after: stateOf(second), consistent: true };
}

function readingOf({ sheet, headerRow, delimiter, encoding }: DiffOptions): Reading {
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
  };
}

async function openServer(
  options: DiffOptions & { readonly directory: Directory; readonly labels: Labels },
  deps: DiffDeps,
  opened: Closing[],
): Promise<Omit<Both, 'before'>> {
  const { pageSize, directory, labels } = options;
  if (!deps.api) throw new Error('To compare with the clients as they are now, the API is needed.');
  const swept = await sweep(deps.api, {
    ...(pageSize === undefined ? {} : { pageSize }),
    ...(deps.signal ? { signal: deps.signal } : {}),
    onPage: ({ clients, ...known }) => deps.onProgress?.({ phase: 'read', done: clients, ...known }),
  });
  opened.push(() => swept.spool.close());
  return {
    after: await stateOfServer(swept.spool, { directory, labels }),
    consistent: swept.consistent,
  };
}

/** JSON lines hold the ids of users, sheets their addresses: without the list of users they can't be compared. */
function withoutManagers(state: State): State {
  const headers = new Map([...state.headers].filter(([key]) => key !== 'managers'));
  return {
    ...state,
    headers,
    snapshots: (keys) => state.snapshots(keys.filter((key) => key !== 'managers')),
  };
}

function refuseTwoInputs({ before, after }: DiffOptions): void {
  if (before !== '-' || after !== '-') return;
  throw new UsageFailure(msg`Standard input can hold one of the two files only.`, {
    hint: msg`Name the other one.`,
  });
}

interface Written {
  readonly changes: Changes;
  readonly summary: () => DiffSummary;
}

async function write(
  options: DiffOptions,
  { changes, summary }: Written,
  { signal, layout, lang }: DiffDeps,
): Promise<void> {
  const { out, format, force } = options;
  const settings = { ...(force === undefined ? {} : { force }), ...(signal ? { signal } : {}) };
  const differences = changes.differences();
  const style = { ...(lang ? { lang } : {}), ...(layout && out === '-' ? { layout } : {}) };
  if (format === 'text') await writeText(out, differencesText(differences, style), settings);
  else if (format === 'json') await writeText(out, differencesJson(differences, summary), settings);
  else await writeTable(out, [differencesSheet(differences)], { ...settings, format });
}

function summaryOf(
  { before, after }: DiffOptions,
  { server = '' }: DiffDeps,
  { changes, consistent }: { readonly changes: Changes; readonly consistent: boolean },
): DiffSummary {
  const { counts } = changes;
  const isSame = counts.added + counts.removed + counts.changed + counts.unclear === 0;
  return {
    command: 'diff',
    before,
    after: after ?? server,
    ...counts,
    unseen: changes.unseen,
    notCompared: changes.untold,
    consistent,
    exitCode: isSame && consistent ? EXIT.done : EXIT.rows,
  };
}

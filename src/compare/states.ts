/** Clients at one time: as the server holds them, or as a file held them. */
import type { ClientSpool } from '../api/spool.ts';
import { columnOf, headerOf, TEXT_FIELDS, type Column, type Labels } from '../client/columns.ts';
import { customKey, type FieldKey } from '../client/fields.ts';
import type { Directory } from '../client/managers.ts';
import { EMPTY_SHAPE, widen } from '../client/rows.ts';
import type { Input } from '../intake/input.ts';
import { snapshotOfClient, snapshotOfDraft, type Snapshot } from './snapshot.ts';

export interface State {
  /** The fields it tells, each with the header it goes by. */
  readonly headers: ReadonlyMap<FieldKey, string>;
  /** Those among them that only a header tells of: nobody knows which field it is, so that no other state can tell it. */
  readonly namesakes: ReadonlySet<FieldKey>;
  /** All clients in order, each told as far as `keys` go; may be read several times. */
  snapshots(keys: readonly FieldKey[]): AsyncIterable<Snapshot>;
}

/** What a sweep found. */
export async function stateOfServer(
  spool: ClientSpool,
  { directory, labels }: { readonly directory: Directory; readonly labels: Labels },
): Promise<State> {
  let shape = EMPTY_SHAPE;
  for await (const clients of spool) shape = clients.reduce(widen, shape);
  const columns: Column[] = [
    ...([...TEXT_FIELDS, 'managers'] as const).map((is) => ({ is })),
    ...[...shape.fieldIds].map((fieldId) => ({ is: 'custom', fieldId }) as const),
  ];
  return {
    headers: headersOf(columns, (column) => headerOf(column, labels)),
    namesakes: new Set(),
    async *snapshots(keys) {
      for await (const clients of spool) {
        for (const client of clients) yield snapshotOfClient(client, keys, directory);
      }
    },
  };
}

/** What a file holds; its custom fields go by the headers that stand in it. */
export function stateOfFile(input: Input, labels: Labels): State {
  const { mapping, table, directory } = input;
  const header = (column: Column, at: number): string =>
    column.is === 'custom' && table.format !== 'jsonl'
      ? (mapping.headers[at] ?? '').trim()
      : headerOf(column, labels);
  return {
    headers: headersOf(mapping.columns, header),
    namesakes: new Set(
      mapping.columns.flatMap((column, at) =>
        column?.is === 'custom' && columnOf(header(column, at), labels) === undefined
          ? customKey(column.fieldId)
          : [],
      ),
    ),
    async *snapshots(keys) {
      for await (const draft of input.drafts()) {
        // A line of the contacts sheet that belongs to nobody comes as a draft without rows.
        if (draft.rows.length > 0) yield snapshotOfDraft(draft, keys, directory);
      }
    },
  };
}

function headersOf(
  columns: readonly (Column | undefined)[],
  header: (column: Column, at: number) => string,
): ReadonlyMap<FieldKey, string> {
  const headers = new Map<FieldKey, string>();
  for (const [at, column] of columns.entries()) {
    const key = column && keyOf(column);
    if (column && key !== undefined) headers.set(key, header(column, at));
  }
  return headers;
}

function keyOf(column: Column): FieldKey | undefined {
  if (column.is === 'custom') return customKey(column.fieldId);
  return ([...TEXT_FIELDS, 'managers'] as const).find((key) => key === column.is);
}

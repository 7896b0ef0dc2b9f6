/** How the files were understood, in short clauses for people: nothing goes anywhere, or nowhere, in silence. */
import type { Table } from '../table/table.ts';
import type { Unplaced } from './foreign.ts';
import type { Mapping } from './headers.ts';
import { some } from './input.ts';
import type { People } from './people.ts';
import { whyRecognised } from './recognise.ts';
import type { Foreign } from './sheet.ts';

interface ForeignFile {
  readonly table: Table;
  readonly mapping: Mapping;
  readonly foreign: Foreign;
}

/** Of another program's file, once all of it was read. */
export function foreignClauses(file: ForeignFile, unplaced: Unplaced): string[] {
  const { table, mapping, foreign } = file;
  const { recognised, arrangement } = foreign;
  const ignored = arrangement.ignored.map((at) => arrangement.headers[at] ?? '');
  return [
    ...table.assumed,
    ...(mapping.headerRow > 1 ? [`headers in row ${mapping.headerRow}`] : []),
    ...(recognised ? [whyRecognised(recognised)] : []),
    ...(ignored.length > 0 ? [`left out on purpose: ${some(ignored)}`] : []),
    ...counted('goes nowhere, since no custom field is called so', unplaced.columns),
    ...counted('more values than there are places', unplaced.further),
    ...counted('no users of Cubicl, so nobody is made a manager for them', unplaced.owners),
  ];
}

/** What became of the people. */
export function peopleClauses({ size, counts }: People): string[] {
  if (size === 0) return [];
  const { joined, grouped, groups, alone } = counts;
  const rest = size - joined - grouped - alone;
  const parts = [
    ...(joined > 0 ? [`${joined} belong to clients of the files`] : []),
    ...(grouped > 0 ? [`${grouped} to ${groups} that only their people name`] : []),
    ...(alone > 0 ? [`${alone} are clients of their own`] : []),
    ...(rest > 0 ? [`${rest} are left out`] : []),
  ];
  return [`people: ${size}, of whom ${parts.join(', ')}`];
}

/** `Industry (12 rows), Rank (3)`. */
function counted(what: string, counts: ReadonlyMap<string, number>): string[] {
  if (counts.size === 0) return [];
  const items = [...counts].map(([name, count]) => `${name} (${count})`);
  return [`${what}: ${some(items, MOST_COUNTED)}`];
}

/** Each is something that is lost, so that more of them are worth reading. */
const MOST_COUNTED = 100;

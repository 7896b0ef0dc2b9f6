/** How the files were understood, in short clauses for people: nothing goes anywhere, or nowhere, in silence. */
import { amount, joined as inOne, msg, type Message, type Value } from '../message.ts';
import type { Table } from '../table/table.ts';
import type { Unplaced } from './foreign.ts';
import type { Mapping } from './headers.ts';
import { repeated, some } from './input.ts';
import type { People } from './people.ts';
import { whyRecognised } from './recognise.ts';
import type { Foreign } from './sheet.ts';

interface ForeignFile {
  readonly table: Table;
  readonly mapping: Mapping;
  readonly foreign: Foreign;
}

/** Of another program's file, once all of it was read. */
export function foreignClauses(file: ForeignFile, unplaced: Unplaced): Value[] {
  const { table, mapping, foreign } = file;
  const { recognised, arrangement } = foreign;
  const ignored = arrangement.ignored.map((at) => arrangement.headers[at] ?? '');
  return [
    ...table.assumed,
    ...(mapping.headerRow > 1 ? [msg`headers in row ${mapping.headerRow}`] : []),
    ...(recognised ? [whyRecognised(recognised)] : []),
    ...repeated(unplaced.repeatedHeaders),
    ...(ignored.length > 0 ? [msg`left out on purpose: ${some(ignored)}`] : []),
    ...counted(msg`goes nowhere, since no custom field is called so`, unplaced.columns),
    ...counted(msg`more values than there are places`, unplaced.further),
    ...counted(msg`no users of Cubicl, so nobody is made a manager for them`, unplaced.owners),
  ];
}

/** What became of the people. */
export function peopleClauses({ size, counts }: People): Message[] {
  if (size === 0) return [];
  const { joined, grouped, groups, alone } = counts;
  const rest = size - joined - grouped - alone;
  const parts = [
    ...(joined > 0 ? [msg`${amount(joined)} at clients of the files`] : []),
    ...(grouped > 0
      ? [msg`${amount(grouped)} at companies that only people name (${amount(groups)} in all)`]
      : []),
    ...(alone > 0 ? [msg`${amount(alone)} without a company, each a client of its own`] : []),
    ...(rest > 0 ? [msg`${amount(rest)} left out`] : []),
  ];
  return [msg`people: ${amount(size)}, of whom ${inOne(parts, ', ')}`];
}

/** `Industry (12 rows), Rank (3)`. */
function counted(what: Message, counts: ReadonlyMap<string, number>): Message[] {
  if (counts.size === 0) return [];
  const items = [...counts].map(([name, count]) => `${name} (${count})`);
  return [msg`${what}: ${some(items, MOST_COUNTED)}`];
}

/** Each is something that is lost, so that more of them are worth reading. */
const MOST_COUNTED = 100;

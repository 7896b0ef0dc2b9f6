/** Who the Managers cell means: each name, address or id is looked up, and what can't be told is said. */
import { isCubiclId, listOf, textSetBy } from '../client/cells.ts';
import type { Directory } from '../client/managers.ts';
import { msg } from '../message.ts';
import type { CellProblem } from './cell-problems.ts';

export interface ManagerNames {
  readonly ids: readonly string[];
  readonly problems: readonly CellProblem[];
}

export function readManagers(text: string, directory: Directory): ManagerNames {
  const named = listOf(textSetBy(text));
  if (named.length > MOST_NAMES || text.length > MOST_CHARS) return { ids: [], problems: [TOO_MANY] };
  const names = named.filter((name) => !directory.isNobody(name));
  const found = names.map((name) => ({ name, ids: idsFor(name, directory) }));
  return {
    ids: [...new Set(found.flatMap(({ ids }) => (ids.length === 1 ? ids : [])))],
    problems: found
      .filter(({ ids }) => ids.length !== 1)
      .map(({ name, ids }) => problemOf(name, ids.length, directory)),
  };
}

/** Every name that is nobody's is an issue that quotes the whole cell: a cell of a million names would fill any disk. */
const MOST_NAMES = 100;
const MOST_CHARS = 10_000;
const TOO_MANY: CellProblem = {
  code: 'too-many-managers',
  message: msg`A client has at most ${MOST_NAMES} managers, in ${MOST_CHARS.toLocaleString('en')} characters. Check that the column is the right one.`,
};

/** Users who left, and portal users, are in no list: what looks like an id is taken for one of theirs. */
function idsFor(name: string, directory: Directory): readonly string[] {
  const known = directory.idsOf(name);
  if (known.length > 0) return known;
  const isId = directory.readable ? isCubiclId(name) : ANY_ID.test(name);
  return isId ? [name] : [];
}

/** Where the users can't be read, ids are all there is: letters and digits, at least one of these. */
const ANY_ID = /^(?=.*\d)[\w-]{8,64}$/;

function problemOf(name: string, hits: number, directory: Directory): CellProblem {
  if (hits > 1) {
    return {
      code: 'ambiguous-manager',
      message: msg`${hits} users are called "${name}". Use the e-mail address.`,
    };
  }
  const message = directory.readable
    ? msg`There is no user "${name}" in Cubicl. Use the e-mail address, the full name or the id of a user, or say under "managers" in the configuration who is meant.`
    : msg`"${name}" can't be looked up, since this token may not read the users. Use the user's id.`;
  return { code: 'unknown-manager', message };
}

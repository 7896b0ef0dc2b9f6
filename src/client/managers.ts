/** Users ⇄ text: manager ids are shown as e-mail addresses and read back from e-mail, id or full name. */
import type { User } from './client.ts';
import { foldKey, LIST_SEPARATOR, listOf } from './cells.ts';

/** How managers are shown. */
export type ManagerTexts = Pick<Directory, 'textOf'>;

/** Who the manager ids point to. `readable` is false where the token may not read the users: then ids stand for themselves. */
export interface Directory {
  readonly readable: boolean;
  readonly users: readonly User[];
  /** The text that stands for an id in a cell. */
  textOf(id: string): string;
  /** The ids a text may mean: none, one, or several where a name is shared. */
  idsOf(text: string): readonly string[];
  /** Whether a text stands for nobody on purpose. */
  isNobody(text: string): boolean;
}

/**
 * `users` is undefined where the server refused to list them. `names` says who is meant by names that no user has: an
 * address, a full name or an id, '' for nobody.
 */
export function directoryOf(
  users: readonly User[] | undefined,
  names: ReadonlyMap<string, string> = new Map(),
): Directory {
  const byText = new Map<string, Set<string>>();
  const texts = new Map<string, string>();
  const learn = (text: string, id: string): void => {
    if (text !== '') byText.set(foldKey(text), (byText.get(foldKey(text)) ?? new Set()).add(id));
  };
  for (const user of users ?? []) {
    learn(user.email ?? '', user._id);
    learn(fullName(user), user._id);
  }
  for (const user of users ?? []) {
    const email = user.email ?? '';
    // An address that two users share, or that would not survive the "; " between addresses, can't stand for one of them.
    const isPlain = email !== '' && listOf(email).length === 1 && email === email.trim();
    if (isPlain && byText.get(foldKey(email))?.size === 1) texts.set(user._id, email);
  }
  const ids = new Set((users ?? []).map((user) => user._id));
  const idsOf = (text: string): readonly string[] =>
    ids.has(text) ? [text] : [...(byText.get(foldKey(text)) ?? [])];
  const meant = new Map([...names].map(([name, user]) => [foldKey(name), user.trim()] as const));
  return {
    readable: users !== undefined,
    users: users ?? [],
    textOf: (id) => texts.get(id) ?? id,
    idsOf: (text) => {
      const found = idsOf(text);
      const other = meant.get(foldKey(text)) ?? '';
      return found.length > 0 || other === '' ? found : idsOf(other);
    },
    isNobody: (text) => meant.get(foldKey(text)) === '' && idsOf(text).length === 0,
  };
}

/** The cell that an export writes of a client's managers; '' for none. */
export function managersText(ids: readonly string[] | null | undefined, directory: ManagerTexts): string {
  return (ids ?? []).map((id) => directory.textOf(id)).join(LIST_SEPARATOR);
}

/** A managers cell as an export would write it: each name, address or id as the text that stands for its user. */
export function plainManagers(text: string, directory: Directory): string {
  return listOf(text)
    .filter((name) => !directory.isNobody(name))
    .map((name) => {
      const [id, ...more] = directory.idsOf(name);
      return id === undefined || more.length > 0 ? name : directory.textOf(id);
    })
    .join(LIST_SEPARATOR);
}

/** The same with the ids of those who are known, as an export writes it for a token that may not read the users. */
export function managerIdsText(text: string, directory: Directory): string {
  const idOf = (name: string): string => {
    const [id, ...more] = directory.idsOf(name);
    return id === undefined || more.length > 0 ? name : id;
  };
  return listOf(text).map(idOf).join(LIST_SEPARATOR);
}

/** Whether two plain lists name the same people; their order and repetitions mean nothing. */
export function sameManagers(one: string, other: string): boolean {
  const [left, right] = [new Set(listOf(one)), new Set(listOf(other))];
  return left.size === right.size && [...left].every((name) => right.has(name));
}

function fullName(user: User): string {
  return `${user.firstname ?? ''} ${user.lastname ?? ''}`.trim();
}

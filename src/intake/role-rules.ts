/** From what the columns hold to a mapping: whether the rows are companies or people, and which columns share a target. Pure. */
import { headerOf, type Labels } from '../client/columns.ts';
import { foldHeader } from '../client/fold-header.ts';
import type { Role } from './aliases.ts';
import { IGNORE, type FieldRule, type MappingSpec } from './mapping.ts';
import { withoutNumber, type Found } from './roles.ts';
import { contactTarget } from './targets.ts';

/** One entry for every header. */
export function specOfRoles(found: readonly Found[], labels: Labels): MappingSpec {
  const settled = found.map((each) => ({ ...each, is: settledRole(each, found) }));
  const rows = areRowsPeople(settled) ? 'person' : 'client';
  const of = (...roles: readonly Role[]): string[] =>
    roles.flatMap((role) => settled.filter(({ is }) => is === role).map(({ header }) => header));
  const goals = rows === 'person' ? personGoals(of) : clientGoals(of);
  const columns: Record<string, string> = {};
  const used = goals.filter(({ from }) => from.length > 0);
  const taken = new Set(used.map(({ to }) => to));
  for (const { header, is } of settled) {
    const to = directTarget(is, labels);
    columns[header] = taken.has(to) ? IGNORE : to;
    if (to !== IGNORE) taken.add(to);
  }
  const fields = used.flatMap((goal) => fieldOf(goal, columns));
  return { columns, fields, rows, skip: [] };
}

type HeadersOf = (...roles: readonly Role[]) => string[];

interface Goal {
  readonly to: string;
  /** The first that holds something counts; those of a list within the list are joined. */
  readonly from: readonly (string | string[])[];
  readonly rest?: string;
}

function personGoals(of: HeadersOf): Goal[] {
  const company = of('company').slice(0, 1);
  const legal = of('legalName').slice(0, 1);
  return [
    { to: 'link.name', from: company.length > 0 ? company : legal },
    { to: 'Full name', from: company.length > 0 ? legal : [] },
    { to: 'contact.name', from: namesOf(of) },
    { to: 'contact.position', from: of('position').slice(0, 1) },
    { to: 'contact.email', from: of('email'), rest: OTHER_EMAILS },
    { to: 'contact.phone', from: of('phone', 'mobile'), rest: OTHER_PHONES },
    { to: 'Managers', from: of('owner').slice(0, 1) },
  ];
}

function clientGoals(of: HeadersOf): Goal[] {
  const company = of('company').slice(0, 1);
  const legal = of('legalName').slice(0, 1);
  const names = namesOf(of);
  const hasPerson = of('contactPerson').length > 0 && of('phone').length > 0;
  const phones = hasPerson ? of('phone') : of('phone', 'mobile');
  return [
    { to: 'Name', from: [...company, ...legal] },
    { to: 'Full name', from: legal },
    { to: 'contact.name', from: names },
    { to: 'contact.position', from: names.length > 0 ? of('position').slice(0, 1) : [] },
    { to: 'contact.phone', from: hasPerson ? of('mobile') : [], rest: OTHER_PHONES },
    { to: 'Email', from: of('email'), rest: OTHER_EMAILS },
    { to: 'Phone', from: phones, rest: OTHER_PHONES },
    { to: 'Managers', from: of('owner').slice(0, 1) },
    { to: 'externalId', from: of('sourceId').slice(0, 1) },
  ];
}

/** Where there is no such field, the values beside the first are told, never dropped in silence. */
const OTHER_EMAILS = 'custom:Other e-mails';
const OTHER_PHONES = 'custom:Other phones';

function namesOf(of: HeadersOf): (string | string[])[] {
  const parts = of('firstName', 'middleName', 'lastName');
  const [only, ...others] = parts;
  const joined = others.length > 0 ? [parts] : only === undefined ? [] : [only];
  return [...joined, ...of('person', 'contactPerson').slice(0, 1)];
}

/** A column that alone feeds one target says so itself; it gets its line among the columns whatever else it feeds. */
function fieldOf({ to, from, rest }: Goal, columns: Record<string, string>): FieldRule[] {
  const [only, ...others] = from;
  if (typeof only === 'string' && others.length === 0 && columns[only] === IGNORE) {
    columns[only] = to;
    return [];
  }
  return [{ to, first: [...from], ...(rest !== undefined && others.length > 0 ? { rest } : {}) }];
}

function directTarget(is: Found['is'], labels: Labels): string {
  if (is === undefined || typeof is === 'string') return IGNORE;
  return contactTarget(is) ?? headerOf(is, labels);
}

function areRowsPeople(found: readonly Found[]): boolean {
  return found.some(({ is }) => is === 'firstName' || is === 'lastName' || is === 'person');
}

/** `Ad`, `Full name` and `Unvan` mean what their neighbours leave to them. */
function settledRole({ header, is, confidence }: Found, all: readonly Found[]): Found['is'] {
  const has = (...roles: readonly Role[]): boolean =>
    all.some((each) => roles.some((role) => each.is === role));
  if (is === 'person' && confidence !== 'sure' && has('company', 'legalName')) return 'contactPerson';
  if (is === 'name') {
    if (has('firstName')) return 'person';
    if (has('lastName')) return 'firstName';
    return has('company') ? 'person' : 'company';
  }
  if (is === 'fullName')
    return has('name') && !has('firstName', 'lastName', 'company') ? 'legalName' : 'person';
  if (is !== 'title') return is;
  if (foldHeader(withoutNumber(header)) === 'title') return has('position') ? 'prefix' : 'position';
  if (has('position')) return 'prefix';
  if (has('firstName', 'lastName', 'person')) return 'position';
  return 'legalName';
}

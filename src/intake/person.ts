/** A person of another program's file as part of a client: a contact of one that is there, or a client made of people. Pure. */
import { LIST_SEPARATOR } from '../client/cells.ts';
import { CONTACT_PARTS } from '../client/client.ts';
import {
  firstRow,
  joinedOrigin,
  movedIssue,
  originOf,
  rowText,
  type ContactDraft,
  type Draft,
  type DraftIssue,
} from '../client/draft.ts';
import type { FieldKey } from '../client/fields.ts';
import { msg, type Message } from '../message.ts';
import type { Link } from './arranged-row.ts';
import { idsOf, nameKey } from './link.ts';

/** A row with what joins it to others. */
export interface LinkedDraft extends Draft {
  readonly link: Link;
}

/** A row of a person: its contacts, and what it says of the client. */
export type Person = LinkedDraft;

/** '' for none. */
export function emailOf({ contacts = [] }: Person): string {
  return contacts.map(({ cells }) => cells.email ?? '').find((email) => email !== '') ?? '';
}

/** The draft with more people, whose rows stand in another file or further down; who is there already is not doubled. */
export function withPeople(draft: Draft, people: readonly Person[]): Draft {
  const contacts = [...(draft.contacts ?? [])];
  const issues = [...draft.issues];
  const seen = new Map(contacts.filter(isSomebody).map((each) => [samePersonKey(each), each]));
  for (const person of people) {
    const lines = linesOf(person);
    const twins = lines.map((line) => seen.get(samePersonKey(line)));
    const added = lines.filter((_, at) => twins[at] === undefined);
    const [twin] = twins.filter((each) => each !== undefined);
    if (twin && !added.some(isSomebody)) {
      issues.push(samePerson(person, twin));
      continue;
    }
    contacts.push(...added);
    for (const line of added) if (isSomebody(line)) seen.set(samePersonKey(line), line);
    const all = lines.map((line, at) => twins[at] ?? line);
    issues.push(
      ...ofContacts(person).map((issue) =>
        movedIssue(issue, (place) => contacts.findIndex((each) => each === all[place])),
      ),
    );
  }
  return { ...draft, ...joinedOrigin(draft, people), contacts, issues };
}

function samePersonKey({ cells }: ContactDraft): string {
  return JSON.stringify(CONTACT_PARTS.map((part) => cells[part] ?? ''));
}

function isSomebody({ cells }: ContactDraft): boolean {
  return CONTACT_PARTS.some((part) => (cells[part] ?? '') !== '');
}

function samePerson(person: Person, { row, file }: ContactDraft): DraftIssue {
  const where = rowText({ rows: [row], ...(file === undefined ? {} : { file }) });
  const message = msg`Row ${where} is the same person, so this one was left out.`;
  return { ...firstRow(person), code: 'duplicate', message, isNote: true };
}

/** Without a number: the row itself is the contact, wherever it stood. */
function linesOf({ contacts = [] }: Person): ContactDraft[] {
  return contacts.map(({ row, file, cells }) => ({ row, ...(file === undefined ? {} : { file }), cells }));
}

/** What is said of the client, in a row of a person, does not count where the client has a row of its own. */
function ofContacts({ issues }: Person): DraftIssue[] {
  return issues.filter(({ field }) => field === undefined || field.startsWith('contact'));
}

/** A client of which the files hold only its people. `externalId` is the field that holds the other program's id. */
export function clientOfPeople(group: readonly Person[], externalId?: FieldKey): Draft {
  const [first, ...others] = group;
  if (!first) throw new Error('A company without people.');
  const name = first.link.name ?? '';
  const [id = ''] = idsOf(group.find(({ link }) => link.id !== undefined)?.link.id);
  const own: Draft = { ...withoutLink(first), contacts: linesOf(first) };
  const merged = withValues(withPeople(own, others), others);
  const kept = externalId === undefined || id === '' ? {} : { [externalId]: id };
  return { ...merged, cells: { ...without(merged.cells, externalId), name, ...kept }, isNamedByPeople: true };
}

/** The values that further rows give the client: what is there already is kept, lists grow, and a contradiction is an issue. */
function withValues(draft: Draft, people: readonly Person[]): Draft {
  const cells: Partial<Record<FieldKey, string>> = { ...draft.cells };
  const lists = new Map<FieldKey, Set<string>>();
  const issues = [...draft.issues];
  for (const person of people) {
    for (const [key, text] of Object.entries(person.cells) as [FieldKey, string][]) {
      const there = cells[key] ?? '';
      if (key === 'name' || text === '' || nameKey(text) === nameKey(there)) continue;
      if (there === '') cells[key] = text;
      else if (key === 'managers' || key.startsWith('custom:')) {
        const list = lists.get(key) ?? new Set(there.split(LIST_SEPARATOR));
        for (const item of text.split(LIST_SEPARATOR)) list.add(item);
        lists.set(key, list);
      } else issues.push(contradiction(person, key, { text, there }));
    }
  }
  for (const [key, list] of lists) cells[key] = [...list].join(LIST_SEPARATOR);
  const managerIds = [...new Set([draft, ...people].flatMap((each) => each.managerIds))];
  return { ...draft, cells, managerIds, issues };
}

function contradiction(
  { rows, file }: Person,
  field: FieldKey,
  { text, there }: { readonly text: string; readonly there: string },
): DraftIssue {
  return {
    row: rows[0] ?? 0,
    ...(file === undefined ? {} : { file }),
    value: text,
    code: 'differs',
    message: msg`Another row of the same company says "${there}" here. Make the two the same.`,
    field,
  };
}

/** A person who is a client. */
export function personAlone(person: Person, externalId?: FieldKey): Draft {
  const [contact] = person.contacts ?? [];
  const { name = '', email = '', phone = '' } = contact?.cells ?? {};
  const cells = {
    ...without(person.cells, externalId),
    name: name || email || phone,
    ...(email === '' ? {} : { email: person.cells.email || email }),
    ...(phone === '' ? {} : { phone: person.cells.phone || phone }),
  };
  return { ...withoutLink(person), cells, contacts: linesOf(person), isPerson: true };
}

/** A person's own id is none of a client: two of them may be the same number. */
function without(cells: Draft['cells'], key: FieldKey | undefined): Draft['cells'] {
  return Object.fromEntries(Object.entries(cells).filter(([each]) => each !== key));
}

function withoutLink(person: Person): Draft {
  const { id, cells, managerIds, base, issues } = person;
  return { ...originOf(person), id, cells, managerIds, base, issues };
}

/** A person whose company can't be told: the row is left out. */
export function rejectedPerson(person: Person, code: string, message: Message): Draft {
  const { rows, file } = person;
  const issue = { row: rows[0] ?? 0, ...(file === undefined ? {} : { file }), code, message };
  const [contact] = linesOf(person);
  const name = contact?.cells.name ?? contact?.cells.email ?? '';
  return { ...withoutLink(person), cells: { name }, issues: [issue, ...ofContacts(person)] };
}

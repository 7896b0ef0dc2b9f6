/** The people of all files, handed to their companies. They are in memory (some 700 bytes each); clients are not. */
import { rowText, type Draft } from '../client/draft.ts';
import type { FieldKey } from '../client/fields.ts';
import { joined, msg, type Message } from '../message.ts';
import {
  clientOfPeople,
  emailOf,
  personAlone,
  rejectedPerson,
  withPeople,
  type LinkedDraft,
  type Person,
} from './person.ts';
import { leftOut } from './left-out.ts';
import { domainOf, idsOf, nameKey, placeOf, type Companies, type Company, type Place } from './link.ts';

export interface PeopleRules {
  /** What becomes of people without a company; unset: clients, but for those whose company is only known by an id. */
  readonly orphans?: 'client' | 'skip' | 'reject';
  /** Whether an address at a client's domain is proof enough; unset: each is an issue. */
  readonly linkByDomain?: boolean;
  /** The custom field that holds the other program's id of a client. */
  readonly externalId?: FieldKey;
}

export class People {
  readonly #all: Person[] = [];
  readonly #atClient = new Map<number, Person[]>();
  #rest: Draft[] = [];
  /** How many went where, for the closing lines. */
  readonly counts = { joined: 0, grouped: 0, groups: 0, alone: 0 };

  constructor(readonly rules: PeopleRules = {}) {}

  get size(): number {
    return this.#all.length;
  }

  add(person: Person): void {
    this.#all.push(person);
  }

  /** Finds the company of each, once all are added. */
  async settle(clients: AsyncIterable<LinkedDraft>): Promise<void> {
    const index = new CompanyIndex(this.#all);
    let at = 0;
    for await (const client of clients) index.add(client, at++);
    const made = new Map<string, Person[]>();
    const companies = new NamedCompanies();
    const places = this.#all.map((person) => {
      const place = placeOf(person.link, emailOf(person), index);
      companies.see(place);
      return { person, place };
    });
    for (const { person, place } of places) this.#put(person, companies.settled(place), made);
    const groups = [...made.values()];
    this.counts.groups = groups.length;
    this.#rest = [...groups.map((group) => clientOfPeople(group, this.rules.externalId)), ...this.#rest];
  }

  /** The draft of the client at this place, with its people. */
  take(draft: Draft, at: number): Draft {
    const people = this.#atClient.get(at);
    return people ? withPeople(draft, people) : draft;
  }

  /** Clients that no file has but by their people, and people who belong to nobody. */
  rest(): readonly Draft[] {
    return this.#rest;
  }

  #put(person: Person, place: Place, made: Map<string, Person[]>): void {
    const { linkByDomain } = this.rules;
    if (place.is === 'client') this.#join(person, place.at);
    else if (place.is === 'suggested' && linkByDomain === true) this.#join(person, [place.company.at]);
    else if (place.is === 'suggested' && linkByDomain === undefined)
      this.#rest.push(rejectedPerson(person, 'suggested-company', suggestion(place)));
    else if (place.is === 'ambiguous')
      this.#rest.push(rejectedPerson(person, 'ambiguous-company', ambiguity(place)));
    else if (place.is === 'company') {
      const key = place.id === '' ? `name:${nameKey(place.name)}` : `id:${place.id}`;
      addTo(made, key, person);
      this.counts.grouped++;
    } else this.#rest.push(this.#alone(person, place));
  }

  #join(person: Person, clients: readonly number[]): void {
    for (const at of clients) addTo(this.#atClient, at, person);
    this.counts.joined++;
  }

  #alone(person: Person, place: Place): Draft {
    const { orphans } = this.rules;
    if (place.is === 'unknown' && orphans === undefined)
      return rejectedPerson(person, 'unknown-company', unknownCompany(place.by));
    if (orphans === 'reject') return rejectedPerson(person, 'no-company', NO_COMPANY);
    const client = personAlone(person, this.rules.externalId);
    const why = orphans === 'skip' ? NO_COMPANY_WANTED : client.cells.name === '' ? NAMELESS : undefined;
    if (why !== undefined) return { ...client, action: 'skip', issues: [leftOut(client, why)] };
    this.counts.alone++;
    return client;
  }
}

/** Companies by the keys that people ask for, and by no others, so that memory grows with the people alone. */
class CompanyIndex implements Companies {
  readonly #ids = new Map<string, Company[]>();
  readonly #names = new Map<string, Company[]>();
  readonly #domains = new Map<string, Company[]>();

  constructor(people: readonly Person[]) {
    for (const person of people) {
      for (const id of idsOf(person.link.id)) this.#ids.set(id, []);
      this.#names.set(nameKey(person.link.name ?? ''), []);
      for (const text of [person.link.domain ?? '', emailOf(person)]) this.#domains.set(domainOf(text), []);
    }
  }

  add(client: LinkedDraft, at: number): void {
    if (client.action === 'skip') return;
    const { link, cells } = client;
    const company = { at, where: whereOf(client) };
    for (const id of idsOf(link.self ?? link.id)) this.#ids.get(id)?.push(company);
    const name = nameKey(link.name ?? cells.name ?? '');
    if (name !== '') this.#names.get(name)?.push(company);
    const domains = new Set([link.domain, cells.email].map((text = '') => domainOf(text)));
    domains.delete('');
    for (const domain of domains) this.#domains.get(domain)?.push(company);
  }

  byId(id: string): readonly Company[] {
    return this.#ids.get(id) ?? [];
  }

  byName(name: string): readonly Company[] {
    return this.#names.get(name) ?? [];
  }

  byDomain(domain: string): readonly Company[] {
    return this.#domains.get(domain) ?? [];
  }
}

/** A company that some of its people name with its id and others without is one, unless two ids share the name. */
class NamedCompanies {
  readonly #ids = new Map<string, Set<string>>();

  see(place: Place): void {
    if (place.is !== 'company' || place.id === '') return;
    const key = nameKey(place.name);
    this.#ids.set(key, (this.#ids.get(key) ?? new Set()).add(place.id));
  }

  settled(place: Place): Place {
    if (place.is !== 'company' || place.id !== '') return place;
    const [id, ...others] = this.#ids.get(nameKey(place.name)) ?? [];
    if (id === undefined) return place;
    if (others.length === 0) return { ...place, id };
    return { is: 'ambiguous', by: msg`the name "${place.name}"`, companies: [] };
  }
}

function whereOf(draft: Draft): Message {
  return msg`row ${rowText(draft)}`;
}

function addTo<Key>(groups: Map<Key, Person[]>, key: Key, person: Person): void {
  const group = groups.get(key);
  if (group) group.push(person);
  else groups.set(key, [person]);
}

const NO_COMPANY_WANTED = msg`This person has no company, and --orphans skip leaves such people out.`;

const NAMELESS = msg`It has no company, and neither a name nor an e-mail address nor a phone to be called by.`;

const NO_COMPANY = msg`This person has no company. Name one, or use --orphans client to make a client of each such person.`;

function unknownCompany(by: Message): Message {
  return msg`The company of this person is known only by ${by}, which no client of the files has. Import the file of companies together with this one, or choose what becomes of such people with --orphans.`;
}

function suggestion({ company, domain }: Place & { is: 'suggested' }): Message {
  return msg`No company is named, but the address is at ${domain}, the domain of the client in ${company.where}. Import all files again with --link-by-domain to put such people there, or with --no-link-by-domain to make each a client of its own.`;
}

function ambiguity({ by, companies }: Place & { is: 'ambiguous' }): Message {
  const where = companies.slice(0, 3).map((each) => each.where);
  const more = companies.length > 3 ? ', …' : '';
  const shown = where.length > 0 ? joined([' (', joined(where, ', '), more, ')'], '') : '';
  return msg`Several companies have ${by}${shown}, so this person could be at any of them. Give the row the id of its company, or the companies different names.`;
}

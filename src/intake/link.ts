/** Which company a person belongs to: by id, else by name, else by domain; what is not sure is said, never guessed. Pure. */
import { foldKey, isScientific } from '../client/cells.ts';
import { isFreeMail } from '../client/likeness.ts';
import { msg, type Message } from '../message.ts';
import type { Link } from './arranged-row.ts';

/** A client of the files that a person may belong to. */
export interface Company {
  /** Its place among the clients of all files, from 0. */
  readonly at: number;
  /** Where it stands, for messages: `row 5 of companies.csv`. */
  readonly where: Message;
}

/** The clients of the files by each key that some person asks for. */
export interface Companies {
  byId(id: string): readonly Company[];
  byName(name: string): readonly Company[];
  byDomain(domain: string): readonly Company[];
}

export type Place =
  | { readonly is: 'client'; readonly at: readonly number[] }
  /** Only the person's e-mail address speaks for it. */
  | { readonly is: 'suggested'; readonly company: Company; readonly domain: string }
  | { readonly is: 'ambiguous'; readonly by: Message; readonly companies: readonly Company[] }
  /** A company of which the files hold nothing but its people. */
  | { readonly is: 'company'; readonly name: string; readonly id: string }
  /** It has a company, of which nothing is known but an id or a domain. */
  | { readonly is: 'unknown'; readonly by: Message }
  | { readonly is: 'nobody' };

/** `email` is the person's own. */
export function placeOf(link: Link, email: string, companies: Companies): Place {
  const ids = idsOf(link.id);
  const byId = ids.map((id) => ({ id, found: companies.byId(id) })).filter(({ found }) => found.length > 0);
  const shared = byId.find(({ found }) => found.length > 1);
  if (shared) return { is: 'ambiguous', by: msg`the id "${shared.id}"`, companies: shared.found };
  if (byId.length > 0) return { is: 'client', at: byId.flatMap(({ found }) => found.map(({ at }) => at)) };
  const { name = '' } = link;
  const byName = name === '' ? [] : companies.byName(nameKey(name));
  if (byName.length > 0) return one(byName, msg`the name "${name}"`);
  const domain = domainOf(link.domain ?? '');
  const byDomain = domain === '' ? [] : companies.byDomain(domain);
  if (byDomain.length > 0) return one(byDomain, msg`the domain ${domain}`);
  if (name !== '') return { is: 'company', name, id: ids.length === 1 ? (ids[0] ?? '') : '' };
  if (ids.length > 0) return { is: 'unknown', by: msg`the id "${ids.join('; ')}"` };
  if (domain !== '') return { is: 'unknown', by: msg`the domain ${domain}` };
  return byMail(email, companies);
}

/** The form in which names of companies are compared: spaces and letter case do not matter, every other sign does. */
export function nameKey(name: string): string {
  return foldKey(name.replace(/[\s\u3000]+/g, ' '));
}

/** Ids of companies; several are joined by `;`. One that Excel rounded stands for many, and so for none. */
export function idsOf(text = ''): string[] {
  return text
    .split(';')
    .map((id) => id.trim())
    .filter((id) => id !== '' && !isScientific(id));
}

/** The host that an address, a web page or a mail address names; '' for none, and for those that belong to everybody. */
export function domainOf(text: string): string {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^[^/]*@/, '')
    .replace(/^www\d?\./, '')
    .replace(/[/:?#].*$/s, '');
  return /^[^\s.]+(\.[^\s.]+)+$/.test(host) && !isFreeMail(host) ? host : '';
}

function one(found: readonly Company[], by: Message): Place {
  const [company] = found;
  return found.length === 1 && company
    ? { is: 'client', at: [company.at] }
    : { is: 'ambiguous', by, companies: found };
}

function byMail(email: string, companies: Companies): Place {
  const domain = email.includes('@') ? domainOf(email) : '';
  const found = domain === '' ? [] : companies.byDomain(domain);
  const [company] = found;
  return found.length === 1 && company ? { is: 'suggested', company, domain } : { is: 'nobody' };
}

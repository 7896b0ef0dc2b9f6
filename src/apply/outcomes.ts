/** The outcomes that a person must read about, in words. */
import type { Rejected } from '../api/answers.ts';
import type { PartKey } from '../client/alike.ts';
import type { Client } from '../client/client.ts';
import { joined, msg, type Message } from '../message.ts';
import type { Moved } from '../plan/refresh.ts';
import type { Unclear } from './doubt.ts';
import type { Outcome } from './journal-state.ts';

/** The server refuses this record. */
export function refused(error: Rejected, id?: string): Outcome {
  const at = id === undefined ? {} : { id };
  return { result: 'failed', code: `http-${error.status}`, message: error.told, ...at };
}

/** A server that puts a new client's values into one that it finds alike. */
export function merged(id: string): Outcome {
  const message = msg`Cubicl made no new client of this row, but put it into ${id}, which was there already. Look at that client.`;
  return { result: 'conflict', code: 'merged', message, id };
}

export function cameSince({ _id: id, name }: Client): Outcome {
  const message = msg`Since the plan was made, “${name}” (${id}) came to Cubicl, which has the same e-mail address or name. So none was created: look whether it is the same one.`;
  return { result: 'conflict', code: 'came-since', message, id };
}

export function createdTwice(id: string, others: readonly string[]): Outcome {
  const message = msg`It was sent twice since the first answer was lost, and is there as ${id} and ${others.join(', ')}. Delete all but one in Cubicl.`;
  return { result: 'unknown', code: 'created-twice', message, id };
}

/** Sent twice, there once; but new clients don't show yet, so that the first may be there too. */
export function perhapsTwice(id: string): Outcome {
  const message = msg`It was sent twice since the first answer was lost, and made ${id}. Cubicl does not show new clients yet: look later whether it is there twice.`;
  return { result: 'unknown', code: 'perhaps-twice', message, id };
}

export function lostTwice(): Outcome {
  const message = msg`It was sent twice, both answers were lost, and it is not to be found. Look in Cubicl before you import it again.`;
  return { result: 'unknown', code: 'lost-twice', message };
}

export function unproven(): Outcome {
  const message = msg`The answer was lost, and Cubicl does not show new clients in its lists: whether it is there can’t be told. Look later.`;
  return { result: 'unknown', code: 'not-shown', message };
}

const UNCLEAR: Readonly<Record<Unclear, Message>> = {
  several: msg`there are several new clients like it`,
  differs: msg`there is a new client of the same e-mail address or name, which holds other values`,
  time: msg`there is a new client like it, which was created at another time`,
  changed: msg`Cubicl changes what it is sent, so that no client can be recognised`,
};

export function unclear(why: Unclear, ids: readonly string[]): Outcome {
  const which = ids.length === 0 ? '' : ` (${ids.join(', ')})`;
  const message = msg`The answer was lost, and ${UNCLEAR[why]}${which}. Look in Cubicl whether this row is there.`;
  const [id] = ids;
  return { result: 'unknown', code: `unclear-${why}`, message, ...(ids.length === 1 && id ? { id } : {}) };
}

/** `wasSent`: its answer was lost, so that it may have been written before someone else wrote over it. */
export function changedSince(now: Client, moved: readonly Moved[], wasSent: boolean): Outcome {
  const parts = moved.map(
    (each) => msg`${nameOf(each.part)} is ${shown(each.now)} now, and ${shown(each.planned)} was planned`,
  );
  const message = wasSent
    ? msg`The answer was lost, and someone else has changed the client since: ${joined(parts, '; ')}. Look at it in Cubicl.`
    : msg`Changed in Cubicl since the plan was made: ${joined(parts, '; ')}. It was left alone: say in the sheet of conflicts whose it shall be.`;
  const found = wasSent ? {} : { now };
  return {
    result: 'conflict',
    code: wasSent ? 'changed-after' : 'changed-since',
    message,
    id: now._id,
    ...found,
  };
}

export function editedSince(id: string): Outcome {
  const message = msg`Edited in Cubicl since the plan was made, so it was not deleted.`;
  return { result: 'conflict', code: 'edited-since', message, id };
}

export function goneSince(id: string): Outcome {
  const message = msg`Deleted in Cubicl since the plan was made. To make it anew, empty the ID cell and import the row again.`;
  return { result: 'conflict', code: 'gone', message, id };
}

export function incomplete(id: string): Outcome {
  const message = msg`The server does not tell all fields of this client; updating it could erase data. It was left alone.`;
  return { result: 'failed', code: 'incomplete', message, id };
}

export function neverApplied(id: string, times: number): Outcome {
  const message = msg`It was sent ${times} times, and Cubicl still holds what it held before. Import the row again later.`;
  return { result: 'failed', code: 'not-applied', message, id };
}

export function unreadable(id: string, error: Rejected): Outcome {
  const message = msg`The answer was lost, and the client can’t be read: ${error.told}`;
  return { result: 'unknown', code: 'answer-lost', message, id };
}

const NAMES: Readonly<Partial<Record<PartKey, string>>> = {
  name: 'Name',
  fullname: 'Full name',
  phone: 'Phone',
  email: 'Email',
  managers: 'Managers',
  contacts: 'Contacts',
};

/** As a person knows it. */
export function nameOf(part: PartKey): string {
  return NAMES[part] ?? part;
}

const SHOWN_CHARS = 60;

/** A value in a message, not too long. */
export function shown(value: unknown): string | Message {
  if (value === undefined) return msg`empty`;
  if (Array.isArray(value)) return msg`a list of ${value.length}`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text}"`;
}

/** Looks at a planned update or delete again when the client has been read anew: still right, done already, or in conflict. */
import { isAlikePart, isSameClient, isSamePart, partsOf, type PartKey } from '../client/alike.ts';
import { isComplete, type Client, type ClientBody } from '../client/client.ts';
import { customKey, isTold, type FieldKey } from '../client/fields.ts';
import { updateBody, type Writes } from './body.ts';
import type { DeleteAction, UpdateAction } from './plan.ts';

/** A part that the plan writes and someone else has changed meanwhile. */
export interface Moved {
  readonly part: PartKey;
  readonly planned: unknown;
  readonly now: unknown;
}

export type Refreshed =
  /** The client holds all that was planned. */
  | { readonly is: 'done' }
  /** Nobody touched what the plan writes; what others changed elsewhere is in the body. */
  | { readonly is: 'write'; readonly body: ClientBody }
  | { readonly is: 'conflict'; readonly moved: readonly Moved[] }
  /** The server does not tell all of the client: a PUT could erase what it hides. */
  | { readonly is: 'incomplete' };

/**
 * An update against the client as it is now. `wasSent` says that it was sent and its answer lost: then what a server
 * makes of a text (trimmed, other case) counts as done.
 */
export function refreshUpdate(action: UpdateAction, now: Client, wasSent = false): Refreshed {
  if (!isComplete(now)) return { is: 'incomplete' };
  const before = partsOf(action.before);
  const there = partsOf(now);
  const written = writtenParts(action);
  const isDone = ([part, planned]: readonly [PartKey, unknown]): boolean => {
    if (isSamePart(there.get(part), planned)) return true;
    return (
      wasSent && !isSamePart(there.get(part), before.get(part)) && isAlikePart(part, planned, there.get(part))
    );
  };
  const left = written.filter((write) => !isDone(write));
  const moved = left.filter(([part]) => !isSamePart(there.get(part), before.get(part)));
  if (moved.length > 0) {
    return {
      is: 'conflict',
      moved: moved.map(([part, planned]) => ({ part, planned, now: there.get(part) })),
    };
  }
  if (left.length === 0) return { is: 'done' };
  if ([...before.keys()].some((part) => !isTold(now, part))) return { is: 'incomplete' };
  return { is: 'write', body: updateBody(now, writesOf(written)) };
}

/** Whether a client that is to be deleted is still what it was when that was decided. */
export function isUntouched(action: DeleteAction, now: Client): boolean {
  return isSameClient(action.before, now);
}

/** What an update changes: the parts in which its body is not what the server held. */
export function writtenParts({ before, body }: UpdateAction): [PartKey, unknown][] {
  const held = partsOf(before);
  const asked = partsOf(body);
  return keysIn(body)
    .filter((part) => !isSamePart(held.get(part), asked.get(part)))
    .map((part) => [part, asked.get(part)]);
}

/** Every part that the body names, if only to empty it. */
function keysIn(body: ClientBody): PartKey[] {
  const { customFields, portalCustomerManagerIds, ...rest } = body;
  return [
    ...(Object.keys(rest) as PartKey[]),
    ...(portalCustomerManagerIds === undefined ? [] : (['managers'] as const)),
    ...Object.keys(customFields ?? {}).map(customKey),
  ];
}

/** Parts with their values, as they are put into a body. */
export function writesOf(written: readonly (readonly [PartKey, unknown])[]): Writes {
  const parts = new Map(written);
  const texts = written.filter(([part]) => part !== 'contacts' && part !== 'managers');
  return {
    texts: new Map(texts.map(([part, text]) => [part as FieldKey, typeof text === 'string' ? text : ''])),
    ...(parts.has('contacts')
      ? { contacts: (parts.get('contacts') ?? []) as Client['contacts'] & object }
      : {}),
    ...(parts.has('managers') ? { managerIds: (parts.get('managers') ?? []) as readonly string[] } : {}),
  };
}

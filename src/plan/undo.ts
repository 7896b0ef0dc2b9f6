/** Decides how to take back one thing that a run did, if the client is still as the run left it. */
import { differingParts, isSameClient, partsOf, type PartKey } from '../client/alike.ts';
import { isComplete, type Client, type ClientBody } from '../client/client.ts';
import { firstRow } from '../client/draft.ts';
import { msg } from '../message.ts';
import { updateBody } from './body.ts';
import type { Decision } from './decide.ts';
import type { CreateAction, DeleteAction, UpdateAction, WriteAction } from './plan.ts';
import { writesOf, writtenParts } from './refresh.ts';

/** Something a run has done. */
export interface Done {
  readonly action: WriteAction;
  /** The client's id, also of one that was created. */
  readonly id: string;
  /** What was overwritten, where that was not the plan's own before-image any more. */
  readonly over?: Client;
}

/** `now` is undefined where the client is not there. A client that anyone edited since is left alone and named. */
export function decideUndo(done: Done, now: Client | undefined): Decision {
  const { action, id } = done;
  if (action.do === 'delete') return undoDelete(action, now);
  if (!now) return { do: 'nothing', id, name: action.name, why: 'gone' };
  return action.do === 'create' ? undoCreate(action, now) : undoUpdate(action, now, done.over);
}

function undoCreate(action: CreateAction, now: Client): Decision {
  if (differingParts(action.body, now).length > 0) return leftAlone(action, action.body, now);
  return { do: 'delete', id: now._id, name: action.name, before: now };
}

function undoUpdate(action: UpdateAction, now: Client, over: Client | undefined): Decision {
  const before = over ?? action.before;
  const { id, name } = action;
  if (isSameClient(before, now)) return { do: 'nothing', id, name, why: 'unchanged' };
  const written = writtenParts(action);
  const sent = updateBody(before, writesOf(written));
  if (!isComplete(now) || differingParts(sent, now).length > 0) return leftAlone(action, sent, now);
  const held = partsOf(before);
  const back = written.map(([part]): [PartKey, unknown] => [part, held.get(part)]);
  return {
    do: 'update',
    id,
    name,
    before: now,
    body: updateBody(now, writesOf(back)),
    changes: action.changes.map((change) => ({ ...change, from: change.to, to: change.from })),
    conflicts: [],
  };
}

/** The API gives a client that comes back a new id. */
function undoDelete({ id, name, before }: DeleteAction, now: Client | undefined): Decision {
  if (now) return { do: 'nothing', id, name, why: 'unchanged' };
  return { do: 'create', name, body: updateBody(before, { texts: new Map() }), restores: id };
}

function leftAlone(action: CreateAction | UpdateAction, sent: ClientBody, now: Client): Decision {
  const parts = differingParts(sent, now).map((part) => part.replace(/^custom:/, 'custom field '));
  const message = msg`Edited in Cubicl since (${parts.join(', ')}), so it is left as it is. Take it back by hand if you want.`;
  const issue = { ...firstRow(action), code: 'edited-since', message, yours: '', theirs: '' };
  return { do: 'conflict', id: now._id, name: action.name, conflicts: [issue] };
}

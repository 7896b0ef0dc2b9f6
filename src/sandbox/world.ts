/** What endpoints work on, and what an endpoint is. */
import type { Behaviour } from './behaviour.ts';
import type { SeenRequest } from './request.ts';
import type { Store } from './store.ts';
import type { Answer } from './wire.ts';

export interface World {
  readonly store: Store;
  readonly behaviour: Behaviour;
}

/** `id` is the last part of the path, decoded, where the route has one. */
export type Handler = (world: World, request: SeenRequest, id: string) => Answer;

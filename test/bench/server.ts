/** The sandbox in a process of its own, so that neither its time nor its memory counts as ours. Takes orders over IPC. */
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';

/** A new server of so many clients in place of the one before, or the question what the present one has seen. */
export type Order =
  | {
      readonly is: 'start';
      readonly clients: number;
      readonly maxLimit?: number;
      readonly remembers: boolean;
    }
  | { readonly is: 'tell' };

export interface Started {
  readonly url: string;
  readonly token: string;
}

export interface Told {
  /** Since it was started. */
  readonly requests: number;
  readonly clients: number;
  /** All requests where it was told to remember them, else the last. */
  readonly seen: readonly { readonly method: string; readonly url: string; readonly body: unknown }[];
}

let sandbox: Sandbox | undefined;

process.on('message', (order: Order) => {
  void answer(order).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit());

async function answer(order: Order): Promise<Started | Told> {
  if (order.is === 'tell') return tell();
  await sandbox?.close();
  const { clients, maxLimit = Infinity, remembers } = order;
  sandbox = await startSandbox({
    seed: { clients },
    remember: remembers ? Infinity : 1,
    behaviour: { maxLimit },
  });
  return { url: sandbox.url, token: sandbox.token };
}

function tell(): Told {
  const history = sandbox?.history ?? [];
  return {
    requests: history.at(-1)?.n ?? 0,
    clients: sandbox?.clients().length ?? 0,
    seen: history.map(({ method, url, body }) => ({ method, url, body })),
  };
}

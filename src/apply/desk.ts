/** Where doubts wait until the server has settled, are looked for together, and are told what became of them. */
import type { Clock } from '../api/clock.ts';
import type { CreateAction } from '../plan/plan.ts';
import type { Doubt, Judgement } from './doubt.ts';
import type { JournalState } from './journal-state.ts';
import type { Due, Look, Looker } from './look.ts';

export type Verdict =
  | Exclude<Judgement, { is: 'later' }>
  /** The server's lists never showed what is known to be there. `id` is a client that they show. */
  | { readonly is: 'unproven'; readonly id?: string };

export interface DeskDeps {
  readonly looker: Pick<Looker, 'look'>;
  readonly state: JournalState;
  readonly clock: Clock;
  readonly settleMs: number;
  /** Ends all waiting with its reason. */
  readonly stop: AbortSignal;
  /** Told how many wait, and for how long the next one has to. */
  readonly onWait?: (waiting: { readonly rows: number; readonly ms: number }) => void;
}

interface Case extends Due {
  readonly tell: (verdict: Verdict) => void;
  readonly fail: (error: unknown) => void;
}

/** Doubts that come due in this time are looked for together. */
const GATHER_MS = 200;
/** With the default settling time, ten minutes in all. */
const MOST_LOOKS = 6;
const LEAST_PAUSE_MS = 1_000;

export class DoubtDesk {
  readonly #deps: DeskDeps;
  #due: Case[] = [];
  #waiting = 0;
  #isLooking = false;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  /**
   * What became of a create that was sent. `mine` is the client that a second sending made: the question is then
   * whether the first made one too. Rejects with the reason when the run is stopping.
   */
  async ask(action: CreateAction, mine?: string): Promise<Verdict> {
    const { n, body } = action;
    const sending = this.#deps.state.open.get(n);
    if (!sending) throw new Error(`nothing is in doubt about action ${n}`);
    const { attempts, firstAt, lastAt, lostAt = lastAt } = sending;
    // Of two sendings, both may be carried out, and late: what they made is looked for as long after them as may be.
    await this.#wait(mine === undefined ? lostAt : firstAt, attempts);
    const doubt: Doubt = {
      n,
      body,
      firstAt,
      lastAt: lostAt,
      attempts,
      ...(mine === undefined ? {} : { mine }),
    };
    return new Promise((tell, fail) => this.#take({ doubt, looks: 0, wasStale: false, tell, fail }));
  }

  /** Until so many settling times after `since` are over, by this machine's clock; never longer, wherever that is set. */
  async #wait(since: number, times: number): Promise<void> {
    const { clock, stop, onWait } = this.#deps;
    const whole = this.#deps.settleMs * times;
    const ms = Math.min(whole, Math.max(0, since + whole - clock.date()));
    this.#waiting += 1;
    onWait?.({ rows: this.#waiting, ms });
    try {
      await clock.sleep(ms, stop);
    } finally {
      this.#waiting -= 1;
    }
  }

  #take(each: Case): void {
    this.#due.push(each);
    if (!this.#isLooking) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isLooking = true;
    while (this.#due.length > 0) {
      let batch: readonly Case[] = [];
      try {
        await this.#deps.clock.sleep(GATHER_MS, this.#deps.stop);
        batch = this.#due.splice(0);
        const looks = await this.#deps.looker.look(batch);
        for (const [place, each] of batch.entries()) this.#tell(each, looks[place]);
      } catch (error) {
        for (const each of [...batch, ...this.#due.splice(0)]) each.fail(error);
      }
    }
    this.#isLooking = false;
  }

  #tell(each: Case, look: Look | undefined): void {
    const looks = each.looks + 1;
    if (look && look.is !== 'later') each.tell(look);
    else if (looks < MOST_LOOKS) this.#later({ ...each, looks, wasStale: look?.isStale ?? false });
    else each.tell({ is: 'unproven', ...(look?.client ? { id: look.client._id } : {}) });
  }

  #later(each: Case): void {
    const { clock, settleMs, stop } = this.#deps;
    const again = (): void => this.#take(each);
    clock.sleep(Math.max(settleMs, LEAST_PAUSE_MS), stop).then(again, each.fail);
  }
}

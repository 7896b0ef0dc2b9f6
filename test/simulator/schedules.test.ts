/** Some eight hundred stories, each out of a seed that is printed when it ends badly. More with SCHEDULES=<count>, one with SEED=<seed>. */
import { describe, expect, it } from 'vitest';
import { Interrupted } from '../../src/errors.ts';
import { endings, violations } from './invariants.ts';
import { scheduleOf, type Schedule } from './schedule.ts';
import { stage, type Stage } from './stage.ts';

const COUNT = Number(process.env['SCHEDULES'] ?? 800);
const ONLY = process.env['SEED'];
const PER_TEST = 100;
/** Until a run that nothing disturbs has come to its end. */
const MOST_LIVES = 6;

/** What can be found out is found out: only these need a person, beside colleagues' edits. */
const FAIR_ENDS = ['created', 'updated', 'deleted', 'lost-twice', 'not-applied'];
const EDITED_ENDS = ['changed-since', 'changed-after', 'edited-since', 'gone'];

describe('random schedules', () => {
  const groups = ONLY === undefined ? Math.ceil(COUNT / PER_TEST) : 1;
  it.each(Array.from({ length: groups }, (_, index) => index))(
    'group %d',
    { timeout: 600_000 },
    async (group) => {
      const seeds = Array.from({ length: PER_TEST }, (_, index) => group * PER_TEST + index + 1);
      for (const seed of ONLY === undefined ? seeds : [Number(ONLY)]) {
        expect(await play(scheduleOf(seed)).catch((error: unknown) => [error]), `SEED=${seed}`).toEqual([]);
      }
    },
  );
});

/** Everything that was wrong at the end. */
async function play(schedule: Schedule): Promise<unknown[]> {
  const at = await stage(schedule.scene);
  at.server.fate = schedule.fate;
  at.server.latencyMs = schedule.latencyMs;
  letOthersWork(at, schedule);
  for (const life of schedule.lives) await live(at, life);
  at.server.fate = () => undefined;
  at.machine.clock.offsetMs += schedule.jumpMs;
  const last = await settle(at);
  const sent = at.server.arrivals.length;
  await at.machine.run();
  const more = at.server.arrivals.length - sent;
  return [
    ...(last === 'done' ? [] : [`ended as ${last}`]),
    ...(await violations(at)),
    ...(more > 0 ? [`a run with nothing left sent ${more} requests`] : []),
    ...(schedule.isFair ? await unfairEnds(at, schedule) : []),
  ];
}

async function live(at: Stage, life: Schedule['lives'][number]): Promise<void> {
  const interrupt = new AbortController();
  if (life.interruptAtMs < Infinity)
    void at.time.sleep(life.interruptAtMs).then(() => interrupt.abort(new Interrupted()));
  await at.machine.run({ ...life, signal: interrupt.signal });
  if (life.cutsPower) at.machine.cutPower(at.terms.random);
  await at.time.until(at.time.sleep(life.pauseMs));
}

async function settle(at: Stage): Promise<string> {
  let ending = await at.machine.run();
  for (let life = 1; life < MOST_LIVES && ending.is !== 'done'; life++) ending = await at.machine.run();
  return ending.is;
}

function letOthersWork({ server, time }: Stage, { edits, decoys }: Schedule): void {
  for (const { atMs, id, fields } of edits) {
    void time.sleep(atMs).then(() => {
      const client = server.store.get(id);
      if (!client) return;
      server.byColleague(() => {
        server.store.put({ ...client, ...fields });
        return server.store.get(id);
      }, id);
    });
  }
  for (const { atMs, body } of decoys) {
    void time.sleep(atMs).then(() => server.byColleague(() => server.store.create(body)));
  }
}

async function unfairEnds(at: Stage, schedule: Schedule): Promise<string[]> {
  const allowed = [...FAIR_ENDS, ...(schedule.edits.length > 0 ? EDITED_ENDS : [])];
  const ends = Object.keys(await endings(at));
  return ends.filter((end) => !allowed.includes(end)).map((end) => `a fair schedule ended in "${end}"`);
}

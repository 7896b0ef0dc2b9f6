/** From the finished plan on, the same for every command that writes: show it, ask, carry it out, report. */
import type { CubiclApi } from './api/api.ts';
import { applyRun, failureOf, type CarryOutDeps } from './apply/carry-out.ts';
import type { RunFolder } from './apply/run.ts';
import { verifyRun, type Verified } from './apply/verify.ts';
import { UsageFailure, type Failure } from './errors.ts';
import { joined, msg, type Value } from './message.ts';
import { refusals, type Allowed, type Refusal } from './plan/guards.ts';
import type { PlanCounts } from './plan/plan.ts';
import { finishRun, type Finishing, type RunSummary } from './report/finish.ts';
import type { PageTerms } from './report/html.ts';
import type { Sample } from './report/sample.ts';

/** A plan that is ready to be carried out. */
export interface Planned {
  readonly run: RunFolder;
  /** What is left to do. */
  readonly counts: PlanCounts;
  readonly sample: Sample;
  /** How the file was understood, one clause each. */
  readonly assumed: readonly Value[];
  /** When the clients were read for it (milliseconds since 1970), and in how many pages, where it was all of them. */
  readonly swept?: { readonly at: number; readonly pages?: number };
  /** As few requests as could have read what the plan was made from. */
  readonly leastReads?: number;
  /** Of the whole plan, where some of it is done already. */
  readonly all?: PlanCounts;
  /** An earlier command made it, and others may have written since. */
  readonly isLater?: true;
}

/** How a plan is carried out. */
export interface ApplyTerms {
  /** Stops after the plan, which `apply` carries out later. */
  readonly dryRun?: boolean;
  /** What the plan may do beyond its guards; see `plan/guards.ts`. */
  readonly allow?: readonly Allowed[];
  /** Lanes that write at once. */
  readonly concurrency?: number;
  /** How long a create whose answer was lost is set aside before it is looked for; default 90 s. */
  readonly settleMs?: number;
  /** How old a before-image may be when it is overwritten; default 10 minutes. */
  readonly maxAgeMs?: number;
  /** Reads every client once more at the end, and names what is not as it was written. */
  readonly verify?: boolean;
}

export interface RunDeps {
  readonly api: CubiclApi;
  /** What the plan is for, where that is not the API's address: a plan is carried out on no other. */
  readonly server?: string;
  readonly signal?: AbortSignal;
  /** Told of the finished plan, before anything is sent, and of what its guards refuse to carry out. */
  readonly onPlanned?: (planned: Planned, refused: readonly Refusal[]) => void;
  /** Asks; false stops with the plan kept for `apply`. Absent: go ahead. */
  readonly confirm?: (planned: Planned) => Promise<boolean>;
  readonly onProgress?: (progress: RunProgress) => void;
  /** Told how many rows wait for a lost answer to settle, and for how many milliseconds. */
  readonly onDoubt?: NonNullable<CarryOutDeps['onDoubt']>;
  /** How the run's `report.html` is written; default: in English, nothing masked. */
  readonly page?: PageTerms;
}

export interface RunProgress {
  readonly phase: 'check' | 'read' | 'plan' | 'write' | 'verify';
  readonly done: number;
  readonly total?: number;
}

/** The outcome is in the run's folder and in the summary, whatever stops it: a guard that refuses the plan, too. */
export async function proceed(
  planned: Planned,
  about: Pick<Finishing, 'command' | 'begun' | 'sources'> & { readonly terms: ApplyTerms },
  deps: RunDeps,
): Promise<RunSummary> {
  const { terms, ...finishing } = about;
  const { counts, all = counts, leastReads = 0 } = planned;
  const refused = refusals(all, terms.allow ?? []);
  deps.onPlanned?.(planned, refused);
  const { goes, refusal } = terms.dryRun === true ? { goes: false } : await consent(planned, refused, deps);
  let failure = goes ? await applyRun(planned.run, carryOutDeps(planned, terms, deps)) : refusal;
  let verified: Verified | undefined;
  if (goes && !failure && terms.verify === true) {
    failure = await failureOf(deps.signal, async () => {
      verified = await verifyRun(planned.run, deps);
    });
  }
  const needed = { reads: leastReads, doneBefore: writesIn(all) - writesIn(counts) };
  return finishRun(planned.run, {
    ...finishing,
    api: deps.api,
    page: deps.page ?? {},
    isPlanOnly: !goes,
    failure,
    verified,
    needed,
    mustAllow: refused.map(({ allow }) => allow),
  });
}

interface Consent {
  readonly goes: boolean;
  /** What stood against it; undefined where a person said no. */
  readonly refusal?: Failure | undefined;
}

async function consent(planned: Planned, refused: readonly Refusal[], deps: RunDeps): Promise<Consent> {
  if (refused.length > 0) return { goes: false, refusal: planRefused(refused) };
  let goes = false;
  const refusal = await failureOf(deps.signal, async () => {
    goes = (await deps.confirm?.(planned)) ?? true;
  });
  return { goes, refusal };
}

function writesIn({ create, update, delete: deletes }: PlanCounts): number {
  return create + update + deletes;
}

function planRefused(refused: readonly Refusal[]): UsageFailure {
  return new UsageFailure(
    msg`The plan was refused. ${joined(
      refused.map(({ message }) => message),
      ' ',
    )}`,
    {
      hint: msg`Nothing was sent.`,
    },
  );
}

function carryOutDeps({ counts, isLater }: Planned, terms: ApplyTerms, deps: RunDeps): CarryOutDeps {
  const { api, signal, onProgress, onDoubt } = deps;
  const { concurrency = 4, settleMs, maxAgeMs } = terms;
  return {
    api,
    concurrency,
    total: writesIn(counts),
    ...(isLater ? { isLater } : {}),
    ...(settleMs === undefined ? {} : { settleMs }),
    ...(maxAgeMs === undefined ? {} : { maxAgeMs }),
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
    ...(onDoubt ? { onDoubt } : {}),
  };
}

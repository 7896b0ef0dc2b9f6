/** Closes a run: the reports, the summary, the exit code, and the command that goes on if anything is left. */
import type { CubiclApi } from '../api/api.ts';
import { spentSince, type Begun } from '../api/spent.ts';
import { failureOf } from '../apply/carry-out.ts';
import type { RunFolder } from '../apply/run.ts';
import type { Verified } from '../apply/verify.ts';
import { EXIT, worstExit, type ExitCode, type Failure } from '../errors.ts';
import type { Allowed } from '../plan/guards.ts';
import { Digest } from './digest.ts';
import { PAGE_NAME, writePage, type PageTerms } from './html.ts';
import type { RejectedFrom } from './rejected.ts';
import { writeReport, writeSummary } from './report.ts';
import type { RunCounts } from './tally.ts';

/** What `--json` prints and `summary.json` holds. */
export interface RunSummary extends RunCounts {
  readonly command: string;
  readonly runDir: string;
  /** Only planned: the counts say what would be done. */
  readonly dryRun: boolean;
  readonly requests: number;
  /** As few requests as could have done the job: every page of clients once, and one for each write. */
  readonly neededRequests: number;
  readonly retries: number;
  readonly rateLimited: number;
  readonly seconds: number;
  readonly exitCode: ExitCode;
  readonly files: readonly string[];
  /** Of the clients written: how many were read once more, and how many of them are not as they were written. */
  readonly verified?: { readonly clients: number; readonly wrong: number };
  /** What stopped the run, or the writing of its files, before the end; as JSON, its message and hint in English. */
  readonly stopped?: Failure;
  /** What has to be allowed before the plan can be carried out; see `plan/guards.ts`. */
  readonly mustAllow?: readonly Allowed[];
}

export interface Finishing {
  readonly command: string;
  readonly api: CubiclApi;
  readonly begun: Begun;
  readonly sources?: readonly RejectedFrom[];
  readonly isPlanOnly: boolean;
  readonly failure: Failure | undefined;
  readonly verified?: Verified | undefined;
  /** Reads that no way around was, and writes that an earlier process had done already. */
  readonly needed: { readonly reads: number; readonly doneBefore: number };
  readonly mustAllow: readonly Allowed[];
  /** How `report.html` is written. */
  readonly page: PageTerms;
}

/** Tells what became of the run even where its files can't be written: on a full disk, that is all there is. */
export async function finishRun(run: RunFolder, finishing: Finishing): Promise<RunSummary> {
  const { command, api, failure, isPlanOnly, verified, needed } = finishing;
  const digest = new Digest();
  const { lang = 'en' } = finishing.page;
  const reported = await writeReport(run, {
    lang,
    isPlanOnly,
    onRecord: (record) => digest.add(record),
    ...(verified ? { verified: verified.issues } : {}),
    ...(finishing.sources ? { sources: finishing.sources } : {}),
  });
  const stopped = failure ?? reported.failure;
  const summary: RunSummary = {
    command,
    runDir: run.path,
    dryRun: isPlanOnly,
    ...reported.counts,
    ...spentSince(finishing.begun, api),
    neededRequests: needed.reads + Math.max(0, reported.writes - needed.doneBefore),
    exitCode: worstExit([reported.exitCode, stopped?.exitCode ?? EXIT.done]),
    files: [...reported.files, PAGE_NAME],
    ...(verified ? { verified: { clients: verified.clients, wrong: verified.issues.size } } : {}),
    ...(stopped ? { stopped } : {}),
    ...(isPlanOnly && finishing.mustAllow.length > 0 ? { mustAllow: finishing.mustAllow } : {}),
  };
  const unwritten = await failureOf(undefined, async () => {
    await writeSummary(run, summary);
    await writePage(run, { summary, digest, tell: reported.tell, terms: finishing.page });
  });
  return unwritten ? withoutPage(summary, unwritten) : summary;
}

function withoutPage(summary: RunSummary, unwritten: Failure): RunSummary {
  const { stopped = unwritten, files, exitCode } = summary;
  return {
    ...summary,
    exitCode: worstExit([exitCode, unwritten.exitCode]),
    files: files.filter((file) => file !== PAGE_NAME),
    stopped,
  };
}

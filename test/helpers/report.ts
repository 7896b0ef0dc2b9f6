/** Makes a run's folder out of actions and outcomes, and its report page as a command would write it. */
import { begin } from '../../src/api/spent.ts';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { Journal } from '../../src/apply/journal.ts';
import type { Outcome } from '../../src/apply/journal-state.ts';
import { PlanWriter, readPlanHead } from '../../src/apply/plan-file.ts';
import { newRun } from '../../src/apply/run.ts';
import type { Failure } from '../../src/errors.ts';
import { msg } from '../../src/message.ts';
import type { Decision } from '../../src/plan/decide.ts';
import { finishRun, type RunSummary } from '../../src/report/finish.ts';
import type { PageTerms } from '../../src/report/html.ts';
import { HandClock } from './clock.ts';
import { makeClient } from './make.ts';
import { openApi } from './api.ts';

export interface MadeRun {
  readonly command?: string;
  readonly file?: string;
  /** By place, from 0; what has none is not done yet. Absent: a dry run. */
  readonly outcomes?: readonly (Outcome | undefined)[];
  readonly failure?: Failure;
  readonly terms?: PageTerms;
  readonly flags?: readonly string[];
}

export interface MadeReport {
  readonly dir: string;
  readonly url: string;
  readonly html: string;
  readonly summary: RunSummary;
}

/** Actions stand in rows 2, 3, … of the sheet. */
export async function makeReport(decisions: Iterable<Decision>, options: MadeRun = {}): Promise<MadeReport> {
  const dir = mkdtempSync(join(tmpdir(), 'cubicl-report-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const run = await newRun('import', { dir });
  const { command = 'import', file = 'clients.xlsx', flags = [], outcomes } = options;
  const plan = await PlanWriter.create(run, {
    ...{ version: 1, command, madeAt: '2026-11-24T09:30:00.000Z', server: 'https://cubicl.example/api/v1' },
    input: { file, sha256: '00' },
    options: { flags },
  });
  for (const decision of decisions) await plan.add((n) => ({ ...decision, n, rows: [n + 1] }));
  await plan.close();
  if (outcomes)
    await journal(
      run.file('journal.jsonl'),
      (await readPlanHead(run.file('plan.jsonl'))).fingerprint,
      outcomes,
    );
  const api = openApi({ url: 'http://127.0.0.1:9', token: 'unused' });
  const summary = await finishRun(run, {
    command,
    api,
    begun: begin(api),
    isPlanOnly: outcomes === undefined,
    failure: options.failure,
    mustAllow: [],
    needed: { reads: 0, doneBefore: 0 },
    page: options.terms ?? {},
  });
  await run.release();
  const path = run.file('report.html');
  return { dir, url: pathToFileURL(path).href, html: readFileSync(path, 'utf8'), summary };
}

async function journal(
  path: string,
  plan: string,
  outcomes: readonly (Outcome | undefined)[],
): Promise<void> {
  const opened = await Journal.open(path, plan, { clock: new HandClock() });
  for (const [place, outcome] of outcomes.entries()) {
    if (outcome) await opened.outcome(place + 1, outcome);
  }
  await opened.close();
}

/** One of each kind that a plan can hold. */
export const EVERY_KIND: readonly Decision[] = [
  {
    do: 'create',
    name: 'Heron & Finch',
    body: { name: 'Heron & Finch', email: 'hello@heron.example', customFields: { f1: 'Key account' } },
  },
  {
    do: 'update',
    name: 'Yıldızhan Turizm',
    id: 'c2',
    before: makeClient({ _id: 'c2' }),
    body: makeClient({ _id: 'c2' }),
    changes: [
      { column: 'Phone', from: '0555 000 39 61', to: '+90 212 000 11 22' },
      { column: 'City', from: 'Eskişehir', to: '' },
    ],
    conflicts: [],
  },
  { do: 'delete', name: 'Old Oak', id: 'c3', before: makeClient({ _id: 'c3', name: 'Old Oak' }) },
  { do: 'nothing', name: 'Şahinbey Mobilya', id: 'c4', why: 'unchanged' },
  {
    do: 'conflict',
    name: 'Söğütdere Optik',
    id: 'c5',
    conflicts: [
      {
        row: 6,
        column: 3,
        header: 'Phone',
        value: '0216 000 09 45',
        code: 'conflict',
        message: msg`Changed here`,
        yours: '0216 000 09 45',
        theirs: '0216 000 99 99',
        kept: { id: 'c5', label: 'Phone', place: 'phone', base: 'x' },
      },
    ],
  },
  {
    do: 'reject',
    name: 'Ilgazlı Gıda',
    issues: [
      {
        row: 7,
        column: 4,
        header: 'Email',
        value: 'bilgi@ilgazli',
        code: 'bad-email',
        message: msg`This is not an e-mail address. Write only the address, like name@example.com.`,
      },
    ],
  },
];

/** Runs a check for the command line and tells each finding on a line. */
import { Rejected } from '../api/answers.ts';
import { checkAccount, type CheckReport, type Finding } from '../check.ts';
import { EXIT, Failure, UsageFailure, worstExit, type ExitCode } from '../errors.ts';
import { msg } from '../message.ts';
import { probeWrites } from '../probe.ts';
import { agrees, canAsk } from './ask.ts';
import type { CheckFlags } from './check.ts';
import { writeLabels } from './config-file.ts';
import { rememberedHabits, rememberHabits, type RememberedHabits } from './remembered.ts';
import { withSession, type Session } from './session.ts';
import { clean } from './terminal.ts';
import { openEnvFile } from './token.ts';
import { version } from './version.ts';

export async function runCheck(flags: CheckFlags): Promise<void> {
  await withSession(flags, async (session) => {
    const { terminal, settings, api } = session;
    for (const finding of await localFindings(session)) tell(finding, session);
    const report = await checkAccount(api, session.labels);
    for (const finding of report.findings) tell(finding, session);
    const written = flags.writeConfig ? await writeConfig(report, flags, session) : undefined;
    const probed = await probe(report, flags, session);
    const exitCode = worstExit([report.exitCode, probed.exitCode]);
    const { habits } = probed;
    const about = { command: 'check', version: version(), server: session.server };
    const all = { ...about, ...report, habits, config: written, requests: api.stats.requests, exitCode };
    if (settings.json) terminal.result(`${JSON.stringify(all)}\n`);
    process.exitCode = exitCode;
  });
}

async function localFindings({ settings, server }: Session): Promise<Finding[]> {
  const from = settings.token === undefined ? '' : `, token from ${settings.token.from}`;
  const said = `cubicl-sheets ${version()} on Node.js ${process.versions.node} talks to ${server}${from}.`;
  const open = settings.sandbox === undefined ? await openEnvFile() : undefined;
  return [{ is: 'ok', about: 'server', said }, ...(open === undefined ? [] : [openFinding(open)])];
}

function openFinding(file: string): Finding {
  const said = `${file} holds a token that others on this machine can read.`;
  return { is: 'warn', about: 'token', said, next: `Close it with: chmod 600 ${file}` };
}

function tell({ is, said, next }: Finding, { terminal }: Session): void {
  const mark = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' }[is];
  const line = `${is === 'ok' ? terminal.dim(mark) : terminal.bold(mark)}  ${clean(said)}`;
  const show = (text: string): void => (is === 'ok' ? terminal.say(text) : terminal.warn(text));
  show(is === 'fail' ? terminal.red(line) : line);
  if (next !== undefined && next !== '') show(terminal.dim(`      ${clean(next)}`));
}

async function writeConfig({ fields }: CheckReport, flags: CheckFlags, session: Session): Promise<object> {
  const labels = new Map(fields.map(({ fieldId }) => [fieldId, session.labels.get(fieldId) ?? '']));
  const written = await writeLabels(labels, flags.config);
  const { terminal } = session;
  terminal.say(
    written.added.length === 0
      ? `${clean(written.file)} has every field already.`
      : `${written.added.length} added to ${clean(written.file)}: put their names, as Cubicl shows them, beside the ids.`,
  );
  return written;
}

interface ProbeResult {
  readonly habits?: RememberedHabits;
  readonly exitCode: ExitCode;
}

async function probe(report: CheckReport, flags: CheckFlags, session: Session): Promise<ProbeResult> {
  const user = report.user?.id ?? 'unknown';
  if (!flags.probeWrites) {
    const habits = await rememberedHabits(session.server, user);
    if (habits) tellHabits(habits, session);
    return { ...(habits ? { habits } : {}), exitCode: EXIT.done };
  }
  if (report.exitCode !== EXIT.done) return { exitCode: EXIT.done };
  if (!(await consents(flags, session))) return { exitCode: EXIT.done };
  const cleaner = session.openCleaner();
  try {
    const probed = await probeWrites({ api: session.api, cleaner });
    for (const { id, name } of probed.left) tell(leftFinding(id, name), session);
    if (!probed.habits) return { exitCode: tellFailure(probed.failure, session) };
    const habits = { ...probed.habits, at: new Date().toISOString() };
    tellHabits(habits, session);
    await rememberHabits(session.server, user, habits);
    return { habits, exitCode: probed.left.length > 0 ? EXIT.rows : EXIT.done };
  } finally {
    await cleaner.close();
  }
}

async function consents({ yes }: CheckFlags, { signal }: Session): Promise<boolean> {
  if (yes) return true;
  if (!canAsk()) {
    throw new UsageFailure(
      msg`--probe-writes makes a client in Cubicl, changes it and deletes it; nothing was sent.`,
      {
        hint: msg`If you agree, say --yes.`,
      },
    );
  }
  const question = 'This makes a scratch client in Cubicl, changes it and deletes it. Go ahead? [y/N] ';
  return agrees(question, signal);
}

function leftFinding(id: string, name: string): Finding {
  const said = `The scratch client "${name}" (id ${id}) could not be deleted.`;
  return { is: 'fail', about: 'delete', said, next: 'Delete it in Cubicl.' };
}

/** A refused or lost write does not stop a run, but here it leaves the question open. */
function tellFailure(failure: unknown, session: Session): ExitCode {
  const said = failure instanceof Error ? failure.message : String(failure);
  const hint = failure instanceof Failure ? failure.hint : undefined;
  tell({ is: 'fail', about: 'change', said: `Writing: ${said}`, ...(hint ? { next: hint } : {}) }, session);
  if (failure instanceof Failure) return failure.exitCode;
  if (!(failure instanceof Rejected)) return EXIT.server;
  return failure.status === 403 ? EXIT.auth : EXIT.rows;
}

function tellHabits({ leftOut, nullValue, uniqueNames, at }: RememberedHabits, session: Session): void {
  const said = [
    `fields left out of a change are ${leftOut}`,
    { clears: 'null clears a field', keeps: 'null keeps a field', refused: 'null is refused' }[nullValue],
    uniqueNames ? 'a name can be there only once' : 'a name may be there more than once',
  ].join('; ');
  tell({ is: 'ok', about: 'change', said: `Tried on ${at.slice(0, 10)}: ${said}.` }, session);
}

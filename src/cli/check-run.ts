/** Runs a check for the command line and tells each finding on a line. */
import { Rejected } from '../api/answers.ts';
import { checkAccount, type CheckReport, type Finding } from '../check.ts';
import { EXIT, Failure, UsageFailure, worstExit, type ExitCode } from '../errors.ts';
import { inWords, joined, msg, type Message } from '../message.ts';
import { probeWrites } from '../probe.ts';
import { sayIn } from '../report/terminal-words.ts';
import { tell } from '../turkish/tell.ts';
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
    for (const finding of await localFindings(session)) show(finding, session);
    const report = await checkAccount(api, session.labels);
    for (const finding of report.findings) show(finding, session);
    const written = flags.writeConfig ? await writeConfig(report, flags, session) : undefined;
    const probed = await probe(report, flags, session);
    const exitCode = worstExit([report.exitCode, probed.exitCode]);
    const { habits } = probed;
    const about = { command: 'check', version: version(), server: session.server };
    const findings = report.findings.map(inEnglish);
    const all = {
      ...about,
      ...report,
      findings,
      habits,
      config: written,
      requests: api.stats.requests,
      exitCode,
    };
    if (settings.json) terminal.result(`${JSON.stringify(all)}\n`);
    process.exitCode = exitCode;
  });
}

/** As scripts read them. */
function inEnglish({ said, next, ...finding }: Finding): object {
  return { ...finding, said: inWords(said), ...(next === undefined ? {} : { next: inWords(next) }) };
}

async function localFindings({ settings, server }: Session): Promise<Finding[]> {
  const from = settings.token === undefined ? '' : msg`, token from ${settings.token.from}`;
  const said = msg`cubicl-sheets ${version()} on Node.js ${process.versions.node} talks to ${server}${from}.`;
  const open = settings.sandbox === undefined ? await openEnvFile() : undefined;
  return [{ is: 'ok', about: 'server', said }, ...(open === undefined ? [] : [openFinding(open)])];
}

function openFinding(file: string): Finding {
  const said = msg`${file} holds a token that others on this machine can read.`;
  return { is: 'warn', about: 'token', said, next: msg`Close it with: ${`chmod 600 ${file}`}` };
}

function show({ is, said, next }: Finding, { terminal, settings }: Session): void {
  const words = (message: Message): string => clean(tell(message, settings.spoken));
  const mark = words(MARKS[is]);
  const line = `${is === 'ok' ? terminal.dim(mark) : terminal.bold(mark)}  ${words(said)}`;
  const put = (text: string): void => (is === 'ok' ? terminal.say(text) : terminal.warn(text));
  put(is === 'fail' ? terminal.red(line) : line);
  if (next !== undefined) put(terminal.dim(`      ${words(next)}`));
}

/** As wide as each other in each language. */
const MARKS: Readonly<Record<Finding['is'], Message>> = { ok: msg`ok  `, warn: msg`warn`, fail: msg`FAIL` };

async function writeConfig({ fields }: CheckReport, flags: CheckFlags, session: Session): Promise<object> {
  const labels = new Map(fields.map(({ fieldId }) => [fieldId, session.labels.get(fieldId) ?? '']));
  const written = await writeLabels(labels, flags.config);
  const { terminal } = session;
  terminal.say(
    written.added.length === 0
      ? msg`${written.file} has every field already.`
      : msg`${written.added.length} added to ${written.file}: put their names, as Cubicl shows them, beside the ids.`,
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
    for (const { id, name } of probed.left) show(leftFinding(id, name), session);
    if (!probed.habits) return { exitCode: tellFailure(probed.failure, session) };
    const habits = { ...probed.habits, at: new Date().toISOString() };
    tellHabits(habits, session);
    await rememberHabits(session.server, user, habits);
    return { habits, exitCode: probed.left.length > 0 ? EXIT.rows : EXIT.done };
  } finally {
    await cleaner.close();
  }
}

async function consents({ yes }: CheckFlags, { signal, settings }: Session): Promise<boolean> {
  if (yes) return true;
  if (!canAsk()) {
    throw new UsageFailure(
      msg`--probe-writes makes a client in Cubicl, changes it and deletes it; nothing was sent.`,
      {
        hint: msg`If you agree, say --yes.`,
      },
    );
  }
  const what = msg`This makes a scratch client in Cubicl, changes it and deletes it.`;
  return agrees(`${tell(what, settings.spoken)} ${sayIn(settings.spoken)('goAhead')}`, {
    ...{ signal, lang: settings.spoken },
  });
}

function leftFinding(id: string, name: string): Finding {
  const said = msg`The scratch client "${name}" (id ${id}) could not be deleted.`;
  return { is: 'fail', about: 'delete', said, next: msg`Delete it in Cubicl.` };
}

/** A refused or lost write does not stop a run, but here it leaves the question open. */
function tellFailure(failure: unknown, session: Session): ExitCode {
  const told = failure instanceof Failure ? failure.told : undefined;
  const why = told?.message ?? (failure instanceof Error ? failure.message : String(failure));
  const next = told?.hint ? { next: told.hint } : {};
  show({ is: 'fail', about: 'change', said: msg`Writing: ${why}`, ...next }, session);
  if (failure instanceof Failure) return failure.exitCode;
  if (!(failure instanceof Rejected)) return EXIT.server;
  return failure.status === 403 ? EXIT.auth : EXIT.rows;
}

function tellHabits({ leftOut, nullValue, uniqueNames, at }: RememberedHabits, session: Session): void {
  const habits = [
    LEFT_OUT[leftOut],
    NULL_VALUE[nullValue],
    uniqueNames ? msg`a name can be there only once` : msg`a name may be there more than once`,
  ];
  const said = msg`Tried on ${at.slice(0, 10)}: ${joined(habits, '; ')}.`;
  show({ is: 'ok', about: 'change', said }, session);
}

const LEFT_OUT: Readonly<Record<RememberedHabits['leftOut'], Message>> = {
  kept: msg`fields left out of a change are kept`,
  cleared: msg`fields left out of a change are cleared`,
  'some kept': msg`some fields left out of a change are kept`,
};

const NULL_VALUE: Readonly<Record<RememberedHabits['nullValue'], Message>> = {
  clears: msg`null clears a field`,
  keeps: msg`null keeps a field`,
  refused: msg`null is refused`,
};

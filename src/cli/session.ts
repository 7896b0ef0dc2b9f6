/** What every command that talks to Cubicl needs: settings, a terminal, the API or the sandbox, and a clean end on Ctrl-C. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { CubiclApi } from '../api/api.ts';
import { realClock } from '../api/clock.ts';
import { Ledger } from '../api/ledger.ts';
import { AuthFailure, Interrupted } from '../errors.ts';
import { msg } from '../message.ts';
import { tell } from '../turkish/tell.ts';
import { ClientCount } from './client-count.ts';
import { flagWords, type CommonFlags } from './flags.ts';
import { sayProgressIn } from './progress-words.ts';
import { readSettings, type Settings } from './settings.ts';
import { sandboxServer } from './server.ts';
import { onStop } from './stop-signals.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { userFolder } from './user-folder.ts';
import { startWatchdog } from './watchdog.ts';

export interface Session {
  readonly settings: Settings;
  readonly terminal: Terminal;
  readonly api: CubiclApi;
  /** About how many clients there are, for the line of progress. */
  readonly clientCount: ClientCount;
  /** The API once more, to take back what was done: the first Ctrl-C does not stop it. To be closed by whoever opens it. */
  readonly openCleaner: () => CubiclApi;
  /** Whom this talks to: the API's address, or `sandbox:<file>`. */
  readonly server: string;
  /** Stands for the address and the token, and tells neither; undefined for the sandbox. */
  readonly account: string | undefined;
  /** The flags that make another command talk to the same one, e.g. `--sandbox`. */
  readonly target: readonly string[];
  /** Labels of custom fields: the configuration's, else the sandbox's own. */
  readonly labels: Settings['labels'];
  /** Aborted by the first Ctrl-C, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal;
}

/** How long requests in flight may take to be answered after Ctrl-C. */
const GRACE_MS = 10_000;

/** Runs a command's body with a session, and takes it down whatever happens. */
export async function withSession<T>(flags: CommonFlags, body: (session: Session) => Promise<T>): Promise<T> {
  const settings = await readSettings(flags);
  const terminal = openTerminal(settings);
  const say = sayProgressIn(settings.spoken);
  const stop = stopOnSignals();
  const unwatch = watched(settings);
  const target = await openTarget(settings);
  const account = settings.sandbox === undefined ? accountName(target) : undefined;
  const { rate, concurrency } = settings;
  const ledger = ledgerFor(settings, account);
  const options = { url: target.url, token: target.token, rate, concurrency, ledger, hardSignal: stop.hard };
  const api = new CubiclApi({
    ...options,
    signal: stop.soft,
    onWait: ({ ms, why }) => terminal.wait(say(why), ms),
  });
  const clientCount = await ClientCount.of(account);
  stop.soft.addEventListener('abort', () => {
    if (api.pace.underWay() > 0) terminal.warn(say('stopping'));
  });
  const most = api.rate === 'unlimited' ? undefined : api.rate.requests;
  if (most !== undefined) terminal.quotaFrom(() => ({ used: api.pace.used(), most }));
  try {
    const told = await body({
      ...{ settings, terminal, api, clientCount, account },
      openCleaner: () => new CubiclApi(options),
      server: target.server,
      target: targetFlags(flags),
      labels: target.labels,
      signal: stop.soft,
    });
    await clientCount.keep();
    return told;
  } finally {
    await api.close();
    await target.close();
    stop.release();
    unwatch();
  }
}

export type LocalSession = Pick<Session, 'settings' | 'terminal' | 'labels' | 'signal'>;

/** Runs a command's body that needs no server. */
export async function withLocalSession<T>(
  flags: CommonFlags,
  body: (session: LocalSession) => Promise<T>,
): Promise<T> {
  const settings = await readSettings(flags);
  const terminal = openTerminal(settings);
  const stop = stopOnSignals();
  const unwatch = watched(settings);
  try {
    return await body({ settings, terminal, labels: await labelsOf(settings), signal: stop.soft });
  } finally {
    stop.release();
    unwatch();
  }
}

/** Beside what the user's folder keeps of tokens. The sandbox's quota is nobody else's. */
function ledgerFor({ rate }: Settings, account: string | undefined): Ledger | undefined {
  if (account === undefined || rate === 'unlimited') return undefined;
  return new Ledger({ folder: join(userFolder(), 'quota'), name: account, rate, clock: realClock });
}

function accountName({ url, token }: Target): string {
  return createHash('sha256').update(`${url}\n${token}`).digest('hex').slice(0, 16);
}

function targetFlags({ sandbox, url, config, tokenFile, account, rate }: CommonFlags): string[] {
  const file = sandbox === '' ? undefined : sandbox;
  const named = flagWords({ sandbox: file, url, config, 'token-file': tokenFile, account, rate });
  return sandbox === '' ? ['--sandbox', ...named] : named;
}

interface Target {
  readonly url: string;
  readonly server: string;
  readonly token: string;
  readonly labels: Settings['labels'];
  close(): Promise<void>;
}

async function openTarget(settings: Settings): Promise<Target> {
  if (settings.sandbox === undefined) {
    const { url, token, labels } = settings;
    if (token === undefined) throw noToken();
    return { url, server: url, token: token.token, labels, close: () => Promise.resolve() };
  }
  const { serveSandbox } = await import('../sandbox/serve.ts');
  const sandbox = await serveSandbox({ file: settings.sandbox });
  const labels = await labelsOf(settings);
  const server = sandboxServer(settings.sandbox);
  return { url: sandbox.url, server, token: sandbox.token, labels, close: () => sandbox.close() };
}

async function labelsOf({ labels, sandbox }: Settings): Promise<Settings['labels']> {
  if (sandbox === undefined || labels.size > 0) return labels;
  const { SANDBOX_LABELS } = await import('../sandbox/seed.ts');
  return new Map(Object.entries(SANDBOX_LABELS));
}

function noToken(): AuthFailure {
  return new AuthFailure(msg`There is no token.`, {
    hint: msg`Keep one with: cubicl-sheets login. Or use the CUBICL_TOKEN variable or --token-file; or try it out with --sandbox.`,
  });
}

/** @returns stops watching */
function watched({ spoken }: Settings): () => void {
  const lines = [
    msg`Error: ${msg`This is a bug in cubicl-sheets: ${msg`it has stood still for a minute.`}`}`,
    msg`Nothing is lost: what was sent is in the run folder. A very long cell may be the cause. Please report it.`,
  ];
  return startWatchdog(lines.map((line) => tell(line, spoken)));
}

interface Stop {
  readonly soft: AbortSignal;
  readonly hard: AbortSignal;
  release(): void;
}

/** First signal: take no more work, let answers come in. Second, or too long a wait: now. */
function stopOnSignals(): Stop {
  const soft = new AbortController();
  const hard = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const release = onStop((signal) => {
    const reason = new Interrupted(signal);
    if (soft.signal.aborted) hard.abort(reason);
    else {
      timer = setTimeout(() => hard.abort(reason), GRACE_MS).unref();
      soft.abort(reason);
    }
  });
  return {
    soft: soft.signal,
    hard: hard.signal,
    release: () => {
      clearTimeout(timer);
      release();
    },
  };
}

/** What can go wrong with a request on purpose, with which requests, and how it is played. */
import type { SeenRequest } from './request.ts';
import { type Answer, drop, hold, sendCut, sendSlowly, sendTruncated, sendWhole, type Wire } from './wire.ts';

/** `before`: the server never acts. `after`: it acts, and the caller does not learn of it. */
type When = 'before' | 'after';

/** A text or bytes are sent as they are; anything else as JSON. */
type AnyBody = unknown;

export type Fault =
  | WrongAnswer
  /** The connection breaks. `mid-answer`: after the server acted and half the answer was sent. */
  | { readonly drop: When | 'mid-answer' }
  /** No answer ever comes. */
  | { readonly hang: When }
  /** The right answer, late. */
  | { readonly delayMs: number; readonly when?: When }
  /** The right answer, so many bytes a second. */
  | { readonly slow: number }
  /** Half of the right answer, with headers that fit it. */
  | { readonly truncate: true }
  /** The caller is given up on at once (504 unless said otherwise), and the server acts this much later. */
  | { readonly commitAfterMs: number; readonly then?: 'drop' | number };

type WrongAnswer =
  /** An answer in place of the real one; `before` the server acts unless said otherwise; the body defaults to `{ code: status }`. */
  | { readonly status: number; readonly body?: AnyBody; readonly headers?: Headers; readonly when?: When }
  /** The server acts, then answers this; 200 unless said otherwise. */
  | { readonly answer: AnyBody; readonly status?: number; readonly headers?: Headers };

type Headers = Readonly<Record<string, string>>;

/** A fault, and the requests that meet it: all conditions given must hold. */
export interface FaultRule {
  readonly method?: string;
  /** The path after `/api/v1`. */
  readonly path?: string | RegExp;
  /** The request's number since the sandbox started. */
  readonly n?: number;
  readonly nthOfMethod?: number;
  /** How often the rule applies; without it, always. */
  readonly times?: number;
  readonly fault: Fault;
}

/** The first rule that fits decides, or a function that sees the request. */
export type FaultPlan = readonly FaultRule[] | ((request: SeenRequest) => Fault | undefined);

/** Decides what a request meets. Keeps count of rules that apply only so many times. */
export function createFaultPicker(): (plan: FaultPlan, request: SeenRequest) => Fault | undefined {
  const used = new WeakMap<FaultRule, number>();
  return (plan, request) => {
    if (typeof plan === 'function') return plan(request);
    const rule = plan.find((one) => fits(one, request) && (used.get(one) ?? 0) < (one.times ?? Infinity));
    if (rule) used.set(rule, (used.get(rule) ?? 0) + 1);
    return rule?.fault;
  };
}

function fits(rule: FaultRule, request: SeenRequest): boolean {
  return (
    (rule.method ?? request.method) === request.method &&
    (rule.n ?? request.n) === request.n &&
    (rule.nthOfMethod ?? request.nthOfMethod) === request.nthOfMethod &&
    (rule.path instanceof RegExp
      ? isFound(rule.path, request.path)
      : (rule.path ?? request.path) === request.path)
  );
}

/** Not `test()`: with the `g` flag that goes on from the last hit. */
function isFound(pattern: RegExp, text: string): boolean {
  return text.search(pattern) >= 0;
}

export interface Scene {
  readonly wire: Wire;
  /** Does what the request asks for, once, and gives what a good server would answer. */
  readonly act: () => Answer;
  /** Aborted when the sandbox closes: whatever has not happened by then never does. */
  readonly signal: AbortSignal;
}

/** Answers a request, well or badly. */
export async function play(fault: Fault | undefined, scene: Scene): Promise<void> {
  const { wire, act, signal } = scene;
  if (fault === undefined) sendWhole(wire, act());
  else if ('drop' in fault) playDrop(fault.drop, scene);
  else if ('hang' in fault) playHang(fault.hang, scene);
  else if ('delayMs' in fault) await playDelay(fault.delayMs, fault.when ?? 'before', scene);
  else if ('slow' in fault) await sendSlowly(wire, act(), { bytesPerSecond: fault.slow, signal });
  else if ('truncate' in fault) sendTruncated(wire, act());
  else if ('commitAfterMs' in fault) await playLateCommit(fault.commitAfterMs, fault.then ?? 504, scene);
  else playWrongAnswer(fault, scene);
}

function playDrop(when: When | 'mid-answer', { wire, act }: Scene): void {
  const answer = when === 'before' ? undefined : act();
  if (answer && when === 'mid-answer') sendCut(wire, answer);
  else drop(wire);
}

function playHang(when: When, { act }: Scene): void {
  if (when === 'after') act();
}

async function playDelay(delayMs: number, when: When, { wire, act, signal }: Scene): Promise<void> {
  const early = when === 'after' ? act() : undefined;
  if (await hold(delayMs, signal)) sendWhole(wire, early ?? act());
}

async function playLateCommit(
  delayMs: number,
  then: 'drop' | number,
  { wire, act, signal }: Scene,
): Promise<void> {
  if (then === 'drop') drop(wire);
  else sendWhole(wire, { status: then, body: { code: then } });
  if (await hold(delayMs, signal)) act();
}

function playWrongAnswer(fault: WrongAnswer, { wire, act }: Scene): void {
  if ('answer' in fault || fault.when === 'after') act();
  sendWhole(wire, wrongAnswer(fault));
}

function wrongAnswer(fault: WrongAnswer): Answer {
  const { status = 200, headers = {} } = fault;
  const body =
    'answer' in fault ? fault.answer : Object.hasOwn(fault, 'body') ? fault.body : { code: status };
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  return { status, headers, ...(isRaw ? { raw: body } : { body }) };
}

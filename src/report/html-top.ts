/** The top of the report page: what the run was, how it ended, the chart of outcomes, and what to do next. */
import { basename } from 'node:path';
import type { PlanHead } from '../apply/plan-file.ts';
import { EXIT } from '../errors.ts';
import { fill, type Lang } from '../language.ts';
import type { Digest } from './digest.ts';
import type { RunSummary } from './finish.ts';
import { classOf, KINDS, kindOf, type Kind } from './kinds.ts';
import { html, type Markup } from './markup.ts';
import type { NextStep } from './next-steps.ts';
import { toldOf } from '../turkish/tell.ts';
import { RESULTS } from './result-words.ts';
import { WORDS } from './words.ts';

export interface Top {
  readonly lang: Lang;
  readonly isMasked: boolean;
  readonly head: PlanHead;
  readonly summary: RunSummary;
  readonly digest: Digest;
  readonly steps: readonly NextStep[];
}

export function titleOf({ head, lang }: Pick<Top, 'head' | 'lang'>): string {
  const words = WORDS[lang];
  const undone = head.options['undoes'];
  const file = basename(head.input?.file ?? (typeof undone === 'string' ? undone : ''));
  const title =
    { import: words.import, delete: words.delete, undo: words.undo }[head.command] ?? words.otherRun;
  return fill(lang, title, { file, command: head.command });
}

export function pageHeader(top: Top): Markup {
  const { lang, head, isMasked, summary } = top;
  const words = WORDS[lang];
  const { tone, text } = verdictOf(top);
  return html`<header class="top">
    <p class="brand">cubicl-sheets · ${words.report}</p>
    <h1>${titleOf(top)}</h1>
    <p class="verdict ${tone}">${text}</p>
    <p class="when"><time datetime="${head.madeAt}">${minuteOf(head.madeAt)}</time></p>
    ${summary.stopped ? html`<p class="note bad">${toldOf(summary.stopped, lang).join(' ')}</p>` : undefined}
    ${isMasked ? html`<p class="note">${words.masked}</p>` : undefined}
  </header>`;
}

function verdictOf({ summary, lang }: Top): { readonly tone: string; readonly text: string } {
  const words = WORDS[lang];
  if (summary.stopped) return { tone: 'bad', text: summary.dryRun ? words.refused : words.stopped };
  if (summary.dryRun) return { tone: 'info', text: words.previewed };
  if (summary.exitCode === EXIT.done) return { tone: 'good', text: words.done };
  return { tone: 'warn', text: summary.exitCode === EXIT.unknown ? words.doneInDoubt : words.doneWithRows };
}

/** `2026-11-24 09:30 UTC`, in any language. */
function minuteOf(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

export function summarySection(top: Top): Markup {
  const { lang, digest } = top;
  const words = WORDS[lang];
  const parts = partsOf(top);
  const clients = parts.reduce((sum, { count }) => sum + count, 0);
  return html`<section aria-labelledby="summary">
    <h2 id="summary">${words.summary}</h2>
    <p class="lead">${fill(lang, words.summaryDone, { n: clients })}</p>
    ${digest.results.size > 0 ? chart(parts, lang) : undefined}
    <ul class="tiles">
      ${parts.map(
        ({ kind, count, label }) =>
          html`<li class="${classOf(kind)}"><b>${count.toLocaleString(lang)}</b> <span>${label}</span></li>`,
      )}
    </ul>
    ${facts(top)}
  </section>`;
}

interface ChartPart {
  readonly kind: Kind;
  readonly count: number;
  readonly label: string;
}

/** Rows that ended alike under different names, such as unchanged and gone, go by the most frequent one. */
function partsOf({ digest, lang }: Top): readonly ChartPart[] {
  const found = [...digest.results].sort(([, a], [, b]) => b - a);
  return KINDS.flatMap((kind) => {
    const results = found.filter(([result]) => kindOf(result) === kind);
    const count = results.reduce((sum, [, each]) => sum + each, 0);
    const [first] = results;
    return first ? [{ kind, count, label: RESULTS[lang][first[0]] }] : [];
  });
}

const CHART_WIDTH = 1000;
/** A single row among thousands is still to be seen. */
const LEAST_WIDTH = 6;

function chart(parts: readonly ChartPart[], lang: Lang): Markup {
  const all = parts.reduce((sum, { count }) => sum + count, 0);
  const room = CHART_WIDTH - LEAST_WIDTH * parts.length;
  const told = parts.map(({ count, label }) => `${label} ${count.toLocaleString(lang)}`).join(', ');
  let x = 0;
  const bars = parts.map(({ kind, count, label }) => {
    const width = LEAST_WIDTH + (room * count) / all;
    const bar = html`<rect
      class="${classOf(kind)}"
      x="${x.toFixed(1)}"
      width="${width.toFixed(1)}"
      height="10"
      ><title>${label}: ${count.toLocaleString(lang)}</title></rect
    >`;
    x += width;
    return bar;
  });
  return html`<svg
    class="chart"
    viewBox="0 0 ${CHART_WIDTH} 10"
    preserveAspectRatio="none"
    role="img"
    aria-label="${fill(lang, WORDS[lang].chart, { parts: told })}"
  >
    ${bars}
  </svg>`;
}

function facts({ head, summary, lang }: Top): Markup {
  const words = WORDS[lang];
  const lines: readonly (readonly [string, string | undefined])[] = [
    [words.command, head.command],
    [words.file, head.input?.file],
    [words.server, head.server],
    [words.rows, summary.rows.toLocaleString(lang)],
    [words.requests, requestsText(summary, lang)],
    [words.time, timeText(summary.seconds, lang)],
    [words.folder, summary.runDir],
    [words.exitCode, String(summary.exitCode)],
  ];
  return html`<dl class="facts">
    ${lines.map(([name, value]) =>
      value === undefined
        ? html``
        : html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
    )}
  </dl>`;
}

function requestsText({ requests, retries, rateLimited }: RunSummary, lang: Lang): string {
  const words = WORDS[lang];
  return [
    requests.toLocaleString(lang),
    ...(retries > 0 ? [fill(lang, words.retries, { n: retries })] : []),
    ...(rateLimited > 0 ? [fill(lang, words.limited, { n: rateLimited })] : []),
  ].join(', ');
}

function timeText(seconds: number, lang: Lang): string {
  const words = WORDS[lang];
  if (seconds >= 120) return fill(lang, words.minutesValue, { n: Math.round(seconds / 60) });
  return fill(lang, words.secondsValue, { n: Number(seconds.toFixed(1)) });
}

export function nextSection({ steps, lang }: Top): Markup {
  const words = WORDS[lang];
  const items = steps.map(
    ({ title, why, command }) =>
      html`<li>
        <h3>${title}</h3>
        <p>${why}</p>
        ${command === undefined ? undefined : html`<div class="command"><code>${command}</code><button type="button" class="copy" hidden>${words.copy}</button></div>`}
      </li>`,
  );
  return html`<section aria-labelledby="next">
    <h2 id="next">${words.next}</h2>
    ${
      items.length > 0
        ? html`<ol class="steps">
            ${items}
          </ol>`
        : html`<p class="lead">${words.nextNothing}</p>`
    }
  </section>`;
}

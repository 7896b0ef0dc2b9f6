/** `report.html`: all there is to know of a run in one file that loads nothing, as it can be mailed and printed. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { readPlan, readPlanHead, type PlanHead } from '../apply/plan-file.ts';
import type { RunFolder } from '../apply/run.ts';
import { inBatches } from '../batches.ts';
import type { Labels } from '../client/columns.ts';
import type { Lang } from '../language.ts';
import type { Action } from '../plan/plan.ts';
import { put } from '../table/put.ts';
import { writeFileWhole } from '../table/whole-file.ts';
import type { Digest } from './digest.ts';
import { headersFor } from './fields-of.ts';
import type { RunSummary } from './finish.ts';
import { conflictsSection, problemsSection } from './html-problems.ts';
import { pageRow, Texts, type PageStyle } from './html-rows.ts';
import { nextSection, pageHeader, summarySection, titleOf, type Top } from './html-top.ts';
import { classOf, KINDS } from './kinds.ts';
import { dataBlock, html, type Markup } from './markup.ts';
import { veilOf } from './mask.ts';
import { nextSteps } from './next-steps.ts';
import type { RowRecord } from './records.ts';
import { WORDS } from './words.ts';

/** How the page is to be written, all of it optional. */
export interface PageTerms {
  readonly lang?: Lang;
  /** Every value behind a mask, so that the page can be passed on. */
  readonly mask?: boolean;
  /** Names for custom fields. */
  readonly labels?: Labels;
  /** The flags that make another command talk to the same server. */
  readonly target?: readonly string[];
}

export interface Told {
  readonly summary: RunSummary;
  readonly digest: Digest;
  readonly tell: (action: Action) => RowRecord;
  readonly terms: PageTerms;
}

export const PAGE_NAME = 'report.html';

/** Rows go out as they are read: however many there are, only some hundred are in memory. */
export async function writePage(run: RunFolder, told: Told): Promise<void> {
  const { lang = 'en', mask = false, labels = new Map<string, string>() } = told.terms;
  const style: PageStyle = { lang, veil: veilOf(mask), headers: headersFor(labels) };
  const head = await readPlanHead(run.file('plan.jsonl'));
  const assets = await readAssets();
  await writeFileWhole(run.file(PAGE_NAME), { force: true }, async (stream) => {
    await put(stream, pageStart(topOf(told, head, lang), { style, assets }));
    await writeRows(stream, run, { tell: told.tell, style, isPacked: told.digest.rows > MOST_PLAIN_ROWS });
    await put(stream, `<script type="module">${assets.script}</script>\n</body>\n</html>\n`);
  });
}

function topOf({ summary, digest, terms }: Told, head: PlanHead, lang: Lang): Top {
  const { target = [], mask = false } = terms;
  const steps = nextSteps({ summary, head, lang, target });
  return { lang, isMasked: mask, head, summary, digest, steps };
}

interface Assets {
  readonly styles: string;
  readonly script: string;
}

async function readAssets(): Promise<Assets> {
  const folder = new URL('../../templates/report/', import.meta.url);
  const [styles, script] = await Promise.all(
    ['page.css', 'page.js'].map((name) => readFile(new URL(name, folder), 'utf8')),
  );
  return { styles: styles ?? '', script: script ?? '' };
}

/** Nothing but the page's own two pieces may run or style it, and it may reach no one. */
function policyOf({ styles, script }: Assets): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; script-src ${hash(script)}; style-src ${hash(styles)}; base-uri 'none'; form-action 'none'`;
}

/** All before the rows. The page's elements stay open. */
function pageStart(top: Top, { style, assets }: { style: PageStyle; assets: Assets }): string {
  const title = html`<title>${titleOf(top)} · cubicl-sheets</title>`;
  const policy = html`<meta http-equiv="Content-Security-Policy" content="${policyOf(assets)}" />`;
  return [
    `<!doctype html>\n<html lang="${top.lang}">\n<head>\n<meta charset="utf-8">`,
    ...[policy.markup, META.markup, title.markup, `<style>${assets.styles}</style>`],
    `</head>\n<body>\n${pageBody(top, style).markup}\n`,
  ].join('\n');
}

const META = html`<meta name="viewport" content="width=device-width, initial-scale=1" />
  <meta name="referrer" content="no-referrer" />
  <meta name="robots" content="noindex" />
  <meta name="color-scheme" content="light dark" />`;

function pageBody(top: Top, style: PageStyle): Markup {
  const words = WORDS[top.lang];
  return html`<a class="skip" href="#rows">${words.skip}</a>
    ${pageHeader(top)}
    <main>
      ${summarySection(top)} ${nextSection(top)} ${problemsSection(top.digest, style)}
      ${conflictsSection(top.digest, style)}
      <section aria-labelledby="rows">
        <h2 id="rows" tabindex="-1">${words.allRows}</h2>
        <div id="list"><p class="lead">${words.needsScript}</p></div>
      </section>
    </main>
    <footer>
      <p>${words.private}</p>
      <p>${words.madeBy}</p>
    </footer>`;
}

interface Rows {
  readonly tell: (action: Action) => RowRecord;
  readonly style: PageStyle;
  readonly isPacked: boolean;
}

/** Larger lists are packed, as mail takes no more than some 20 MB; but its filters distrust what they can't read. */
const MOST_PLAIN_ROWS = 5_000;

async function writeRows(stream: Writable, run: RunFolder, { tell, style, isPacked }: Rows): Promise<void> {
  const texts = new Texts();
  const save = (name: string, value: unknown): Promise<void> => put(stream, dataBlock(name, value, isPacked));
  for await (const actions of inBatches(readPlan(run.file('plan.jsonl')), ROWS_PER_BLOCK)) {
    await save(
      'rows',
      actions.map((action) => pageRow(tell(action), texts, style)),
    );
  }
  const { lang } = style;
  await save('page', { lang, words: WORDS[lang], kinds: KINDS.map(classOf), texts: texts.all() });
}

const ROWS_PER_BLOCK = 500;

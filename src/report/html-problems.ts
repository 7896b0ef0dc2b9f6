/** The middle of the report page: what is wrong, by cause, and what is in conflict, side by side. Readable without scripts. */
import { rowText } from '../client/draft.ts';
import type { Issue } from '../errors.ts';
import { fill } from '../language.ts';
import { tell } from '../turkish/tell.ts';
import { causeOf, messageFor } from './causes.ts';
import type { Clash, Digest, Problem } from './digest.ts';
import { placeOf, type PageStyle } from './html-rows.ts';
import { html, type Markup } from './markup.ts';
import { WORDS } from './words.ts';

export function problemsSection(digest: Digest, style: PageStyle): Markup {
  const words = WORDS[style.lang];
  const { problems } = digest;
  return html`<section aria-labelledby="problems">
    <h2 id="problems">${words.problems}</h2>
    ${problems.length > 0 ? problems.map((problem) => causeCard(problem, style)) : html`<p class="lead">${words.problemsNone}</p>`}
  </section>`;
}

function causeCard({ code, count, samples }: Problem, style: PageStyle): Markup {
  const { lang } = style;
  const words = WORDS[lang];
  const [sample] = samples;
  const cause = causeOf(code, lang) ?? {
    title: code,
    fix: style.veil.isMasked ? '' : tell(sample?.message ?? '', lang),
  };
  const rest = count - samples.length;
  return html`<article class="cause">
    <h3>${cause.title} <span class="count">${fill(lang, words.causeCount, { n: count })}</span></h3>
    <p>${cause.fix}</p>
    ${samplesTable(samples, sampleColumns(samples, style))}
    <p class="after">
      ${rest > 0 ? fill(lang, words.causeMore, { n: rest }) : undefined}
      ${showButton(code, cause.title, style)}
    </p>
  </article>`;
}

/** The page's script shows it, and then the rows. */
function showButton(code: string, title: string, { lang }: PageStyle): Markup {
  return html`<button type="button" class="show-cause" data-code="${code}" data-title="${title}" hidden>
    ${WORDS[lang].causeShow}
  </button>`;
}

/** On a phone its rows are blocks, which are rows of a table only by their roles. */
function samplesTable(samples: readonly Issue[], columns: readonly SampleColumn[]): Markup {
  const heads = columns.map(
    ({ name, title }) => html`<th scope="col" role="columnheader" class="${name}">${title}</th>`,
  );
  const rows = samples.map((issue) => {
    const cells = columns.map(
      ({ name, title, of }) => html`<td role="cell" class="${name}" data-title="${title}">${of(issue)}</td>`,
    );
    return html`<tr role="row">
      ${cells}
    </tr>`;
  });
  return html`<table class="samples" role="table">
    <thead role="rowgroup">
      <tr role="row">
        ${heads}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows}
    </tbody>
  </table>`;
}

interface SampleColumn {
  readonly name: string;
  readonly title: string;
  readonly of: (issue: Issue) => Markup | string;
}

/** A column in which every sample is empty, or says the same as the heading, would only take the room of the others. */
function sampleColumns(samples: readonly Issue[], style: PageStyle): readonly SampleColumn[] {
  const { veil } = style;
  const words = WORDS[style.lang];
  const has = (text: (issue: Issue) => string | undefined): boolean => samples.some((each) => text(each));
  const tellsFacts = new Set(samples.map((issue) => messageFor(issue, style))).size > 1;
  const value = ({ value: text = '' }: Issue): Markup => valueMarkup(veil.value(text), '–');
  return [
    ...(has(({ file }) => file)
      ? [{ name: 'file', title: words.file, of: ({ file = '' }: Issue) => file }]
      : []),
    { name: 'number', title: words.row, of: ({ row }: Issue) => String(row) },
    ...(has(placeOf) ? [{ name: 'cell', title: words.cell, of: placeOf }] : []),
    ...(has((issue) => issue.value) ? [{ name: 'content', title: words.value, of: value }] : []),
    ...(tellsFacts
      ? [{ name: 'said', title: words.whatSaid, of: (issue: Issue) => messageFor(issue, style) }]
      : []),
  ];
}

/** Undefined where there is no conflict. */
export function conflictsSection(digest: Digest, style: PageStyle): Markup | undefined {
  const { clashes, clashCount } = digest;
  if (clashCount === 0) return undefined;
  const words = WORDS[style.lang];
  const rest = clashCount - clashes.length;
  return html`<section aria-labelledby="conflicts">
    <h2 id="conflicts">${words.conflicts}</h2>
    <p class="lead">${words.conflictsLead}</p>
    ${clashes.map((clash) => clashCard(clash, style))}
    <p class="after">
      ${rest > 0 ? fill(style.lang, words.conflictsMore, { n: rest }) : undefined}
      ${showButton('conflict', causeOf('conflict', style.lang)?.title ?? '', style)}
    </p>
  </section>`;
}

function clashCard({ record, conflicts }: Clash, { lang, veil }: PageStyle): Markup {
  const words = WORDS[lang];
  const rows = conflicts.map(
    ({ header, yours, theirs }) =>
      html`<tr>
        <th scope="row">${header}</th>
        <td class="yours">${valueMarkup(veil.value(yours), words.empty)}</td>
        <td class="theirs">${valueMarkup(veil.value(theirs), words.empty)}</td>
      </tr>`,
  );
  return html`<article class="clash">
    <h3>
      <bdi>${veil.name(record.action.name)}</bdi>
      <span class="count">${words.row} ${tell(rowText(record.action), lang)}</span>
    </h3>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.field}</th>
          <th scope="col">${words.yours}</th>
          <th scope="col">${words.theirs}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </article>`;
}

/** Isolated, so that a text from right to left turns nothing around but itself. */
function valueMarkup(text: string, none: string): Markup {
  return text === '' ? html`<span class="none">${none}</span>` : html`<bdi class="value">${text}</bdi>`;
}

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
  const tellsFacts = new Set(samples.map((issue) => messageFor(issue, style))).size > 1;
  const rest = count - samples.length;
  return html`<article class="cause">
    <h3>${cause.title} <span class="count">${fill(lang, words.causeCount, { n: count })}</span></h3>
    <p>${cause.fix}</p>
    <table class="samples">
      <thead>
        <tr>
          <th scope="col">${words.row}</th>
          <th scope="col">${words.cell}</th>
          <th scope="col">${words.value}</th>
          ${tellsFacts ? html`<th scope="col">${words.whatSaid}</th>` : undefined}
        </tr>
      </thead>
      <tbody>
        ${samples.map((issue) => sampleRow(issue, style, tellsFacts))}
      </tbody>
    </table>
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

function sampleRow(issue: Issue, style: PageStyle, tellsFacts: boolean): Markup {
  return html`<tr>
    <td class="number">${issue.row}</td>
    <td>${placeOf(issue)}</td>
    <td>${valueMarkup(style.veil.value(issue.value ?? ''), '–')}</td>
    ${tellsFacts ? html`<td>${messageFor(issue, style)}</td>` : undefined}
  </tr>`;
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

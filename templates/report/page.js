// @ts-check
/** The list of all rows in the report page: filter, search and pages. Texts from the report become text nodes, never markup. */

/**
 * @typedef {string | number} Text A text, or its number among `page.texts`.
 * @typedef {readonly [code: Text, place: Text, message: Text, value: string, theirs?: string]} Issue
 * @typedef {readonly [rows: number[], kind: number, result: Text, name: string, id: string, changes: Text[], issues: Issue[], file?: Text]} Row
 * @typedef {{ lang: string, words: Record<string, string>, kinds: string[], texts: string[] }} Page
 */

/** @type {Page} */
const page = (await blocksOf('page'))[0];
/** @type {Row[]} */
const rows = (await blocksOf('rows')).flat();
const ROWS_PER_PAGE = 50;
const MOST_FIELDS_SHOWN = 4;

const state = { kind: -1, code: '', codeTitle: '', search: '', from: 0 };
/** What each row is searched by, made from the moment that a person turns to the search. @type {string[]} */
const haystack = [];
const ROWS_FOLDED_AT_ONCE = 2000;
/** @type {Row[]} */
let found = rows;
/** The search that waits for a pause in the typing. @type {number | undefined} */
let typing;

const list = /** @type {HTMLElement} */ (document.getElementById('list'));
const search = make('input', {
  type: 'search',
  id: 'search',
  placeholder: page.words.searchHint,
  autocomplete: 'off',
});
const filters = make('div', { className: 'filters', role: 'group', ariaLabel: page.words.outcome });
const body = make('tbody', { role: 'rowgroup' });
const shown = make('p', { className: 'shown', role: 'status' });
const previous = make('button', { type: 'button', textContent: page.words.previous });
const following = make('button', { type: 'button', textContent: page.words.following });
start();

function start() {
  const searching = make('label', { className: 'search', htmlFor: 'search' }, page.words.search, search);
  const pages = make('nav', { className: 'pages', ariaLabel: page.words.page }, shown, previous, following);
  list.replaceChildren(
    make('div', { className: 'tools' }, searching, filters),
    table(),
    make('p', { className: 'printed', textContent: page.words.printed }),
    pages,
  );
  search.addEventListener('input', onSearch);
  search.addEventListener('focus', foldMore, { once: true });
  previous.addEventListener('click', () => turn(-ROWS_PER_PAGE));
  following.addEventListener('click', () => turn(ROWS_PER_PAGE));
  for (const button of document.querySelectorAll('.show-cause'))
    showCauseOn(/** @type {HTMLButtonElement} */ (button));
  for (const button of document.querySelectorAll('.copy')) copyOn(/** @type {HTMLButtonElement} */ (button));
  choose({});
}

function table() {
  const heads = ['row', 'client', 'outcome', 'details'].map((word) =>
    make('th', { scope: 'col', role: 'columnheader', textContent: page.words[word] }),
  );
  const head = make('thead', { role: 'rowgroup' }, make('tr', { role: 'row' }, ...heads));
  const result = make('table', { className: 'rows', role: 'table' }, head, body);
  result.setAttribute('aria-labelledby', 'rows');
  return result;
}

function onSearch() {
  clearTimeout(typing);
  typing = setTimeout(() => choose({}), rows.length > 5000 ? 200 : 0);
}

/** Bit by bit: a hundred thousand rows at once would stop the typing for a second or more. */
function foldMore() {
  foldRows(haystack.length + ROWS_FOLDED_AT_ONCE);
  if (haystack.length < rows.length) setTimeout(foldMore);
}

/** @param {number} most */
function foldRows(most) {
  while (haystack.length < Math.min(most, rows.length)) haystack.push(searchTextOf(rows[haystack.length]));
}

/** Takes up a new choice and what is typed, and shows the first of what fits. @param {Partial<typeof state>} choice */
function choose(choice) {
  clearTimeout(typing);
  typing = undefined;
  Object.assign(state, choice, { search: fold(search.value.trim()), from: 0 });
  if (state.search !== '') foldRows(rows.length);
  found = rows.filter((row, index) => {
    const [, kind, , , , , issues] = row;
    return (
      (state.kind < 0 || kind === state.kind) &&
      (state.code === '' || issues.some(([code]) => text(code) === state.code)) &&
      (state.search === '' || haystack[index].includes(state.search))
    );
  });
  showFilters();
  showRows();
}

/** @param {number} by */
function turn(by) {
  // Taken up afterwards, it would set the list back to its first page.
  if (typing !== undefined) choose({});
  const from = state.from + by;
  if (from >= 0 && from < found.length) state.from = from;
  showRows();
  document.getElementById('rows')?.scrollIntoView({ block: 'start' });
}

function showFilters() {
  /** @type {Map<number, { count: number, label: string }>} */
  const kinds = new Map();
  for (const [, kind, result] of rows) {
    const known = kinds.get(kind);
    if (known) known.count += 1;
    else kinds.set(kind, { count: 1, label: text(result) });
  }
  const chips = [...kinds]
    .sort(([a], [b]) => a - b)
    .map(([kind, { count, label }]) => chip(kind, label, count));
  const cause =
    state.code === ''
      ? []
      : [
          chipButton(
            { className: 'filter', ariaPressed: 'true' },
            `${page.words.cause.replace('{cause}', state.codeTitle)} ✕`,
            () => choose({ code: '' }),
          ),
        ];
  cause[0]?.setAttribute('aria-label', page.words.causeClear);
  const focused = [...filters.children].indexOf(/** @type {Element} */ (document.activeElement));
  filters.replaceChildren(chip(-1, page.words.all, rows.length), ...chips, ...cause);
  if (focused >= 0) /** @type {HTMLElement | undefined} */ (filters.children[focused])?.focus();
}

/** @param {number} kind @param {string} label @param {number} count */
function chip(kind, label, count) {
  const className = kind < 0 ? 'filter' : `filter ${page.kinds[kind]}`;
  const ariaPressed = String(state.kind === kind);
  const button = chipButton({ className, ariaPressed }, label, () => choose({ kind }));
  button.append(make('small', { textContent: count.toLocaleString(page.lang) }));
  return button;
}

/** @param {object} properties @param {string} label @param {() => void} onClick */
function chipButton(properties, label, onClick) {
  const button = make('button', { type: 'button', ...properties }, label);
  button.addEventListener('click', onClick);
  return button;
}

function showRows() {
  const part = found.slice(state.from, state.from + ROWS_PER_PAGE);
  body.replaceChildren(...part.map(tableRow));
  const [one, many = one] = page.words.shown.split('|');
  const numbers = { from: state.from + 1, to: state.from + part.length, n: found.length };
  shown.textContent =
    part.length === 0 ? page.words.noneFound : fill(found.length === 1 ? one : many, numbers);
  previous.disabled = state.from === 0;
  following.disabled = state.from + ROWS_PER_PAGE >= found.length;
}

/** @param {Row} row */
function tableRow([numbers, kind, result, name, id, changes, issues, file]) {
  const cell = (/** @type {string} */ className, /** @type {(Node | string)[]} */ ...parts) =>
    make('td', { className, role: 'cell' }, ...parts);
  const [first, last] = [numbers[0], numbers[numbers.length - 1]];
  const who = make('bdi', { className: 'client-name', textContent: name });
  return make(
    'tr',
    { role: 'row' },
    cell(
      'number',
      first === last ? String(first ?? '') : `${first}–${last}`,
      ...(file === undefined ? [] : [make('span', { className: 'file', textContent: text(file) })]),
    ),
    cell('who', who, ...(id === '' ? [] : [make('span', { className: 'id', textContent: id })])),
    cell('how', make('span', { className: `badge ${page.kinds[kind]}`, textContent: text(result) })),
    cell('wide', ...issues.map(issueOf), ...changesOf(changes)),
  );
}

/** @param {Text[]} flat column, from, to, column, … */
function changesOf(flat) {
  const all = Array.from({ length: flat.length / 3 }, (_, index) => {
    const [column, from, to] = flat.slice(index * 3, index * 3 + 3).map(text);
    return make('div', { className: 'change' }, field(column), make('div', {}, ...oldAndNew(from, to)));
  });
  if (all.length <= MOST_FIELDS_SHOWN + 1) return all;
  const rest = all.length - MOST_FIELDS_SHOWN;
  const summary = make('summary', {
    textContent: fill(page.words.more.split('|').at(-1) ?? '', { n: rest }),
  });
  return [...all.slice(0, MOST_FIELDS_SHOWN), make('details', {}, summary, ...all.slice(MOST_FIELDS_SHOWN))];
}

/** A new client has nothing old, a deleted one nothing new. @param {string} from @param {string} to */
function oldAndNew(from, to) {
  const old = make('del', { dir: 'auto' }, ...valueOf(from));
  const fresh = make('ins', { dir: 'auto' }, ...valueOf(to));
  if (from === '') return [hidden(page.words.to), fresh];
  const arrow = make('span', { className: 'arrow', textContent: ' → ', ariaHidden: 'true' });
  return [hidden(page.words.from), old, arrow, hidden(page.words.to), fresh];
}

/** @param {Issue} issue */
function issueOf([, place, message, value, theirs]) {
  if (theirs !== undefined) return sidesOf(text(place), value, theirs);
  const where = text(place);
  return make(
    'div',
    { className: 'issue' },
    ...(where === '' ? [] : [field(where), ' ']),
    text(message),
    ...(value === '' ? [] : [' ', make('bdi', { className: 'none', textContent: `(${value})` })]),
  );
}

/** @param {string} place @param {string} yours @param {string} theirs */
function sidesOf(place, yours, theirs) {
  const side = (/** @type {string} */ title, /** @type {string} */ value) =>
    make('div', {}, make('small', { textContent: title }), ...valueOf(value));
  const sides = make(
    'div',
    { className: 'sides' },
    side(page.words.yours, yours),
    side(page.words.theirs, theirs),
  );
  return make('div', { className: 'issue' }, field(place), sides);
}

/** @param {string} value @returns {Node[]} */
function valueOf(value) {
  if (value === '') return [make('span', { className: 'none', textContent: page.words.empty })];
  return [make('bdi', { textContent: value })];
}

/** @param {string} name */
function field(name) {
  return make('span', { className: 'field', textContent: name });
}

/** For screen readers, which do not tell what is struck through. @param {string} word */
function hidden(word) {
  return make('span', { className: 'hidden', textContent: `${word} ` });
}

/** @param {HTMLButtonElement} button */
function showCauseOn(button) {
  button.hidden = false;
  button.addEventListener('click', () => {
    search.value = '';
    choose({
      code: button.dataset['code'] ?? '',
      codeTitle: button.dataset['title'] ?? '',
      kind: -1,
    });
    document.getElementById('rows')?.focus();
    document.getElementById('rows')?.scrollIntoView({ block: 'start' });
  });
}

/** @param {HTMLButtonElement} button */
function copyOn(button) {
  if (!('clipboard' in navigator)) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.previousElementSibling?.textContent ?? '');
    button.textContent = page.words.copied;
    setTimeout(() => (button.textContent = page.words.copy), 2000);
  });
}

/** @param {Row} row */
function searchTextOf([numbers, , result, name, id, changes, issues]) {
  const issueTexts = issues.flatMap(([, place, message, value, theirs = '']) => [
    text(place),
    text(message),
    value,
    theirs,
  ]);
  return fold([numbers.join(' '), text(result), name, id, ...changes.map(text), ...issueTexts].join('\n'));
}

/** Without case and accents; Turkish dotted and dotless i are one. @param {string} value */
function fold(value) {
  return value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i');
}

/** @param {Text} value */
function text(value) {
  return typeof value === 'number' ? (page.texts[value] ?? '') : value;
}

/** @param {string} template @param {Record<string, number>} values */
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => (values[name] ?? 0).toLocaleString(page.lang));
}

/** @template {keyof HTMLElementTagNameMap} Tag @param {Tag} tag @param {object} properties @param {(Node | string)[]} children */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** The data of one name, which goes from the page: it holds it twice otherwise. @param {string} name */
function blocksOf(name) {
  const blocks = /** @type {HTMLScriptElement[]} */ ([...document.querySelectorAll(`script.${name}`)]);
  for (const block of blocks) block.remove();
  return Promise.all(
    blocks.map(async ({ type, text }) =>
      JSON.parse(type === 'application/gzip' ? await unpacked(text) : text),
    ),
  );
}

/** @param {string} base64 */
function unpacked(base64) {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

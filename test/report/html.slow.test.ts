/** `report.html` in a real browser: what it shows, that nothing runs in it or leaves it, and that everyone can use it. */
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServerFailure } from '../../src/errors.ts';
import type { Decision } from '../../src/plan/decide.ts';
import { CHROMIUM, Screen, startBrowser } from '../helpers/browser.ts';
import { makeClient } from '../helpers/make.ts';
import { EVERY_KIND, makeReport, type MadeReport, type MadeRun } from '../helpers/report.ts';

let browser: Browser;
let screen: Screen;
let scriptless: Screen;
beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  browser = await startBrowser();
  screen = await Screen.on(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  scriptless = await Screen.on(browser, { javaScriptEnabled: false });
});
afterAll(async () => {
  if (CHROMIUM !== undefined) await browser.close();
});

async function open(
  decisions: Iterable<Decision> = EVERY_KIND,
  run: MadeRun = {},
  on: Screen = screen,
): Promise<{ page: Page; report: MadeReport }> {
  const report = await makeReport(decisions, run);
  await on.open(report.url);
  // The script unpacks the rows of a long report after the page counts as loaded.
  if (on !== scriptless) await on.page.getByRole('status').waitFor({ state: 'attached' });
  return { page: on.page, report };
}

/** The texts of each row, one a cell. */
async function rows(page: Page): Promise<string[]> {
  const texts = await page.locator('.rows tbody tr').allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

const ALL_DONE: MadeRun['outcomes'] = [
  { result: 'created', id: 'n1' },
  { result: 'updated', id: 'c2' },
  { result: 'deleted', id: 'c3' },
];

/** Of every kind, each with values of its own. */
function* manyRows(count: number): Generator<Decision> {
  for (let n = 0; n < count; n++) {
    const kind = EVERY_KIND[n % EVERY_KIND.length];
    expect.assert(kind);
    const name = `Client ${n}`;
    if (kind.do === 'create')
      yield { ...kind, name, body: { ...kind.body, name, email: `info@${n * 7919}.example` } };
    else if (kind.do !== 'update') yield { ...kind, name };
    else
      yield { ...kind, name, changes: kind.changes.map((change) => ({ ...change, to: `+90 ${n * 7919}` })) };
  }
}

describe.skipIf(CHROMIUM === undefined)('the report page (needs Chromium on the path)', () => {
  it('shows every row with how it ended, and asks nobody for anything', async () => {
    const { page, report } = await open(EVERY_KIND, { outcomes: ALL_DONE });
    expect(await page.locator('h1').innerText()).toBe('Import of clients.xlsx');
    expect(await rows(page)).toEqual([
      expect.stringMatching(/^2 Heron & Finch n1 Created/),
      expect.stringMatching(/^3 Yıldızhan Turizm c2 Updated/),
      expect.stringMatching(/^4 Old Oak c3 Deleted/),
      expect.stringMatching(/^5 Şahinbey Mobilya c4 Unchanged/),
      expect.stringMatching(/^6 Söğütdere Optik c5 In conflict/),
      expect.stringMatching(/^7 Ilgazlı Gıda Rejected/),
    ]);
    expect(screen.complaints).toEqual([]);
    expect(screen.requests).toEqual([report.url]);
  });

  it('shows an update cell by cell, old → new, what is emptied, and what a new client gets', async () => {
    const { page } = await open(EVERY_KIND, { terms: { labels: new Map([['f1', 'Segment']]) } });
    const changes = page.locator('.rows tbody tr').nth(1).locator('.change');
    expect(await changes.locator('.field').allInnerTexts()).toEqual(['Phone', 'City']);
    expect(await changes.locator('del').allInnerTexts()).toEqual(['0555 000 39 61', 'Eskişehir']);
    expect(await changes.locator('ins').allInnerTexts()).toEqual(['+90 212 000 11 22', 'empty']);
    const made = page.locator('.rows tbody tr').first().locator('.change');
    expect(await made.locator('.field').allInnerTexts()).toEqual(['Email', 'Segment']);
  });

  it('puts both sides of a conflict next to each other', async () => {
    const { page } = await open();
    const clash = page.locator('.clash');
    expect(await clash.locator('h3').innerText()).toContain('Söğütdere Optik');
    expect(await clash.locator('tbody td').allInnerTexts()).toEqual(['0216 000 09 45', '0216 000 99 99']);
  });

  it('groups what is wrong by cause, with the fix, and leads to the rows', async () => {
    const { page } = await open([...EVERY_KIND, ...EVERY_KIND.slice(5)]);
    const cause = page.locator('.cause');
    expect(await cause.locator('h3').innerText()).toBe('Not an e-mail address 2 times');
    expect(await cause.locator('p').first().innerText()).toContain('name@example.com');
    expect(await cause.locator('tbody tr').first().innerText()).toBe('7\tE7 “Email”\tbilgi@ilgazli');
    await cause.getByRole('button', { name: 'Show these rows' }).click();
    expect(await rows(page)).toHaveLength(2);
    expect(await page.evaluate('document.activeElement.id')).toBe('rows');
    await page.getByRole('button', { name: 'Show all causes' }).click();
    expect(await rows(page)).toHaveLength(7);
  });

  it('finds by name, id, value and row, whatever the case and the accents', async () => {
    const { page } = await open();
    const words = {
      finch: 'Heron & Finch',
      YILDIZHAN: 'Yıldızhan',
      yildizhan: 'Yıldızhan',
      '212 000 11': 'Yıldızhan',
    };
    for (const [word, name] of Object.entries({
      ...words,
      ilgazli: 'Ilgazlı',
      c5: 'Söğütdere',
      'to delete': 'Old Oak',
    })) {
      await page.getByLabel('Search').fill(word);
      await expect.poll(async () => (await rows(page)).length, { interval: 20 }).toBe(1);
      expect((await rows(page))[0]).toContain(name);
    }
    await page.getByLabel('Search').fill('nobody');
    await expect.poll(() => page.getByRole('status').innerText(), { interval: 20 }).toBe('No row fits.');
  });

  it('filters by outcome and says how many there are', async () => {
    const { page } = await open();
    const filter = page.getByRole('button', { name: /^Rejected/ });
    await filter.click();
    expect(await filter.getAttribute('aria-pressed')).toBe('true');
    expect(await rows(page)).toEqual([expect.stringContaining('Ilgazlı Gıda')]);
    expect(await page.getByRole('status').innerText()).toBe('1–1 of 1 client');
    expect((await page.locator('.filter').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      'All 6',
      'To create 1',
      'To update 1',
      'To delete 1',
      'Unchanged 1',
      'In conflict 1',
      'Rejected 1',
    ]);
  });

  it.each([
    ['a dry run', {}, ['apply {dir} --sandbox=x.json', 'import {dir}/conflicts.csv --sandbox=x.json']],
    [
      'a run that ended',
      { outcomes: ALL_DONE },
      ['import {dir}/conflicts.csv --sandbox=x.json', 'undo {dir} --dry-run --sandbox=x.json'],
    ],
    [
      'a run that stopped',
      { outcomes: ALL_DONE.slice(0, 1), failure: new ServerFailure({ text: 'Cubicl can’t be reached.' }) },
      [
        ...['apply {dir} --sandbox=x.json', 'import {dir}/conflicts.csv --sandbox=x.json'],
        'undo {dir} --dry-run --sandbox=x.json',
      ],
    ],
  ] as const)('after %s, names the commands that go on', async (_, run, commands) => {
    const options = { ...run, terms: { target: ['--sandbox=x.json'] }, flags: ['--match=email'] };
    const { page, report } = await open(EVERY_KIND, options);
    expect(await page.locator('.steps code').allInnerTexts()).toEqual(
      commands.map((command) => `cubicl-sheets ${command.replace('{dir}', report.dir)}`),
    );
  });

  const HOSTILE = [
    '</script><script>window.hit=1</script>',
    '<img src=x onerror="window.hit=1">',
    '"><svg onload=window.hit=1>',
    '<!--<script>',
    '${window.hit=1}{{hit}}\\u003cb\u2028\u2029',
    '\u202Egnp.exe\u202C \u2066x',
    '&lt;b&gt;&amp;',
    'javascript:window.hit=1',
  ];

  it.each([false, true])('shows hostile texts as what they are (scripts off: %s)', async (isOff) => {
    const decisions = HOSTILE.flatMap((text): Decision[] => [
      {
        do: 'conflict',
        name: text,
        id: text,
        conflicts: [
          { row: 2, header: text, code: 'conflict', message: { text }, yours: text, theirs: `${text}!` },
        ],
      },
      {
        do: 'reject',
        name: text,
        issues: [
          { row: 2, sheet: text, column: 0, header: text, value: text, code: text, message: { text } },
        ],
      },
      {
        do: 'update',
        name: text,
        id: 'c',
        before: makeClient(),
        body: makeClient(),
        changes: [{ column: text, from: text, to: `${text}?` }],
        conflicts: [],
      },
    ]);
    const { page } = await open(decisions, { file: HOSTILE[0] ?? '' }, isOff ? scriptless : screen);
    expect(screen.complaints).toEqual([]);
    expect(await page.locator('img, svg:not(.chart), b:not(.tiles b)').count()).toBe(0);
    expect(await page.locator('.clash h3 bdi').first().innerText()).toBe(HOSTILE[0]);
    const shown = await page.locator('.clash h3 bdi').allInnerTexts();
    expect(shown[5]).toBe('\\u{202e}gnp.exe\\u{202c} \\u{2066}x');
    if (isOff) return;
    expect(await page.evaluate('window.hit')).toBeUndefined();
    expect(await rows(page)).toHaveLength(decisions.length);
    expect(await page.locator('.rows del').first().innerText()).toBe(HOSTILE[0]);
  });

  it('lets nothing run that did not come with it, and reach no one', async () => {
    const { page } = await open();
    await page.evaluate(`
      const script = document.createElement('script');
      script.textContent = 'window.hit = 1';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="https://example.com/x.png"><p style="color:red" onclick="window.hit=1">x</p>');
      fetch('https://example.com/').catch(() => undefined);
    `);
    const refused = (): number =>
      screen.complaints.filter((text) => text.includes('Content Security Policy')).length;
    await expect.poll(refused, { interval: 20 }).toBeGreaterThanOrEqual(4);
    expect(await page.evaluate('window.hit')).toBeUndefined();
  });

  it('tells all but the list of rows where scripts are off', async () => {
    const { page } = await open(EVERY_KIND, {}, scriptless);
    const text = await page.locator('body').innerText();
    for (const part of [
      'To update',
      'bilgi@ilgazli',
      '0216 000 99 99',
      'cubicl-sheets apply',
      'results.csv',
    ]) {
      expect(text).toContain(part);
    }
    expect(await page.getByRole('button').count()).toBe(0);
  });

  it('hides every value behind a stable mask', async () => {
    const twin: Decision = {
      do: 'create',
      name: 'Heron & Finch',
      body: { name: 'Heron & Finch', email: 'HELLO@heron.example' },
    };
    const outcome = {
      result: 'failed',
      code: 'http-400',
      message: { text: 'hello@heron.example is taken' },
    } as const;
    const { page, report } = await open([...EVERY_KIND, twin], {
      terms: { mask: true },
      outcomes: [outcome, undefined, undefined, undefined, undefined, undefined, outcome],
    });
    const secrets = [
      'Heron',
      'heron.example',
      'Key account',
      'Yıldızhan',
      '0555',
      '+90 212',
      'Eskişehir',
      'Old Oak',
      'Mobilya',
    ];
    for (const secret of [...secrets, 'Söğütdere', '0216', 'Ilgazlı', 'ilgazli', 'acme', 'taken']) {
      expect(report.html, secret).not.toContain(secret);
    }
    const [first = '', , , , , , last = ''] = await rows(page);
    const masks = (text: string): string[] => text.match(/\w+·\w{6}/g) ?? [];
    expect(masks(first)).toEqual([
      expect.stringMatching(/^name·/),
      expect.stringMatching(/^email·/),
      expect.stringMatching(/^text·/),
    ]);
    expect(masks(last)).toEqual(masks(first).slice(0, 2));
  });

  it('speaks Turkish', async () => {
    const { page } = await open(EVERY_KIND, { terms: { lang: 'tr' }, outcomes: ALL_DONE });
    expect(screen.complaints).toEqual([]);
    expect(await page.locator('html').getAttribute('lang')).toBe('tr');
    const text = await page.locator('body').innerText();
    for (const part of [
      'İçe aktarma: clients.xlsx',
      'Güncellendi',
      'E-posta adresi değil',
      'Çakışmalar, yan yana',
      '6 müşteriden 1–6',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/\b(?:This|Rejected|Unchanged|rows|Search|Cell)\b/);
  });

  it('passes the accessibility checks and is never wider than the window, light on a desk and dark on a phone', async () => {
    // The checks are a script, which the page's own policy would not let run.
    const { page } = await open(
      EVERY_KIND,
      { terms: { mask: true } },
      await Screen.on(browser, { bypassCSP: true }),
    );
    await page.addScriptTag({ content: axe.source });
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [390, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
        "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
      );
      const told = found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
      expect(told, `${width} ${colorScheme}`).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  });

  it('is used with the keyboard alone', async () => {
    const { page } = await open(Array.from({ length: 20 }, () => EVERY_KIND).flat());
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('heron');
    await expect.poll(() => page.getByRole('status').innerText()).toBe('1–20 of 20 clients');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.innerText')).toMatch(/^To create/);
    await page.getByLabel('Search').fill('');
    await page.getByRole('button', { name: /^All/ }).press('Space');
    await expect.poll(() => page.getByRole('status').innerText()).toBe('1–50 of 120 clients');
    const next = page.getByRole('button', { name: 'Next', exact: true });
    await next.press('Enter');
    await next.press('Enter');
    await expect.poll(() => page.getByRole('status').innerText()).toBe('101–120 of 120 clients');
    expect(await next.isDisabled()).toBe(true);
  });

  it('copies a command', async () => {
    const { page, report } = await open();
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await expect.poll(() => page.getByRole('button', { name: 'Copied' }).count()).toBe(1);
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`cubicl-sheets apply ${report.dir}`);
  });

  it('prints without what only works on a screen', async () => {
    const { page } = await open();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByLabel('Search').isVisible()).toBe(false);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.locator('.rows tbody tr').last().isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
  });

  it('stays usable, and small enough to mail, with a hundred thousand rows', async () => {
    const { page, report } = await open(manyRows(100_000));
    // A mail of 20 MB holds 15 MB, as attachments grow by a third.
    expect(Buffer.byteLength(report.html)).toBeLessThan(15e6);
    const status = page.getByRole('status');
    expect(await status.innerText()).toBe('1–50 of 100,000 clients');
    await page.getByLabel('Search').fill('client 99999');
    await expect.poll(() => status.innerText(), { timeout: 30_000 }).toBe('1–1 of 1 client');
    await page.getByLabel('Search').fill('');
    await page.getByRole('button', { name: /^Rejected/ }).click();
    expect(await status.innerText()).toMatch(/^1–50 of 16,66\d clients$/);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    expect(await status.innerText()).toMatch(/^51–100 of/);
    expect(await page.evaluate('document.querySelectorAll("*").length')).toBeLessThan(2_000);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('HeapProfiler.collectGarbage');
    expect((await devtools.send('Runtime.getHeapUsage')).usedSize).toBeLessThan(300e6);
    expect(screen.complaints).toEqual([]);
  }, 180_000);

  it('stays on the page that is chosen while a search waits for a pause in the typing', async () => {
    const update = EVERY_KIND[1];
    const decisions = Array.from(
      { length: 5_100 },
      (_, n) => ({ ...update, name: `Client ${n}` }) as Decision,
    );
    const { page } = await open(decisions);
    await page.evaluate(`(async () => {
      const search = document.getElementById('search');
      search.value = 'client 49';
      search.dispatchEvent(new Event('input'));
      const pause = new Promise((resolve) => setTimeout(resolve, 200));
      [...document.querySelectorAll('.pages button')].at(-1).click();
      await pause;
    })()`);
    expect(await page.getByRole('status').innerText()).toBe('51–100 of 111 clients');
  });
});

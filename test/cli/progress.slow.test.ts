/** Progress: the line itself at every width, and on a real terminal. */
import { describe, expect, it, vi } from 'vitest';
import { Progress } from '../../src/cli/progress.ts';
import { durationText, progressText, type Figures, type Step } from '../../src/cli/progress-text.ts';
import { sayProgressIn } from '../../src/cli/progress-words.ts';
import { hasPty, onPty, type OnPty } from '../helpers/pty.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const WRITING: Figures = {
  step: { what: 'Writing', unit: 'clients', done: 1_250, total: 5_000 },
  elapsedMs: 1_250_000,
  quota: { used: 58, most: 60 },
};
const READING: Figures = { step: { what: 'Reading Cubicl', unit: 'clients', done: 3_000 }, elapsedMs: 3_000 };
const WAITING: Figures = { ...WRITING, waiting: { why: 'quota reached', ms: 11_200 } };

describe('the line of progress', () => {
  it.each([
    [WRITING, 120, 'Writing [#####---------------] 1,250 of 5,000 clients, 60/min, 63 min left, quota 58/60'],
    [WRITING, 80, 'Writing [#####---------------] 1,250 of 5,000 clients, 63 min left, quota 58/60'],
    [WRITING, 40, 'Writing: 1,250/5,000, 63 min left'],
    [WRITING, 12, 'Writing: 1,2'],
    [READING, 80, 'Reading Cubicl: 3,000 clients, 1,000/s'],
    [READING, 40, 'Reading Cubicl: 3,000 clients, 1,000/s'],
    [{ step: { what: 'Checking', unit: 'rows', done: 1 }, elapsedMs: 0 }, 80, 'Checking: 1 row'],
    [
      { ...READING, step: { ...READING.step, about: 12_000 } as Step },
      120,
      'Reading Cubicl [#####---------------] 3,000 of about 12,000 clients, 1,000/s, 9 s left',
    ],
    [
      { ...READING, step: { ...READING.step, about: 12_000 } as Step },
      40,
      'Reading Cubicl: 3,000/~12,000, 9 s left',
    ],
    [WAITING, 80, 'Writing: 1,250 of 5,000 clients; quota reached, going on in 12 s'],
    [WAITING, 40, 'quota reached, going on in 12 s'],
    [{ waiting: { why: 'quota reached', ms: 900 }, elapsedMs: 0 }, 80, 'quota reached, going on in 1 s'],
    [
      { ...WRITING, elapsedMs: 500 },
      80,
      'Writing [#####---------------] 1,250 of 5,000 clients, quota 58/60',
    ],
  ] as const)('says %j in %i columns', (figures, columns, line) => {
    expect(progressText(figures, columns, 'en')).toBe(line);
  });

  it.each([
    [
      { ...WRITING, elapsedMs: 7_500_000 },
      'Yazılıyor [#####---------------] 1.250 / 5.000 müşteri, 10/dk, 6 sa 15 dk kaldı, kota 58/60',
    ],
    [
      { ...WRITING, waiting: { why: 'kota doldu', ms: 11_200 } },
      'Yazılıyor: 1.250 / 5.000 müşteri; kota doldu, 12 sn sonra sürecek',
    ],
  ])('is Turkish where the person is', (figures, line) => {
    const step = { ...WRITING.step, what: 'Yazılıyor' } as Step;
    expect(progressText({ ...figures, step }, 120, 'tr')).toBe(line);
  });

  it.each([
    [1, '1 s'],
    [99_000, '99 s'],
    [100_000, '2 min'],
    [4_800_000, '80 min'],
    [7_200_000, '2 h'],
    [7_500_000, '2 h 5 min'],
  ])('says %i ms as %s', (ms, text) => {
    expect(durationText(ms, sayProgressIn('en'))).toBe(text);
  });
});

/** What is written to a terminal of so many columns, the clock in hand. */
function onTerminal(columns: number, isLive = true) {
  let at = 0;
  const written: string[] = [];
  const output = { columns, write: (text: string) => written.push(text) };
  const progress = new Progress({ output, isLive, now: () => at, lang: 'en' });
  return { progress, output, written, later: (ms: number) => void (at += ms) };
}

describe('progress', () => {
  it('says nothing of what is over within a second, and is written over after that', () => {
    const { progress, written, later } = onTerminal(80);
    progress.step({ what: 'Reading', unit: 'rows', done: 1 });
    later(900);
    progress.step({ what: 'Reading', unit: 'rows', done: 2 });
    expect(written).toEqual([]);
    later(200);
    progress.step({ what: 'Reading', unit: 'rows', done: 3 });
    later(300);
    progress.step({ what: 'Reading', unit: 'rows', done: 4 });
    expect(written.join('')).toBe('Reading: 3 rows\r\u001b[KReading: 4 rows');
    progress.clear();
    progress.clear();
    expect(written.join('')).toMatch(/4 rows\r\u001b\[K$/);
  });

  it('takes all of a line away that a narrower window has broken', () => {
    const { progress, output, written, later } = onTerminal(80);
    later(2_000);
    progress.step({ what: 'Reading once more and more', unit: 'clients', done: 1, total: 9 });
    expect(written[0]?.length).toBe(64);
    output.columns = 30;
    progress.clear();
    expect(written[1]).toBe(`\r\u001b[K${'\u001b[1A\u001b[2K'.repeat(2)}`);
  });

  it('counts a wait down although nothing happens', () => {
    vi.useFakeTimers();
    try {
      const { progress, written, later } = onTerminal(80);
      later(2_000);
      progress.wait('quota reached', 12_000);
      later(1_000);
      vi.advanceTimersByTime(250);
      expect(written.at(-1)).toBe('quota reached, going on in 11 s');
      progress.clear();
      later(1_000);
      vi.advanceTimersByTime(5_000);
      expect(written.at(-1)).toBe('\r\u001b[K');
    } finally {
      vi.useRealTimers();
    }
  });

  it('writes a line every few seconds where none can be written over', () => {
    const { progress, written, later } = onTerminal(80, false);
    for (let done = 1; done <= 12; done++) {
      later(1_000);
      progress.step({ what: 'Reading', unit: 'rows', done });
    }
    progress.clear();
    expect(written).toEqual(['Reading: 5 rows, 75/min\n', 'Reading: 10 rows, 67/min\n']);
  });
});

describe.skipIf(!hasPty)('on a real terminal (needs script, of util-linux)', () => {
  it.each([40, 80])(
    'never writes past %i columns, explains the wait, and leaves stdout alone',
    async (columns) => {
      const workdir = makeWorkdir(await openSandbox({ seed: { clients: 60 } }));
      const { shown } = await onPty(workdir, 'export - --page-size=10 --rate=4/1s --columns=Name', {
        columns,
      });
      const lines = shown.split(/\r\n?(?:\u001b\[K)?|\u001b\[K/);
      for (const line of lines) expect(line.length, line).toBeLessThan(columns);
      expect(shown).toMatch(/quota reached, going on in 1 s/);
      expect(lines.at(-2)).toMatch(/^60 clients → stdout/);
      expect(workdir.read('stdout.txt').split('\r\n')).toHaveLength(62);
      expect(workdir.read('stdout.txt')).not.toContain('quota');
    },
  );

  it('knows from the last time about how many clients there are, but not of those that a filter leaves', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: { clients: 60 } }));
    const export_ = (flags = ''): Promise<OnPty> =>
      onPty(workdir, `export a.csv --force --page-size=20 --rate=3/2s ${flags}`, { columns: 120 });
    expect((await export_()).shown).not.toContain('about');
    expect((await export_()).shown).toMatch(/Reading Cubicl: \d+ of about 60 clients; quota reached/);
    const filtered = await export_('--email=example');
    expect(filtered.shown).toContain('quota reached');
    expect(filtered.shown).not.toContain('about');
  });

  it('is silent with --quiet, also on a terminal', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: { clients: 30 } }));
    const { shown } = await onPty(workdir, 'export - --page-size=10 --rate=4/1s --quiet');
    expect(shown).toBe('');
  });
});

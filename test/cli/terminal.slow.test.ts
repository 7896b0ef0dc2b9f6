/** What a person meets at a real terminal: colours or none, a question and every way out of it, a window that is closed. */
import { describe, expect, it } from 'vitest';
import { makeClient } from '../helpers/make.ts';
import { closedPty, hasPty, onPty } from '../helpers/pty.ts';
import { openSandbox, writesTo } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const ESCAPE = '\u001b';
const IMPORT = 'import in.csv --run-dir run';

async function stage() {
  const sandbox = await openSandbox({ seed: [makeClient({ _id: 'c1' })] });
  const workdir = makeWorkdir(sandbox);
  workdir.write('in.csv', 'Name,Phone\r\nAcme,0216\r\nNew,\r\n');
  return { sandbox, workdir };
}

/** Types each as soon as the question has been asked so often. */
function typing(...answers: readonly string[]) {
  let asked = 0;
  return (shown: string, { stdin }: { readonly stdin: NodeJS.WritableStream | null }): void => {
    if (shown.split('[y/N]').length - 1 <= asked) return;
    stdin?.write(answers[asked] ?? '');
    asked += 1;
  };
}

function afterQuestion(shown: string): string | undefined {
  const plain = shown.replaceAll(/\u001b\[\d*m/g, '').replaceAll(/\r+\n/g, '\n');
  return plain.split('[y/N] ')[1];
}

describe.skipIf(!hasPty)('on a real terminal (needs script, of util-linux)', () => {
  it.each([
    [{}, true],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ TERM: 'dumb' }, false],
    [{ CI: '1' }, true],
  ])('with %j, whether it is coloured is %s', async (env, isColoured) => {
    const { workdir } = await stage();
    const { code, shown } = await onPty(workdir, `${IMPORT} --dry-run`, { env });
    expect(code).toBe(0);
    expect(shown.includes(`${ESCAPE}[1m`)).toBe(isColoured);
    if (!isColoured) expect(shown).not.toMatch(/\u001b\[\d*m/);
    if ('TERM' in env) expect(shown).not.toContain(ESCAPE);
    expect(shown.replaceAll(/\u001b\[\d*m/g, '')).toMatch(/^To update \(1\)\r$/m);
  });

  it('writes whole lines in place of one that is written over where TERM=dumb can not', async () => {
    const sandbox = await openSandbox({ seed: { clients: 60 } });
    const workdir = makeWorkdir(sandbox);
    const env = { TERM: 'dumb' };
    const { shown } = await onPty(workdir, 'export a.csv --page-size=10 --rate=4/3s --lang=tr', { env });
    expect(shown).toMatch(/^Cubicl okunuyor: \d+ müşteri; kota doldu, \d sn sonra sürecek\r$/m);
    expect(shown).not.toContain(ESCAPE);
  });

  it('asks again until the answer is one, with the counts, and goes ahead at yes', async () => {
    const { sandbox, workdir } = await stage();
    const { code, shown } = await onPty(workdir, IMPORT, { onShown: typing('maybe\r', 'yes\r') });
    expect(shown).toContain('1 to create, 1 to update.\r\nGo ahead? [y/N] ');
    expect(shown.split('Please answer y for yes or n for no.\r\nGo ahead?')).toHaveLength(2);
    expect([code, writesTo(sandbox).length]).toEqual([0, 2]);
  });

  it.each([
    ['Enter', '\r'],
    ['no', 'no\r'],
    ['Ctrl-D', '\u0004'],
  ])('sends nothing at %s, and keeps the plan', async (_, keys) => {
    const { sandbox, workdir } = await stage();
    const { code, shown } = await onPty(workdir, IMPORT, { onShown: typing(keys) });
    expect(shown).toMatch(/\[y\/N\] (?:no)?\r\nNothing was sent\.\r\n\r\n/);
    expect(shown).toContain('Do it with: cubicl-sheets apply run');
    expect([code, writesTo(sandbox).length]).toEqual([0, 0]);
    expect(await workdir.json(0, ['apply', 'run'])).toMatchObject({ created: 1, updated: 1 });
  });

  it('stops at Ctrl-C in the question, says so, and goes on later', async () => {
    const { sandbox, workdir } = await stage();
    const { code, shown } = await onPty(workdir, IMPORT, { onShown: typing('\u0003') });
    expect(afterQuestion(shown)).toMatch(
      /^\^C\n[^]*\nInterrupted\.\nNothing was sent\.\nDo it with: cubicl-sheets apply run\n$/,
    );
    expect(shown).not.toContain('Stopping');
    expect([code, writesTo(sandbox).length]).toEqual([130, 0]);
    expect(await workdir.json(0, ['apply', 'run'])).toMatchObject({ created: 1, updated: 1 });
  });

  it('stops at Ctrl-C in a question about run folders', async () => {
    const { workdir } = await stage();
    await workdir.expectRun(0, ['import', 'in.csv', '--dry-run', '--run-dir', 'cubicl-runs/one']);
    const { code, shown } = await onPty(workdir, 'purge --older-than 0s', { onShown: typing('\u0003') });
    expect([code, afterQuestion(shown)]).toEqual([130, '^C\nInterrupted.\n']);
    expect(workdir.read('cubicl-runs/one/plan.jsonl')).not.toBe('');
  });

  it('breaks a question at the width of the window, between words', async () => {
    const { workdir } = await stage();
    await workdir.expectRun(0, ['import', 'in.csv', '--dry-run', '--run-dir', 'cubicl-runs/one']);
    const options = { columns: 40, onShown: typing('no\r') };
    const { shown } = await onPty(workdir, 'purge --older-than 0s', options);
    expect(shown).toContain('for good?');
    for (const line of shown.split(/\r+\n/)) expect(line.length).toBeLessThanOrEqual(40);
    expect(shown).toContain('[y/N] no');
  });

  it('ends where a question is asked and the terminal closed', async () => {
    const { sandbox, workdir } = await stage();
    expect(await closedPty(workdir, IMPORT, '[y/N]')).toBe('129');
    expect(writesTo(sandbox)).toHaveLength(0);
    expect(await workdir.json(0, ['apply', 'run'])).toMatchObject({ created: 1, updated: 1 });
  });

  it('writes the reports where the terminal is closed amid the work, and goes on later', async () => {
    const sandbox = await openSandbox({
      behaviour: { latencyMs: ({ method }) => (method === 'POST' ? 100 : 0) },
    });
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', `Name\r\n${Array.from({ length: 200 }, (_, n) => `Client ${n}\r\n`).join('')}`);
    expect(await closedPty(workdir, `${IMPORT} --yes`, 'Writing [')).toBe('129');
    const { created, notDone } = JSON.parse(workdir.read('run/summary.json')) as Record<string, number>;
    expect(created).toBe(sandbox.clients().length);
    expect(notDone).toBe(200 - sandbox.clients().length);
    expect(await workdir.json(0, ['apply', 'run'])).toMatchObject({ created: 200, unknown: 0 });
    expect(sandbox.clients()).toHaveLength(200);
  });
});

/** `apply`: a reviewed dry run, and a run that was interrupted, carried out to the end. */
import type { ChildProcess } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { makeClient } from '../helpers/make.ts';
import { openSandbox, writesTo } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

function newRows(count: number): string {
  return `Name,Email\r\n${Array.from({ length: count }, (_, n) => `Client ${n},c${n}@x.example\r\n`).join('')}`;
}

/** Milliseconds after the start. */
function press(child: ChildProcess, started: number): number {
  child.kill('SIGINT');
  return performance.now() - started;
}

describe('apply', () => {
  it('carries out a reviewed plan once, without the input', async () => {
    const sandbox = await openSandbox({ seed: [makeClient({ _id: 'c1' })] });
    const workdir = makeWorkdir(sandbox);
    const { stdout } = await workdir.expectRun(
      1,
      ['import', '-', '--dry-run', '--run-dir', 'run', '--json'],
      {
        stdin: 'Name,Phone,Email\r\nAcme,1,\r\nNew,2,\r\nBad,3,x\r\n',
      },
    );
    expect(JSON.parse(stdout)).toMatchObject({ dryRun: true, created: 1, updated: 1, rejected: 1 });
    expect(writesTo(sandbox)).toHaveLength(0);
    expect(await workdir.json(1, ['apply', 'run'])).toMatchObject({
      command: 'import',
      created: 1,
      updated: 1,
      rejected: 1,
    });
    expect(writesTo(sandbox)).toHaveLength(2);
    expect(await workdir.json(1, ['apply', 'run'])).toMatchObject({ created: 1, updated: 1 });
    expect(writesTo(sandbox)).toHaveLength(2);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('goes on after %s, each row applied once', async (signal) => {
    const sandbox = await openSandbox();
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', newRows(60));
    const ran = await workdir.run(['import', 'in.csv', '--run-dir', 'run'], {
      onStart: (child) => {
        sandbox.behaviour.latencyMs = ({ method, nthOfMethod }) => {
          if (method === 'POST' && nthOfMethod === 10) child.kill(signal);
          return 15;
        };
      },
    });
    expect(ran.code).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(ran.stderr).toMatch(/\d+ not done yet\. Go on with: cubicl-sheets apply run\n/);
    const sent = writesTo(sandbox).length;
    expect(sent).toBeGreaterThanOrEqual(10);
    expect(sent).toBeLessThan(60);
    expect(sandbox.clients()).toHaveLength(sent);
    expect(await workdir.json(0, ['apply', 'run'])).toMatchObject({ created: 60, unknown: 0, notDone: 0 });
    expect(new Set(sandbox.clients().map(({ name }) => name)).size).toBe(60);
    expect(sandbox.clients()).toHaveLength(60);
  });

  it('stops at once at a second Ctrl-C, and goes on later with what was on its way', async () => {
    const sandbox = await openSandbox({
      behaviour: { latencyMs: ({ method }) => (method === 'POST' ? 2500 : 0) },
    });
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', newRows(12));
    let pressed = 0;
    const started = performance.now();
    const ran = await workdir.run(['import', 'in.csv', '--run-dir', 'run'], {
      onStart: (child) => {
        sandbox.behaviour.fail = ({ method, nthOfMethod }) => {
          if (method === 'POST' && nthOfMethod === 1) pressed = press(child, started);
          return undefined;
        };
        child.stderr?.on('data', (text: Buffer) => {
          if (text.includes('Press Ctrl-C again')) child.kill('SIGINT');
        });
      },
    });
    expect(ran.code).toBe(130);
    // Less than it takes the server to answer.
    expect(performance.now() - started - pressed).toBeLessThan(2500);
    expect(ran.stderr).toMatch(/12 not done yet\. Go on with: cubicl-sheets apply run\n/);
    sandbox.behaviour.latencyMs = 0;
    expect(await workdir.json(0, ['apply', 'run', '--settle', '3s'])).toMatchObject({
      created: 12,
      unknown: 0,
    });
    expect(sandbox.clients()).toHaveLength(12);
  });

  it('is refused for another server', async () => {
    const workdir = makeWorkdir(await openSandbox());
    workdir.write('in.csv', newRows(1));
    await workdir.expectRun(0, ['import', 'in.csv', '--dry-run', '--run-dir', 'run']);
    const { stderr } = await workdir.expectRun(2, ['apply', 'run', '--sandbox']);
    expect(stderr).toMatch(/This run was planned for http:.*, not for sandbox:/);
  });

  it('is refused for a folder that is no run', async () => {
    const workdir = makeWorkdir(await openSandbox());
    const { stderr } = await workdir.expectRun(3, ['apply', 'nowhere']);
    expect(stderr).toContain('nowhere is not a run: there is no plan.jsonl in it.');
  });
});

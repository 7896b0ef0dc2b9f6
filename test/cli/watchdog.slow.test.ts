/** A process that stands still is ended from another thread, whatever holds it up. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { makeWorkdir } from '../helpers/workdir.ts';

const WATCHDOG = new URL('../../dist/cli/watchdog.js', import.meta.url).href;

/** Runs these lines under a watchdog that waits for two seconds. */
async function watched(lines: string): Promise<{ readonly code: unknown; readonly said: string }> {
  const workdir = makeWorkdir();
  workdir.write(
    'run.mjs',
    `import { startWatchdog } from '${WATCHDOG}';
     const stop = startWatchdog(['It stands still.', 'Sorry.'], 2000);
     process.on('exit', () => process.stdout.write('cleaned up'));
     setTimeout(async () => { ${lines} }, 100);`,
  );
  const run = spawn(process.execPath, [workdir.file('run.mjs')]);
  const [said, told, [code]] = await Promise.all([
    text(run.stdout),
    text(run.stderr),
    once(run, 'exit') as Promise<unknown[]>,
  ]);
  return { code, said: `${told}${said}` };
}

describe('the watchdog', () => {
  it.each([
    ['a pattern without an end', "/^(a+)+$/.test('a'.repeat(60) + 'b');"],
    ['a loop', 'for (;;);'],
    ['a loop of promises', 'for (;;) await 0;'],
  ])('ends %s as a bug, in good order', async (_, lines) => {
    expect(await watched(lines)).toEqual({ code: 70, said: 'It stands still.\nSorry.\ncleaned up' });
  });

  it('lets go of who is only slow, or has ended', async () => {
    const slow = 'for (let n = 0; n < 40; n++) await new Promise((done) => setTimeout(done, 100));';
    expect(await watched(`${slow} stop();`)).toEqual({ code: 0, said: 'cleaned up' });
  });
});

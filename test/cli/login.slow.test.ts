/** login and logout: a token is checked before it is kept, kept for its owner alone, and sent nowhere else. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { closedPty, hasPty, onPty } from '../helpers/pty.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir, type Workdir } from '../helpers/workdir.ts';

const KEPT = '.config/cubicl-sheets/accounts/default.json';
const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

async function loggedOut(): Promise<Workdir & { readonly url: string; readonly token: string }> {
  const { url, token } = await openSandbox({ seed: { clients: 2 }, token: 's3cr3t-of-mine' });
  const workdir = makeWorkdir();
  workdir.env['CUBICL_URL'] = url;
  return Object.assign(workdir, { url, token });
}

describe('login', () => {
  it('keeps a good token for its owner alone, and commands then need nothing more', async () => {
    const workdir = await loggedOut();
    const ran = await workdir.expectRun(0, ['login'], { stdin: `${workdir.token}\n` });
    expect(ran.stderr).toContain('Elif Karasu at Sandbox');
    expect(ran.stderr + ran.stdout).not.toContain(workdir.token);
    expect(statSync(workdir.file(KEPT)).mode & 0o777).toBe(0o600);
    expect(statSync(workdir.file('.config/cubicl-sheets/accounts')).mode & 0o777).toBe(0o700);
    expect(await workdir.json(0, ['export', 'a.csv'], { env: { CUBICL_URL: '' } })).toMatchObject({
      clients: 2,
    });

    const stolen = await workdir.expectRun(2, ['export', 'b.csv', '--url', 'https://other.example']);
    expect(stolen.stderr).toContain('was kept for');

    await workdir.expectRun(0, ['logout']);
    expect(existsSync(workdir.file(KEPT))).toBe(false);
    expect((await workdir.expectRun(4, ['export', 'b.csv'])).stderr).toContain('cubicl-sheets login');
  });

  it('does not keep a token that Cubicl refuses', async () => {
    const workdir = await loggedOut();
    const { stderr } = await workdir.expectRun(4, ['login'], { stdin: 'wrong' });
    expect(stderr).toContain('does not accept the token');
    expect(existsSync(workdir.file(KEPT))).toBe(false);
  });

  it('keeps several accounts apart', async () => {
    const workdir = await loggedOut();
    await workdir.expectRun(0, ['login', '--account', 'acme'], { stdin: workdir.token });
    expect((await workdir.expectRun(4, ['export', 'a.csv', '--account', 'acne'])).stderr).toContain(
      'There is: acme',
    );
    const env = { CUBICL_TOKEN: 'not-this-one' };
    await workdir.expectRun(0, ['export', 'a.csv', '--account', 'acme'], { env });
    expect(await workdir.json(0, ['logout', '--account', 'acme'])).toMatchObject({ removed: true, left: [] });
  });

  it('refuses a kept token that others can read', async () => {
    const workdir = await loggedOut();
    await workdir.expectRun(0, ['login'], { stdin: workdir.token });
    execFileSync('chmod', ['644', workdir.file(KEPT)]);
    expect((await workdir.expectRun(3, ['export', 'a.csv'])).stderr).toContain('chmod 600');
  });

  it.skipIf(!hasPty)('does not show what is typed', async () => {
    const workdir = await loggedOut();
    const { code, shown } = await onPty(workdir, 'login', { onShown: typing(`${workdir.token}\r`) });
    expect(shown).toContain('is kept in');
    expect([code, shown.includes(workdir.token)]).toEqual([0, false]);
  });

  it.skipIf(!hasPty).each([
    ['Ctrl-C', '\u0003', 130, 'Interrupted.'],
    ['Ctrl-C behind half a token', 's3c\u0003', 130, 'Interrupted.'],
    ['Ctrl-D', '\u0004', 2, 'Error: The token is empty.'],
    ['Enter', '\r', 2, 'Error: The token is empty.'],
  ])('keeps nothing at %s', async (_, keys, exitCode, said) => {
    const workdir = await loggedOut();
    const env = { NO_COLOR: '1' };
    const { code, shown } = await onPty(workdir, 'login', { env, onShown: typing(keys) });
    expect(shown).toContain(`(it is not shown): \r\n${said}`);
    expect([code, existsSync(workdir.file(KEPT))]).toEqual([exitCode, false]);
  });

  it.skipIf(!hasPty)('ends by its own code where the terminal is closed', async () => {
    expect(await closedPty(await loggedOut(), 'login', ASKED)).toBe('129');
  });

  it.skipIf(!hasPty).each([
    ['HUP', 129],
    ['TERM', 143],
  ])('gives the terminal its echo back when it is sent %s', async (signal, code) => {
    const workdir = await loggedOut();
    workdir.write('login.sh', `echo $$ >pid; exec "${process.execPath}" "${MAIN}" login`);
    const line = `sh login.sh; echo "ended with $?"; stty -a`;
    const child = spawn('script', ['-qec', line, '/dev/null'], {
      cwd: workdir.path,
      env: { PATH: process.env['PATH'], HOME: workdir.path, CUBICL_URL: workdir.url, NO_COLOR: '1' },
    });
    let shown = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (!shown.includes(ASKED) && `${shown}${text}`.includes(ASKED))
        process.kill(Number(workdir.read('pid')), `SIG${signal}`);
      shown += text;
    });
    await once(child, 'close');
    expect(shown).toContain(`Interrupted.\r\nended with ${code}`);
    expect(shown).toMatch(/ echo /);
  });
});

const ASKED = 'it is not shown';

/** Typed as soon as the token is asked for. */
function typing(keys: string): (shown: string, terminal: ChildProcess) => void {
  let isTyped = false;
  return (shown, { stdin }) => {
    if (!isTyped && shown.includes(ASKED)) isTyped = stdin?.write(keys) !== undefined;
  };
}

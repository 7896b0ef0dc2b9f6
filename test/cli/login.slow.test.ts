/** login and logout: a token is checked before it is kept, kept for its owner alone, and sent nowhere else. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir, type Workdir } from '../helpers/workdir.ts';

const KEPT = '.config/cubicl-sheets/accounts/default.json';
const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const hasScript = spawnSync('script', ['--version']).status === 0;

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

  it.skipIf(!hasScript)('does not show what is typed', async () => {
    const workdir = await loggedOut();
    const child = spawn('script', ['-qec', `"${process.execPath}" "${MAIN}" login`, '/dev/null'], {
      cwd: workdir.path,
      env: { PATH: process.env['PATH'], HOME: workdir.path, CUBICL_URL: workdir.url },
    });
    let shown = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (!shown.includes('it is not shown') && `${shown}${text}`.includes('it is not shown'))
        child.stdin.write(`${workdir.token}\r`);
      shown += text;
    });
    await once(child, 'close');
    expect(shown).toContain('it is not shown');
    expect(shown).toContain('is kept in');
    expect(shown).not.toContain(workdir.token);
  });
});

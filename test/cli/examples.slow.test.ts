/** Every example of every `--help` works when it is pasted into a shell, one after the other, in a folder with the samples. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir, type Workdir } from '../helpers/workdir.ts';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));
const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Some rows of that sample need a person; where nobody can be asked, what asks says so; `timeout` ends with 124. */
const ENDS_WITH: Readonly<Record<string, number>> = {
  'cubicl-sheets import samples/crm/hubspot-companies.csv samples/crm/hubspot-contacts.csv --dry-run': 1,
  'cubicl-sheets delete leaving.xlsx': 2,
  'cubicl-sheets undo my-import': 2,
  'cubicl-sheets sandbox': 124,
};

/** A home of its own with the program on the path, a token, and the address that `login` asks. */
async function makeHome(): Promise<Workdir> {
  const { url, token } = await openSandbox({ seed: 'demo' });
  const home = makeWorkdir();
  cpSync(SAMPLES, home.file('samples'), { recursive: true });
  mkdirSync(home.file('bin'));
  home.write('bin/cubicl-sheets', `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" "$@"\n`);
  chmodSync(home.file('bin/cubicl-sheets'), 0o755);
  home.write('token.txt', `${token}\n`);
  home.env['CUBICL_URL'] = url;
  home.env['CUBICL_TOKEN'] = token;
  return home;
}

/** Serves until it is stopped. */
const ENDLESS = 'cubicl-sheets sandbox';

async function paste(line: string, home: Workdir, stdin: string) {
  const own = { ...home.env, PATH: `${home.file('bin')}:${process.env['PATH'] ?? ''}`, HOME: home.path };
  const shell = spawn('bash', ['-c', line === ENDLESS ? `timeout 5 ${line}` : line], {
    cwd: home.path,
    env: own,
  });
  shell.stdin.on('error', () => undefined);
  shell.stdin.end(stdin);
  const [code, ...texts] = await Promise.all([
    once(shell, 'close').then(([exitCode]) => Number(exitCode)),
    text(shell.stdout),
    text(shell.stderr),
  ]);
  return { code, told: texts.join('\n') };
}

describe.each(COMMANDS)('the examples of $name --help', ({ name, load }) => {
  it('work when pasted, one after the other', { timeout: 120_000 }, async () => {
    const home = await makeHome();
    const { examples } = await load();
    const { stdout } = await home.expectRun(0, [name, '--help']);
    for (const [line] of examples) {
      expect(stdout.split('\n').map((each) => each.trim())).toContain(line);
      const { code, told } = await paste(line, home, name === 'login' ? home.read('token.txt') : '');
      expect(code, `${line}\n${told}`).toBe(ENDS_WITH[line] ?? 0);
    }
  });
});

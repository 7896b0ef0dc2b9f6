/** The Tab key: the scripts are run by the shells they are for, as a person's Tab would. */
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bashScript, fishScript, zshScript, type Completed } from '../../src/cli/completion-scripts.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const NASTY: readonly Completed[] = [
  {
    name: 'export',
    describe: "One's [own]: $(touch x) `y` \\",
    flags: [
      { name: 'format', describe: "It's [odd]: a\\b", takes: ['csv', 'xlsx'] },
      { name: 'force', describe: '$HOME', takes: 'nothing' },
    ],
    words: [],
  },
];

function has(shell: string): boolean {
  return spawnSync(shell, ['--version']).status === 0;
}

async function bashCompletion(): Promise<(words: readonly string[]) => string[]> {
  const workdir = makeWorkdir();
  const { stdout } = await workdir.expectRun(0, ['completion', 'bash']);
  workdir.write('completion.bash', stdout);
  return (words) => {
    const script = `. ./completion.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cubicl_sheets; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const args = ['--norc', '-c', script, 'bash', 'cubicl-sheets', ...words];
    return execFileSync('bash', args, { cwd: workdir.path, encoding: 'utf8' }).split('\n').filter(Boolean);
  };
}

describe('completion bash', () => {
  it('completes commands, the flags of a command, and the choices of a flag', async () => {
    const complete = await bashCompletion();
    const commands = complete(['']);
    for (const { name } of COMMANDS) expect(commands).toContain(name);
    expect(complete(['ex'])).toEqual(['export']);
    expect(complete(['import', 'a.csv', '--dry'])).toEqual(['--dry-run']);
    expect(complete(['import', '--conflict', ''])).toEqual(['report', 'mine', 'theirs']);
    expect(complete(['import', '--dry-run', '--lang', 't'])).toEqual(['tr']);
    expect(complete(['import', '--lang', '=', 't'])).toEqual(['tr']); // as bash splits --lang=t
    expect(complete(['import', '--lang', '='])).toEqual(['en', 'tr']);
    expect(complete(['completion', ''])).toEqual(['bash', 'zsh', 'fish']);
  });

  it('leaves arguments and values to the names of files', async () => {
    const complete = await bashCompletion();
    expect(complete(['import', ''])).toEqual([]);
    expect(complete(['import', '--mapping', ''])).toEqual([]);
    expect(complete(['nonsense', '--'])).toEqual([]);
  });

  it('knows the flags of one command, and not those of another', async () => {
    const flags = (await bashCompletion())(['logout', '--']);
    expect(flags).toEqual(['--account', '--json', '--quiet', '--verbose', '--lang', '--help']);
  });

  it('refuses a shell it does not know', async () => {
    expect((await makeWorkdir().expectRun(2, ['completion', 'tcsh'])).stderr).toContain('bash');
  });
});

describe('the scripts', () => {
  it('of bash is valid whatever stands in the descriptions', () => {
    execFileSync('bash', ['-n'], { input: bashScript(NASTY) });
  });

  it.skipIf(!has('zsh'))('of zsh is valid, and offers flags and choices', () => {
    const stubs = `compdef() { :; }; _arguments() { print -rl -- "$@"; }; words=(cubicl-sheets export ''); CURRENT=3`;
    const input = `${stubs}\n${zshScript(NASTY)}\n_cubicl_sheets\n`;
    const specs = execFileSync('zsh', ['-f'], { input, encoding: 'utf8' });
    expect(specs).toContain(String.raw`--format=[It's \[odd\]: a\\b]:format:(csv xlsx)`);
    expect(specs).toContain('--force[$HOME]');
  });

  it.skipIf(!has('fish'))('of fish is valid, and offers flags and choices', () => {
    const workdir = makeWorkdir();
    const offered = (line: string): string[] => {
      workdir.write('ask.fish', `${fishScript(NASTY)}\ncomplete -C '${line}'\n`);
      const said = execFileSync('fish', ['--no-config', workdir.file('ask.fish')], { encoding: 'utf8' });
      return said.split('\n').map((each) => each.split('\t')[0] ?? '');
    };
    expect(offered('cubicl-sheets ex')).toContain('export');
    expect(offered('cubicl-sheets export --fo')).toEqual(expect.arrayContaining(['--force', '--format']));
    expect(offered('cubicl-sheets export --format ')).toEqual(expect.arrayContaining(['csv', 'xlsx']));
  });
});

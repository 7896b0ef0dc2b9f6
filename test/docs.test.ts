/** What the README promises of commands, flags, columns and exit codes is what the code has. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import yargs from 'yargs';
import { COMMANDS, type CommandEntry } from '../src/cli/commands.ts';
import { commonFlags, type Command } from '../src/cli/flags.ts';
import { NAMED_COLUMNS } from '../src/client/columns.ts';
import { EXIT } from '../src/errors.ts';
import { mappingSchema } from '../src/intake/mapping.ts';
import { openSandbox } from './helpers/sandbox.ts';
import { makeWorkdir, withoutProgress } from './helpers/workdir.ts';

const ROOT = new URL('../', import.meta.url);
const README = readFileSync(new URL('README.md', ROOT), 'utf8');

function section(title: string): string {
  const from = README.search(new RegExp(`^##+ ${title}`, 'm'));
  expect(from, `README has no section "${title}"`).toBeGreaterThan(0);
  const next = README.slice(from + 4).search(/^##/m);
  return next < 0 ? README.slice(from) : README.slice(from, from + 4 + next);
}

/** The cells of the table in a section, without the header and the line below it. */
function table(title: string): string[][] {
  const lines = section(title)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
}

function flagsIn(text: string): string[] {
  return [...text.matchAll(/--(?:no-)?([a-z][a-z-]*)/g)].map(([, flag]) => flag ?? '');
}

interface ParsedOptions {
  readonly key: Readonly<Record<string, unknown>>;
  readonly alias: Readonly<Record<string, readonly string[]>>;
}

/** The flags of one command by their own names, positionals left out. */
async function flagsOf({ usage, load }: CommandEntry): Promise<string[]> {
  const parser = yargs([]).help(false).version(false);
  const { builder }: Command<object> = await load();
  builder(parser);
  const { key } = (parser as unknown as { getOptions(): ParsedOptions }).getOptions();
  const positionals = [...usage.matchAll(/[[<](\w+)/g)].map(([, name]) => name);
  const names = Object.keys(key).filter((name) => name.length > 1 && name !== 'help' && !/[A-Z]/.test(name));
  return names.filter((name) => !positionals.includes(name));
}

const COMMON = Object.keys(commonFlags);

/** Commands on the samples with the beginning of what they say; cli/demo.slow.test.ts has the one of the demo. */
const QUOTES = [...README.matchAll(/```text\n\$ cubicl-sheets (.*)\n([^`]*)```/g)]
  .map(([, line = '', quoted = '']) => ({ line, quoted: quoted.trimEnd() }))
  .filter(({ line }) => line.includes('samples/'));

/** What a mapping can do to a value, by the names of the schema. */
const STEPS = Object.keys(mappingSchema.shape.fields.unwrap().element.shape).filter(
  (name) => !['to', 'join', 'with', 'first', 'constant', 'rest', 'sure'].includes(name),
);

describe('the README', () => {
  it('lists every command with its own description', () => {
    const listed = table('Commands').map(([command, meaning]) => [command?.replaceAll('`', ''), meaning]);
    expect(listed).toEqual(COMMANDS.map(({ usage, describe: meaning }) => [usage, meaning]));
  });

  it('lists the flags of every command that talks to Cubicl', () => {
    expect(
      flagsIn(
        table('Flags of every command')
          .map(([flag]) => flag)
          .join(),
      ).sort(),
    ).toEqual([...COMMON].sort());
  });

  it.each(['export', 'import', 'diff'])('lists the flags of %s, no more and no less', async (name) => {
    const command = COMMANDS.find((each) => each.name === name);
    expect.assert(command);
    const listed = table(`Flags of \`${name}\``).flatMap(([flags]) => flagsIn(flags ?? ''));
    const own = (await flagsOf(command)).filter((flag) => !COMMON.includes(flag));
    expect(listed.sort()).toEqual(own.sort());
  });

  it('speaks of no flag that does not exist', async () => {
    const own = (await Promise.all(COMMANDS.map(flagsOf))).flat();
    const known = new Set([...COMMON, ...own, 'help', 'version', 'token']);
    for (const flag of flagsIn(README)) expect([...known]).toContain(flag);
  });

  it('lists the columns with what stands in their notes', () => {
    const listed = new Map(
      table('Columns').map(([header, meaning]) => [header?.replaceAll('`', ''), meaning]),
    );
    for (const { header, meaning } of NAMED_COLUMNS) expect(listed.get(header), header).toBe(meaning);
  });

  it('lists the steps of a mapping in the order in which they are done', () => {
    expect(table('Mappings').map(([step]) => step?.replaceAll('`', ''))).toEqual(STEPS);
  });

  it('lists the exit codes', () => {
    const codes = table('Exit codes').map(([code]) => Number(code));
    expect(codes).toEqual(Object.values(EXIT).sort((a, b) => a - b));
  });

  it('names only files that exist', () => {
    for (const [, path] of README.matchAll(/`((?:src|samples|templates|test)\/[\w./-]+)`/g)) {
      expect(existsSync(new URL(path ?? '', ROOT)), path).toBe(true);
    }
  });

  it('quotes commands', () => {
    expect(QUOTES.map(({ line }) => line.split(' ')[0])).toEqual(expect.arrayContaining(['import', 'map']));
  });

  it.each(QUOTES)('quotes "cubicl-sheets $line" as it really is', async ({ line, quoted }) => {
    const workdir = makeWorkdir();
    symlinkSync(new URL('samples', ROOT), workdir.file('samples'));
    const { code, stderr } = await workdir.run(line.split(' '));
    expect(code).toBe(line.startsWith('map ') ? 0 : 1);
    expect(quoted.length).toBeGreaterThan(100);
    expect(withoutProgress(stderr)).toContain(quoted);
  });

  it('has an example for the library that runs', async () => {
    const sandbox = await openSandbox({ seed: { clients: 12 } });
    const workdir = makeWorkdir(sandbox);
    const [, code = ''] = /```ts\n([^`]*`?[^`]*`?[^`]*)```/.exec(README) ?? [];
    expect(code.trim().split('\n').length).toBeLessThanOrEqual(10);
    const dist = new URL('dist/index.js', ROOT).href;
    workdir.write('leads.csv', 'Name\r\nLibrary lead\r\n');
    workdir.write(
      'run.mjs',
      code
        .replace("'cubicl-sheets'", `'${dist}'`)
        .replace('new CubiclApi({', `new CubiclApi({ url: '${sandbox.url}',`),
    );
    const { execFile } = await import('node:child_process');
    const { promisify } = await import('node:util');
    const { stdout } = await promisify(execFile)(process.execPath, ['run.mjs'], {
      cwd: workdir.path,
      env: { ...process.env, CUBICL_TOKEN: sandbox.token },
    });
    expect(stdout).toMatch(/^1 created, 0 rejected: see cubicl-runs\/.*-import\n$/);
    expect(sandbox.clients()).toHaveLength(13);
  });
});

/** The layout holds: arrows point downwards only, no file imports itself in a circle, files stay small. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../src/', import.meta.url));

/** Who may import whom. A file at the top of src/ counts as a folder of its own. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'language.ts': [],
  'message.ts': [],
  turkish: ['errors.ts'],
  'errors.ts': [],
  'batches.ts': [],
  'shell.ts': [],
  'temporary-file.ts': [],
  client: ['errors.ts'],
  table: ['temporary-file.ts', 'errors.ts'],
  intake: ['client', 'table', 'errors.ts'],
  api: ['client', 'temporary-file.ts', 'errors.ts'],
  plan: ['client', 'errors.ts'],
  // Not api: the fake and the real must share no code, or they would share their bugs.
  sandbox: ['client', 'errors.ts'],
  apply: ['plan', 'api', 'client', 'table', 'errors.ts'],
  compare: ['plan', 'intake', 'api', 'client', 'errors.ts'],
  report: ['turkish', 'compare', 'apply', 'plan', 'api', 'client', 'table', 'shell.ts', 'errors.ts'],
  schedule: ['shell.ts', 'errors.ts'],
  'template-help.ts': ['client', 'table'],
  'template.ts': ['template-help.ts', 'client', 'table', 'errors.ts'],
  'runs.ts': ['apply', 'table', 'errors.ts'],
  'check-findings.ts': ['api', 'client'],
  'check.ts': ['check-findings.ts', 'api', 'client', 'errors.ts'],
  'probe.ts': ['api', 'client', 'errors.ts'],
  'export-file.ts': ['api', 'client', 'table', 'errors.ts'],
  'export.ts': ['export-file.ts', 'api', 'client', 'table', 'errors.ts'],
  'proceed.ts': ['report', 'apply', 'plan', 'api', 'errors.ts'],
  'plan-import.ts': ['proceed.ts', 'report', 'apply', 'plan', 'intake', 'api', 'client'],
  'import.ts': [
    'plan-import.ts',
    'proceed.ts',
    'report',
    'apply',
    'plan',
    'intake',
    'api',
    'client',
    'errors.ts',
  ],
  'apply.ts': ['proceed.ts', 'report', 'apply', 'plan', 'api', 'errors.ts'],
  'undo.ts': ['apply.ts', 'proceed.ts', 'report', 'apply', 'plan', 'api', 'client', 'errors.ts'],
  'diff.ts': ['report', 'compare', 'plan', 'intake', 'api', 'client', 'table', 'errors.ts'],
  'index.ts': [
    ...['export.ts', 'import.ts', 'apply.ts', 'undo.ts', 'diff.ts', 'proceed.ts'],
    ...['report', 'sandbox', 'api', 'client', 'errors.ts'],
  ],
  cli: [
    ...['schedule', 'turkish'],
    ...['runs.ts', 'check.ts', 'probe.ts', 'export.ts', 'import.ts', 'apply.ts', 'undo.ts', 'diff.ts'],
    ...['proceed.ts', 'template.ts'],
    ...['sandbox', 'report', 'apply', 'plan'],
    ...['intake', 'api', 'client', 'table', 'errors.ts'],
  ],
};

/** What is said to people, and in which language, concerns everybody; so may anybody have many of something. */
const EVERYBODYS: readonly string[] = ['message.ts', 'language.ts', 'batches.ts'];

const MOST_LINES = 250;

interface Source {
  readonly file: string;
  readonly text: string;
  /** Files of ours, relative to src/. */
  readonly imports: readonly string[];
  /** Those among them that are loaded: types are gone by then. */
  readonly loads: readonly string[];
}

const SOURCES: readonly Source[] = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const code = text.replace(/^(?:import|export) type [^;]*;/gm, '');
    const importsOf = (source: string): string[] =>
      [...source.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, path]) =>
        relative(ROOT, join(ROOT, dirname(file), path ?? '')),
      );
    return { file, text, imports: importsOf(text), loads: importsOf(code) };
  });

function folderOf(file: string): string {
  return file.split('/')[0] ?? file;
}

describe('the layout', () => {
  it('has a line in the table for every folder', () => {
    expect([...new Set(SOURCES.map(({ file }) => folderOf(file)))].sort()).toEqual(
      Object.keys(MAY_IMPORT).sort(),
    );
  });

  it.each(SOURCES)('$file imports only what stands below it', ({ file, imports }) => {
    const own = folderOf(file);
    const wrong = imports
      .map(folderOf)
      .filter(
        (folder) => folder !== own && !MAY_IMPORT[own]?.includes(folder) && !EVERYBODYS.includes(folder),
      );
    expect(wrong).toEqual([]);
  });

  it('has no circle of files', () => {
    const graph = new Map(SOURCES.map(({ file, loads }) => [file, loads]));
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      expect(path, `a circle: ${[...path, file].join(' → ')}`).not.toContain(file);
      if (done.has(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const { file } of SOURCES) visit(file, []);
  });

  it.each(SOURCES)('$file is small, and says first what it is for', ({ text }) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(MOST_LINES);
    expect(text.replace(/^#!.*\n/, '')).toMatch(/^\/\*\* [^\n]+ \*\/\n|^\/\*\*\n/);
  });

  it.each(SOURCES.filter(({ file }) => folderOf(file) !== 'cli'))(
    '$file leaves arguments, environment, printing and the exit code to the command line',
    ({ text }) => {
      expect(text).not.toMatch(/process\.(argv|env|exit\b|exitCode|stderr)|console\./);
    },
  );

  it.each(SOURCES)('$file exports by name', ({ text }) => {
    expect(text).not.toMatch(/export default/);
  });
});

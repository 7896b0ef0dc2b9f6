/** The demo tells the whole story and leaves its files. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeWorkdir, withoutProgress } from '../helpers/workdir.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

function withoutTimes(text: string): string {
  return text.replace(/\d+\.\d s\b/g, '… s');
}

describe('demo', () => {
  it(
    'exports, edits, previews, imports, mends, and ends with nothing to do',
    { timeout: 300_000 },
    async () => {
      const workdir = makeWorkdir();
      const { stderr } = await workdir.expectRun(0, ['demo']);
      expect(stderr).toContain('Plan: 2 to create, 3 to update, 243 unchanged, 1 in conflict, 3 rejected.');
      expect(stderr).toContain('2 created, 3 updated, 243 unchanged, 3 rejected, 1 in conflict');
      expect(stderr).toContain('Plan: 3 to update.');
      expect(stderr).toContain('252 unchanged');
      for (const [, file] of stderr.split('Open these:')[1]?.matchAll(/^ {2}(\S+)/gm) ?? []) {
        expect(existsSync(workdir.file(file ?? '')), file).toBe(true);
      }
      const told = withoutTimes(withoutProgress(stderr));
      const [, whole = '-'] = /```text\n\$ cubicl-sheets demo\n([^`]*)```/.exec(README) ?? [];
      expect(told.trim(), 'the README has all of it').toBe(withoutTimes(whole).trim());
    },
  );

  it('tells it in Turkish to the last line', { timeout: 300_000 }, async () => {
    const { stderr } = await makeWorkdir().expectRun(0, ['demo', '--lang', 'tr']);
    expect(stderr).toContain('--sandbox=demo/sandbox.json --lang=tr\n');
    const said = stderr.split('\n').filter((line) => !line.startsWith('$ cubicl-sheets '));
    for (const line of said.map((each) => each.replace(/"[^"]*"|cubicl-sheets .*/g, '')))
      expect(line).not.toMatch(
        /(?<![\p{L}’])(?:the|is|are|was|were|this|that|of|and|or|not|with|it|to|in|request|row)(?!\p{L})/iu,
      );
  });

  it('never empties a folder of other files', async () => {
    const workdir = makeWorkdir();
    workdir.write('mine.txt', 'precious');
    const { stderr } = await workdir.expectRun(2, ['demo', '.']);
    expect(stderr).toContain("holds files that are not the demo's");
    expect(workdir.read('mine.txt')).toBe('precious');
  });
});

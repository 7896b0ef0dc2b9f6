/** The report page has words for every code, so that nobody reads `more-values` as a heading. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { causeOf } from '../../src/report/causes.ts';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** Where issues are made: `code: 'bad-email'`, `['no-base', msg…]`, or handed to the function that rejects a person. */
function codesOf(source: string): string[] {
  const found = source.matchAll(
    /\bcode: '([a-z-]+)'|rejectedPerson\(person, '([a-z-]+)'|= \['([a-z-]+)', msg/g,
  );
  return [...found].map(([, code, person, note]) => code ?? person ?? note ?? '');
}

it('every code of an issue has a title and a remedy, in both languages', () => {
  const files = ['intake', 'plan', 'apply'].flatMap((folder) =>
    readdirSync(`${SRC}/${folder}`).map((name) => `${SRC}/${folder}/${name}`),
  );
  const codes = new Set(files.flatMap((file) => codesOf(readFileSync(file, 'utf8'))));
  expect(codes.size).toBeGreaterThan(40);
  const nameless = [...codes].filter((code) => !causeOf(code, 'en') || !causeOf(code, 'tr'));
  expect(nameless).toEqual([]);
});

import { expect, it } from 'vitest';
import { EXIT, FileFailure } from '../../src/errors.ts';
import { msg } from '../../src/message.ts';
import { damaged, quoted, tooMuchText } from '../../src/table/xlsx-failure.ts';

it.each([
  ['Clients', '"Clients"'],
  ['', '""'],
  ['two\r\nlines\tand a tab', '"two lines and a tab"'],
  ['x'.repeat(60), `"${'x'.repeat(60)}"`],
  ['x'.repeat(1_000_000), `"${'x'.repeat(59)}…"`],
  ['\n'.repeat(1_000_000), '" "'],
])('%.20j is quoted on one line', (text, expected) => {
  expect(quoted(text)).toBe(expected);
});

it('a failure is a sentence, a next step and exit code 3', () => {
  const cause = new Error('why');
  for (const failure of [damaged('a.xlsx', msg`it was cut short`, cause), tooMuchText('a.xlsx', 'one row')]) {
    expect(failure).toBeInstanceOf(FileFailure);
    expect(failure.exitCode).toBe(EXIT.file);
    expect(failure.message).toMatch(/^a\.xlsx [^\n]+\.$/);
    expect(failure.hint).toMatch(/^[A-Z][^\n]+\.$/);
  }
  expect(damaged('a.xlsx', msg`x`, cause).cause).toBe(cause);
});

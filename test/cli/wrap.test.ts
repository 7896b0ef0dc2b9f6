/** Lines broken at the width of a terminal. */
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { wrapped } from '../../src/cli/wrap.ts';

describe('a line that is too wide', () => {
  it.each([
    ['is left alone where it fits', 'one two', 7, 'one two'],
    ['breaks between words, the rest deeper', '  one two three', 10, '  one two\n    three'],
    ['is measured by columns', '  漢字漢字漢字', 10, '  漢字漢字\n    漢字'],
    [
      'keeps marks with their letters',
      'e\u0301e\u0301 e\u0301e\u0301',
      4,
      'e\u0301e\u0301\n  e\u0301e\u0301',
    ],
    ['keeps a phone number together', 'Phone: "0212 000 11 22"', 20, 'Phone:\n  "0212 000 11 22"'],
    [
      'keeps a path whole, to be copied',
      'See cubicl-runs/2026/report.html',
      12,
      'See\n  cubicl-runs/2026/report.html',
    ],
    [
      'keeps a command whole',
      'Do it with: cubicl-sheets apply run --sandbox',
      20,
      'Do it with:\n  cubicl-sheets apply run --sandbox',
    ],
    [
      'breaks behind a command',
      'Say cubicl-sheets login. Or use a file',
      24,
      'Say cubicl-sheets login.\n  Or use a file',
    ],
    [
      'goes on beside a label',
      `ok    ${'word '.repeat(8)}`,
      36,
      `ok    ${'word '.repeat(6).trim()}\n      word word`,
    ],
    [
      'keeps the words on "cubicl-sheets" as a name apart',
      'cubicl-sheets 0.1.0 talks',
      20,
      'cubicl-sheets 0.1.0\n  talks',
    ],
    ['begins a command behind its prompt', '$ cubicl-sheets apply run', 12, '$ cubicl-sheets apply run'],
    ['counts no colours', '\u001b[1mone two\u001b[22m', 7, '\u001b[1mone two\u001b[22m'],
  ])('%s', (_, line, columns, expected) => {
    expect(wrapped(line, columns)).toBe(expected);
  });

  it.each([20, 40, 80, 120])('fits into %i columns, and loses nothing', (columns) => {
    const words = ['Şişli', '株式会社東京', '👨‍👩‍👧‍👦', 'e\u0301', '→', '"0212 000"', '(empty)', 'a'];
    const line = `    ${Array.from({ length: 200 }, (_, n) => words[(n * 7) % words.length]).join(' ')}`;
    const text = wrapped(line, columns);
    for (const each of text.split('\n')) expect(stringWidth(each)).toBeLessThanOrEqual(columns);
    expect(text.replace(/\s/g, '')).toBe(line.replace(/\s/g, ''));
  });
});

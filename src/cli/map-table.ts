/** A proposed mapping as lines of text: what each column goes to, how sure that is, and two of its values; pure. */
import type { ProposedColumn } from '../intake/propose.ts';
import { msg, type Message } from '../message.ts';
import { clean } from './terminal.ts';

/** `width` is that of the terminal, in characters. */
export function proposalTable(
  columns: readonly ProposedColumn[],
  say: (message: Message) => string,
  width = PLAIN_WIDTH,
): string[] {
  const rows = columns.map(({ header, target, confidence, values }) => {
    const shown = samplesOf(values).map((value) => cut(clean(value), MOST_SAMPLE));
    return [
      cut(clean(header), MOST_HEADER),
      '→',
      cut(clean(target), MOST_TARGET),
      say(SURENESS[confidence]),
      shown.join(' | '),
    ];
  });
  const table = [HEADINGS.map((heading) => (heading === '' ? '' : say(heading))), ...rows];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  return table.map((row) => {
    const cells = row.map((cell, at) => cell.padEnd(widths[at] ?? 0));
    return cut(`  ${cells.join('  ')}`.trimEnd(), Math.max(width, LEAST_WIDTH));
  });
}

const HEADINGS = [msg`column`, '', msg`goes to`, msg`how sure`, msg`for example`] as const;

const SURENESS: Readonly<Record<ProposedColumn['confidence'], Message>> = {
  sure: msg`sure`,
  likely: msg`likely`,
  guess: msg`guess`,
  none: msg`none`,
};

/** The first two values that differ. */
export function samplesOf(values: readonly string[]): string[] {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  return [...new Set(filled)].slice(0, 2);
}

const PLAIN_WIDTH = 120;
const LEAST_WIDTH = 60;
const MOST_HEADER = 30;
const MOST_TARGET = 34;
const MOST_SAMPLE = 30;

function cut(text: string, most: number): string {
  const chars = Array.from(text);
  return chars.length > most ? `${chars.slice(0, most - 1).join('')}…` : text;
}

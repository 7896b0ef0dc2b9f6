/** What a damaged cell may have held: few enough texts to try all of them. */
import { typedDays } from './became-date.ts';

/** The likeliest first. Whether one of them was exported, its fingerprint tells. */
export function originalsOf(cell: string): string[] {
  const text = cell.trim();
  return [
    ...(/^-?\d[\d.,]*$/.test(text) ? typedNumbers(text) : []),
    ...typedDays(text),
    ...(/^\p{Lu}+$/u.test(cell) ? typedWords(cell) : []),
    ...[cell.replace(/\r?\n/g, '\r\n'), cell.replaceAll('\n', '\r'), cell.replace(/\r\n?/g, '\n')],
    ...[cell.normalize('NFC'), cell.normalize('NFD')],
    ...BLANKS.flatMap((blank) => [cell + blank, blank + cell, blank + cell + blank]),
    ...[`'${cell}`, cell.replace(/^'/, '')],
  ];
}

const BLANKS = [' ', '  ', '\u00a0', '\t', '\n', '\r\n'];

/** Zeros and a sign in front, zeros behind, and the last digits of a number with more than fifteen. */
function typedNumbers(text: string): string[] {
  const starts = ['', '0', '00', '000', '0000', '+', '+0', '+00'];
  const ends = /[.,]/.test(text) ? ['', '0', '00'] : ['', '.0', '.00', ',0', ',00'];
  return [
    ...starts.flatMap((start) => ends.map((end) => start + text + end)),
    ...starts.flatMap((start) => lastDigits(text).map((digits) => start + digits)),
  ];
}

/** 16 digits of a card, 17 and 18 of other numbers: what stood where the zeros are. */
function lastDigits(text: string): string[] {
  const [, sure = '', zeros = ''] = /^(\d{15})(0{1,2})$/.exec(text) ?? [];
  if (zeros === '') return [];
  return Array.from(
    { length: 10 ** zeros.length },
    (_, rest) => sure + String(rest).padStart(zeros.length, '0'),
  );
}

/** `TRUE` was most likely `true` or `True`. */
function typedWords(word: string): string[] {
  return ['en', 'tr'].flatMap((language) => {
    const small = word.toLocaleLowerCase(language);
    return [small, word.slice(0, 1) + small.slice(1)];
  });
}

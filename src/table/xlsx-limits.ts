/** What one Excel sheet can hold. Source: "Excel specifications and limits", support.microsoft.com. */
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { quoted } from './xlsx-failure.ts';

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
export const MAX_TEXT_UNITS = 32_767;

/** The failure for what is larger than an Excel sheet; `has` says how large, e.g. `has 20,000 columns`. */
export function tooLarge(sheet: string, has: string): FileFailure {
  const limits = `${count(MAX_ROWS)} rows and ${count(MAX_COLUMNS)} columns`;
  return new FileFailure(msg`Sheet ${quoted(sheet)} ${has}: an Excel sheet ends at ${limits}.`, {
    hint: msg`Write .csv instead, which has no such limits.`,
  });
}

export function count(number: number): string {
  return number.toLocaleString('en');
}

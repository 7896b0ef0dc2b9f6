/** Which format to write, by the name of the file. */
import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import type { Format } from '../table/table.ts';

/** CSV for standard output. @throws UsageFailure for a name that does not tell */
export function formatOf(file: string): Format {
  if (file === '-') return 'csv';
  const ending = extname(file).slice(1).toLowerCase();
  const format = (['csv', 'tsv', 'xlsx', 'jsonl'] as const).find((each) => each === ending);
  if (format) return format;
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new UsageFailure(msg`${file} is a folder.`, { hint: msg`Add a file name.` });
  throw new UsageFailure(msg`The name ${file} does not say which format to write.`, {
    hint: msg`End it in .csv, .tsv, .xlsx or .jsonl, or give --format.`,
  });
}

/** The job that an export with these flags is: every flag that was given, in the folder where they were given. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { checkWords, readTime, type Job } from '../schedule/job.ts';
import { checkOptions } from '../export.ts';
import { exportFlags } from './export.ts';
import { checkAgain } from './export-again.ts';
import { checkPattern } from './export-name.ts';
import { commonFlags, given, wordsGiven } from './flags.ts';
import { formatOf } from './format.ts';
import type { ScheduleFlags } from './schedule.ts';

/** @throws UsageFailure for what could not run again and again */
export async function jobOf(flags: ScheduleFlags): Promise<Job> {
  const { entry, every, at } = flags;
  if (!/^[A-Za-z0-9-]{1,40}$/.test(entry)) {
    throw new UsageFailure(msg`"${entry}" can't be the name of an entry.`, {
      hint: msg`Use letters, digits and "-".`,
    });
  }
  const job = { argv: exportWords(flags), folder: resolve('.'), every, at: readTime(at), name: entry };
  checkWords(job);
  if (!flags.remove) await checkExport(flags);
  return job;
}

/** What the export itself would refuse is said now, not every night at six. */
async function checkExport(flags: ScheduleFlags): Promise<void> {
  const { keep, changes, ifChanged, format, contacts, pageSize, delimiter, encoding } = flags;
  const pattern = fileOf(flags);
  // Today's file may be there already.
  await checkAgain({ ...given({ keep, changes }), pattern, ifChanged, force: true }, new Date());
  const dialect = given({ contacts, pageSize, delimiter, encoding });
  await checkOptions({ ...dialect, file: pattern, format: format ?? formatOf(pattern) });
}

function fileOf({ out, file }: ScheduleFlags): string {
  return out ?? file ?? 'clients-{date}.xlsx';
}

const MAIN = fileURLToPath(new URL('main.js', import.meta.url));

/** A scheduler starts with an empty environment, so that the address must not come from there. */
function exportWords(flags: ScheduleFlags): string[] {
  const file = fileOf(flags);
  checkPattern(file);
  refuseSameName(file, flags);
  const isCubicl = flags.sandbox === undefined && flags.url === undefined;
  const url = isCubicl ? { url: process.env['CUBICL_URL'] || undefined } : {};
  const own = { out: undefined, json: undefined };
  const all = { ...flags, ...own, ...url, 'log-format': flags.logFormat ?? 'json' };
  return [process.execPath, MAIN, 'export', file, ...wordsGiven({ ...exportFlags, ...commonFlags }, all)];
}

/** The second run would find the file of the first, and stop. */
function refuseSameName(file: string, { every, force }: ScheduleFlags): void {
  if (file === '-') throw new UsageFailure(msg`A scheduled export needs a file.`, { hint: msg`Name one.` });
  const needed = every === 'hour' ? /\{time\}/ : /\{(?:date|time)\}/;
  if (force || needed.test(file)) return;
  const placeholder = every === 'hour' ? '{time}' : '{date}';
  throw new UsageFailure(msg`From the second time on, ${file} would be there already.`, {
    hint: msg`Put ${placeholder} into its name, or replace it each time with --force.`,
  });
}

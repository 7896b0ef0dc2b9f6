/** A line of a crontab, and a crontab with and without it. Source: crontab(5). */
import { shellQuoted } from '../shell.ts';
import type { Job } from './job.ts';

/** Between these marks stands what is ours. */
const markOf = (name: string): string => `# cubicl-sheets: ${name}`;

/** For sh, which is what cron runs; a `%` would be a line break to cron, even between quotes, so that it is written `\%`. */
export function cronLine(job: Job): string {
  const { hour, minute } = job.at;
  const when = { hour: `${minute} * * * *`, day: `${minute} ${hour} * * *`, week: `${minute} ${hour} * * 1` }[
    job.every
  ];
  const command = `cd ${shellQuoted(job.folder)} && ${job.argv.map(shellQuoted).join(' ')}`;
  return `${when} ${command.replaceAll('%', '\\%')} ${markOf(job.name)}`;
}

/** The crontab with the job once, wherever it stood before; all other lines stay as they are. */
export function withJob(crontab: string, job: Job): string {
  return `${withoutJob(crontab, job.name)}${cronLine(job)}\n`;
}

/** The crontab without the job. */
export function withoutJob(crontab: string, name: string): string {
  const lines = crontab.split('\n').filter((line) => !line.endsWith(` ${markOf(name)}`));
  const text = lines.join('\n');
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

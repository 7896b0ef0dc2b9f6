/** A systemd service and its timer, for the user. Source: systemd.service(5), systemd.timer(5), systemd.syntax(7). */
import { two, type Job } from './job.ts';

export interface Units {
  /** By file name. */
  readonly files: Readonly<Record<string, string>>;
  readonly timer: string;
}

/** `Persistent`: a run that was missed while the machine slept is made up for. */
export function systemdUnits(job: Job): Units {
  const unit = `cubicl-sheets-${job.name}`;
  const service = `[Unit]
Description=Export of Cubicl's clients (${job.name})
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory=${specifierFree(job.folder)}
ExecStart=${job.argv.map(quoted).join(' ')}
`;
  const timer = `[Unit]
Description=When to export Cubicl's clients (${job.name})

[Timer]
OnCalendar=${calendarOf(job)}
Persistent=true

[Install]
WantedBy=timers.target
`;
  return { files: { [`${unit}.service`]: service, [`${unit}.timer`]: timer }, timer: `${unit}.timer` };
}

export function calendarOf({ every, at }: Job): string {
  const time = `${two(at.hour)}:${two(at.minute)}:00`;
  return { hour: `*-*-* *:${two(at.minute)}:00`, day: `*-*-* ${time}`, week: `Mon *-*-* ${time}` }[every];
}

/** Quotes, backslashes, `%` (specifiers) and `$` (variables) mean something there. */
function quoted(word: string): string {
  const escaped = specifierFree(word).replace(/[\\"]/g, '\\$&').replaceAll('$', '$$$$');
  return `"${escaped}"`;
}

function specifierFree(text: string): string {
  return text.replaceAll('%', '%%');
}

/** The PowerShell that adds a task to the Task Scheduler of Windows. Source: Register-ScheduledTask. */
import { two, type Job } from './job.ts';

export function windowsTask({ name, argv, folder, every, at }: Job): string {
  const [program = '', ...args] = argv;
  const time = `${two(at.hour)}:${two(at.minute)}`;
  const trigger = {
    hour: `-Once -At '00:${two(at.minute)}' -RepetitionInterval (New-TimeSpan -Hours 1)`,
    day: `-Daily -At '${time}'`,
    week: `-Weekly -DaysOfWeek Monday -At '${time}'`,
  }[every];
  const argument = args.map(programArgument).join(' ');
  return [
    `$action = New-ScheduledTaskAction -Execute ${quoted(program)} -Argument ${quoted(argument)} -WorkingDirectory ${quoted(folder)}`,
    `$trigger = New-ScheduledTaskTrigger ${trigger}`,
    `Register-ScheduledTask -TaskName ${quoted(`cubicl-sheets ${name}`)} -Action $action -Trigger $trigger -Force`,
    '',
  ].join('\n');
}

/** PowerShell takes nothing between single quotes for anything but text; curly ones end it just as well. */
function quoted(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

/** As programs on Windows take their command line apart: backslashes count only before a quote. */
function programArgument(word: string): string {
  if (/^[\w.:=@+,/\\-]+$/.test(word)) return word;
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

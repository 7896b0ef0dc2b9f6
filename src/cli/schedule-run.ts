/** Prints the entry of a scheduler for an export with these settings, installs it, or takes it out. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileFailure, UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { cronLine, withJob, withoutJob } from '../schedule/cron.ts';
import type { Job } from '../schedule/job.ts';
import { launchdPlist } from '../schedule/launchd.ts';
import { systemdUnits } from '../schedule/systemd.ts';
import { windowsTask } from '../schedule/windows.ts';
import type { ScheduleFlags } from './schedule.ts';
import { jobOf } from './schedule-job.ts';
import { clean, openTerminal, type Terminal } from './terminal.ts';
import { configFolder } from './user-folder.ts';

type Scheduler = NonNullable<ScheduleFlags['as']>;

export async function runSchedule(flags: ScheduleFlags): Promise<void> {
  const terminal = openTerminal(flags);
  const scheduler = flags.as ?? schedulerHere();
  if (flags.install && flags.remove)
    throw new UsageFailure(msg`--install and --remove say the opposite of each other.`, {
      hint: msg`Give one of them.`,
    });
  const job = await jobOf(flags);
  const text = textOf(job, scheduler);
  if (flags.install || flags.remove) {
    const isThere = change(job, scheduler, flags.remove);
    const name = clean(job.name);
    if (!flags.remove) terminal.say(msg`Installed: ${name}, for ${scheduler}.`);
    else if (isThere) terminal.say(msg`Removed: ${name}, for ${scheduler}.`);
    else terminal.say(msg`There was no entry ${name} to remove, for ${scheduler}.`);
  } else if (!flags.json) terminal.result(text);
  if (flags.json)
    terminal.result(`${JSON.stringify({ command: 'schedule', as: scheduler, text, exitCode: 0 })}\n`);
  if (!flags.remove) remind(flags, scheduler, terminal);
}

function schedulerHere(): Scheduler {
  if (process.platform === 'darwin') return 'launchd';
  return process.platform === 'win32' ? 'windows' : 'cron';
}

function textOf(job: Job, scheduler: Scheduler): string {
  if (scheduler === 'cron') return `${cronLine(job)}\n`;
  if (scheduler === 'launchd') return launchdPlist(job);
  if (scheduler === 'windows') return windowsTask(job);
  const { files } = systemdUnits(job);
  return Object.entries(files)
    .map(([name, text]) => `# ~/.config/systemd/user/${name}\n${text}`)
    .join('\n');
}

/** Returns whether the entry was there before. */
function change(job: Job, scheduler: Scheduler, isRemoval: boolean): boolean {
  if (scheduler === 'cron')
    return changeCrontab((text) => (isRemoval ? withoutJob(text, job.name) : withJob(text, job)));
  if (scheduler === 'systemd') return changeUnits(job, isRemoval);
  throw new UsageFailure(msg`--install and --remove know cron and systemd, not ${scheduler}.`, {
    hint: msg`Leave them out, and put what is printed in its place yourself.`,
  });
}

/** `crontab -l` ends with 1 where there is no crontab yet; any other trouble must not be taken for an empty one. */
function changeCrontab(edit: (text: string) => string): boolean {
  const listed = spawnSync('crontab', ['-l'], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  const isNone = listed.status === 1 && /no crontab for/i.test(listed.stderr);
  if (listed.status !== 0 && !isNone) throw failed('crontab -l', listed.stderr);
  const before = isNone ? '' : listed.stdout;
  const input = edit(before);
  if (input === before) return false;
  const written = spawnSync('crontab', ['-'], { encoding: 'utf8', input });
  if (written.status !== 0) throw failed('crontab -', written.stderr);
  return true;
}

function changeUnits(job: Job, isRemoval: boolean): boolean {
  const folder = join(configFolder(), 'systemd', 'user');
  const { files, timer } = systemdUnits(job);
  const isThere = existsSync(join(folder, timer));
  if (isRemoval) {
    if (!isThere) return false;
    systemctl('disable', '--now', timer);
    for (const name of Object.keys(files)) rmSync(join(folder, name), { force: true });
  } else {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  }
  systemctl('daemon-reload');
  if (!isRemoval) systemctl('enable', '--now', timer);
  return isThere;
}

function systemctl(...args: readonly string[]): void {
  const ran = spawnSync('systemctl', ['--user', ...args], { encoding: 'utf8' });
  if (ran.status !== 0) throw failed(`systemctl --user ${args.join(' ')}`, ran.stderr);
}

function failed(command: string, said: string | null): FileFailure {
  return new FileFailure(
    msg`"${command}" did not work: ${clean((said ?? '').trim()) || msg`it could not be started`}.`,
    {
      hint: msg`Leave --install and --remove out, and put what is printed in its place yourself.`,
    },
  );
}

/** A scheduler starts with an empty environment: CUBICL_TOKEN is not there, and must not stand in the entry. */
function remind(flags: ScheduleFlags, scheduler: Scheduler, terminal: Terminal): void {
  if (flags.sandbox === undefined && flags.tokenFile === undefined) {
    terminal.say(
      msg`It takes the token that login keeps${flags.account === undefined ? '' : msg` for ${flags.account}`}, since ${scheduler} does not see CUBICL_TOKEN: run cubicl-sheets login before it starts.`,
    );
  }
  if (scheduler === 'systemd') terminal.say(msg`To run it while you are logged out: loginctl enable-linger`);
  if (scheduler === 'launchd')
    terminal.say(msg`Save it in ~/Library/LaunchAgents and load it with: launchctl load <file>`);
  if (scheduler === 'windows') terminal.say(msg`Run these lines in PowerShell.`);
}

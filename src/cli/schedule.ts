/** `cubicl-sheets schedule`: its own flags, those of the export it schedules, and a call. */
import { fileArgument } from './arguments.ts';
import { exportFlags, type ExportFlags } from './export.ts';
import { builder, commonFlags, type Command } from './flags.ts';

export interface ScheduleFlags extends ExportFlags {
  readonly every: 'day' | 'hour' | 'week';
  readonly at: string;
  readonly as?: 'cron' | 'systemd' | 'launchd' | 'windows';
  readonly entry: string;
  readonly install: boolean;
  readonly remove: boolean;
}

const scheduleFlags = {
  every: { choices: ['hour', 'day', 'week'], default: 'day', describe: 'How often; a week begins on Monday' },
  at: {
    type: 'string',
    default: '06:00',
    describe: 'At what time of day; with --every hour only the minutes count',
  },
  as: {
    choices: ['cron', 'systemd', 'launchd', 'windows'],
    describe: 'For which scheduler (default: by this system)',
  },
  entry: {
    type: 'string',
    default: 'export',
    describe: 'Name of the entry, to tell several scheduled exports apart',
  },
  install: {
    type: 'boolean',
    default: false,
    describe: 'Add it for this user, in place of one of the same name (cron, systemd)',
  },
  remove: { type: 'boolean', default: false, describe: 'Take it out again (cron, systemd)' },
} as const;

export const scheduleCommand: Command<ScheduleFlags> = {
  builder: builder<ScheduleFlags>((yargs) =>
    yargs
      .positional('file', {
        type: 'string',
        coerce: fileArgument,
        describe: 'Where each export goes (default: clients-{date}.xlsx)',
      })
      .options({ ...scheduleFlags, ...exportFlags, ...commonFlags }),
  ),
  examples: [
    ['cubicl-sheets schedule "clients-{date}.xlsx" --keep 30', 'Print what to put where'],
    ['cubicl-sheets schedule --as cron --at 02:30', 'A line for crontab'],
    [
      'cubicl-sheets schedule "clients-{date}-{time}.xlsx" --every hour --at 00:15 --if-changed --as systemd',
      'A unit and its timer',
    ],
  ],
  handler: async (flags) => (await import('./schedule-run.ts')).runSchedule(flags),
};

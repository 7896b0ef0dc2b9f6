/** `cubicl-sheets schedule`: flags and a call. */
import { builder, commonFlags, type Command, type CommonFlags } from './flags.ts';

export interface ScheduleFlags extends CommonFlags {
  readonly file: string;
  readonly every: 'day' | 'hour' | 'week';
  readonly at: string;
  readonly as?: 'cron' | 'systemd' | 'launchd' | 'windows';
  readonly name: string;
  readonly keep?: number;
  readonly ifChanged: boolean;
  readonly changes?: string;
  readonly onDone?: string;
  readonly install: boolean;
  readonly remove: boolean;
}

const scheduleFlags = {
  every: { choices: ['hour', 'day', 'week'], default: 'day', describe: 'How often; a week begins on Monday' },
  at: {
    type: 'string',
    default: '06:00',
    describe: 'At what time of day; of an hour, only the minutes count',
  },
  as: {
    choices: ['cron', 'systemd', 'launchd', 'windows'],
    describe: 'For which scheduler (default: by this system)',
  },
  name: { type: 'string', default: 'export', describe: 'Tells it from other exports that are scheduled' },
  keep: { type: 'number', describe: 'As of export' },
  'if-changed': { type: 'boolean', default: false, describe: 'As of export' },
  changes: { type: 'string', describe: 'As of export' },
  'on-done': { type: 'string', describe: 'As of export' },
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
        default: 'clients-{date}.xlsx',
        describe: 'Where each export goes',
      })
      .options({ ...scheduleFlags, ...commonFlags })
      .example('$0 schedule "clients-{date}.xlsx" --keep 30', 'Print what to put where')
      .example('$0 schedule --as cron --at 02:30', 'A line for crontab')
      .example('$0 schedule --every hour --at 00:15 --if-changed --as systemd', 'A unit and its timer'),
  ),
  handler: async (flags) => (await import('./schedule-run.ts')).runSchedule(flags),
};

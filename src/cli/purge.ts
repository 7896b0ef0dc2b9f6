/** `cubicl-sheets purge`: flags and a call. */
import { builder, commonFlags, type Command } from './flags.ts';
import type { RunsFlags } from './runs.ts';

export interface PurgeFlags extends RunsFlags {
  readonly olderThan: string;
  readonly interrupted: boolean;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

const { json, quiet, verbose, lang } = commonFlags;

export const purgeCommand: Command<PurgeFlags> = {
  builder: builder<PurgeFlags>((yargs) =>
    yargs
      .positional('folder', { type: 'string', default: 'cubicl-runs', describe: 'Where the runs lie' })
      .options({
        'older-than': {
          type: 'string',
          default: '30d',
          describe: 'Only runs made longer ago, e.g. 30d or 12h',
        },
        interrupted: {
          type: 'boolean',
          default: false,
          describe: 'Also remove runs that could still go on: they can’t be applied or undone then',
        },
        'dry-run': { type: 'boolean', default: false, describe: 'Show what would be removed and stop' },
        yes: { type: 'boolean', alias: 'y', default: false, describe: 'Go ahead without asking' },
        ...{ json, quiet, verbose, lang },
      }),
  ),
  examples: [
    ['cubicl-sheets purge --older-than 30d --dry-run', 'See what would be removed'],
    ['cubicl-sheets purge --older-than 30d --yes', 'Remove it, as from a nightly job'],
  ],
  handler: async (flags) => (await import('./runs-run.ts')).runPurge(flags),
};

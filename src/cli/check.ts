/** `cubicl-sheets check`: flags and a call. */
import { builder, commonFlags, type Command, type CommonFlags } from './flags.ts';

export interface CheckFlags extends CommonFlags {
  readonly probeWrites: boolean;
  readonly yes: boolean;
  readonly writeConfig: boolean;
}

export const checkCommand: Command<CheckFlags> = {
  builder: builder<CheckFlags>((yargs) =>
    yargs.options({
      'probe-writes': {
        type: 'boolean',
        default: false,
        describe: 'Try on a scratch client, deleted again, how Cubicl takes what it is sent',
      },
      yes: { type: 'boolean', alias: 'y', default: false, describe: 'Probe without asking' },
      'write-config': {
        type: 'boolean',
        default: false,
        describe: 'Add the custom fields found to the configuration, to be named there',
      },
      ...commonFlags,
    }),
  ),
  examples: [
    ['cubicl-sheets check', 'Is the token good, and what for?'],
    ['cubicl-sheets check --write-config', 'Add the custom fields to the configuration'],
    ['cubicl-sheets check --sandbox --probe-writes --yes', 'Try it without a token'],
  ],
  handler: async (flags) => (await import('./check-run.ts')).runCheck(flags),
};

/** `cubicl-sheets login`: flags and a call. */
import { builder, commonFlags, type Command, type CommonFlags } from './flags.ts';

export type LoginFlags = Omit<CommonFlags, 'sandbox' | 'tokenFile'>;

const { account, config, url, json, quiet, verbose, lang } = commonFlags;
const loginFlags = { account, config, url, json, quiet, verbose, lang };

export const loginCommand: Command<LoginFlags> = {
  builder: builder<LoginFlags>((yargs) =>
    yargs.options({ ...loginFlags, rate: commonFlags.rate, concurrency: commonFlags.concurrency }),
  ),
  examples: [
    ['cubicl-sheets login', 'Asks for the token, and does not show it'],
    ['cubicl-sheets login --account acme', 'One of several; commands then take --account acme'],
    ['cubicl-sheets login < token.txt', 'From a file or a pipe'],
  ],
  handler: async (flags) => (await import('./login-run.ts')).runLogin(flags),
};

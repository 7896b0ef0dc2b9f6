/** `cubicl-sheets logout`: flags and a call. */
import { builder, commonFlags, type Command, type CommonFlags } from './flags.ts';

export type LogoutFlags = Pick<CommonFlags, 'account' | 'json' | 'quiet' | 'verbose' | 'lang'>;

const { account, json, quiet, verbose, lang } = commonFlags;

export const logoutCommand: Command<LogoutFlags> = {
  builder: builder<LogoutFlags>((yargs) => yargs.options({ account, json, quiet, verbose, lang })),
  examples: [
    ['cubicl-sheets logout', 'Remove the token'],
    ['cubicl-sheets logout --account acme', 'Remove that one'],
  ],
  handler: async (flags) => (await import('./login-run.ts')).runLogout(flags),
};

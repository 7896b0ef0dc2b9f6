/** `cubicl-sheets sandbox`: flags and a call. */
import { builder, commonFlags, type Command, type CommonFlags } from './flags.ts';

export interface SandboxFlags extends Pick<CommonFlags, 'lang'> {
  readonly file: string;
  readonly port: number;
  readonly quota: boolean;
  readonly clients?: number;
}

export const sandboxCommand: Command<SandboxFlags> = {
  builder: builder<SandboxFlags>((yargs) =>
    yargs
      .positional('file', {
        type: 'string',
        default: '.cubicl-sandbox.json',
        describe: 'Where its clients are kept',
      })
      .options({
        port: { type: 'number', default: 4000, describe: 'Port on 127.0.0.1; 0 takes any' },
        quota: {
          type: 'boolean',
          default: false,
          describe: 'Answer 429 beyond 60 requests a minute, as Cubicl does',
        },
        clients: { type: 'number', describe: 'Start a new sandbox with this many made-up clients' },
        lang: commonFlags.lang,
      }),
  ),
  examples: [
    ['cubicl-sheets sandbox', 'Serve it, then in another window: export CUBICL_URL=… CUBICL_TOKEN=…'],
  ],
  handler: async (flags) => (await import('./sandbox-run.ts')).runSandbox(flags),
};

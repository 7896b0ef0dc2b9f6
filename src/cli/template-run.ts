/** Writes the blank sheet for the command line: with an account at hand that account's, else one that fits any. */
import { fieldUse } from '../client/field-use.ts';
import { directoryOf } from '../client/managers.ts';
import { UsageFailure } from '../errors.ts';
import { amount, msg, type Message } from '../message.ts';
import { writeTemplate, type Account, type TemplateOptions } from '../template.ts';
import { formatOf } from './format.ts';
import { given } from './flags.ts';
import { withSession, type Session } from './session.ts';
import { readSettings } from './settings.ts';
import type { TemplateFlags } from './template.ts';
import { clean, openTerminal, type Terminal } from './terminal.ts';

export async function runTemplate(flags: TemplateFlags): Promise<void> {
  const { file, delimiter, encoding, force } = flags;
  const format = flags.format ?? formatOf(file);
  if (format === 'jsonl') {
    throw new UsageFailure(msg`A template is a sheet to fill in, and JSON lines are none.`, {
      hint: msg`End the name in .xlsx or .csv.`,
    });
  }
  const settings = await readSettings(flags);
  const { lang, labels, token } = settings;
  const options: TemplateOptions = { ...given({ delimiter, encoding, force }), file, format, lang };
  if (settings.sandbox === undefined && token === undefined) {
    await writeTemplate({ ...options, labels });
    tell(openTerminal(settings), file, PLAIN);
    return;
  }
  await withSession(flags, async (session) => {
    const account = await accountOf(session);
    await writeTemplate({ ...options, labels: session.labels, account });
    const { fields, directory } = account;
    const count = new Set([...session.labels.keys(), ...fields.map(({ fieldId }) => fieldId)]).size;
    tell(
      session.terminal,
      file,
      msg`${amount(count)} custom fields and ${amount(directory.users.length)} managers of this account.`,
    );
  });
}

const PLAIN = msg`It is the plain one: with a token, or with --sandbox, it would have the custom fields and managers of the account.`;

/** One page: which fields there are is told by a few clients as well as by all. */
const SAMPLE_CLIENTS = 100;

async function accountOf({ api }: Session): Promise<Account> {
  const clients = await api.listClients({ skip: 0, limit: SAMPLE_CLIENTS });
  return { fields: fieldUse(clients), directory: directoryOf(await api.users()) };
}

function tell(terminal: Terminal, file: string, what: Message): void {
  if (file !== '-') terminal.say(msg`Wrote ${clean(file)}: fill it in, then import it. ${what}`);
}

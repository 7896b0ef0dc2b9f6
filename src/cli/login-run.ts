/** Keeps a token after Cubicl has accepted it, and removes it again. */
import { checkToken } from '../api/address.ts';
import { CubiclApi } from '../api/api.ts';
import { inWords, msg } from '../message.ts';
import { tell } from '../turkish/tell.ts';
import { accountNames, DEFAULT_ACCOUNT, fileOf, forgetAccount, keepAccount } from './accounts.ts';
import { languageOfSystem } from './language.ts';
import type { LoginFlags } from './login.ts';
import type { LogoutFlags } from './logout.ts';
import { readSecret } from './secret.ts';
import { readTarget } from './settings.ts';
import { clean, openTerminal } from './terminal.ts';
import { openEnvFile } from './token.ts';

export async function runLogin(flags: LoginFlags): Promise<void> {
  const terminal = openTerminal(flags);
  const target = await readTarget(flags);
  const account = flags.account ?? DEFAULT_ACCOUNT;
  fileOf(account); // before a token is asked for that could not be kept
  const token = checkToken(
    await readSecret(
      tell(msg`Token for ${clean(target.url)} (it is not shown): `, flags.lang ?? languageOfSystem()),
    ),
  );
  const { name, org } = await whoIs(token, target);
  const whose = msg`${name ?? msg`someone`} at ${org}`;
  const who = inWords(whose);
  const file = await keepAccount(account, { url: target.url, token, who });
  if (flags.json)
    terminal.result(`${JSON.stringify({ command: 'login', account, who, file, exitCode: 0 })}\n`);
  terminal.say(msg`The token of ${whose} is kept in ${clean(file)}, which only you can read.`);
  const use = account === DEFAULT_ACCOUNT ? '' : ` --account ${account}`;
  terminal.say(msg`See what it may do: cubicl-sheets check${use}`);
  if (account === DEFAULT_ACCOUNT && (process.env['CUBICL_TOKEN'] ?? '') !== '') {
    terminal.warn(msg`CUBICL_TOKEN is set, and goes before the kept token. Unset it to use this one.`);
  }
  const open = await openEnvFile();
  if (open !== undefined)
    terminal.warn(msg`${open} holds a token that others can read. Close it: chmod 600 ${open}`);
}

/** A refused token is never kept. @throws AuthFailure, ServerFailure */
async function whoIs(
  token: string,
  target: Awaited<ReturnType<typeof readTarget>>,
): Promise<{ readonly name?: string; readonly org: string }> {
  const api = new CubiclApi({ ...target, token });
  try {
    const me = await api.me();
    await api.listClients({ skip: 0, limit: 1, includeAllFields: false });
    const name = [me?.firstname, me?.lastname].filter(Boolean).join(' ');
    return { ...(name ? { name } : {}), org: me?.org?.name ?? 'Cubicl' };
  } finally {
    await api.close();
  }
}

export async function runLogout(flags: LogoutFlags): Promise<void> {
  const terminal = openTerminal(flags);
  const account = flags.account ?? DEFAULT_ACCOUNT;
  const removed = await forgetAccount(account);
  const left = await accountNames();
  if (flags.json)
    terminal.result(`${JSON.stringify({ command: 'logout', account, removed, left, exitCode: 0 })}\n`);
  terminal.say(
    removed
      ? msg`The token of the account "${clean(account)}" is removed from this machine. To end it everywhere, delete it in Cubicl.`
      : msg`No token is kept for the account "${clean(account)}".`,
  );
  if (left.length > 0) terminal.say(msg`Still kept: ${left.join(', ')}.`);
}

/** Where this user's tokens, and what is known of them, are kept. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** By the XDG base directory specification; on Windows below %APPDATA%. */
export function userFolder(): string {
  const { XDG_CONFIG_HOME: xdg, APPDATA: appData } = process.env;
  const base = process.platform === 'win32' ? appData : xdg;
  return join(base === undefined || base === '' ? join(homedir(), '.config') : base, 'cubicl-sheets');
}

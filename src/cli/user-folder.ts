/** Where this user's tokens, and what is known of them, are kept, and what other programs keep for the user. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export function userFolder(): string {
  return join(configFolder(), 'cubicl-sheets');
}

/** By the XDG base directory specification; on Windows %APPDATA%. */
export function configFolder(): string {
  const { XDG_CONFIG_HOME: xdg, APPDATA: appData } = process.env;
  const base = process.platform === 'win32' ? appData : xdg;
  return base === undefined || base === '' ? join(homedir(), '.config') : base;
}

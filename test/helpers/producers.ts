/** Other programs that write workbooks, where this machine has them. */
import { execFile, execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeWorkdir } from './workdir.ts';

const CONVERT_TIMEOUT_MS = 120_000;

const run = promisify(execFile);

/** The Python that has a module, or undefined. */
export function pythonWith(module: string): string | undefined {
  return ['/usr/bin/python3', 'python3'].find((python) => succeeds(python, ['-c', `import ${module}`]));
}

export const OFFICE = succeeds('soffice', ['--version']) ? 'soffice' : undefined;

/** Runs a script that writes the file named by `out`; gives its path. */
export async function writtenByPython(python: string, script: string): Promise<string> {
  const out = makeWorkdir().file('python.xlsx');
  await run(python, ['-c', `out = ${JSON.stringify(out)}\n${script}`]);
  return out;
}

/** Has LibreOffice open a file of this content and save it as .xlsx; gives the path. */
export async function savedByOffice(office: string, name: string, content: string): Promise<string> {
  const workdir = makeWorkdir();
  writeFileSync(workdir.file(name), content);
  return convertedByOffice(office, workdir.file(name), 'xlsx');
}

/** Has LibreOffice open a file and save it in another format; gives the path. */
export async function convertedByOffice(office: string, file: string, format: string): Promise<string> {
  const workdir = makeWorkdir();
  const profile = `-env:UserInstallation=file://${workdir.file('profile')}`;
  const args = ['--headless', profile, '--convert-to', format, '--outdir', workdir.file('out'), file];
  await run(office, args, { timeout: CONVERT_TIMEOUT_MS });
  const [saved = ''] = readdirSync(workdir.file('out'));
  return path.join(workdir.file('out'), saved);
}

function succeeds(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

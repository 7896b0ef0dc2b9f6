/** Builds `dist/` once before the tests, so that the command line is tested as the process people run. */
import { execFileSync } from 'node:child_process';

export function setup(): void {
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' });
}

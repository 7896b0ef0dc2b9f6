/** A folder of its own for what the code under test keeps in temporary files; both are gone when the test is over. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';

export function ownTmpdir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cubicl-test-'));
  stubTmpdir(folder);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** For this test, temporary files go to that folder, which need not be there. */
export function stubTmpdir(folder: string): void {
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
}

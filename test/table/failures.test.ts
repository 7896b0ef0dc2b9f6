import { open } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { FileFailure } from '../../src/errors.ts';
import { codeOf, fileFailure, shortened } from '../../src/table/failures.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: something, open 'x'`), { code });
}

describe('what the operating system says', () => {
  it.each([
    ['ENOENT', 'its folder is not there'],
    ['EACCES', 'it is not permitted'],
    ['EBUSY', 'it is open in another program'],
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'the disk is read-only'],
    ['EWHATEVER', 'EWHATEVER'],
  ])('%s is a FileFailure with a hint', (code, problem) => {
    const cause = systemError(code);
    const failure = fileFailure(cause, 'out/clients.csv', 'written');
    expect(failure).toBeInstanceOf(FileFailure);
    expect(failure).toMatchObject({ message: `out/clients.csv can't be written: ${problem}.`, cause });
    expect(failure).toHaveProperty('hint', expect.stringMatching(/^[A-Z].*\.$/));
  });

  it('is recognised when it really happens', async () => {
    const error: unknown = await open('/no/such/file').catch((reason: unknown) => reason);
    expect(codeOf(error)).toBe('ENOENT');
    expect(fileFailure(error, '/no/such/file', 'read').message).toBe(
      "/no/such/file can't be read: there is no such file or folder.",
    );
  });
});

describe('anything else is a bug, and given back as it is', () => {
  const bug = new TypeError('x is not a function');
  const nodes = Object.assign(new Error('bad'), { code: 'ERR_INVALID_ARG_TYPE' });
  const known = new FileFailure({ text: 'clients.csv is empty.' });

  it.each([bug, nodes, known, new DOMException('aborted', 'AbortError')])('%s', (error) => {
    expect(codeOf(error)).toBeUndefined();
    expect(fileFailure(error, 'x', 'read')).toBe(error);
  });

  it('as an error, even if it was none', () => {
    expect(fileFailure('thrown text', 'x', 'read').message).toBe('thrown text');
  });
});

it('a long name keeps its end', () => {
  const path = `/home/someone/${'folder/'.repeat(20)}clients.csv`;
  expect(shortened(path)).toHaveLength(60);
  expect(shortened(path)).toMatch(/^….*\/clients\.csv$/);
  expect(shortened('clients.csv')).toBe('clients.csv');
});

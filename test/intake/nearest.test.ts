import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/intake/nearest.ts';

const WORDS = ['name', 'fullname', 'phone', 'email', 'managers'];

describe('the nearest word', () => {
  it.each([
    ['emial', 'email'],
    ['emaill', 'email'],
    ['emal', 'email'],
    ['phnoe', 'phone'],
    ['fullnmae', 'fullname'],
    ['manager', 'managers'],
    ['email', 'email'],
  ])('to %s is %s', (word, expected) => expect(nearest(word, WORDS)).toBe(expected));

  it.each(['score', 'xyz', '', 'x'.repeat(100)])('to "%s" is none', (word) =>
    expect(nearest(word, WORDS)).toBeUndefined(),
  );

  it('is the first of several as near', () => expect(nearest('bat', ['cat', 'hat'])).toBe('cat'));

  it('is none where there is nothing to choose from', () => expect(nearest('name', [])).toBeUndefined());

  it('of a paragraph is not looked for', () => {
    const paragraph = 'n'.repeat(1_000_000);
    expect(nearest(paragraph, [paragraph.slice(1), ...WORDS])).toBeUndefined();
  });
});

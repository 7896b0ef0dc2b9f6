import { describe, expect, it } from 'vitest';
import { directoryOf, managersText, plainManagers, sameManagers } from '../../src/client/managers.ts';

const people = directoryOf([
  { _id: 'u1', firstname: 'Ayşe', lastname: 'Yılmaz', email: 'ayse@cubicl.example' },
  { _id: 'u2', firstname: 'Ali', lastname: 'Demir', email: 'Ali@cubicl.example' },
  { _id: 'u3', firstname: 'Ali', lastname: 'Demir', email: 'shared@cubicl.example' },
  { _id: 'u4', firstname: null, lastname: 'Can', email: 'SHARED@cubicl.example' },
  { _id: 'u5', firstname: 'Eda', email: 'a;b@cubicl.example' },
  { _id: 'u6', email: null },
]);

describe('a directory', () => {
  it.each([
    ['u1', 'ayse@cubicl.example'],
    ['u2', 'Ali@cubicl.example'],
    ['u3', 'u3'],
    ['u5', 'u5'],
    ['u6', 'u6'],
    ['gone', 'gone'],
  ])('shows %s as %s: by an address that is theirs alone and survives a list', (id, text) => {
    expect(people.textOf(id)).toBe(text);
  });

  it.each([
    ['AYSE@CUBICL.EXAMPLE', ['u1']],
    ['ayşe yılmaz', ['u1']],
    ['Ali Demir', ['u2', 'u3']],
    ['shared@cubicl.example', ['u3', 'u4']],
    ['Can', ['u4']],
    ['u6', ['u6']],
    ['nobody', []],
    ['', []],
  ])('finds behind %j %j', (text, ids) => expect(people.idsOf(text)).toEqual(ids));

  it('reads every id back from the text that stands for it', () => {
    for (const { _id } of people.users) expect(people.idsOf(people.textOf(_id))).toEqual([_id]);
  });

  it('of users that may not be read knows ids only', () => {
    const none = directoryOf(undefined);
    expect([none.readable, none.textOf('u1'), none.idsOf('u1')]).toEqual([false, 'u1', []]);
  });
});

describe('a list of managers', () => {
  it('is written with one text for each', () => {
    expect(managersText(['u1', 'u3'], people)).toBe('ayse@cubicl.example; u3');
    expect(managersText(null, people)).toBe('');
  });

  it('is plain when each is written as an export would', () => {
    expect(plainManagers('Ayşe Yılmaz;u2\n ali demir ; who', people)).toBe(
      'ayse@cubicl.example; Ali@cubicl.example; ali demir; who',
    );
  });

  it.each([
    ['a; b', 'b; a', true],
    ['a; a', 'a', true],
    ['', '', true],
    ['a', 'a; b', false],
    ['a', '', false],
  ])('%j and %j are the same people: %s', (one, other, is) => expect(sameManagers(one, other)).toBe(is));
});

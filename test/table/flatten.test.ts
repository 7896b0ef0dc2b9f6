import { describe, expect, it } from 'vitest';
import { flatten, headerOf, NotFlat, Outline, type Json, type JsonObject } from '../../src/table/flatten.ts';
import type { Cell } from '../../src/table/table.ts';

function flat(object: JsonObject): readonly (readonly [string, Cell])[] {
  return flatten(object).map(([path, cell]) => [headerOf(path), cell]);
}

describe('an object in cells', () => {
  it.each<[string, JsonObject, readonly (readonly [string, Cell])[]]>([
    [
      'text',
      { name: 'Acme', note: '' },
      [
        ['name', 'Acme'],
        ['note', ''],
      ],
    ],
    ['null', { phone: null }, [['phone', '']]],
    [
      'numbers and truths, which are no text',
      { n: 1.5, is: true },
      [
        ['n', { text: '1.5', is: 'number' }],
        ['is', { text: 'true', is: 'boolean' }],
      ],
    ],
    [
      'an object inside',
      { address: { town: 'İzmir', zip: null } },
      [
        ['address.town', 'İzmir'],
        ['address.zip', ''],
      ],
    ],
    [
      'objects in a list',
      { contacts: [{ name: 'A' }, { name: 'B' }] },
      [
        ['contacts.1.name', 'A'],
        ['contacts.2.name', 'B'],
      ],
    ],
    ['plain values in a list', { tags: ['a', 1, null, true] }, [['tags', 'a; 1; ; true']]],
    [
      'a mixed list',
      { all: ['a', { b: 'c' }] },
      [
        ['all.1', 'a'],
        ['all.2.b', 'c'],
      ],
    ],
    ['nothing', { contacts: [], customFields: {} }, []],
    [
      'names of JavaScript',
      JSON.parse('{"__proto__":"a","constructor":{"b":"c"}}') as JsonObject,
      [
        ['__proto__', 'a'],
        ['constructor.b', 'c'],
      ],
    ],
    [
      'a custom field whatever it holds',
      { customFields: { a: 'x', b: ['y'], c: { d: 1 } } },
      [
        ['customFields.a', 'x'],
        ['customFields.b', '["y"]'],
        ['customFields.c', '{"d":1}'],
      ],
    ],
  ])('%s', (_what, object, cells) => expect(flat(object)).toEqual(cells));

  it('nested without end is refused before the stack is', () => {
    let deep: Json = 'x';
    for (let level = 0; level < 20_000; level++) deep = { a: deep };
    expect(() => flatten({ a: deep })).toThrow(NotFlat);
    let fine: Json = 'x';
    for (let level = 0; level < 15; level++) fine = { a: fine };
    expect(flatten({ a: fine })).toHaveLength(1);
  });
});

describe('the headers of many objects', () => {
  function headers(...objects: JsonObject[]): readonly string[] {
    const outline = new Outline();
    for (const object of objects) for (const [path, cell] of flatten(object)) outline.add(path, cell === '');
    return outline.headers();
  }

  it.each<[string, JsonObject[], string[]]>([
    [
      'stand in order of appearance',
      [
        { b: 1, a: 2 },
        { c: 3, a: 4 },
      ],
      ['b', 'a', 'c'],
    ],
    [
      'of one list stand side by side, in the order of its numbers',
      [{ contacts: [{ name: 'A' }], note: '' }, { contacts: [{}, { name: 'B', phone: '1' }, { name: 'C' }] }],
      ['contacts.1.name', 'contacts.2.name', 'contacts.2.phone', 'contacts.3.name', 'note'],
    ],
    ['of one object stand side by side', [{ a: { x: '1' }, b: '2' }, { a: { y: '3' } }], ['a.x', 'a.y', 'b']],
    [
      'leave out a whole that is null elsewhere',
      [{ contacts: null }, { contacts: [{ name: 'A' }] }],
      ['contacts.1.name'],
    ],
    ['keep a whole that is null everywhere', [{ contacts: null }, { contacts: null }], ['contacts']],
    ['keep a whole that has a value of its own', [{ a: 'x' }, { a: { b: 'y' } }], ['a', 'a.b']],
    ['are none where nothing is', [{}, {}], []],
  ])('%s', (_what, objects, expected) => expect(headers(...objects)).toEqual(expected));
});

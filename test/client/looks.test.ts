import { expect, it } from 'vitest';
import type { Column } from '../../src/client/columns.ts';
import { lookOf } from '../../src/client/looks.ts';
import { DIRECTORY } from '../helpers/make.ts';

it.each<[Column, object]>([
  [{ is: 'name' }, { header: 'Name', kind: 'text', width: 28 }],
  [{ is: '_base' }, { header: '_base', kind: 'text', hidden: true }],
  [{ is: 'createdAt' }, { kind: 'date' }],
  [{ is: 'managers' }, { choices: ['ayse@cubicl.example', 'mehmet@cubicl.example'] }],
  [
    { is: 'custom', fieldId: 'f1' },
    { header: 'A label that is longer than most', width: 35 },
  ],
])('the column %j looks as its kind does', (column, expected) => {
  const look = lookOf(column, new Map([['f1', 'A label that is longer than most']]), DIRECTORY);
  expect(look).toMatchObject(expected);
  expect(look.hidden === true).toBe(column.is === '_base');
});

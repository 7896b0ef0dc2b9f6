import { describe, expect, it } from 'vitest';
import type { Difference } from '../../src/compare/changes.ts';
import { msg } from '../../src/message.ts';
import { differencesJson, differencesSheet, differencesText } from '../../src/report/differences.ts';
import { allOf } from '../helpers/all.ts';

const CHANGED: Difference = {
  is: 'changed',
  id: 'c1',
  name: 'Acme',
  changes: [
    { header: 'Phone', from: '0532', to: '' },
    { header: 'Contact phone', contact: 'Ayşe', from: '', to: '+90' },
  ],
};
const ADDED: Difference = {
  ...{ is: 'added', id: 'c2', name: 'Best' },
  changes: [{ header: 'Name', from: '', to: 'Best' }],
};
const UNCLEAR: Difference = { is: 'unclear', id: '', name: 'Acme', changes: [], why: msg`two of them` };

async function* given(...all: Difference[]): AsyncGenerator<Difference[]> {
  yield await Promise.resolve(all);
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

describe('differences as text', () => {
  it('are a line for each client, and one for each field that changed', async () => {
    expect(await textOf(differencesText(given(CHANGED, ADDED, UNCLEAR)))).toBe(
      [
        'changed  Acme  c1',
        '  Phone: "0532" → (empty)',
        '  Contact phone (Ayşe): (empty) → "+90"',
        'added    Best  c2',
        'unclear  Acme  two of them',
        '',
      ].join('\n'),
    );
  });

  it('are told in the language of the person', async () => {
    expect(await textOf(differencesText(given(CHANGED, ADDED), { lang: 'tr' }))).toBe(
      [
        'değişti   Acme  c1',
        '  Phone: "0532" → (boş)',
        '  Contact phone (Ayşe): (boş) → "+90"',
        'eklendi   Best  c2',
        '',
      ].join('\n'),
    );
  });

  it('show of long texts the place where they part', async () => {
    const text = (end: string): string => `${'a'.repeat(500)}${end}${'z'.repeat(100)}`;
    const changes = [{ header: 'Full name', from: text('old'), to: text('new') }];
    const shown = await textOf(differencesText(given({ ...CHANGED, changes })));
    expect(shown).toMatch(/"…a{10}oldz+…" \(\+543\) → "…a{10}newz+…" \(\+543\)/);
  });

  it('do nothing to the terminal they are shown on', async () => {
    const evil = '\u001b[2J\u202eAcme\nremoved  Everyone';
    const shown = await textOf(differencesText(given({ ...CHANGED, name: evil })));
    expect(shown.split('\n')).toHaveLength(4);
    expect(shown).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('differences as a sheet', () => {
  it('are a row for each field', async () => {
    const sheet = differencesSheet(given(CHANGED, ADDED, UNCLEAR));
    const rows = (await allOf(sheet.rows)).flat();
    expect(sheet.columns.map(({ header }) => header)).toEqual([
      ...['change', 'id', 'name', 'field', 'contact', 'before', 'after'],
    ]);
    expect(rows).toEqual([
      ['changed', 'c1', 'Acme', 'Phone', '', '0532', ''],
      ['changed', 'c1', 'Acme', 'Contact phone', 'Ayşe', '', '+90'],
      ['added', 'c2', 'Best', 'Name', '', '', 'Best'],
      ['unclear', '', 'Acme', 'two of them', '', '', ''],
    ]);
  });
});

describe('differences as JSON', () => {
  it.each([[[CHANGED, ADDED]], [[]]])('are one object with the list and the summary (%#)', async (all) => {
    const text = await textOf(differencesJson(given(...all), () => ({ added: 1 })));
    expect(JSON.parse(text)).toEqual({ differences: all, added: 1 });
  });
});

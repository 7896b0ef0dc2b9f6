/** Any edits to any file of ours, saved by a program of strangers, are planned exactly so, and nothing else is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { provesExceljs, provesText } from '../helpers/edited-files.ts';
import { outcomes } from '../helpers/edits.ts';
import { makeClient } from '../helpers/make.ts';
import { comeBackFromFile, goOutToFile } from '../helpers/trip.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

describe('edits to a file, saved by another program', () => {
  it('are planned exactly so: text, by PapaParse', () => provesText('csv', 12));

  it('are planned exactly so: a workbook, by exceljs', () => provesExceljs(3));
});

describe('a column that was deleted', () => {
  const ann = { name: 'Ann', position: '', phone: '1', email: '' };
  const bob = { name: '', position: '', phone: '2', email: '' };
  const clients = [
    makeClient({ _id: 'c1', contacts: [ann, bob] }),
    makeClient({ _id: 'c2', contacts: [bob] }),
  ];

  it.each([[['Contact phone']], [['Contact phone', 'Contact name', 'Contact email']]])(
    'removes no contact of which it told all there was: %j',
    async (gone) => {
      const file = makeWorkdir().file('out.tsv');
      await goOutToFile(file, clients, { format: 'tsv', contacts: 'rows' });
      const [headers = [], ...rows] = cellsIn(file);
      const kept = [...headers.keys()].filter((at) => !gone.includes(headers[at] ?? ''));
      writeFileSync(file, [headers, ...rows].map((row) => kept.map((at) => row[at]).join('\t')).join('\n'));
      const decisions = await comeBackFromFile(file, clients);
      expect([...outcomes(decisions)]).toEqual([
        ['c1', 'nothing'],
        ['c2', 'nothing'],
      ]);
    },
  );
});

describe('the only column of contacts that is left', () => {
  const ann = { name: 'Ann', position: 'CEO', phone: '1', email: 'ann@acme.example' };
  const bob = { name: 'Bob', position: '', phone: '2', email: 'bob@acme.example' };
  const client = makeClient({ contacts: [ann, bob] });

  it.each([
    ['columns', 'Contact 1 phone', '5', [{ ...ann, phone: '5' }, bob]],
    ['columns', 'Contact 1 phone', '', [{ ...ann, phone: '' }, bob]],
    ['rows', 'Contact phone', '5', [{ ...ann, phone: '5' }, bob]],
    ['rows', 'Contact phone', '', [{ ...ann, phone: '' }, bob]],
  ] as const)(
    'in %s: %s edited to %j changes nothing else of the contact',
    async (layout, header, to, contacts) => {
      const file = makeWorkdir().file('out.tsv');
      await goOutToFile(file, [client], { format: 'tsv', contacts: layout });
      const [headers = [], first = [], ...rows] = cellsIn(file);
      first[headers.indexOf(header)] = to;
      const kept = [...headers.keys()].filter((at) => {
        const isOfContact = headers[at]?.startsWith('Contact') === true;
        return !isOfContact || headers[at] === header;
      });
      const lines = [headers, first, ...rows].map((row) => kept.map((at) => row[at]).join('\t'));
      writeFileSync(file, lines.join('\n'));
      const [decision] = await comeBackFromFile(file, [client]);
      expect(decision).toMatchObject({ do: 'update', body: { contacts }, conflicts: [] });
    },
  );
});

function cellsIn(file: string): string[][] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  return lines.map((line) => line.split('\t'));
}

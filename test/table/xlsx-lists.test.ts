/** Drop-down lists of a written workbook. */
import { describe, expect, it } from 'vitest';
import {
  elementsOf,
  exceljsSheet,
  makeSheet,
  partOf,
  readRows,
  readWithExceljs,
  writeBook,
} from '../helpers/written.ts';

describe('drop-down lists', () => {
  const people = Array.from({ length: 40 }, (_, index) => `someone-${index}@a-long-domain.example`);
  const columns = [
    { header: 'Name', kind: 'text' as const },
    { header: 'Managers', kind: 'text' as const, choices: people },
    { header: 'None', kind: 'text' as const, choices: [] },
    { header: 'Segment', kind: 'text' as const, choices: ['=A', ' B '] },
  ];

  it('are one rule per column down to the last row, which lets other values pass', async () => {
    const { file } = await writeBook(makeSheet({ columns }));
    const elements = elementsOf(await partOf(file, 'xl/worksheets/sheet1.xml'));
    const rules = elements
      .filter(({ name }) => name === 'dataValidation')
      .map(({ attributes }) => attributes);
    expect(rules).toEqual([
      { type: 'list', allowBlank: '1', sqref: 'B2:B1048576' },
      { type: 'list', allowBlank: '1', sqref: 'D2:D1048576' },
    ]);
    const xml = await partOf(file, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<formula1>&apos;_lists&apos;!$A$1:$A$40</formula1>');
    expect(xml).toContain('<formula1>&apos;_lists&apos;!$B$1:$B$2</formula1>');
  });

  it('come from a sheet that people don’t see', async () => {
    const { file } = await writeBook(makeSheet({ columns }));
    const lists = await exceljsSheet(file, '_lists');
    expect(lists.state).toBe('veryHidden');
    expect(Array.from({ length: 40 }, (_, index) => lists.getCell(index + 1, 1).value)).toEqual(people);
    expect([lists.getCell('B1').value, lists.getCell('B2').text]).toEqual(['=A', ' B ']);
  });

  it('are no data to our reader', async () => {
    const { file } = await writeBook(makeSheet({ columns: columns.slice(1) }));
    expect([...(await readRows(file))]).toEqual([[1, ['Managers', 'None', 'Segment']]]);
  });

  it('of several sheets share one, whatever the sheets are called', async () => {
    const named = (name: string) => makeSheet({ name, columns: columns.slice(3) });
    const { file } = await writeBook(named('_Lists'), named('Other'));
    expect((await readWithExceljs(file)).worksheets.map(({ name }) => name)).toEqual([
      '_Lists',
      'Other',
      '_lists (2)',
    ]);
    expect(await partOf(file, 'xl/worksheets/sheet2.xml')).toContain('&apos;_lists (2)&apos;!$B$1:$B$2');
  });

  it('leave no trace where no column has one', async () => {
    const { file } = await writeBook(makeSheet());
    expect((await readWithExceljs(file)).worksheets.map(({ name }) => name)).toEqual(['Clients']);
  });
});

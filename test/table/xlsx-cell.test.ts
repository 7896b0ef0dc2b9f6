import { describe, expect, it } from 'vitest';
import { bookBytes, bookParts, cellOf, plain, readWhole, tempFile } from '../helpers/workbook.ts';

const RICH = '<is><r><rPr><b/></rPr><t xml:space="preserve">Hello </t></r><r><t>World</t></r></is>';

describe('text', () => {
  it.each([
    ['shared', '<c t="s"><v>1</v></c>', 'Ayşe'],
    ['shared, by its empty string', '<c t="s"><v>0</v></c>', undefined],
    ['inline', '<c t="inlineStr"><is><t>Ann</t></is></c>', 'Ann'],
    ['inline, in runs', `<c t="inlineStr">${RICH}</c>`, 'Hello World'],
    ['inline, runs after plain text', '<c t="inlineStr"><is><t>A</t><r><t>B</t></r></is></c>', 'AB'],
    [
      'inline, with its reading',
      '<c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>と</t></rPh></is></c>',
      '東京',
    ],
    ['inline, beside a value', '<c t="inlineStr"><v>no</v><is><t>Ann</t></is></c>', 'Ann'],
    ['inline, kept as a value', '<c t="inlineStr"><v>Ann</v></c>', 'Ann'],
    ['inline, in CDATA', '<c t="inlineStr"><is><t><![CDATA[<Ann> & co]]></t></is></c>', '<Ann> & co'],
    ['inline, that says it is a number', '<c><is><t>1.0</t></is></c>', '1.0'],
    ['of a formula', '<c t="str"><f>A1</f><v> Ann </v></c>', ' Ann '],
    ['with an escape, inline', '<c t="inlineStr"><is><t>a_x000D_b</t></is></c>', 'a\rb'],
    ['with an escape, of a formula', '<c t="str"><f>A1</f><v>a_x000d_b</v></c>', 'a\rb'],
    ['decoded once, inline', '<c t="inlineStr"><is><t>&amp;lt;</t></is></c>', '&lt;'],
    ['decoded once, of a formula', '<c t="str"><v>&amp;lt;</v></c>', '&lt;'],
    ['that looks like a number', '<c t="str"><v>0532</v></c>', '0532'],
    ['that looks like a formula', '<c t="inlineStr"><is><t>=1+1</t></is></c>', '=1+1'],
  ])('%s', async (_, cell, text) => {
    expect(await cellOf(cell, { strings: '<si/><si><t>Ayşe</t></si>' })).toBe(text);
  });
});

describe('a formula whose program left its result to be worked out', () => {
  it.each([
    ['0, as such programs write', '<c><f>A2</f><v>0</v></c>', 'uncached:'],
    ['a result that was given', '<c><f>A2</f><v>7</v></c>', 'number:7'],
    ['0 that is no formula', '<c><v>0</v></c>', 'number:0'],
  ])('%s', async (_, cell, expected) => {
    const parts = bookParts({ rows: `<row r="1">${cell}</row>` });
    const book = String(parts.get('xl/workbook.xml'));
    parts.set('xl/workbook.xml', book.replace('</sheets>', '</sheets><calcPr fullCalcOnLoad="1"/>'));
    expect(plain((await readWhole(tempFile(bookBytes(parts)))).rows)).toEqual([[1, expected]]);
  });
});

describe('what is not text', () => {
  it.each([
    ['a number', '<c><v>5321234567.0</v></c>', 'number', '5321234567'],
    ['a number that says so', '<c t="n"><v>1</v></c>', 'number', '1'],
    ['yes', '<c t="b"><v>1</v></c>', 'boolean', 'TRUE'],
    ['yes in words', '<c t="b"><v>true</v></c>', 'boolean', 'TRUE'],
    ['no', '<c t="b"><v>0</v></c>', 'boolean', 'FALSE'],
    ['neither yes nor no', '<c t="b"><v>2</v></c>', 'error', '2'],
    ['an error', '<c t="e"><v>#DIV/0!</v></c>', 'error', '#DIV/0!'],
    ['a date', '<c s="1"><v>45000</v></c>', 'date', '2023-03-15'],
    ['a date as text', '<c t="d"><v>2021-01-01T10:10:10</v></c>', 'date', '2021-01-01T10:10:10'],
    ['a date as text, styled', '<c t="d" s="1"><v>2021-01-01</v></c>', 'date', '2021-01-01'],
    ['a postal code', '<c s="2"><v>6100</v></c>', 'number', '06100'],
    ['a number of a style that is not there', '<c s="99"><v>45000</v></c>', 'number', '45000'],
    ['a number that is none', '<c><v>abc</v></c>', 'error', 'abc'],
    ['a type nobody knows', '<c t="zz"><v>1</v></c>', 'number', '1'],
  ])('%s', async (_, cell, is, text) => {
    expect(await cellOf(cell, { formats: [0, 'dd.mm.yyyy', '00000'] })).toEqual({ text, is });
  });

  it.each([
    ['1', '2027-03-16'],
    ['true', '2027-03-16'],
    ['0', '2023-03-15'],
    ['false', '2023-03-15'],
  ])('a date of a workbook with date1904="%s"', async (date1904, text) => {
    expect(await cellOf('<c s="0"><v>45000</v></c>', { formats: [14], date1904 })).toEqual({
      text,
      is: 'date',
    });
  });
});

describe('a formula is its saved result', () => {
  it.each([
    ['0', '<c><f>1-1</f><v>0</v></c>', { text: '0', is: 'number' }],
    ['no', '<c t="b"><f>FALSE()</f><v>0</v></c>', { text: 'FALSE', is: 'boolean' }],
    ['an error', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', { text: '#DIV/0!', is: 'error' }],
    ['a date', '<c s="1"><f>TODAY()</f><v>45000</v></c>', { text: '2023-03-15', is: 'date' }],
    ['text', '<c t="str"><f>A1&amp;"x"</f><v>Annx</v></c>', 'Annx'],
    ['a clone of another', '<c><f t="shared" si="0"/><v>7</v></c>', { text: '7', is: 'number' }],
    ['a result that was not saved', '<c><f>A1+B1</f></c>', { text: '', is: 'uncached' }],
    ['a result saved as nothing', '<c><f>A1+B1</f><v></v></c>', { text: '', is: 'uncached' }],
    ['text that was not saved', '<c t="str"><f>A1</f></c>', { text: '', is: 'uncached' }],
  ])('%s', async (_, cell, expected) => {
    expect(await cellOf(cell, { formats: [0, 14] })).toEqual(expected);
  });

  it('and empty text is no missing result', async () => {
    expect(await cellOf('<c t="str"><f>""</f><v></v></c><c><v>1</v></c>')).toBe('');
  });
});

it.each([
  '<c/>',
  '<c s="1"/>',
  '<c t="s"/>',
  '<c t="s"><v/></c>',
  '<c><v></v></c>',
  '<c t="inlineStr"><is/></c>',
])('nothing is nothing: %s', async (cell) => {
  expect(await cellOf(`${cell}<c><v>1</v></c>`)).toBe('');
});

it.each(['2', '-1', '0.5', 'x', '99999999999'])(
  'a text that is not there (%s) is damage, not an empty cell',
  async (index) => {
    await expect(cellOf(`<c t="s"><v>${index}</v></c>`, { strings: '<si/><si/>' })).rejects.toThrow(
      /is damaged: in its sheet "Sheet1" a cell of row 1 has lost its text or format\.$/,
    );
  },
);

it('a number whose format is lost could be a date: it is refused, one without a format is not', async () => {
  const file = (cell: string): string => {
    const parts = bookParts({ rows: `<row>${cell}</row>`, formats: [0, 14] });
    parts.delete('xl/styles.xml');
    return tempFile(bookBytes(parts));
  };
  await expect(readWhole(file('<c s="1"><v>45000</v></c>'))).rejects.toThrow('has lost its text or format');
  expect(
    plain((await readWhole(file('<c s="0"><v>1</v></c><c><v>2</v></c><c s="1" t="b"><v>1</v></c>'))).rows),
  ).toEqual([[1, 'number:1', 'number:2', 'boolean:TRUE']]);
});

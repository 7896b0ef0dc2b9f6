import { describe, expect, it } from 'vitest';
import { dateCell, isoDateCell } from '../../src/table/xlsx-date.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('a day by its number', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [1461, '1903-12-31'],
    [42_488.479_166_666_664, '2016-04-28T11:30:00'],
    [42_452.409_722_222_219, '2016-03-23T09:50:00'],
    [45_000, '2023-03-15'],
    [45_000.999_988_425_93, '2023-03-15T23:59:59'],
    [45_000.999_998_842_6, '2023-03-15T23:59:59.900'],
    [45_000.999_999_999_9, '2023-03-16'],
    [45_000 + 1 / DAY_MS, '2023-03-15T00:00:00.001'],
    [2_958_465, '9999-12-31'],
    [2_958_465.5, '9999-12-31T12:00:00'],
  ])('%d is %s', (serial, text) => {
    expect(dateCell(serial, 'date', false)).toEqual({ text, is: 'date' });
  });

  it.each([
    [0, '1904-01-01'],
    [1, '1904-01-02'],
    [39_448, '2012-01-02'],
    [39_448.5, '2012-01-02T12:00:00'],
    [2_957_003, '9999-12-31'],
  ])('%d is %s where days are counted from 1904', (serial, text) => {
    expect(dateCell(serial, 'date', true)).toEqual({ text, is: 'date' });
  });

  it('is the same whichever day a workbook counts from', () => {
    for (const serial of [1462, 20_000, 45_000.25, 60_000]) {
      expect(dateCell(serial - 1462, 'date', true)).toEqual(dateCell(serial, 'date', false));
    }
  });

  it('of a leap year that never was is an error', () => {
    expect(dateCell(60, 'date', false)).toEqual({ text: '1900-02-29', is: 'error' });
    expect(dateCell(60.3, 'date', false)).toEqual({ text: '1900-02-29', is: 'error' });
    expect(dateCell(60, 'date', true)).toEqual({ text: '1904-03-01', is: 'date' });
  });

  it.each([-1, -0.5, 2_958_466, 1e12, NaN])('%d is shown as Excel shows what is no date', (serial) => {
    expect(dateCell(serial, 'date', false)).toEqual({ text: '########', is: 'error' });
    expect(dateCell(serial, 'duration', false)).toEqual({ text: '########', is: 'error' });
  });
});

describe('a time of day', () => {
  it.each([
    [0, '00:00:00'],
    [0.5, '12:00:00'],
    [1 / 3, '08:00:00'],
    [0.999_988_425_925_926, '23:59:59'],
    [0.123_456_789, '02:57:47'],
  ])('%d is %s', (serial, text) => {
    expect(dateCell(serial, 'time', false)).toEqual({ text, is: 'date' });
    expect(dateCell(serial, 'time', true)).toEqual({ text, is: 'date' });
  });

  it('keeps the day that a format for times hides', () => {
    expect(dateCell(45_000.5, 'time', false)).toEqual({ text: '2023-03-15T12:00:00', is: 'date' });
  });
});

it.each([
  [0, '0:00:00'],
  [1.5, '36:00:00'],
  [0.000_694_444_4, '0:01:00'],
  [100, '2400:00:00'],
])('a duration of %d days is %s', (serial, text) => {
  expect(dateCell(serial, 'duration', false)).toEqual({ text, is: 'number' });
});

describe('a date stored as text', () => {
  it.each([
    ['2021-01-01', '2021-01-01'],
    ['2021-01-01T00:00:00', '2021-01-01'],
    ['2021-01-01T00:00:00.000', '2021-01-01'],
    ['2021-01-01T10:10:10', '2021-01-01T10:10:10'],
    ['2021-01-01T10:10', '2021-01-01T10:10:00'],
    ['2021-01-01 10:10:10', '2021-01-01T10:10:10'],
    ['2021-01-01T10:10:10.500', '2021-01-01T10:10:10.500'],
    ['2021-01-01T10:10:10.000Z', '2021-01-01T10:10:10Z'],
    ['2021-01-01T00:00:00Z', '2021-01-01T00:00:00Z'],
    ['2021-01-01T00:00:00+03:00', '2021-01-01T00:00:00+03:00'],
    ['10:10:10', '10:10:10'],
  ])('%s is %s', (stored, text) => {
    expect(isoDateCell(stored)).toEqual({ text, is: 'date' });
  });

  it.each(['2021', '01/02/2021', 'yesterday', '44197', '2021-1-1'])('%s is an error', (text) => {
    expect(isoDateCell(text)).toEqual({ text, is: 'error' });
  });
});

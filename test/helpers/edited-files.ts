/** Proves that edits to a file, saved by a program of strangers, are planned exactly as they were made. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import type { ContactsLayout } from '../../src/client/rows.ts';
import { manyOf, wholeClient } from './any-client.ts';
import { anyDice, edited, outcomes } from './edits.ts';
import { resavedByExceljs, resavedByOpenpyxl, resavedText, type Saving, type Targets } from './programs.ts';
import { comeBackFromFile, goOut, goOutToFile } from './trip.ts';
import { makeWorkdir } from './workdir.ts';

/** `runs`: how many files are edited. */
export async function provesText(format: 'csv' | 'tsv', runs: number): Promise<void> {
  const saving = fc.record<Saving>({
    from: fc.constant(format === 'csv' ? ',' : '\t'),
    delimiter: format === 'csv' ? fc.constantFrom(',', ';', '\t', '|') : fc.constant('\t'),
    quotes: fc.boolean(),
    newline: fc.constantFrom('\n', '\r\n'),
    encoding: fc.constantFrom('utf-8', 'utf-16le'),
    mark: fc.boolean(),
  });
  const way = fc.record({ contacts: fc.constantFrom('columns', 'rows'), saving });
  await proves({ format, clients: wholeClient, way, runs }, (file, targets, { saving }) =>
    resavedText(file, targets, saving),
  );
}

/**
 * exceljs writes what XML has no place for as it is, which makes a workbook that nobody can read, or loses it: a contact
 * that held nothing else is then a line without anybody.
 */
export async function provesExceljs(runs: number): Promise<void> {
  const clients = wholeClient.filter(
    (client) => !/[\ufffe\uffff]|"(?:\\[bfnrt]|\\u[0-9a-f]{4})+"/.test(JSON.stringify(client)),
  );
  await proves({ format: 'xlsx', clients, way: LAYOUTS, runs }, resavedByExceljs);
}

/** openpyxl refuses control characters and reads `_x000A_` as one: such texts are left out. */
export async function provesOpenpyxl(python: string, runs: number): Promise<void> {
  const clients = wholeClient.filter(
    (client) => !/\\u00[01]|\\ud[89a-f]|\\uff|_x/i.test(JSON.stringify(client)),
  );
  await proves({ format: 'xlsx', clients, way: LAYOUTS, runs }, (file, targets) =>
    resavedByOpenpyxl(python, file, targets),
  );
}

interface Way {
  readonly contacts: ContactsLayout;
}

const LAYOUTS = fc.record<Way>({ contacts: fc.constantFrom('columns', 'rows', 'sheet') });

interface Proof<W extends Way> {
  readonly format: 'csv' | 'tsv' | 'xlsx';
  readonly clients: fc.Arbitrary<Client>;
  readonly way: fc.Arbitrary<W>;
  readonly runs: number;
}

async function proves<W extends Way>(
  { format, clients, way, runs }: Proof<W>,
  resave: (file: string, targets: Targets, way: W) => Promise<void> | void,
): Promise<void> {
  const file = makeWorkdir().file(`out.${format}`);
  await fc.assert(
    fc.asyncProperty(manyOf(clients), way, anyDice, async (all, how, dice) => {
      await goOutToFile(file, all, { format, contacts: how.contacts, force: true });
      const sheets = goOut(all, { layout: how.contacts, withBase: true });
      const { expected, ...targets } = edited(all, sheets, dice);
      await resave(file, targets, how);
      expect(outcomes(await comeBackFromFile(file, all))).toEqual(expected);
    }),
    { numRuns: runs },
  );
}

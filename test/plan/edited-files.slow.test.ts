/** The same as in `edited-files.test.ts`, many times over, and with openpyxl. */
import { describe, it } from 'vitest';
import { provesExceljs, provesOpenpyxl, provesText } from '../helpers/edited-files.ts';
import { pythonWith } from '../helpers/producers.ts';

const TIMEOUT_MS = 600_000;
const openpyxl = pythonWith('openpyxl');

describe('edits to a file, saved by another program, many times over', () => {
  it('are planned exactly so: CSV, by PapaParse', () => provesText('csv', 500), TIMEOUT_MS);

  it('are planned exactly so: TSV, by PapaParse', () => provesText('tsv', 200), TIMEOUT_MS);

  it('are planned exactly so: a workbook, by exceljs', () => provesExceljs(200), TIMEOUT_MS);

  it.skipIf(openpyxl === undefined)(
    'are planned exactly so: a workbook, by openpyxl (skipped where python3-openpyxl is missing)',
    () => provesOpenpyxl(openpyxl ?? '', 40),
    TIMEOUT_MS,
  );
});

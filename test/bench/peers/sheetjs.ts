/** SheetJS, which is no dependency: whoever wants to compare installs it into `.bench/peers`. */
import { createRequire } from 'node:module';
import { batchesOf } from '../uncounted.ts';
import { counter, type Counted } from '../counted.ts';

const VERSION = '0.18.5';
export const SHEETJS_INSTALL = `npm install --prefix .bench/peers xlsx@${VERSION}`;

type Cells = readonly string[];

/** What is used of it. */
interface SheetJs {
  readonly utils: {
    aoa_to_sheet(rows: readonly Cells[], options: { readonly dense: true }): object;
    book_new(): object;
    book_append_sheet(book: object, sheet: object, name: string): void;
    sheet_to_json(
      sheet: object,
      options: { readonly header: 1; readonly defval: ''; readonly raw: true },
    ): readonly Cells[];
  };
  readFile(
    path: string,
    options: { readonly dense: true },
  ): {
    readonly SheetNames: readonly string[];
    readonly Sheets: Readonly<Record<string, object>>;
  };
  writeFile(book: object, path: string, options: { readonly compression: true }): void;
}

/** `folder` is the project's. */
export function hasSheetJs(folder: string): boolean {
  try {
    return typeof loadSheetJs(folder).readFile === 'function';
  } catch {
    return false;
  }
}

function loadSheetJs(folder: string): SheetJs {
  return createRequire(`${folder}/.bench/peers/`)('xlsx') as SheetJs;
}

export function readSheetJs({ folder, sheet }: { folder: string; sheet: string }): Counted {
  const XLSX = loadSheetJs(folder);
  const book = XLSX.readFile(sheet, { dense: true });
  const first = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const count = counter();
  for (const cells of XLSX.utils.sheet_to_json(first, { header: 1, defval: '', raw: true })) count.row(cells);
  return count.counted;
}

/** It holds all cells before it writes the first. */
export function writeSheetJs({ folder, lines, to }: { folder: string; lines: string; to: string }): void {
  const XLSX = loadSheetJs(folder);
  const rows = [...batchesOf<Cells>(lines)].flat();
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows, { dense: true }), 'Clients');
  XLSX.writeFile(book, to, { compression: true });
}

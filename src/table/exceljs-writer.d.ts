/** What the workbook writer uses of exceljs 4.4.0, whose own types know neither this module nor half of these members. */
declare module 'exceljs/lib/stream/xlsx/workbook-writer.js' {
  import type { Writable } from 'node:stream';
  import type {
    AutoFilter,
    DataValidation,
    Style,
    WorkbookView,
    WorksheetState,
    WorksheetView,
  } from 'exceljs';

  namespace WorkbookWriter {
    interface Options {
      readonly stream: Writable;
      readonly useStyles: boolean;
      readonly creator: string;
      readonly lastModifiedBy: string;
      readonly zip: { readonly zlib: { readonly level: number } };
    }

    interface SheetOptions {
      readonly state?: WorksheetState;
      readonly views?: readonly (Partial<WorksheetView> & { readonly tabSelected?: boolean })[];
    }

    interface ColumnDefinition {
      readonly width: number;
      readonly hidden: boolean;
      readonly style: Partial<Style>;
    }

    interface Cell {
      value: string | Date | { readonly richText: readonly { readonly text: string }[] };
      style: Partial<Style>;
      note: string;
    }

    interface Row {
      style: Partial<Style>;
      height: number;
      /** Columns count from 1. */
      getCell(column: number): Cell;
      /** Writes the row; it can't be changed any more. */
      commit(): void;
    }

    /** Takes the XML of one part: text, or a buffer of exceljs's own that is used again after the call. */
    interface PartStream {
      write(piece: string | { toBuffer(): Buffer }): void;
      end(): void;
      pause(): void;
    }

    interface Sheet<Part extends PartStream> {
      columns: readonly ColumnDefinition[];
      autoFilter: AutoFilter;
      readonly dataValidations: { add(range: string, validation: DataValidation): void };
      readonly stream: Part;
      addRow(values: readonly string[]): Row;
      /** Writes what follows the rows. Without it the next sheet waits for ever. */
      commit(): void;
    }
  }

  class WorkbookWriter<Part extends WorkbookWriter.PartStream> {
    constructor(options: WorkbookWriter.Options);
    views: readonly Partial<WorkbookView>[];
    /** The archive, of archiver 5.3.2; it is piped into the stream from the beginning. */
    readonly zip: {
      append(source: NodeJS.ReadableStream, entry: { readonly name: string }): void;
      on(event: 'error', listener: (error: Error) => void): void;
      unpipe(stream: Writable): void;
    };
    addWorksheet(name: string, options: WorkbookWriter.SheetOptions): WorkbookWriter.Sheet<Part>;
    /** Ends the stream; settles when that has finished, never where it is destroyed. */
    commit(): Promise<unknown>;
    /** Called for each part of the archive whose size is not known beforehand. */
    protected _openStream(path: string): Part;
  }

  export = WorkbookWriter;
}

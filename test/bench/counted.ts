/** How much a reader has found: a reader that finds less than another was not faster. */

export interface Counted {
  /** With the header. */
  readonly rows: number;
  /** Those that hold something. */
  readonly cells: number;
}

export interface Counter {
  readonly counted: Counted;
  readonly row: (cells: readonly unknown[]) => void;
}

export function counter(): Counter {
  let [rows, cells] = [0, 0];
  return {
    get counted() {
      return { rows, cells };
    },
    row: (all) => {
      rows += 1;
      for (const cell of all) if (cell !== '' && cell !== undefined && cell !== null) cells += 1;
    },
  };
}

/** How much is measured: what some ten minutes allow, everything, what two minutes allow, or one round of little. */

export interface Size {
  readonly clients: number;
  readonly rounds: number;
}

export interface Rows {
  readonly rows: number;
  readonly rounds: number;
}

export interface Plan {
  readonly startUpRounds: number;
  /** Exports, and imports of unchanged rows; from the smallest to the largest. */
  readonly sizes: readonly Size[];
  /** Imports of new rows, which take the longest. */
  readonly creates: readonly Size[];
  /** One of both: the script takes minutes where there are many. */
  readonly script: Size;
  /** By format: with few rows of CSV, starting the process would weigh most. */
  readonly sheets: Readonly<Record<'csv' | 'xlsx', Rows>>;
  /** How many rows memory is watched at, from the fewest to the most. */
  readonly memory: readonly number[];
  readonly requestClients: number;
  /** As the server serves them. */
  readonly requestPages: readonly number[];
  /** Times of fewer rows are not held against targets: with few, starting the process weighs most. */
  readonly judgedRows: number;
}

/** Some ten minutes where nothing else runs. */
export const USUAL: Plan = {
  startUpRounds: 15,
  sizes: [
    { clients: 1_000, rounds: 5 },
    { clients: 10_000, rounds: 5 },
    { clients: 100_000, rounds: 1 },
  ],
  creates: [
    { clients: 1_000, rounds: 5 },
    { clients: 10_000, rounds: 5 },
  ],
  script: { clients: 10_000, rounds: 3 },
  sheets: { csv: { rows: 100_000, rounds: 5 }, xlsx: { rows: 20_000, rounds: 5 } },
  memory: [10_000, 100_000],
  requestClients: 1_000,
  requestPages: [10, 100, 1_000],
  judgedRows: 10_000,
};

/** An hour. */
export const FULL: Plan = {
  ...USUAL,
  sizes: [
    { clients: 1_000, rounds: 5 },
    { clients: 10_000, rounds: 5 },
    { clients: 100_000, rounds: 5 },
  ],
  creates: [
    { clients: 1_000, rounds: 5 },
    { clients: 10_000, rounds: 5 },
    { clients: 100_000, rounds: 3 },
  ],
  sheets: { csv: { rows: 500_000, rounds: 5 }, xlsx: { rows: 100_000, rounds: 5 } },
  memory: [10_000, 100_000, 500_000],
};

/** Two minutes. */
export const QUICK: Plan = {
  ...USUAL,
  startUpRounds: 5,
  sizes: [
    { clients: 1_000, rounds: 3 },
    { clients: 10_000, rounds: 1 },
  ],
  creates: [{ clients: 1_000, rounds: 3 }],
  script: { clients: 1_000, rounds: 3 },
  sheets: { csv: { rows: 20_000, rounds: 3 }, xlsx: { rows: 5_000, rounds: 3 } },
  memory: [1_000, 10_000],
  judgedRows: Infinity,
};

/** Tells whether everything runs, not how fast. */
export function tiny(clients: number): Plan {
  const size = { clients, rounds: 1 };
  return {
    startUpRounds: 1,
    sizes: [size],
    creates: [size],
    script: size,
    sheets: { csv: { rows: clients, rounds: 1 }, xlsx: { rows: clients, rounds: 1 } },
    memory: [clients, 2 * clients],
    requestClients: clients,
    requestPages: [100],
    judgedRows: Infinity,
  };
}

/** How much is measured: everything, what two minutes allow, or one round of little. */

export interface Size {
  readonly clients: number;
  readonly rounds: number;
}

export interface Repeated {
  readonly clients: number;
  readonly times: number;
}

export interface Plan {
  readonly startUpRounds: number;
  /** From the smallest to the largest. */
  readonly sizes: readonly Size[];
  /** One of the sizes: the script takes minutes where there are many. */
  readonly script: Size;
  /** The largest of the sizes. */
  readonly sheets: Size;
  /** A sheet of one of the sizes, and how often it is repeated to see whether reading takes more memory. */
  readonly repeated: Repeated;
  readonly requestClients: number;
  /** As the server serves them. */
  readonly requestPages: readonly number[];
  /** Times of fewer rows are not held against targets: with few, starting the process weighs most. */
  readonly judgedRows: number;
}

/** A quarter of an hour. */
export const FULL: Plan = {
  startUpRounds: 15,
  sizes: [
    { clients: 1_000, rounds: 5 },
    { clients: 10_000, rounds: 5 },
    { clients: 100_000, rounds: 3 },
  ],
  script: { clients: 10_000, rounds: 3 },
  sheets: { clients: 100_000, rounds: 3 },
  repeated: { clients: 10_000, times: 50 },
  requestClients: 1_000,
  requestPages: [10, 100, 1_000],
  judgedRows: 10_000,
};

/** Two minutes. */
export const QUICK: Plan = {
  startUpRounds: 5,
  sizes: [
    { clients: 1_000, rounds: 3 },
    { clients: 10_000, rounds: 2 },
  ],
  script: { clients: 1_000, rounds: 3 },
  sheets: { clients: 10_000, rounds: 3 },
  repeated: { clients: 10_000, times: 10 },
  requestClients: 1_000,
  requestPages: [10, 100, 1_000],
  judgedRows: Infinity,
};

/** Tells whether everything runs, not how fast. */
export function tiny(clients: number): Plan {
  const size = { clients, rounds: 1 };
  return {
    startUpRounds: 1,
    sizes: [size],
    script: size,
    sheets: size,
    repeated: { clients, times: 2 },
    requestClients: clients,
    requestPages: [100],
    judgedRows: Infinity,
  };
}

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
  /** The script takes minutes where there are many. One of the sizes. */
  readonly script: Size;
  /** Rounds of reading and writing the sheets of the largest size. */
  readonly sheetRounds: number;
  /** A sheet of one of the sizes, and how often it is repeated to see whether reading takes more memory. */
  readonly repeated: Repeated;
  readonly requestClients: number;
}

export const FULL: Plan = {
  startUpRounds: 15,
  sizes: [
    { clients: 1_000, rounds: 5 },
    { clients: 10_000, rounds: 5 },
    { clients: 100_000, rounds: 3 },
  ],
  script: { clients: 10_000, rounds: 3 },
  sheetRounds: 5,
  repeated: { clients: 10_000, times: 50 },
  requestClients: 10_000,
};

export const QUICK: Plan = {
  startUpRounds: 5,
  sizes: [
    { clients: 1_000, rounds: 3 },
    { clients: 10_000, rounds: 2 },
  ],
  script: { clients: 1_000, rounds: 3 },
  sheetRounds: 3,
  repeated: { clients: 10_000, times: 10 },
  requestClients: 10_000,
};

/** Says whether everything runs, not how fast. */
export function tiny(clients: number): Plan {
  return {
    startUpRounds: 1,
    sizes: [{ clients, rounds: 1 }],
    script: { clients, rounds: 1 },
    sheetRounds: 1,
    repeated: { clients, times: 2 },
    requestClients: clients,
  };
}

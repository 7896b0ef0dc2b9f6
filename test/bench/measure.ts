/** How anything is measured here: contenders take turns, and what counts is the ratio within each round. */

export interface Run {
  readonly ms: number;
  /** The most memory the process ever held. */
  readonly peakMiB: number;
  /** The most that was alive, where that was watched. */
  readonly aliveMiB?: number;
}

/** Runs the contenders A B A B, so that whatever else the machine does meets them alike. */
export async function inTurns<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Promise<Run>>>,
): Promise<Readonly<Record<Name, readonly Run[]>>> {
  const names = Object.keys(contenders) as Name[];
  const runs = Object.fromEntries(names.map((name) => [name, [] as Run[]])) as Record<Name, Run[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) runs[name].push(await contenders[name]());
  }
  return runs;
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = [(sorted.length - 1) / 2, sorted.length / 2].map((at) => sorted[Math.floor(at)] ?? NaN);
  return {
    median: middle.reduce((sum, value) => sum + value, 0) / 2,
    least: sorted[0] ?? NaN,
    most: sorted.at(-1) ?? NaN,
  };
}

/** Our time through the time of what runs beside us, round by round; several things beside us are added up. */
export function ratioOf({ ours, beside }: Pick<Figure, 'ours' | 'beside'>): Spread {
  const all = Object.values(beside);
  const ratios = ours.map(
    ({ ms }, round) => ms / all.reduce((sum, runs) => sum + (runs[round]?.ms ?? NaN), 0),
  );
  return spreadOf(ratios);
}

/** One line of a table: what we took, and what ran beside it. */
export interface Figure {
  readonly what: string;
  /** Rows or clients; absent where there are none. */
  readonly rows?: number;
  readonly ours: readonly Run[];
  readonly beside: Readonly<Record<string, readonly Run[]>>;
  /** The ratio should not be above it. */
  readonly target?: number;
}

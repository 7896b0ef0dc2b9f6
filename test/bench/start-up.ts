/** How long the command line takes to answer when there is nothing to do, beside Node itself. */
import { PRODUCT, type Lab } from './lab.ts';
import { inTurns, type Figure } from './measure.ts';
import { runNode } from './process.ts';

const MOST_OF_NODE = 2.3;

export async function measureStartUp(lab: Lab, rounds: number): Promise<Figure[]> {
  const node = (...args: string[]) => runNode({ args, cwd: lab.folder, tells: 'nothing' });
  const { version, help, bare } = await inTurns(rounds, {
    bare: () => node('-e', '0'),
    version: () => node(PRODUCT, '--version'),
    help: () => node(PRODUCT, '--help'),
  });
  const beside = { 'node -e 0': bare };
  return [
    { what: '--version', ours: version, beside, target: MOST_OF_NODE },
    { what: '--help', ours: help, beside, target: MOST_OF_NODE },
  ];
}

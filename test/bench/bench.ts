/** `npm run bench`: what the product takes, each figure beside something that runs in turns with it. */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureExports } from './exports.ts';
import { measureNew, measureScript, measureUnchanged } from './imports.ts';
import { Lab } from './lab.ts';
import type { Figure } from './measure.ts';
import { measureFlatness, weighIndex, type Flatness } from './memory.ts';
import { FULL, QUICK, tiny, type Plan } from './plans.ts';
import { figureTable, memoryTable, peakTable, requestTable } from './print.ts';
import { countRequests } from './requests.ts';
import { measureSheets } from './sheets.ts';
import { measureStartUp } from './start-up.ts';

const { values } = parseArgs({
  options: {
    /** Two minutes instead of a quarter of an hour. */
    quick: { type: 'boolean', default: false },
    /** One round with so many clients: to see that everything runs, not how fast. */
    clients: { type: 'string' },
  },
});

await bench(values.clients === undefined ? (values.quick ? QUICK : FULL) : tiny(Number(values.clients)));

async function bench(plan: Plan): Promise<void> {
  const [cpu] = cpus();
  say(
    `Node ${process.version}, ${process.platform}, ${cpus().length} × ${cpu?.model ?? 'unknown processor'}.`,
  );
  say('Times are those of whole processes, taken in turns; medians. The machine may be shared:');
  say('seconds drift with what else it does, ratios hardly.');
  say(`Load average ${load()} at the start.\n`);
  const lab = await Lab.open();
  try {
    await measureAll(lab, plan);
  } finally {
    await lab.close();
  }
  say(`Load average ${load()} at the end.`);
}

async function measureAll(lab: Lab, plan: Plan): Promise<void> {
  say(figureTable('Start-up', await measureStartUp(lab, plan.startUpRounds)));
  const exports: Figure[] = [];
  const imports: Figure[] = [];
  let flat: readonly Flatness[] = [];
  for (const size of plan.sizes) {
    note(`${size.clients} clients`);
    exports.push(...(await measureExports(lab, size)));
    imports.push(...(await measureUnchanged(lab, size)), ...(await measureNew(lab, size)));
    const { script, repeated } = plan;
    if (script.clients === size.clients) imports.push(...(await measureScript(lab, script)));
    if (repeated.clients === size.clients) flat = await measureFlatness(lab, repeated);
  }
  say(figureTable('Exports', exports));
  say(figureTable('Imports', imports));
  const largest = plan.sizes.at(-1)?.clients ?? 0;
  note('sheets');
  say(figureTable('Sheets', await measureSheets(lab, { clients: largest, rounds: plan.sheetRounds })));
  say(peakTable([...exports, ...imports]));
  say(memoryTable(await weighIndex(lab, largest), largest, flat));
  note('requests');
  say(requestTable(await countRequests(lab, plan.requestClients)));
}

function load(): string {
  return loadavg()
    .map((average) => average.toFixed(1))
    .join(' ');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Where it is, for whoever waits. */
function note(what: string): void {
  process.stderr.write(`(measuring: ${what})\n`);
}

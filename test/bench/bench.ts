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
    quick: { type: 'boolean', default: false },
    clients: { type: 'string' },
    /** `start-up`, `clients` or `requests`; may be given several times. */
    only: { type: 'string', multiple: true },
  },
});

await bench(values.clients === undefined ? (values.quick ? QUICK : FULL) : tiny(Number(values.clients)));

async function bench(plan: Plan): Promise<void> {
  const [cpu] = cpus();
  const processors = `${cpus().length} × ${cpu?.model ?? 'unknown processor'}`;
  say(`Node ${process.version}, ${process.platform}, ${processors}. Load average ${load()} at the start.`);
  say('Times are medians, of whole processes that took turns. Where the machine is shared, seconds drift');
  say('with what else it does; ratios do less, and their ends show how much.\n');
  const lab = await Lab.open();
  try {
    if (wants('start-up')) say(figureTable('Start-up', await measureStartUp(lab, plan.startUpRounds), 0));
    if (wants('clients')) await measureClients(lab, plan);
    if (wants('requests'))
      say(requestTable(await countRequests(lab, plan.requestClients, plan.requestPages)));
  } finally {
    await lab.close();
  }
  say(`Load average ${load()} at the end.`);
}

function wants(part: 'start-up' | 'clients' | 'requests'): boolean {
  return values.only === undefined || values.only.includes(part);
}

/** Whatever takes the longer, and the more memory, the more clients there are. */
async function measureClients(lab: Lab, plan: Plan): Promise<void> {
  const { script, repeated, sheets, judgedRows } = plan;
  const exports: Figure[] = [];
  const imports: Figure[] = [];
  let flat: readonly Flatness[] = [];
  for (const size of plan.sizes) {
    note(`${size.clients} clients`);
    exports.push(...(await measureExports(lab, size)));
    imports.push(...(await measureUnchanged(lab, size)), ...(await measureNew(lab, size)));
    if (script.clients === size.clients) imports.push(...(await measureScript(lab, script)));
    if (repeated.clients === size.clients) flat = await measureFlatness(lab, repeated);
  }
  say(figureTable('Exports', exports, judgedRows));
  say(figureTable('Imports', imports, judgedRows));
  note('sheets');
  say(figureTable('Sheets', await measureSheets(lab, sheets), judgedRows));
  say(peakTable([...exports, ...imports]));
  say(memoryTable(await weighIndex(lab, sheets.clients), sheets.clients, flat));
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

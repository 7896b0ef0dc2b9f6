/** `npm run bench`: what the product takes, each figure beside something that runs in turns with it. */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureExports } from './exports.ts';
import { measureNew, measureScript, measureUnchanged } from './imports.ts';
import { Lab } from './lab.ts';
import type { Figure } from './measure.ts';
import { measureMemory, weighIndex } from './memory.ts';
import { FULL, QUICK, tiny, USUAL, type Plan } from './plans.ts';
import { absentLines, aliveTable, figureTable, peakTable, requestTable, weightTable } from './print.ts';
import { forReadme, type Found } from './readme.ts';
import { countRequests } from './requests.ts';
import { measureSheets } from './sheets.ts';
import { measureStartUp } from './start-up.ts';

/** In the order in which they are measured. */
const PARTS = {
  'start-up': async (lab, plan, found) => {
    found.figures.push(...(await measureStartUp(lab, plan.startUpRounds)));
    say(figureTable('Start-up', found.figures, 0));
  },
  requests: async (lab, plan, found) => {
    found.requests = await countRequests(lab, plan.requestClients, plan.requestPages);
    say(requestTable(found.requests));
  },
  sheets: async (lab, plan, found) => {
    const { figures, absent } = await measureSheets(lab, plan.sheets);
    found.figures.push(...figures);
    say(figureTable('Sheets', figures, plan.judgedRows) + absentLines(absent));
  },
  memory: async (lab, plan, found) => {
    found.weight = await weighIndex(lab, plan.memory.at(-1) ?? 0);
    found.memory = await measureMemory(lab, plan.memory, (what, rows) =>
      note(`memory: ${what}, ${rows} rows`),
    );
    for (const text of [peakTable(found.memory), aliveTable(found.memory, found.weight, plan.judgedRows)])
      say(text);
    say(weightTable(found.weight));
  },
  clients: async (lab, plan, found) => {
    const exports: Figure[] = [];
    const imports: Figure[] = [];
    for (const size of plan.sizes) {
      note(`exports and imports of ${size.clients} clients`);
      exports.push(...(await measureExports(lab, size)));
      imports.push(...(await measureUnchanged(lab, size)));
      const creates = plan.creates.find(({ clients }) => clients === size.clients);
      if (creates) imports.push(...(await measureNew(lab, creates)));
      if (plan.script.clients === size.clients) imports.push(...(await measureScript(lab, plan.script)));
    }
    found.figures.push(...exports, ...imports);
    say(figureTable('Exports', exports, plan.judgedRows));
    say(figureTable('Imports', imports, plan.judgedRows));
  },
} satisfies Readonly<Record<string, (lab: Lab, plan: Plan, found: Found) => Promise<void>>>;

const { values } = parseArgs({
  options: {
    /** Two minutes in place of ten, for a first look: `npm run bench -- --quick`. */
    quick: { type: 'boolean', default: false },
    /** An hour, with up to 500,000 rows. */
    full: { type: 'boolean', default: false },
    /** So many clients, one round: tells whether it runs. */
    clients: { type: 'string' },
    /** A part, by its name above; may be given several times. */
    only: { type: 'string', multiple: true, default: Object.keys(PARTS) },
  },
});

await bench(planned());

function planned(): Plan {
  if (values.clients !== undefined) return tiny(Number(values.clients));
  if (values.full) return FULL;
  return values.quick ? QUICK : USUAL;
}

async function bench(plan: Plan): Promise<void> {
  const started = performance.now();
  const [cpu] = cpus();
  const machine = `Node ${process.version}, ${process.platform}, ${cpus().length} × ${cpu?.model ?? 'unknown processor'}`;
  say(`${machine}. Load average ${load()} at the start.`);
  say('Times are medians, of whole processes that took turns. Where the machine is shared, seconds drift');
  say('with what else it does; ratios do less, and their ends show how much.\n');
  const found: Found = { machine, figures: [] };
  const lab = await Lab.open();
  try {
    for (const [name, measure] of Object.entries(PARTS)) {
      if (!values.only.includes(name)) continue;
      note(name);
      await measure(lab, plan, found);
    }
  } finally {
    await lab.close();
  }
  say(`Load average ${load()} at the end, after ${Math.round((performance.now() - started) / 1000)} s.\n`);
  say(forReadme(found, plan.judgedRows));
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

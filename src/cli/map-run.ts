/** Proposes a mapping for the command line: shows it with values of the file, and writes it where it is asked for. */
import { UsageFailure } from '../errors.ts';
import { openMainSheet } from '../intake/main-sheet.ts';
import type { MappingSpec } from '../intake/mapping.ts';
import { presetTerms } from '../intake/presets.ts';
import { propose, type Proposal, type ProposedColumn } from '../intake/propose.ts';
import { whyRecognised } from '../intake/recognise.ts';
import { sampleSheet, type SheetSample } from '../intake/sample.ts';
import { inWords, msg, type Message, type Value } from '../message.ts';
import { command } from '../report/commands.ts';
import { put } from '../table/put.ts';
import { columnLetter } from '../table/table.ts';
import { writeFileWhole } from '../table/whole-file.ts';
import { tell } from '../turkish/tell.ts';
import { refuseOwnInput } from './arguments.ts';
import { given } from './flags.ts';
import type { MapFlags } from './map.ts';
import { proposalTable, samplesOf } from './map-table.ts';
import { withLocalSession, type LocalSession } from './session.ts';
import { clean } from './terminal.ts';

export async function runMap(flags: MapFlags): Promise<void> {
  if (flags.json && flags.out === '-')
    throw new UsageFailure(msg`--json and a mapping on stdout would mix.`, {
      hint: msg`Name a file with --out.`,
    });
  refuseOwnInput(flags.out, [flags.file]);
  await withLocalSession(flags, async (session) => {
    const sample = await read(flags, session);
    const proposal = propose(sample.columns, { labels: session.labels, recognised: sample.recognised });
    show({ flags, sample, proposal }, session);
    await write(flags, proposal.spec, session);
    if (flags.json) session.terminal.result(`${JSON.stringify(summaryOf({ flags, sample, proposal }))}\n`);
  });
}

interface Mapped {
  readonly flags: MapFlags;
  readonly sample: SheetSample;
  readonly proposal: Proposal;
}

async function read(flags: MapFlags, { labels }: LocalSession): Promise<SheetSample> {
  const { file, format, sheet, headerRow, delimiter, encoding } = flags;
  const presets = await presetTerms(flags.preset);
  const table = await openMainSheet({ ...given({ format, sheet, delimiter, encoding }), file, labels });
  try {
    return await sampleSheet(table, { ...given({ headerRow }), ...presets, labels });
  } finally {
    await table.close?.();
  }
}

function show({ flags, sample, proposal }: Mapped, { terminal, settings }: LocalSession): void {
  const say = (message: Message): string => tell(message, settings.spoken);
  const { headerRow, recognised, headless } = sample;
  const known = recognised ? whyRecognised(recognised) : msg`of no program that is known`;
  terminal.say(msg`${clean(flags.file)}: ${known}; headers in row ${headerRow}.`);
  for (const line of proposalTable(proposal.columns, say, process.stderr.columns)) terminal.say(line);
  for (const [because, headers] of lostIn(proposal.columns))
    terminal.warn(msg`Goes nowhere, ${because}: ${headers.join(', ')}.`);
  const joining = proposal.columns.filter(({ target }) => target === 'link.domain');
  if (joining.length > 0)
    terminal.warn(msg`Only joins people to companies, and is not kept: ${headersOf(joining)}.`);
  if (headless.length > 0)
    terminal.warn(
      msg`No header stands above column ${headless.map(columnLetter).join(', ')}: it goes nowhere.`,
    );
  if (!proposal.columns.some(({ target }) => NAMES.test(target)))
    terminal.warn(msg`No column gives a name, which a new client needs: send one to Name.`);
}

/** Headers by the reason why they go nowhere. */
function lostIn(columns: readonly ProposedColumn[]): Map<Value, string[]> {
  const lost = columns.filter(({ confidence }) => confidence === 'none');
  const reasons = new Set(lost.map(({ because }) => because));
  return new Map(
    [...reasons].map((reason) => [
      reason,
      lost.filter(({ because }) => because === reason).map(({ header }) => header),
    ]),
  );
}

function headersOf(columns: readonly ProposedColumn[]): string {
  return columns.map(({ header }) => header).join(', ');
}

const NAMES = /(?:^|\+ )(?:Name|ID|link\.name|contact\.name|contact\.email)(?: \+|$)/;

async function write(
  { file, out, force }: MapFlags,
  spec: MappingSpec,
  { terminal }: LocalSession,
): Promise<void> {
  if (out === undefined) {
    terminal.say(msg`Add --out mapping.json to write it down.`);
    return;
  }
  const text = `${JSON.stringify(shortened(spec), null, 2)}\n`;
  if (out === '-') {
    terminal.result(text);
    return;
  }
  await writeFileWhole(out, { force }, (stream) => put(stream, Buffer.from(text)));
  terminal.say(msg`Wrote ${clean(out)}. Look it over, then see what import makes of it:`);
  terminal.say(`  ${clean(command(['import', file, `--mapping=${out}`, '--dry-run']))}`);
}

/** Without what is empty: less for a person to read. */
function shortened({ rows, columns, fields, skip }: MappingSpec): Partial<MappingSpec> {
  return { rows, columns, ...(fields.length > 0 ? { fields } : {}), ...(skip.length > 0 ? { skip } : {}) };
}

function summaryOf({ flags, sample, proposal }: Mapped): object {
  const { file, out } = flags;
  const { headerRow, recognised } = sample;
  return {
    ...{ command: 'map', file, headerRow, ...given({ out }) },
    ...(recognised ? { program: recognised.preset.name } : {}),
    columns: proposal.columns.map(({ values, because, ...column }) => ({
      ...{ ...column, because: inWords(because), samples: samplesOf(values) },
    })),
    mapping: shortened(proposal.spec),
    exitCode: 0,
  };
}

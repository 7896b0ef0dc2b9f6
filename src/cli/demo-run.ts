/** Tells the whole story on the sandbox: real commands, run as a person would run them, leaving files to open. */
import { spawn } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileFailure, UsageFailure } from '../errors.ts';
import type { Lang } from '../language.ts';
import { joined, msg, type Message, type Value } from '../message.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { COLLEAGUE, editWorkbook, EDITS, MISTAKES, NEW_ROWS } from './demo-edits.ts';
import type { DemoFlags } from './demo.ts';
import { flagWords } from './flags.ts';
import { clean, openTerminal, type Terminal } from './terminal.ts';

/** Says that a folder is the demo's own, and may be emptied. */
const MARKER = '.cubicl-sheets-demo';

export async function runDemo({ folder, lang }: DemoFlags): Promise<void> {
  await emptyFolder(folder);
  const story = new Story(folder, lang);
  story.tell(msg`1. Every client out to a workbook. The sandbox stands in for Cubicl.`);
  await story.run('export', 'clients.xlsx');

  story.tell(msg`2. Someone edits it: five clients changed, two added, three mistakes made.`);
  await editWorkbook(story.path('clients.xlsx'), story.path('edited.xlsx'), {
    cells: [...EDITS, ...MISTAKES, { row: COLLEAGUE.row, header: 'Phone', value: COLLEAGUE.mine }],
    rows: NEW_ROWS,
  });
  story.note(
    msg`Saved as edited.xlsx. Meanwhile a colleague changes one of the same phone numbers in Cubicl.`,
  );
  await editInCubicl(story.path('sandbox.json'));

  story.tell(msg`3. What would an import do? Nothing is sent.`);
  await story.run('import', 'edited.xlsx', '--dry-run', `--run-dir=${story.path('run-1-preview')}`);

  story.tell(msg`4. Import it. The three bad rows and the conflict stay out; the rest goes in.`);
  await story.run('import', 'edited.xlsx', '--yes', `--run-dir=${story.path('run-2-import')}`);

  story.tell(msg`5. Mend the rows that were left out, in the file that lists them, and import that.`);
  await mendRejected(story);
  await story.run('import', 'mended.xlsx', '--yes', `--run-dir=${story.path('run-3-mended')}`);

  story.tell(msg`6. Export once more, and import that untouched: nothing to do.`);
  await story.run('export', 'clients-after.xlsx');
  await story.run('import', 'clients-after.xlsx', '--yes', `--run-dir=${story.path('run-4-nothing')}`);
  story.end();
}

/** The rejected rows come in the order of the sheet, below the header. */
async function mendRejected(story: Story): Promise<void> {
  const cells = MISTAKES.map(({ header, mended }, index) => ({ row: index + 2, header, value: mended }));
  await editWorkbook(story.path(join('run-2-import', 'rejected.xlsx')), story.path('mended.xlsx'), { cells });
}

/** The client of the colleague's row: exports keep the server's order, below one header row. */
async function editInCubicl(file: string): Promise<void> {
  const sandbox = await startSandbox({ file });
  const client = sandbox.clients()[COLLEAGUE.row - 2];
  if (client) sandbox.store.put({ ...client, phone: COLLEAGUE.phone });
  await sandbox.close();
}

/** Runs commands in the demo's folder and shows them. */
class Story {
  readonly #terminal: Terminal;

  constructor(
    readonly folder: string,
    readonly lang: Lang | undefined,
  ) {
    this.#terminal = openTerminal({ lang });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  tell(title: Message): void {
    this.#terminal.say(`\n${this.#terminal.bold(title)}`);
  }

  note(text: Value): void {
    this.#terminal.say(text);
  }

  /** A command may well end in 1 here: rows are left out on purpose. */
  async run(command: string, file: string, ...flags: readonly string[]): Promise<void> {
    const args = [
      command,
      this.path(file),
      ...flags,
      `--sandbox=${this.path('sandbox.json')}`,
      ...flagWords({ lang: this.lang }),
    ];
    this.note(this.#terminal.dim(`$ cubicl-sheets ${args.map(clean).join(' ')}`));
    const main = fileURLToPath(new URL('main.js', import.meta.url));
    const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('exit', resolve);
    });
    if (code === 0 || code === 1) return;
    throw new FileFailure(msg`The demo stopped: "${command}" ended with exit code ${code ?? 'unknown'}.`);
  }

  end(): void {
    this.tell(msg`Open these:`);
    for (const [name, what] of LEFT) this.note(joined(['  ', clean(this.path(name)), '  ', what], ''));
    this.note(
      msg`Go on yourself: edit clients-after.xlsx and import it as in step 3, with the same --sandbox.`,
    );
  }
}

const LEFT: readonly (readonly [name: string, what: Message])[] = [
  ['clients.xlsx', msg`the first export`],
  ['edited.xlsx', msg`the edits and the mistakes`],
  [join('run-2-import', 'report.html'), msg`what was wrong and what became of every row, as a page`],
  [join('run-2-import', 'errors.csv'), msg`what was wrong, cell by cell`],
  ['mended.xlsx', msg`the rows that were left out, mended`],
  ['clients-after.xlsx', msg`the result`],
];

/** Only an empty folder or an earlier demo's is used: nobody's files are ever removed. */
async function emptyFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  if (names.length > 0 && !names.includes(MARKER)) {
    throw new UsageFailure(msg`${folder} holds files that are not the demo's.`, {
      hint: msg`Name another folder: cubicl-sheets demo <folder>`,
    });
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, MARKER), '');
}

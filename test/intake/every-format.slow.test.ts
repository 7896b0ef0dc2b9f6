/** Whatever the API can hold survives the way out to a real file of every format and layout, and back into a plan. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CubiclApi } from '../../src/api/api.ts';
import type { Client } from '../../src/client/client.ts';
import type { ContactsLayout } from '../../src/client/rows.ts';
import { exportClients } from '../../src/export.ts';
import { importClients } from '../../src/import.ts';
import type { Format } from '../../src/table/table.ts';
import { anyClient, manyOf } from '../helpers/any-client.ts';
import { openApi } from '../helpers/api.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir, type Workdir } from '../helpers/workdir.ts';

interface Layout {
  readonly format: Format;
  readonly contacts: ContactsLayout;
  readonly encoding?: string;
}

const WAYS: readonly Layout[] = [
  { format: 'csv', contacts: 'columns' },
  { format: 'csv', contacts: 'rows' },
  { format: 'tsv', contacts: 'rows', encoding: 'utf-16le' },
  { format: 'xlsx', contacts: 'columns' },
  { format: 'xlsx', contacts: 'rows' },
  { format: 'xlsx', contacts: 'sheet' },
  { format: 'jsonl', contacts: 'columns' },
];

/** Everything that has ever been lost on such a way. */
const AWKWARD = [
  ...[
    '=1+1',
    '+90 532 111 22 33',
    '+905321112233',
    "'=1",
    "''=1",
    '@x',
    '-5',
    '＝1',
    '\t=1',
    '0012',
    '1E5',
    '1-2',
  ],
  ...[
    ' x ',
    ' ',
    '\t',
    'a\tb',
    'a\rb',
    'a\nb',
    'a\r\nb',
    '\r\n',
    '\n',
    '\0',
    '\x01',
    '\x7f',
    '\u0085',
    '\u2028',
  ],
  ...[
    '\ufffe',
    '\uffff',
    '\ufeff',
    '\ud800',
    '\udc00x',
    'x\ufffd',
    '_x000D_',
    '_x005F_x000D_',
    'x'.repeat(32_768),
  ],
  ...[
    '👩‍👩‍👧‍👦',
    '🇹🇷',
    'شركة النور',
    '\u202eevil',
    'é',
    'e\u0301',
    'İıIi',
    '"',
    '""',
    "'",
    ';',
    ',',
    '|',
    '<clear>',
  ],
  ...[
    '<<Clear>',
    '<b>&amp;</b>',
    'TRUE',
    'null',
    'NULL',
    '#REF!',
    '#N/A',
    '9.05E+11',
    '12345678901234567890',
  ],
];

const AWKWARD_CLIENTS: readonly Client[] = [
  ...AWKWARD.map((text, index) =>
    makeClient({
      ...{ _id: index.toString(16).padStart(24, 'a'), name: `${text}${index}`, fullname: text, phone: text },
      ...{ email: text, customFields: { f1: text, ['__proto__' as string]: 'x' } },
      contacts: [{ name: text, position: '', phone: text, email: null }, {}, { position: text }],
    }),
  ),
  makeClient({
    _id: 'b'.repeat(24),
    name: 'Null',
    fullname: null,
    phone: '',
    contacts: null,
    customFields: null,
  }),
  makeClient({
    _id: 'c'.repeat(24),
    name: 'Odd',
    customFields: Object.fromEntries([
      ['__proto__', '=1'],
      ['a.b', ' '],
    ]),
  }),
];

interface Way {
  readonly way: Layout;
  readonly workdir: Workdir;
  readonly api: CubiclApi;
}

let runs = 0;

/** Exports all clients and plans the import of the file. */
async function outAndBack({ way, workdir, api }: Way): Promise<unknown> {
  const { format } = way;
  const file = workdir.file(`out.${format}`);
  await exportClients({ ...way, file, force: true }, { api });
  runs += 1;
  const summary = await importClients({ file, dryRun: true, runDir: workdir.file(`run-${runs}`) }, { api });
  const problems = summary.files.includes('errors.csv') ? workdir.read(`run-${runs}/errors.csv`) : '';
  return { ...summary, problems };
}

describe.each(WAYS)('$format with contacts in $contacts', (way) => {
  it('gives every awkward text back', async () => {
    const sandbox = await openSandbox({ seed: [...AWKWARD_CLIENTS] });
    const back = await outAndBack({ way, workdir: makeWorkdir(), api: openApi(sandbox) });
    expect(back).toMatchObject({
      unchanged: AWKWARD_CLIENTS.length,
      exitCode: 0,
      problems: '',
      damaged: 0,
      withoutBase: 0,
    });
  });

  it('gives any clients back', async () => {
    const workdir = makeWorkdir();
    await fc.assert(
      fc.asyncProperty(manyOf(anyClient), async (clients) => {
        const sandbox = await openSandbox({ seed: clients });
        const back = await outAndBack({ way, workdir, api: openApi(sandbox) });
        expect(back).toMatchObject({
          unchanged: clients.length,
          exitCode: 0,
          problems: '',
          damaged: 0,
          withoutBase: 0,
        });
      }),
      { numRuns: 6 },
    );
  });
});

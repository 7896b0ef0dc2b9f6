/** `--verify`: what is in Cubicl after a run, compared with what was meant, over real HTTP. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { importClients, type ImportOptions } from '../../src/import.ts';
import type { RunSummary } from '../../src/report/finish.ts';
import type { Behaviour } from '../../src/sandbox/behaviour.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { openApi } from '../helpers/api.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir, type Workdir } from '../helpers/workdir.ts';

const SHEET = 'ID,Name,Phone,Email,Segment\r\nc1,Acme,+90 1,,A\r\n,New  Ltd,555,New@X.example,B\r\n';
const LABELS = new Map([['f1', 'Segment']]);

interface Story {
  readonly behaviour?: Partial<Behaviour>;
  /** Happens when the last write has been answered. */
  readonly afterwards?: (sandbox: Sandbox) => void;
  readonly sheet?: string;
  readonly allow?: ImportOptions['allow'];
}

interface Told {
  readonly summary: RunSummary;
  /** Code, header and message of each line of errors.csv. */
  readonly errors: readonly string[];
  readonly sandbox: Sandbox;
}

async function importOf({ behaviour, afterwards, sheet = SHEET, allow = [] }: Story): Promise<Told> {
  const sandbox = await openSandbox({ seed: [makeClient({ _id: 'c1', name: 'Acme' })] });
  Object.assign(sandbox.behaviour, behaviour);
  const workdir = makeWorkdir();
  const file = workdir.file('in.csv');
  writeFileSync(file, sheet);
  const summary = await importClients(
    { file, runDir: workdir.file('run'), labels: LABELS, verify: true, allow },
    {
      api: openApi(sandbox, { concurrency: 1 }),
      onProgress: ({ phase, done, total }) => {
        if (phase === 'write' && done === total) afterwards?.(sandbox);
      },
    },
  );
  return { summary, sandbox, errors: errorsIn(workdir, summary) };
}

function errorsIn(workdir: Workdir, { files }: RunSummary): string[] {
  if (!files.includes('errors.csv')) return [];
  const text = workdir.read(join('run', 'errors.csv')).replace('\ufeff', '').trimEnd();
  const lines = Papa.parse<string[]>(text).data.slice(1);
  return lines.map(([row = '', , header = '', , code = '', message = '']) =>
    [row, code, header, message].join(' | '),
  );
}

describe('a run that is verified', () => {
  it('reads all clients once more, and says that they are as they should be', async () => {
    const { summary, errors, sandbox } = await importOf({});
    expect(errors).toEqual([]);
    expect(summary).toMatchObject({ exitCode: 0, verified: { clients: 2, wrong: 0 } });
    const after = sandbox.history.slice(sandbox.history.findLastIndex(({ method }) => method !== 'GET') + 1);
    expect(after).toHaveLength(3);
  });

  it.each<readonly [string, Story, readonly string[]]>([
    [
      'a server that trims and changes letters',
      { behaviour: { normalise: ['lowercase-emails'] } },
      ['3 | verify-differs | Email | Cubicl holds "new@x.example" in place of "New@X.example".'],
    ],
    [
      'a server that drops a custom field in silence',
      { behaviour: { knownFieldIds: [] } },
      [
        '2 | verify-differs | custom:f1 | Cubicl holds empty in place of "A".',
        '3 | verify-differs | custom:f1 | Cubicl holds empty in place of "B".',
      ],
    ],
    [
      'an edit made since, in a field that was written',
      {
        afterwards: ({ store }) => store.put({ ...makeClient({ _id: 'c1', name: 'Acme' }), phone: '9' }),
      },
      [
        '2 | verify-differs | Phone | Cubicl holds "9" in place of "+90 1".',
        '2 | verify-differs | custom:f1 | Cubicl holds empty in place of "A".',
      ],
    ],
    [
      'a client that is not there any more',
      {
        afterwards: ({ store }) => {
          store.remove('c1');
        },
      },
      ['2 | verify-gone |  | It was updated, and Cubicl does not show it any more.'],
    ],
  ])('names %s', async (_, story, expected) => {
    const { summary, errors } = await importOf(story);
    expect(errors).toEqual(expected);
    expect(summary.exitCode).toBe(1);
    expect(summary.verified?.wrong).toBe(new Set(expected.map((line) => line.split(' ')[0])).size);
  });

  it('lets an edit of another field stand: it is nobody’s mistake', async () => {
    const afterwards = ({ store }: Sandbox): void => {
      const now = store.get('c1');
      if (now) store.put({ ...now, fullname: 'Acme Incorporated' });
    };
    expect((await importOf({ afterwards })).summary).toMatchObject({ exitCode: 0, verified: { wrong: 0 } });
  });

  it('asks for a new client by its id where the list does not show it yet', async () => {
    const { summary, errors } = await importOf({ behaviour: { searchLagMs: 60_000 } });
    expect(errors).toEqual([]);
    expect(summary).toMatchObject({ exitCode: 0, verified: { clients: 2, wrong: 0 } });
  });

  it('finds a create that was carried out a second time, later than anyone could wait for', async () => {
    const { summary, errors } = await importOf({
      afterwards: ({ store }) => {
        const made = store.all().find(({ email }) => email === 'New@X.example');
        if (made) store.put({ ...made, _id: 'twin' });
      },
    });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^3 \| verify-double \| /);
    expect(summary.exitCode).toBe(1);
  });

  it('finds a client that was deleted and is still there', async () => {
    const { errors } = await importOf({
      sheet: 'ID,Name,_action\r\nc1,Acme,delete\r\n',
      allow: ['deletes'],
      afterwards: ({ store }) => store.put(makeClient({ _id: 'c1', name: 'Acme' })),
    });
    expect(errors).toEqual(['2 | verify-there |  | It was deleted, and Cubicl still shows it.']);
  });
});

describe('the requests of a run', () => {
  it('are told beside how few could have done the job', async () => {
    const { summary } = await importOf({});
    // Two pages of clients (the last one empty) and two writes; the proof takes three more.
    expect([summary.neededRequests, summary.requests]).toEqual([4, 7]);
  });
});

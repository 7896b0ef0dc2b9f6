import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Client, CONTACT_PARTS, type Contact } from '../../src/client/client.ts';
import { isEditable } from '../../src/client/cells.ts';
import { headerOf, type Column } from '../../src/client/columns.ts';
import type { ContactsLayout } from '../../src/client/rows.ts';
import type { Decision } from '../../src/plan/decide.ts';
import { textOf } from '../../src/table/table.ts';
import { anyClient, manyOf, wholeClient } from '../helpers/any-client.ts';
import { comeBack, goOut, LABELS, type Sheets } from '../helpers/trip.ts';

const LAYOUTS: readonly ContactsLayout[] = ['columns', 'rows', 'sheet'];
const layout = fc.constantFrom(...LAYOUTS);
const RUNS = { numRuns: 100 };

/** What is not simply left unchanged. */
const doings = (decisions: readonly Decision[]): Decision[] =>
  decisions.filter((decision) => !(decision.do === 'nothing' && decision.why === 'unchanged'));

describe('an untouched sheet', () => {
  it('changes nothing, whatever the clients hold, in every layout, with and without fingerprints', async () => {
    const options = fc.record({ layout, withBase: fc.boolean(), knowsUsers: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(manyOf(anyClient), options, async (clients, how) => {
        const decisions = await comeBack(goOut(clients, how), clients);
        expect(doings(decisions)).toEqual([]);
        expect(decisions).toHaveLength(clients.length);
      }),
      RUNS,
    );
  });

  it('with fingerprints changes nothing, whatever has become of the clients on the server', async () => {
    const pair = fc
      .tuple(wholeClient, anyClient)
      .map(([then, now]) => [then, { ...now, _id: then._id }] as const);
    const pairs = fc.uniqueArray(pair, { selector: ([{ _id }]) => _id, minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(pairs, layout, async (all, how) => {
        const sheets = goOut(
          all.map(([then]) => then),
          { layout: how, withBase: true },
        );
        expect(
          doings(
            await comeBack(
              sheets,
              all.map(([, now]) => now),
            ),
          ),
        ).toEqual([]);
      }),
      RUNS,
    );
  });

  it('changes nothing when its rows were sorted by id', async () => {
    await fc.assert(
      fc.asyncProperty(
        manyOf(anyClient),
        layout,
        fc.infiniteStream(fc.nat()),
        async (clients, how, order) => {
          const sheets = goOut(clients, { layout: how, withBase: true });
          expect(doings(await comeBack(sortedById(sheets, order), clients))).toEqual([]);
        },
      ),
      RUNS,
    );
  });
});

describe('a sheet in which some cells were edited', () => {
  it('changes exactly those, and carries everything else along', async () => {
    await fc.assert(
      fc.asyncProperty(
        manyOf(wholeClient),
        fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
        async (clients, picks) => {
          const sheets = goOut(clients, { layout: 'columns', withBase: true });
          const edits = editsFrom(picks, { clients, sheets });
          for (const { client, column, to } of edits) setCell(sheets, { row: client + 1, column }, to);
          const decisions = await comeBack(sheets, clients);
          for (const [n, client] of clients.entries()) {
            const mine = edits.filter((edit) => edit.client === n);
            expect(summaryOf(decisions[n])).toEqual(expectedFor(client, mine, sheets));
          }
        },
      ),
      RUNS,
    );
  });
});

describe('a sheet that was edited and rearranged', () => {
  it('changes exactly the edited cells of the rows that are left, and adds the new one', async () => {
    const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        manyOf(wholeClient),
        picks,
        fc.infiniteStream(fc.nat()),
        async (clients, edited, dice) => {
          const sheets = goOut(clients, { layout: 'columns', withBase: true });
          const edits = editsFrom(edited, { clients, sheets });
          for (const { client, column, to } of edits) setCell(sheets, { row: client + 1, column }, to);
          const { main, origins } = rearranged(sheets, edits, dice);
          const decisions = await comeBack({ ...sheets, main }, clients);
          const expected = origins.map((origin) => {
            const client = clients[origin];
            if (!client) return 'create';
            return expectedFor(
              client,
              edits.filter((edit) => edit.client === origin),
              sheets,
            );
          });
          expect(decisions.map(summaryOf)).toEqual(expected);
        },
      ),
      RUNS,
    );
  });

  it.each(['rows', 'sheet'] as const)(
    'changes exactly the edited cells, with contacts in %s',
    async (how) => {
      const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(
          manyOf(wholeClient),
          picks,
          fc.infiniteStream(fc.nat()),
          async (clients, edited, dice) => {
            const sheets = goOut(clients, { layout: how, withBase: true });
            const edits = editsFrom(edited, { clients, sheets });
            const firstRows = clients.map(({ _id }) => sheets.main.findIndex(([id]) => textOf(id) === _id));
            for (const { client, column, to } of edits)
              setCell(sheets, { row: firstRows[client] ?? 0, column }, to);
            const decisions = await comeBack(how === 'sheet' ? sortedById(sheets, dice) : sheets, clients);
            const byId = new Map(
              decisions.map((decision) => ['id' in decision ? decision.id : '', decision]),
            );
            for (const [n, client] of clients.entries()) {
              const mine = edits.filter((edit) => edit.client === n);
              expect(summaryOf(byId.get(client._id))).toEqual(expectedFor(client, mine, sheets));
            }
          },
        ),
        RUNS,
      );
    },
  );
});

/** Rows filtered and shuffled, one added, columns that nobody edited deleted; `origins` says whose each row is, -1 the new one. */
function rearranged(
  { main, columns }: Sheets,
  edits: readonly Edit[],
  dice: Iterator<number>,
): { readonly main: Sheets['main']; readonly origins: readonly number[] } {
  const isThrown = (odds: number): boolean => Number(dice.next().value) % odds === 0;
  const [headers = [], ...rows] = main;
  const added = columns.map(({ is }) => (is === 'name' ? 'Somebody added' : ''));
  const chosen = [...rows.entries(), [-1, added] as const]
    .filter(([origin]) => origin === -1 || !isThrown(4))
    .map(([origin, cells]) => ({ origin, cells, chance: Number(dice.next().value) }))
    .sort((one, other) => one.chance - other.chance);
  const isKept = columns.map(
    ({ is }, at) =>
      ['id', 'name', '_base'].includes(is) || edits.some(({ column }) => column === at) || !isThrown(3),
  );
  const all = [headers, ...chosen.map(({ cells }) => cells)];
  return {
    main: all.map((cells) => cells.filter((_, at) => isKept[at])),
    origins: chosen.map(({ origin }) => origin),
  };
}

interface Edit {
  readonly client: number;
  /** Its place in the sheet. */
  readonly column: number;
  readonly to: string;
}

/** Every edit writes something new, that is good in any column. */
function editsFrom(picks: readonly number[], at: { clients: readonly Client[]; sheets: Sheets }): Edit[] {
  const places = at.clients.flatMap((client, n) =>
    [...at.sheets.columns.entries()]
      .filter(([, column]) => canEdit(client, column))
      .map(([column]) => ({ client: n, column })),
  );
  const chosen = new Set(picks.map((pick) => pick % places.length));
  return [...chosen].flatMap((place, n) => {
    const at = places[place];
    return at ? [{ ...at, to: `edit${n}@example.com` }] : [];
  });
}

function canEdit(client: Client, column: Column): boolean {
  if (column.is === 'custom') return isEditable(own(client.customFields, column.fieldId));
  if (column.is === 'contact') return (column.n ?? Infinity) <= (client.contacts?.length ?? 0);
  return ['name', 'fullname', 'phone', 'email'].includes(column.is);
}

function setCell(sheets: Sheets, { row, column }: { row: number; column: number }, text: string): void {
  const cells = sheets.main[row];
  if (cells) cells[column] = text;
}

function summaryOf(decision: Decision | undefined): unknown {
  if (decision?.do !== 'update') return decision?.do;
  const { changes, body, conflicts } = decision;
  return { changes: byColumn(changes.map(({ column, to }) => [column, to])), client: shown(body), conflicts };
}

function expectedFor(client: Client, edits: readonly Edit[], { columns }: Sheets): unknown {
  if (edits.length === 0) return 'nothing';
  const changed = edits.reduce((now, { column, to }) => edited(now, columns[column], to), client);
  const changes = edits.map(({ column, to }) => [headerOf(columns[column] ?? { is: 'id' }, LABELS), to]);
  return { changes: byColumn(changes), client: shown(changed), conflicts: [] };
}

function edited(client: Client, column: Column | undefined, to: string): Client {
  if (column?.is === 'custom') {
    return {
      ...client,
      customFields: { ...client.customFields, ...Object.fromEntries([[column.fieldId, to]]) },
    };
  }
  if (column?.is !== 'contact') return { ...client, [column?.is ?? '']: to };
  const contacts = (client.contacts ?? []).map((contact, at): Contact =>
    at + 1 === column.n ? { ...contact, [column.part]: to } : contact,
  );
  return { ...client, contacts };
}

const byColumn = (changes: readonly (readonly string[])[]): unknown =>
  [...changes].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));

/** What a PUT would make of it: null and missing are left out, `_id` and the date are not sent. */
function shown(client: object): unknown {
  const entries = Object.entries(client).filter(
    ([key, value]) => value !== null && value !== undefined && key !== '_id' && key !== 'createdAt',
  );
  return JSON.parse(JSON.stringify(Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))));
}

function own(fields: Client['customFields'], id: string): unknown {
  return fields && Object.hasOwn(fields, id) ? fields[id] : undefined;
}

/** The rows below the headers in the order of the id in their first cell, those of one client in any. */
function sortedById(sheets: Sheets, order: Iterator<number>): Sheets {
  const sorted = (rows: Sheets['main']): Sheets['main'] => {
    const [headers = [], ...below] = rows;
    const keyed = below.map((cells) => ({
      cells,
      key: textOf(cells[0]),
      chance: Number(order.next().value),
    }));
    keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.chance - b.chance));
    return [headers, ...keyed.map(({ cells }) => cells)];
  };
  return {
    ...sheets,
    main: sorted(sheets.main),
    ...(sheets.contacts ? { contacts: sorted(sheets.contacts) } : {}),
  };
}

describe('the contacts of the property tests', () => {
  it('have parts in all states, so that the tests above mean something', () => {
    const states = new Set<string>();
    fc.assert(
      fc.property(anyClient, ({ contacts }) => {
        for (const contact of contacts ?? [])
          for (const part of CONTACT_PARTS) states.add(typeof contact[part] + String(contact[part] === ''));
        if (contacts === null) states.add('null list');
        if (contacts === undefined) states.add('no list');
      }),
      { numRuns: 300 },
    );
    expect([...states].sort()).toEqual([
      'no list',
      'null list',
      'objectfalse',
      'stringfalse',
      'stringtrue',
      'undefinedfalse',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTACT_PARTS } from '../../src/client/client.ts';
import type { ContactsLayout } from '../../src/client/rows.ts';
import type { Decision } from '../../src/plan/decide.ts';
import { textOf, type Cell } from '../../src/table/table.ts';
import { anyClient, manyOf, wholeClient } from '../helpers/any-client.ts';
import { anyDice, edited, outcomes, type Target } from '../helpers/edits.ts';
import { comeBack, goOut, type Sheets } from '../helpers/trip.ts';

const LAYOUTS: readonly ContactsLayout[] = ['columns', 'rows', 'sheet'];
const layout = fc.constantFrom(...LAYOUTS);
const inOneSheet = fc.constantFrom('columns', 'rows');
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

describe('a sheet that was edited and rearranged', () => {
  it('changes exactly the edited cells of the rows that are left, and adds the new one', async () => {
    await fc.assert(
      fc.asyncProperty(manyOf(wholeClient), inOneSheet, anyDice, async (clients, how, dice) => {
        const sheets = goOut(clients, { layout: how, withBase: true });
        const { main, expected } = edited(clients, sheets, dice);
        const resaved = { ...sheets, main: filledIn(main, sheets.main) };
        expect(outcomes(await comeBack(resaved, clients))).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});

function filledIn(targets: readonly (readonly Target[])[], cells: readonly (readonly Cell[])[]): Cell[][] {
  return targets.map((row) =>
    row.map((target) => (typeof target === 'string' ? target : (cells[target[0]]?.[target[1]] ?? ''))),
  );
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

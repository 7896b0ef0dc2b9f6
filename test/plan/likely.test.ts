import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import type { Draft } from '../../src/client/draft.ts';
import { LikelyFinder } from '../../src/plan/likely.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { makeClient, makeDraft } from '../helpers/make.ts';

const NOTHING = { name: '', phone: '', email: '', fullname: '' };

function likely(cells: readonly Draft['cells'][], clients: readonly Partial<Client>[]) {
  const finder = new LikelyFinder();
  const drafts = cells.map((each, index) => makeDraft({ rows: [index + 2], cells: each }));
  for (const draft of drafts) finder.addRow(draft);
  for (const [index, client] of clients.entries())
    finder.addClient(makeClient({ _id: `c${index + 1}`, ...NOTHING, ...client }));
  return drafts.map((draft) => finder.find(draft));
}

describe('a new row may be', () => {
  it('the client with the same phone digits, name but for its form, or domain, in this order', () => {
    const acme = { name: 'Acme A.Ş.', phone: '0212 111 22 33', email: 'info@acme.example' };
    const whom = '"Acme A.Ş." (c1)';
    expect(
      likely(
        [
          { name: 'acme ltd. şti.', phone: '+90 212 1112233' },
          { name: 'ACME' },
          { name: 'Sales', email: 'sales@acme.example' },
          { name: 'Beta', email: 'b@beta.example' },
        ],
        [acme],
      ),
    ).toEqual([
      { by: 'phone', whom, more: 0 },
      { by: 'name', whom, more: 0 },
      { by: 'domain', whom, more: 0 },
      undefined,
    ]);
  });

  it('one of several', () => {
    const clients = ['Acme Ltd.', 'Acme Inc.', 'Acme GmbH'].map((name) => ({ name }));
    expect(likely([{ name: 'Acme' }], clients)).toEqual([{ by: 'name', whom: '"Acme Ltd." (c1)', more: 2 }]);
  });

  it('an earlier row, by phone or name but never by domain', () => {
    const rows = [
      { name: 'Acme', email: 'a@acme.example' },
      { name: 'Acme A.Ş.' },
      { name: 'X', email: 'x@acme.example' },
    ];
    expect(inEnglish(likely(rows, []))).toEqual([
      undefined,
      { by: 'name', whom: 'row 2', more: 0 },
      undefined,
    ]);
  });

  it('nobody by a cell that clears', () => {
    expect(likely([{ name: '<clear>' }], [{ name: '<clear>' }])).toEqual([undefined]);
  });
});

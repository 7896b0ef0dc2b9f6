/** What became of a create whose answer was lost, judged from what was found. */
import { describe, expect, it } from 'vitest';
import { judge, type Doubt, type Evidence, type Judgement } from '../../src/apply/doubt.ts';
import type { Client } from '../../src/client/client.ts';
import { makeClient } from '../helpers/make.ts';

const SENT_AT = Date.UTC(2026, 0, 2);
const SETTLE_MS = 90_000;
const MADE = makeClient({ _id: 'new', createdAt: SENT_AT });
const BODY = {
  name: MADE.name,
  phone: MADE.phone ?? '',
  email: MADE.email ?? '',
  fullname: MADE.fullname ?? '',
};

const DOUBT: Doubt = { n: 1, body: BODY, firstAt: SENT_AT, lastAt: SENT_AT + 1_000, attempts: 1 };
const EVIDENCE: Evidence = {
  ...{ clients: [], isFresh: true, hasPicture: true, skewMs: 0, settleMs: SETTLE_MS, ignored: new Set() },
};

function judged(differs: Partial<Client>, evidence: Partial<Evidence> = {}): Judgement {
  return judge(DOUBT, { ...EVIDENCE, clients: [{ ...MADE, ...differs }], ...evidence });
}

describe('a create whose answer was lost', () => {
  it.each<[string, Partial<Client>, Partial<Evidence>, object]>([
    ['a client with the same values', {}, {}, { is: 'made', client: MADE }],
    ['one with another phone', { phone: '1' }, {}, { is: 'unclear', why: 'differs', ids: ['new'] }],
    [
      'the same, of a server that changes phones',
      { phone: '1' },
      { ignored: new Set(['phone']) },
      { is: 'made' },
    ],
    [
      'another name, even where names are changed',
      { name: 'B', email: '' },
      { ignored: new Set(['name', 'email']) },
      { is: 'unclear', why: 'changed' },
    ],
    [
      'another address, even where addresses are changed',
      { email: 'b@x.example' },
      { ignored: new Set(['email']) },
      { is: 'unclear', why: 'changed' },
    ],
    ['nobody like it', { name: 'B', email: 'b@x.example' }, {}, { is: 'absent' }],
    [
      'nobody like it, in a list that may be old',
      { name: 'B', email: 'b@x.example' },
      { isFresh: false },
      { is: 'later' },
    ],
    ['one as early as clocks differ', { createdAt: SENT_AT - 5_000 }, {}, { is: 'made' }],
    ['one made before that', { createdAt: SENT_AT - 5_001 }, {}, { is: 'unclear', why: 'time' }],
    ['one as late as it may settle', { createdAt: SENT_AT + 1_000 + SETTLE_MS + 5_000 }, {}, { is: 'made' }],
    [
      'one made after that',
      { createdAt: SENT_AT + 1_001 + SETTLE_MS + 5_000 },
      {},
      { is: 'unclear', why: 'time' },
    ],
    [
      'one an hour away, by a clock an hour ahead',
      { createdAt: SENT_AT + 3_600_000 },
      { skewMs: 3_600_000 },
      { is: 'made' },
    ],
    [
      'one an hour away, by a clock nobody knows',
      { createdAt: SENT_AT + 3_600_000 },
      { skewMs: undefined },
      { is: 'made' },
    ],
    [
      'the same, with nothing known of what was there',
      {},
      { skewMs: undefined, hasPicture: false },
      { is: 'unclear', why: 'time' },
    ],
  ])('of which the search shows %s', (_, differs, evidence, expected) => {
    expect(judged(differs, evidence)).toMatchObject(expected);
  });

  it('is unclear where two are like it, and to be looked for again where it was sent twice', () => {
    const twin = { ...MADE, _id: 'twin' };
    expect(judge(DOUBT, { ...EVIDENCE, clients: [MADE, twin] })).toMatchObject({
      why: 'several',
      ids: ['new', 'twin'],
    });
    const evidence = { ...EVIDENCE, clients: [MADE], isFresh: false };
    expect(judge({ ...DOUBT, attempts: 2 }, evidence)).toEqual({ is: 'later', client: MADE });
    expect(judge({ ...DOUBT, attempts: 2, mine: 'other' }, evidence)).toEqual({ is: 'made', client: MADE });
  });
});

/** The preview: counts, and the first of each kind, as lines that no value can break out of. */
import { describe, expect, it } from 'vitest';
import type { OpenConflict } from '../../src/client/conflict.ts';
import type { Decision } from '../../src/plan/decide.ts';
import { countIn, NO_COUNTS, type Action, type Change, type Conflict } from '../../src/plan/plan.ts';
import { excerpt, excerpts } from '../../src/report/excerpt.ts';
import { clearsLine, countsLine, previewSections } from '../../src/report/preview.ts';
import { Sample } from '../../src/report/sample.ts';
import { makeClient } from '../helpers/make.ts';

const BODY = { name: 'Acme' };
const CREATE = { do: 'create', name: 'Acme', body: BODY } as const;
const DELETE = { do: 'delete', name: 'Acme', id: 'c1', before: makeClient() } as const;
const CONFLICT = {
  ...{ row: 2, column: 3, header: 'Phone', code: 'conflict' },
  message: { text: 'Changed on both sides.' },
};
const CLOSED: Conflict = { ...CONFLICT, yours: '', theirs: '' };
const OPEN: Conflict = { ...CONFLICT, yours: '0532', theirs: '', kept: {} as OpenConflict };

function update(changes: readonly Change[], conflicts: readonly Conflict[] = []): Decision {
  return { do: 'update', name: 'Acme', id: 'c1', before: makeClient(), body: BODY, changes, conflicts };
}

const cleared = (column: string): Change => ({ column, from: 'something', to: '' });

/** Of actions in rows 2, 3, … */
function preview(decisions: readonly Decision[], lang: 'en' | 'tr' = 'en') {
  const actions = decisions.map((decision, index): Action => ({
    ...decision,
    n: index + 1,
    rows: [index + 2],
  }));
  const sample = new Sample();
  for (const action of actions) sample.add(action);
  const counts = actions.reduce(countIn, NO_COUNTS);
  const sections = previewSections(counts, sample, { where: 'report.html', lang });
  return {
    counts: countsLine(counts, lang),
    clears: clearsLine(counts, sample, lang),
    sections,
    text: sections.flatMap(({ title, lines }) => [title, ...lines]).join('\n'),
  };
}

describe('the preview', () => {
  it('shows what is emptied once more by itself, counted by column', () => {
    const phone = cleared('Phone');
    const { clears, sections } = preview([
      update([phone, { column: 'Name', from: 'A', to: 'B' }]),
      update([phone, cleared('Email')]),
      ...['A', 'B', 'C', 'D', 'E', 'F'].map((column) => update([cleared(column)])),
    ]);
    expect(clears).toBe('9 filled fields are emptied: Phone 2, Email 1, A 1, B 1, C 1, D 1 …');
    expect(sections.map(({ title, isLoss }) => [title, isLoss])).toEqual([
      ['To update (8)', false],
      ['To clear (9)', true],
    ]);
    expect(sections[1]?.lines.slice(0, 3)).toEqual([
      '  row 2  Acme',
      '    Phone: "something" → (empty)',
      '  row 3  Acme',
    ]);
  });

  it('names the person of the client whose part is changed', () => {
    const change = { column: 'Contact name', contact: 'Ann', from: '1', to: '2' };
    expect(preview([update([change])]).text).toContain('    Contact name (Ann): "1" → "2"');
  });

  it('counts a client that is updated but for a conflict once, and says what is written of it', () => {
    const { counts, text } = preview([update([{ column: 'Name', from: 'A', to: 'B' }], [OPEN])]);
    expect(counts).toBe('1 in conflict');
    expect(text).toBe(
      [
        'In conflict (1)',
        '  Changed here and in Cubicl since the export, and not written. Say in the sheet of conflicts whose it shall be, or import again with --conflict mine or theirs.',
        '  row 2  Acme',
        '    D "Phone": yours "0532", in Cubicl (empty)',
        '    The rest of the row is written:',
        '    Name: "A" → "B"',
      ].join('\n'),
    );
  });

  it('says of a conflict that no sheet can settle what it is', () => {
    const { text } = preview([{ do: 'conflict', name: 'Acme', id: 'c1', conflicts: [CLOSED] }]);
    expect(text).toBe('In conflict (1)\n  row 2  Acme\n    D "Phone": Changed on both sides.');
  });

  it('shows a screenful of each kind, and counts the rest', () => {
    const { sections } = preview([
      ...Array.from({ length: 1250 }, () => CREATE),
      ...Array.from({ length: 12 }, () => update([cleared('Phone'), cleared('Email')])),
      DELETE,
    ]);
    const [created, updated, emptied, deleted] = sections;
    expect(created?.title).toBe('To create (1,250)');
    expect(created?.lines).toHaveLength(21);
    expect(created?.lines.at(-1)).toBe('  … and 1,230 more: report.html');
    expect(updated?.lines.at(-1)).toBe('  … and 6 more: report.html');
    // The fields are counted there, not the clients.
    expect(emptied?.title).toBe('To clear (24)');
    expect(emptied?.lines.at(-1)).toBe('  … and 12 more: report.html');
    expect(deleted).toEqual({ title: 'To delete (1)', isLoss: true, lines: ['  row 1264  Acme'] });
  });

  it('shows the first of a kind however long it is', () => {
    const fields = Array.from({ length: 40 }, (_, n) => ({ column: `F${n}`, from: '', to: 'x' }));
    expect(preview([update(fields), update(fields)]).sections[0]?.lines).toHaveLength(42);
  });

  it('speaks Turkish', () => {
    const { clears, text } = preview([update([cleared('Phone')], [OPEN]), DELETE], 'tr');
    expect(clears).toBe('1 dolu alan boşaltılacak: Phone 1');
    expect(text).toContain('sizinki "0532", Cubicl’deki (boş)');
    expect(text).not.toMatch(/\b(?:row|yours|empty|To)\b/);
  });
});

describe('an excerpt', () => {
  it.each([
    ['', '""'],
    ['a'.repeat(60), `"${'a'.repeat(60)}"`],
    ['a'.repeat(61), `"${'a'.repeat(60)}…" (+1)`],
    ['漢'.repeat(40), `"${'漢'.repeat(30)}…" (+10)`],
    // A letter with its marks counts as one, but not without end.
    ['e\u0301'.repeat(60), `"${'e\u0301'.repeat(60)}"`],
    [`a${'\u0301'.repeat(10_000)}`, `"a${'\u0301'.repeat(479)}…" (+9521)`],
    [`${'a'.repeat(59)}😀`, `"${'a'.repeat(59)}…" (+2)`],
    ['\u001b[2J\r\nx\u202e', '"\\u{1b}[2J⏎x\\u{202e}"'],
    ['👨‍👩‍👧‍👦', '"👨‍👩‍👧‍👦"'],
    ['a\u200db', '"a\\u{200d}b"'],
    ['\u0000'.repeat(60), `"${'\\u{0}'.repeat(12)}…" (+48)`],
  ])('of %j is %j', (text, shown) => {
    expect(excerpt(text)).toBe(shown);
  });

  it('of two texts begins shortly before they part, and cuts no character in half', () => {
    const long = '😀'.repeat(100);
    const [one, other] = excerpts(`${long}old${'z'.repeat(100)}`, `${long}new${'z'.repeat(100)}`);
    expect(one).toMatch(/^"…(?:😀){5}oldz{47}…" \(\+\d+\)$/u);
    expect(other).toMatch(/^"…(?:😀){5}newz{47}…" \(\+\d+\)$/u);
  });
});

import { describe, expect, it } from 'vitest';
import { columnNote } from '../../src/client/column-notes.ts';
import { CONTACT_PARTS } from '../../src/client/client.ts';
import { NAMED_COLUMNS } from '../../src/client/columns.ts';

describe('the note of a column', () => {
  it.each(NAMED_COLUMNS.filter(({ header }) => header !== '_base'))(
    '$header is there in English, and other words in Turkish',
    ({ column, meaning }) => {
      expect(columnNote(column, 'en')).toBe(meaning);
      expect(columnNote(column, 'tr')).not.toBe(meaning);
      expect(columnNote(column, 'tr')).not.toBe('');
    },
  );

  it.each(CONTACT_PARTS)('of a contact’s %s is there in both', (part) => {
    const notes = (['en', 'tr'] as const).map((language) =>
      columnNote({ is: 'contact', part, n: 1 }, language),
    );
    expect(new Set(notes).size).toBe(2);
  });

  it('of a custom field shows what stands in it elsewhere, cut short', () => {
    const column = { is: 'custom', fieldId: 'f1' } as const;
    expect(columnNote(column, 'en', ['0012345678', 'x'.repeat(50)])).toBe(
      `A custom field. Elsewhere it holds: "0012345678", "${'x'.repeat(40)}".`,
    );
    expect(columnNote(column, 'tr')).toBe('Özel alan.');
  });
});

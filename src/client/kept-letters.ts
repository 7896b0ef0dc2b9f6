/** Whether a row came back with Turkish letters just as they were exported: then its program has a place for all of them. */
import { samePart, type GoodBase } from './base.ts';
import { textSetBy } from './cells.ts';
import { CONTACT_PARTS } from './client.ts';
import type { Draft } from './draft.ts';
import type { FieldKey } from './fields.ts';
import { hasTurkishLetters } from './lost-characters.ts';

export function keepsTurkish({ cells, contacts = [] }: Draft, base: GoodBase): boolean {
  const fields = Object.entries(cells) as [FieldKey, string][];
  return (
    fields.some(([key, cell]) => hasTurkishLetters(cell) && base.same(key, textSetBy(cell))) ||
    contacts.some((contact) =>
      CONTACT_PARTS.some((part) => {
        const text = textSetBy(contact.cells[part]);
        return hasTurkishLetters(text) && base.contacts.some((then) => samePart(then, part, text));
      }),
    )
  );
}

/** JSON lines hold the values themselves: there a text that reads `<clear>` may be just that text, as it was exported. */
import { readBase, samePart } from '../client/base.ts';
import { cellOf } from '../client/cells.ts';
import { CONTACT_PARTS } from '../client/client.ts';
import type { Draft } from '../client/draft.ts';
import type { FieldKey } from '../client/fields.ts';

/** The draft with such texts written as in a cell of a sheet; a `<clear>` that was not there at export keeps its meaning. */
export function withLiteralTexts(draft: Draft): Draft {
  const base = readBase(draft.base, draft.id);
  if (base.is !== 'good') return draft;
  const cells = (Object.entries(draft.cells) as [FieldKey, string][]).map(([key, text]) => [
    key,
    literal(text, () => base.same(key, text)),
  ]);
  const contacts = draft.contacts?.map((contact) => {
    const then = base.contacts[(contact.n ?? 0) - 1];
    const parts = CONTACT_PARTS.flatMap((part) => {
      const text = contact.cells[part];
      return text === undefined
        ? []
        : [[part, literal(text, () => then !== undefined && samePart(then, part, text))]];
    });
    return { ...contact, cells: Object.fromEntries(parts) as typeof contact.cells };
  });
  return { ...draft, cells: Object.fromEntries(cells) as Draft['cells'], ...(contacts ? { contacts } : {}) };
}

function literal(text: string, wasAtExport: () => boolean): string {
  const escaped = cellOf(text);
  return escaped !== text && wasAtExport() ? escaped : text;
}

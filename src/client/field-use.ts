/** Which custom fields are in use, and what stands in them: the API tells no labels, so a person has to recognise each field. */
import { customText } from './cells.ts';
import { customField, type Client } from './client.ts';
import { customFieldIds } from './fields.ts';

export interface FieldUse {
  readonly fieldId: string;
  /** How many of the clients hold something in it. */
  readonly clients: number;
  /** The first few values that differ, as a cell would show them. */
  readonly samples: readonly string[];
}

/** Every field id that the clients carry, the most used first; one that is empty everywhere is listed too. */
export function fieldUse(clients: Iterable<Client>, mostSamples = 3): FieldUse[] {
  const uses = new Map<string, { clients: number; readonly samples: Set<string> }>();
  for (const client of clients) {
    for (const fieldId of customFieldIds(client)) {
      const use = uses.get(fieldId) ?? { clients: 0, samples: new Set() };
      uses.set(fieldId, use);
      const text = customText(customField(client, fieldId));
      if (text === '') continue;
      use.clients++;
      if (use.samples.size < mostSamples) use.samples.add(text);
    }
  }
  return [...uses]
    .map(([fieldId, use]) => ({ fieldId, clients: use.clients, samples: [...use.samples] }))
    .sort((a, b) => b.clients - a.clients || (a.fieldId < b.fieldId ? -1 : 1));
}

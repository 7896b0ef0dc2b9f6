/** An action field by field: what an update changes, what a new client gets, what a deleted one held. */
import { headerOf, type Labels } from '../client/columns.ts';
import { CONTACT_PARTS, type Client, type ClientBody } from '../client/client.ts';
import { contactTexts, fieldIdIn, fieldText, filledFields, type FieldKey } from '../client/fields.ts';
import { directoryOf } from '../client/managers.ts';
import type { Action, Change } from '../plan/plan.ts';

/** `labels` name the custom fields of whole clients; an update names its columns as the sheet does. */
export function fieldChanges(action: Action, labels: Labels): readonly Change[] {
  switch (action.do) {
    case 'update':
      return action.changes;
    case 'create':
      return fieldsOf({ ...action.body, _id: '' }, labels).map(([column, to]) => ({ column, from: '', to }));
    case 'delete':
      return fieldsOf(action.before, labels).map(([column, from]) => ({ column, from, to: '' }));
    default:
      return [];
  }
}

function fieldsOf(client: Client, labels: Labels): (readonly [header: string, text: string])[] {
  // The name stands beside them.
  const keys = filledFields(client).filter((key) => key !== 'name');
  const own = keys.map((key) => [headerFor(key, labels), fieldText(client, key, NOBODY)] as const);
  return [...own, ...contactFields(client)];
}

/** Managers show as ids: who they are is not kept with the plan. */
const NOBODY = directoryOf(undefined);

function headerFor(key: FieldKey, labels: Labels): string {
  const fieldId = fieldIdIn(key);
  if (fieldId !== undefined) return headerOf({ is: 'custom', fieldId }, labels);
  return headerOf({ is: key as Exclude<FieldKey, `custom:${string}`> });
}

function contactFields({ contacts }: Pick<ClientBody, 'contacts'>): (readonly [string, string])[] {
  return (contacts ?? []).flatMap((contact, place) => {
    const texts = contactTexts(contact);
    return CONTACT_PARTS.filter((part) => texts[part] !== '').map(
      (part) => [headerOf({ is: 'contact', n: place + 1, part }), texts[part]] as const,
    );
  });
}

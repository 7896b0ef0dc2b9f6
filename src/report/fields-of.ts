/** An action field by field: what an update changes, what a new client gets, what a deleted one held. */
import { columnKey, headerOf, type Column, type Labels } from '../client/columns.ts';
import { CONTACT_PARTS, type Client, type ClientBody } from '../client/client.ts';
import { contactTexts, fieldIdIn, fieldText, filledFields, type FieldKey } from '../client/fields.ts';
import { directoryOf } from '../client/managers.ts';
import type { Action, Change } from '../plan/plan.ts';

/** The header of a column. */
export type Headers = (column: Column) => string;

/** `labels` name the custom fields. Each header is worked out once: it must not be taken for another one. */
export function headersFor(labels: Labels): Headers {
  const known = new Map<string, string>();
  return (column) => {
    const key = columnKey(column);
    const header = known.get(key) ?? headerOf(column, labels);
    known.set(key, header);
    return header;
  };
}

/** `headers` name the fields of whole clients; an update names its columns as the sheet does. */
export function fieldChanges(action: Action, headers: Headers): readonly Change[] {
  switch (action.do) {
    case 'update':
      return action.changes;
    case 'create':
      return fieldsOf({ ...action.body, _id: '' }, headers).map(([column, to]) => ({ column, from: '', to }));
    case 'delete':
      return fieldsOf(action.before, headers).map(([column, from]) => ({ column, from, to: '' }));
    default:
      return [];
  }
}

function fieldsOf(client: Client, headers: Headers): (readonly [header: string, text: string])[] {
  // The name stands beside them.
  const keys = filledFields(client).filter((key) => key !== 'name');
  const own = keys.map((key) => [headers(columnFor(key)), fieldText(client, key, NOBODY)] as const);
  return [...own, ...contactFields(client, headers)];
}

/** Managers show as ids: who they are is not kept with the plan. */
const NOBODY = directoryOf(undefined);

function columnFor(key: FieldKey): Column {
  const fieldId = fieldIdIn(key);
  return fieldId === undefined
    ? { is: key as Exclude<FieldKey, `custom:${string}`> }
    : { is: 'custom', fieldId };
}

function contactFields(
  { contacts }: Pick<ClientBody, 'contacts'>,
  headers: Headers,
): (readonly [string, string])[] {
  return (contacts ?? []).flatMap((contact, place) => {
    const texts = contactTexts(contact);
    return CONTACT_PARTS.filter((part) => texts[part] !== '').map(
      (part) => [headers({ is: 'contact', n: place + 1, part }), texts[part]] as const,
    );
  });
}

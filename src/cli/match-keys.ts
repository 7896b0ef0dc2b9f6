/** `--match` and `--external-id`: words of a person → keys to match on. */
import { columnOf, type Column, type Labels } from '../client/columns.ts';
import { customKey } from '../client/fields.ts';
import { UsageFailure } from '../errors.ts';
import { refuseMisspelt } from '../intake/field-labels.ts';
import { msg } from '../message.ts';
import { DEFAULT_MATCH, type MatchKey } from '../plan/match.ts';

/** @throws UsageFailure for a word that is no key */
export function matchKeys(text: string | undefined, labels: Labels): readonly MatchKey[] {
  if (text === undefined) return DEFAULT_MATCH;
  return text.split(',').map((word) => {
    const column = columnOf(word.trim(), labels);
    if (column?.is === 'id' || column?.is === 'email' || column?.is === 'name') return column.is;
    if (column?.is === 'custom') return fieldKey(column, labels, '--match');
    throw new UsageFailure(msg`--match can't use "${word.trim()}".`, {
      hint: msg`Use id, email, name or custom:<field id>.`,
    });
  });
}

/** The field that keeps another program's id, by label or id. @throws UsageFailure for what is no custom field */
export function externalIdKey(text: string | undefined, labels: Labels): `custom:${string}` | undefined {
  if (text === undefined) return undefined;
  const column = columnOf(text, labels);
  if (column?.is === 'custom') return fieldKey(column, labels, '--external-id');
  throw new UsageFailure(msg`--external-id takes a custom field, not "${text}".`, {
    hint: msg`Write it as custom:<label> or custom:<field id>.`,
  });
}

function fieldKey(column: Column & { is: 'custom' }, labels: Labels, flag: string): `custom:${string}` {
  refuseMisspelt(column.fieldId, labels, flag);
  return customKey(column.fieldId);
}

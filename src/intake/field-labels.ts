/** `custom:<label>` with a label that nobody gave: most likely a slip, not a field whose id is that word. */
import { isCubiclId } from '../client/cells.ts';
import type { Labels } from '../client/columns.ts';
import { foldHeader } from '../client/fold-header.ts';
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { nearest } from './nearest.ts';

/** The label that was probably meant; undefined for an id that is known, or that looks like one of Cubicl's. */
export function misspeltLabel(fieldId: string, labels: Labels): string | undefined {
  if (labels.has(fieldId) || isCubiclId(fieldId)) return undefined;
  const known = [...labels.values()].filter((label) => label !== '');
  const near = nearest(foldHeader(fieldId), known.map(foldHeader));
  return near === undefined ? undefined : known.find((label) => foldHeader(label) === near);
}

/** @throws UsageFailure for a word that was probably meant to be a label; `where` names the flag or the file it stands in */
export function refuseMisspelt(fieldId: string, labels: Labels, where: string): void {
  const label = misspeltLabel(fieldId, labels);
  if (label === undefined) return;
  throw new UsageFailure(
    msg`${where} names a custom field "${fieldId}", which the configuration does not know.`,
    {
      hint: msg`Did you mean "custom:${label}"? A field without a label is written custom:<field id>.`,
    },
  );
}

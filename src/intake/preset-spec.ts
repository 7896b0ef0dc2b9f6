/** A preset, fitted to the headers of one file, as a mapping of its own: what a person gets to edit. Pure. */
import { headerOf, type Labels } from '../client/columns.ts';
import { arrange, type Feed } from './arrange.ts';
import { IGNORE, type FieldRule, type MappingSpec } from './mapping.ts';
import type { PresetKind } from './preset.ts';
import { contactTarget } from './targets.ts';

/** Says of every header where it goes, what goes nowhere included. `headers` are numbered where one comes again. */
export function specOfPreset(headers: readonly string[], kind: PresetKind, labels: Labels): MappingSpec {
  const { feeds, nowhere, ignored } = arrange(headers, kind, {
    labels,
    externalId: undefined,
    isPreset: true,
  });
  const columns: Record<string, MappingSpec['columns'][string]> = {};
  const fields: FieldRule[] = [];
  for (const at of [...nowhere, ...ignored]) columns[headers[at] ?? ''] = IGNORE;
  for (const [n, feed] of feeds.entries()) {
    if (feed.isRest) continue;
    const next = feeds[n + 1];
    const to = targetText(feed, labels);
    const rest = next?.isRest === true ? { rest: targetText(next, labels) } : {};
    const rule = { ...feed.steps, to, ...rest };
    const alone = headers[onlyColumn(feed) ?? -1];
    if (alone !== undefined && columns[alone] === undefined)
      columns[alone] = Object.keys(rule).length === 1 ? to : rule;
    else fields.push({ ...rule, ...sourceOf(feed, headers) });
  }
  return { columns, fields, rows: kind.rows, skip: kind.skip };
}

/** As a mapping writes it. */
export function targetText({ to }: Feed, labels: Labels): string {
  if ('link' in to) return to.link === 'self' ? 'externalId' : `link.${to.link}`;
  return contactTarget(to.column) ?? headerOf(to.column, labels);
}

function onlyColumn({ from, constant }: Feed): number | undefined {
  const [at, ...others] = from.flat();
  return others.length === 0 && constant === undefined ? at : undefined;
}

type Source = Pick<FieldRule, 'first' | 'constant'> & { with?: string };

function sourceOf({ from, between, constant }: Feed, headers: readonly string[]): Source {
  const named = from.map((group) => group.map((at) => headers[at] ?? ''));
  const first = named.map((group) => (group.length === 1 ? (group[0] ?? '') : group));
  return {
    ...(first.length > 0 ? { first } : {}),
    ...(between === ' ' ? {} : { with: between }),
    ...(constant === undefined ? {} : { constant }),
  };
}

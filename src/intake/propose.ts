/** Proposes what the columns of any file mean, as a mapping that a person can edit; pure, over the first rows of the file. */
import { columnOf, type Labels } from '../client/columns.ts';
import { msg, type Value } from '../message.ts';
import { arrange, type Feed } from './arrange.ts';
import { IGNORE, type MappingSpec } from './mapping.ts';
import { specOfPreset, targetText } from './preset-spec.ts';
import type { PresetKind } from './preset.ts';
import type { Recognised } from './recognise.ts';
import { specOfRoles } from './role-rules.ts';
import {
  NO_FIELD,
  rolesIn,
  withoutNumber,
  type Confidence,
  type Found,
  type SampledColumn,
} from './roles.ts';

export interface ProposedColumn extends SampledColumn {
  /** As a mapping writes it; several joined by ` + `; `ignore`. */
  readonly target: string;
  readonly confidence: Confidence;
  /** In one short clause, for people. */
  readonly because: Value;
}

export interface Proposal {
  readonly columns: readonly ProposedColumn[];
  /** Says of every header where it goes. */
  readonly spec: MappingSpec;
}

export interface ProposeOptions {
  readonly labels: Labels;
  /** What program the file comes from, where that is known. */
  readonly recognised?: Recognised | undefined;
}

/** Headers are numbered where one comes again; a column without one is left out, since a mapping can't name it. */
export function propose(columns: readonly SampledColumn[], options: ProposeOptions): Proposal {
  const { recognised, labels } = options;
  return recognised ? ofPreset(columns, recognised, labels) : ofRoles(columns, labels);
}

function ofPreset(columns: readonly SampledColumn[], { preset, kind }: Recognised, labels: Labels): Proposal {
  const headers = columns.map(({ header }) => header);
  const spec = specOfPreset(headers, kind, labels);
  const goals = goalsOf(headers, spec, labels);
  const left = arrange(headers, kind, { labels, externalId: undefined, isPreset: true }).ignored;
  const proposed = columns.map((column, at) => {
    const { target, feed } = goals[at] ?? NO_GOAL;
    if (feed) {
      const confidence = confidenceOf(feed.steps.sure ?? kind.sure);
      return { ...column, target, confidence, because: `${preset.title}: ${kind.title}` };
    }
    if (left.includes(at))
      return { ...column, target, confidence: 'sure' as const, because: `not needed of ${preset.title}` };
    return { ...column, target, confidence: 'none' as const, because: NO_FIELD };
  });
  return { columns: proposed, spec };
}

function confidenceOf(sure: PresetKind['sure']): Confidence {
  if (sure === 'A' || sure === 'B') return 'sure';
  return sure === 'D' ? 'guess' : 'likely';
}

function ofRoles(columns: readonly SampledColumn[], labels: Labels): Proposal {
  const headers = columns.map(({ header }) => header);
  const isOurs = headers.every((header) => columnOf(withoutNumber(header), labels) !== undefined);
  const found = withoutCopies(rolesIn(columns, labels, isOurs), columns);
  const spec = specOfRoles(found, labels);
  const goals = goalsOf(headers, spec, labels);
  const proposed = columns.map((column, at) => {
    const { target } = goals[at] ?? NO_GOAL;
    const { is, confidence, because } = found[at] ?? NOTHING;
    const isLost = target === IGNORE && is !== undefined && !LEFT_OUT.has(is);
    if (isLost) return { ...column, target, confidence: 'none' as const, because: NO_PLACE };
    return { ...column, target, confidence, because };
  });
  return { columns: proposed, spec };
}

const NOTHING: Omit<Found, 'header'> = { is: undefined, confidence: 'none', because: '' };
/** Nobody misses them. */
const LEFT_OUT: ReadonlySet<Found['is']> = new Set(['system', 'prefix']);
const NO_PLACE = msg`since Cubicl has no place for it, or another column goes there`;

/** A column that comes again, and says the same in every row, has nothing to add. */
function withoutCopies(found: readonly Found[], columns: readonly SampledColumn[]): Found[] {
  const said = new Map<string, string>();
  return found.map((each, at) => {
    const { header, values } = columns[at] ?? { header: '', values: [] };
    const key = JSON.stringify([withoutNumber(header), values.map((value) => value.trim())]);
    const first = said.get(key);
    said.set(key, first ?? header);
    if (first === undefined || values.every((value) => value.trim() === '')) return each;
    return { ...each, is: 'system', confidence: 'likely', because: `says the same as "${first}"` };
  });
}

interface Goal {
  readonly target: string;
  readonly feed?: Feed;
}

const NO_GOAL: Goal = { target: IGNORE };

/** Where each column goes, as import will understand the mapping. */
function goalsOf(headers: readonly string[], spec: MappingSpec, labels: Labels): Goal[] {
  const { feeds } = arrange(headers, spec, { labels, externalId: undefined, isPreset: false });
  return headers.map((_, at) => {
    const own = feeds.filter(({ from, isRest }) => !isRest && from.flat().includes(at));
    const [feed] = own;
    if (!feed) return NO_GOAL;
    return { target: own.map((each) => targetText(each, labels)).join(' + '), feed };
  });
}

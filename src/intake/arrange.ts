/** Fits a mapping to the headers of one sheet: which columns feed which target, and which go nowhere. */
import { columnKey, type Column, type Labels } from '../client/columns.ts';
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import type { FieldRule, MappingSpec } from './mapping.ts';
import { filledIn, headerTest, isPattern, NOTHING_CAUGHT, numberedHeaders, type Caught } from './patterns.ts';
import { targetOf, type LinkKey, type Target } from './targets.ts';
import type { Steps } from './transforms.ts';

/** Where a value of a row ends: `self` is the other program's own id of the row. */
export type Place = { readonly column: Column } | { readonly link: LinkKey | 'self' };

/** One value that a row gives. */
export interface Feed {
  readonly to: Place;
  /** Groups of columns (from 0): those of a group are joined, and the first group that holds something counts. */
  readonly from: readonly (readonly number[])[];
  readonly between: string;
  readonly constant?: string;
  readonly steps: Steps;
  /** Takes what the first value leaves. */
  readonly isRest: boolean;
}

export interface Arrangement {
  /** Numbered where one comes again. */
  readonly headers: readonly string[];
  readonly feeds: readonly Feed[];
  /** Columns (from 0) that have no place, though nobody said so. */
  readonly nowhere: readonly number[];
  /** Columns that are left out on purpose. */
  readonly ignored: readonly number[];
  /** Columns whose further values have no place, beside the first. */
  readonly restNowhere: readonly Feed[];
}

export interface ArrangeOptions {
  readonly labels: Labels;
  /** Where `externalId` goes; undefined: it serves to join files, and is not kept. */
  readonly externalId: Column | undefined;
  /** A preset: a header it does not name goes to the custom field of that label, else nowhere. */
  readonly isPreset: boolean;
}

/** @throws UsageFailure for a target that is none, and in a mapping of a person's for one that is fed twice */
export function arrange(headers: readonly string[], spec: MappingSpec, options: ArrangeOptions): Arrangement {
  const arranging = new Arranging(numberedHeaders(headers), options);
  const rules = Object.entries(spec.columns);
  for (const [wanted, rule] of rules.filter(([each]) => !isPattern(each))) arranging.column(wanted, rule);
  for (const field of spec.fields) arranging.field(field);
  for (const [wanted, rule] of rules.filter(([each]) => isPattern(each))) arranging.column(wanted, rule);
  if (options.isPreset) arranging.column('<any>', 'custom:<any>');
  return arranging.done();
}

type Rule = MappingSpec['columns'][string];

/** Gathers the feeds rule by rule; a column that one rule has placed is not looked at by the patterns after it. */
class Arranging {
  readonly #feeds: Feed[] = [];
  readonly #restNowhere: Feed[] = [];
  readonly #placed = new Set<number>();
  readonly #ignored = new Set<number>();
  readonly #taken = new Set<string>();

  constructor(
    readonly headers: readonly string[],
    readonly options: ArrangeOptions,
  ) {}

  /** A rule for one header, or for all that a pattern meets and nothing else has placed. */
  column(wanted: string, rule: Rule): void {
    const { to, rest, ...steps } = typeof rule === 'string' ? { to: rule } : rule;
    const test = headerTest(wanted);
    for (const [at, header] of this.headers.entries()) {
      const caught = header === '' || (isPattern(wanted) && this.#isSettled(at)) ? undefined : test(header);
      if (caught) this.#feed({ from: [[at]], between: '', steps }, { to, rest, caught });
    }
  }

  field(rule: FieldRule): void {
    const { to, rest, join, with: between = ' ', first, constant, ...steps } = rule;
    const from = eachOnce(first ? first.flatMap((each) => this.#groups(each)) : this.#groups(join ?? []));
    if (from.length === 0 && constant === undefined) return;
    const source = { from, between, steps, ...(constant === undefined ? {} : { constant }) };
    this.#feed(source, { to, rest, caught: NOTHING_CAUGHT });
  }

  done(): Arrangement {
    // `_error` of a sheet of rejected rows, mended and imported again: such a header is never data.
    for (const [at, header] of this.headers.entries()) if (header.startsWith('_')) this.#ignored.add(at);
    const nowhere = [...this.headers.keys()].filter((at) => this.headers[at] !== '' && !this.#isSettled(at));
    return {
      headers: this.headers,
      feeds: this.#feeds,
      restNowhere: this.#restNowhere,
      nowhere,
      ignored: [...this.#ignored].filter((at) => !this.#placed.has(at)).sort((a, b) => a - b),
    };
  }

  #isSettled(at: number): boolean {
    return this.#placed.has(at) || this.#ignored.has(at);
  }

  #groups(wanted: string | readonly string[]): number[][] {
    if (typeof wanted === 'string') return this.#columnsOf(wanted).map((at) => [at]);
    const group = wanted.flatMap((each) => this.#columnsOf(each));
    return group.length > 0 ? [group] : [];
  }

  #columnsOf(wanted: string): number[] {
    const test = headerTest(wanted);
    return [...this.headers.keys()].filter((at) => test(this.headers[at] ?? '') !== undefined);
  }

  #feed(source: Omit<Feed, 'to' | 'isRest'>, goal: Goal): void {
    const columns = source.from.flat();
    const target = this.#target(goal.to, goal.caught);
    if (target.is === 'ignore') for (const at of columns) this.#ignored.add(at);
    for (const to of this.#places(target)) {
      if (!this.#isFree(to, columns)) continue;
      // A value that only serves to join rows is not kept, and says so.
      if (!('link' in to) || to.link !== 'domain') for (const at of columns) this.#placed.add(at);
      this.#feeds.push({ ...source, to, isRest: false });
      if (goal.rest !== undefined) this.#feedRest({ ...source, to, isRest: true }, goal);
    }
  }

  #feedRest(feed: Feed, { rest = '', caught }: Goal): void {
    const target = this.#target(rest, caught);
    const [to] = this.#places(target);
    if (to && this.#isFree(to, [])) this.#feeds.push({ ...feed, to });
    else if (target.is !== 'ignore') this.#restNowhere.push(feed);
  }

  #target(text: string, caught: Caught): Target {
    const target = targetOf(filledIn(text, caught), this.options.labels);
    if (target) return target;
    throw new UsageFailure(msg`The mapping has a target "${text}", which is none.`, { hint: TARGET_HINT });
  }

  #places(target: Target): Place[] {
    const { externalId } = this.options;
    if (target.is === 'column') return [{ column: target.column }];
    if (target.is === 'link') return [{ link: target.key }];
    if (target.is !== 'externalId') return [];
    return [{ link: 'self' }, ...(externalId ? [{ column: externalId }] : [])];
  }

  /** The first rule for a target has it. In a person's own mapping a second one is a mistake. */
  #isFree(to: Place, columns: readonly number[]): boolean {
    const key = 'link' in to ? `link.${to.link}` : columnKey(to.column);
    if (!this.#taken.has(key)) {
      this.#taken.add(key);
      return true;
    }
    if (this.options.isPreset) return false;
    const headers = columns.map((at) => `"${this.headers[at] ?? ''}"`).join(', ');
    throw new UsageFailure(msg`The mapping sends ${headers} to ${key}, where another column goes already.`, {
      hint: msg`Join the two, or take the first that holds something: see "fields" in the README.`,
    });
  }
}

/** `LAST_NAME` and `Last Name` are one header: listed both, its column would be taken twice. */
function eachOnce(groups: readonly (readonly number[])[]): number[][] {
  const seen = new Set<number>();
  const isNew = (at: number): boolean => !seen.has(at) && seen.add(at).has(at);
  return groups.map((group) => group.filter(isNew)).filter((group) => group.length > 0);
}

interface Goal {
  readonly to: string;
  readonly rest: string | undefined;
  readonly caught: Caught;
}

const TARGET_HINT = msg`Use a column such as Name or Email, contact.name, custom:<label>, link.id, link.name, link.domain, externalId or ignore.`;

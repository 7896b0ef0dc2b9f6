/** Reads mapping files: a plain list of header → column, or the full language of `intake/mapping.ts`. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { columnOf, type Column, type Labels } from '../client/columns.ts';
import { FileFailure, UsageFailure } from '../errors.ts';
import { mappedColumns } from '../intake/headers.ts';
import { IGNORE, mappingSchema, type MappingSpec } from '../intake/mapping.ts';
import { isPattern } from '../intake/patterns.ts';
import { msg } from '../message.ts';
import { jsonOf } from './settings.ts';

export interface GivenMappings {
  /** A plain list for the one file: header → column. */
  readonly mapped?: ReadonlyMap<string, Column | 'ignore'>;
  /** One for all files, or one for each. */
  readonly specs?: readonly MappingSpec[];
}

/** @throws FileFailure, UsageFailure naming the file and what is wrong in it */
export async function readMappings(
  paths: readonly string[],
  files: number,
  labels: Labels,
): Promise<GivenMappings> {
  if (paths.length > 1 && paths.length !== files) throw wrongNumber(paths.length, files);
  const specs = await Promise.all(paths.map(readMapping));
  const [only] = specs;
  if (!only) return {};
  const plain = files === 1 ? plainList(only, labels) : undefined;
  return plain ? { mapped: mappedColumns(plain, labels) } : { specs };
}

const fileSchema = z.union([
  mappingSchema,
  z.record(z.string(), z.string()).transform((columns) => mappingSchema.parse({ columns })),
]);

async function readMapping(path: string): Promise<MappingSpec> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new FileFailure(msg`The mapping ${path} can't be read.`, {
      hint: msg`Check the path.`,
      cause: error,
    });
  });
  const json = jsonOf(text, path);
  const read = fileSchema.safeParse(json);
  if (read.success) return read.data;
  const full = mappingSchema.safeParse(json);
  const [issue] = full.success ? [] : full.error.issues;
  const isFull = typeof json === 'object' && json !== null && ('columns' in json || 'fields' in json);
  const where = isFull && issue ? `: at "${issue.path.join('.')}" ${issue.message}` : '';
  throw new UsageFailure(msg`The mapping ${path} is not a list of header → column${where}.`, {
    hint: msg`Write it like { "Company name": "Name", "Score": "ignore" }; the README shows what else it may say.`,
  });
}

/** undefined for one that says more than which column a header is. */
function plainList(
  { columns, fields, skip, rows }: MappingSpec,
  labels: Labels,
): Readonly<Record<string, string>> | undefined {
  if (fields.length > 0 || skip.length > 0 || rows !== 'client') return undefined;
  const rules = Object.entries(columns);
  if (rules.some(([header]) => isPattern(header) || IS_NUMBERED.test(header))) return undefined;
  const texts = rules.flatMap(([header, rule]) =>
    typeof rule === 'string' ? [[header, rule] as const] : [],
  );
  const isPlain = ([, to]: readonly [string, string]): boolean =>
    to.trim().toLowerCase() === IGNORE ||
    columnOf(to, labels) !== undefined ||
    !REACHES_FURTHER.test(to.trim());
  return texts.length === rules.length && texts.every(isPlain) ? Object.fromEntries(texts) : undefined;
}

/** `Phone (2)` is the second column of that header. */
const IS_NUMBERED = / \(\d+\)$/;
const REACHES_FURTHER = /^(?:contact\.|link\.|external\s?id$)/i;

function wrongNumber(mappings: number, files: number): UsageFailure {
  return new UsageFailure(msg`There are ${mappings} mappings for ${files} files.`, {
    hint: msg`Give one --mapping for all files, or one for each, in the same order.`,
  });
}

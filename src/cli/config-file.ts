/** Writes what was learned of an account into the configuration file, beside whatever stands there. */
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { writeFileWhole } from '../table/whole-file.ts';
import { put } from '../table/put.ts';
import { CONFIG_FILE, readConfigJson } from './settings.ts';

/** Nothing in it is secret: a token never stands there. */
const MODE = 0o644;

export interface WrittenConfig {
  readonly file: string;
  /** The fields that were not in the file before. */
  readonly added: readonly string[];
}

/**
 * Adds field ids with their labels ('' for one that a person has still to name) to the configuration. Keys and labels
 * that are there stay as they are; a label of '' that is there takes the new one.
 * @throws FileFailure, UsageFailure for a file that can't be read as an object of JSON
 */
export async function writeLabels(
  labels: ReadonlyMap<string, string>,
  file: string = CONFIG_FILE,
): Promise<WrittenConfig> {
  const config = await readRaw(file);
  const known = isObject(config['labels']) ? config['labels'] : {};
  const merged = new Map(Object.entries(known));
  for (const [fieldId, label] of labels) {
    if ((merged.get(fieldId) ?? '') === '') merged.set(fieldId, label);
  }
  const text = `${JSON.stringify({ ...config, labels: Object.fromEntries(merged) }, null, 2)}\n`;
  await writeFileWhole(file, { force: true, mode: MODE }, (stream) => put(stream, Buffer.from(text)));
  return { file, added: [...labels.keys()].filter((fieldId) => !Object.hasOwn(known, fieldId)) };
}

async function readRaw(file: string): Promise<Readonly<Record<string, unknown>>> {
  const value = await readConfigJson(file, { mayBeMissing: true });
  if (isObject(value)) return value;
  throw new FileFailure(msg`The configuration ${file} is not an object.`, {
    hint: msg`Write it like { "labels": {} }.`,
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

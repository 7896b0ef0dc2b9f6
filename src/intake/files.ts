/** Opens an import's files: one sheet of ours as it always was, another program's file, or several that belong together. */
import { basename, resolve } from 'node:path';
import { directoryOf, type Directory } from '../client/managers.ts';
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { openTable } from '../table/open.ts';
import type { Table } from '../table/table.ts';
import {
  digest,
  readInput,
  type Input,
  type InputDeps,
  type InputOptions,
  type SourceFile,
} from './input.ts';
import { joinFiles } from './joined-files.ts';
import type { MappingSpec } from './mapping.ts';
import type { PeopleRules } from './people.ts';
import type { Preset } from './preset.ts';
import { foreignSheet, readSheet, type ExternalId, type Sheet } from './sheet.ts';

export interface FilesOptions extends Omit<InputOptions, 'file'>, Omit<PeopleRules, 'externalId'> {
  /** Several are read as one: companies, and the people that belong to them. */
  readonly file: string | readonly string[];
  /** One mapping for all files, or one for each. */
  readonly specs?: readonly MappingSpec[];
  /** Other programs whose files are recognised; none: sheets of ours only. See `presetTerms`. */
  readonly presets?: readonly Preset[];
  /** The one program that every file must come from. */
  readonly mustBe?: string;
  readonly externalId?: ExternalId;
}

/** One file, opened and understood. */
export interface OpenedFile extends Sheet {
  readonly table: Table;
  /** What rows call it, where there are several. */
  readonly name?: string;
}

/** What the reading of the rows needs. */
export interface Reading {
  readonly files: readonly OpenedFile[];
  readonly options: FilesOptions;
  readonly directory: Directory;
  readonly onRows: (rows: number) => void;
}

/** @throws UsageFailure for unknown columns, FileFailure for a file that can't be understood; nothing was sent by then */
export async function readFiles(options: FilesOptions, deps: InputDeps): Promise<Input> {
  const [path, ...others] = [options.file].flat();
  if (path === undefined) throw new UsageFailure(msg`No file is named.`, { hint: msg`Name at least one.` });
  refuseTwice([path, ...others]);
  const isPlain = others.length === 0 && !options.specs && (path === '-' || !options.presets?.length);
  if (isPlain) return readInput({ ...options, file: path }, deps);
  const files: OpenedFile[] = [];
  const close = async (): Promise<void> => {
    for (const { table } of files.splice(0).reverse()) await table.close?.();
  };
  try {
    await openFiles([path, ...others], options, files);
    if (files.length > 0) return await joinedInput(files, options, { ...deps, close });
  } catch (error) {
    await close();
    throw error;
  }
  return readInput({ ...options, file: path }, deps);
}

/** All its rows would be doubles of themselves. */
function refuseTwice(paths: readonly string[]): void {
  const whole = paths.map((path) => resolve(path));
  const twice = paths.find((_, n) => whole.indexOf(whole[n] ?? '') < n);
  if (twice === undefined) return;
  throw new UsageFailure(msg`${twice} is named twice.`, { hint: msg`Name each file once.` });
}

async function openFiles(
  paths: readonly string[],
  options: FilesOptions,
  files: OpenedFile[],
): Promise<void> {
  const { specs = [], labels = new Map<string, string>() } = options;
  for (const [n, path] of paths.entries()) {
    const name = paths.length > 1 ? { name: nameAmong(path, paths) } : {};
    const spec = specs[specs.length === 1 ? 0 : n];
    const table = await openTable(path, options);
    try {
      const known = { ...options, labels, ...(spec ? { spec } : {}) };
      const sheet = await (paths.length > 1 ? readSheet : foreignSheet)(table, known);
      if (sheet) files.push({ table, ...sheet, ...name });
      else await table.close?.();
    } catch (error) {
      await table.close?.();
      throw error;
    }
  }
}

/** The name alone tells a file from others, unless two share it. */
function nameAmong(path: string, paths: readonly string[]): string {
  const isShared = paths.filter((each) => basename(each) === basename(path)).length > 1;
  return isShared ? path : basename(path);
}

async function joinedInput(
  files: readonly OpenedFile[],
  options: FilesOptions,
  deps: InputDeps & Pick<Input, 'close'>,
): Promise<Input> {
  const [first] = files;
  if (!first) throw new Error('No file was opened.');
  const { table, mapping } = first;
  const columns = files.flatMap((file) => file.mapping.columns);
  const hasManagers = columns.some((column) => column?.is === 'managers');
  const directory = directoryOf(hasManagers ? await deps.api.users() : [], options.managerNames);
  const sha256 = await digest(...[options.file].flat());
  const onRows = (done: number): void => deps.onProgress?.({ phase: 'check', done });
  const { remove, ...joined } = await joinFiles({ files, options, directory, onRows });
  const close = async (): Promise<void> => {
    await remove();
    await deps.close();
  };
  const sources = files.map(sourceOf);
  return { table, mapping, ...joined, sources, columns, directory, sha256, isConflicts: false, close };
}

function sourceOf({ table, mapping, name }: OpenedFile): SourceFile {
  return { table, headerRow: mapping.headerRow, ...(name === undefined ? {} : { file: name }) };
}

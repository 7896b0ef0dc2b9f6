/** Loads the presets that come with the program: one JSON file for each other program in templates/presets. */
import { readdir, readFile } from 'node:fs/promises';
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { presetSchema, type Preset } from './preset.ts';

/** Beside `src` and `dist` alike. */
const FOLDER = new URL('../../templates/presets/', import.meta.url);

/** All presets, by name. @throws an error naming the file for one that is wrong, which is a bug of ours */
export async function loadPresets(): Promise<readonly Preset[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(files.map(loadPreset));
}

/** What `--preset` asks for. */
export interface PresetTerms {
  readonly presets: readonly Preset[];
  /** The one program that the file must come from. */
  readonly mustBe?: string;
}

/** `auto`: any of them; `none`: no preset at all. @throws UsageFailure for a name that is none */
export async function presetTerms(asked: string): Promise<PresetTerms> {
  const presets = await presetsFor(asked);
  const [only] = presets;
  return { presets, ...(asked !== 'auto' && only ? { mustBe: only.title } : {}) };
}

async function presetsFor(asked: string): Promise<readonly Preset[]> {
  if (asked === 'none') return [];
  const presets = await loadPresets();
  if (asked === 'auto') return presets;
  const found = presets.filter(({ name }) => name === asked.toLowerCase());
  if (found.length > 0) return found;
  throw new UsageFailure(msg`There is no preset "${asked}".`, {
    hint: msg`Use auto, none, or one of: ${presets.map(({ name }) => name).join(', ')}.`,
  });
}

async function loadPreset(file: string): Promise<Preset> {
  const read = presetSchema.safeParse(JSON.parse(await readFile(new URL(file, FOLDER), 'utf8')));
  if (read.success) return { name: file.slice(0, -'.json'.length), ...read.data };
  throw new Error(`templates/presets/${file}: ${read.error.message}`);
}

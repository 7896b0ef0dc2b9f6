/** What a preset file may say: one program, its kinds of files, how each is recognised and what its columns mean. */
import { z } from 'zod';
import { mappingShape } from './mapping.ts';

const headers = z.array(z.string().min(1));

/** One kind of file of that program, such as its list of companies. */
const kindSchema = z.strictObject({
  /** Completes "taken for an export of HubSpot: …": `list of companies`. */
  title: z.string(),
  /** All of `all` (of a list within it, one), at least one of `any`, none of `none`; `<any>` and `<n>` work here too. */
  detect: z.strictObject({
    all: z.array(z.union([z.string().min(1), headers])).default([]),
    any: headers.default([]),
    none: headers.default([]),
  }),
  ...mappingShape,
});

export const presetSchema = z.strictObject({
  $schema: z.string().optional(),
  title: z.string(),
  /** What the preset was proven on, in words for the README. */
  proven: z.string(),
  kinds: z.array(kindSchema).min(1),
});

export type PresetKind = z.infer<typeof kindSchema>;
export interface Preset extends z.infer<typeof presetSchema> {
  /** The file's name without its ending, as --preset takes it. */
  readonly name: string;
}

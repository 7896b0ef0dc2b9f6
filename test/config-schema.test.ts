/** The published schema of the configuration file, by which editors complete it, is the one that is checked by. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { configSchema } from '../src/cli/settings.ts';

const PUBLISHED = new URL('../templates/cubicl-sheets.config.schema.json', import.meta.url);

it('is current', () => {
  expect(JSON.parse(readFileSync(PUBLISHED, 'utf8'))).toEqual(z.toJSONSchema(configSchema));
});

/** Writes the blank sheet for the command line. */
import { UsageFailure } from '../errors.ts';
import { writeTemplate } from '../template.ts';
import { formatOf } from './format.ts';
import { given } from './flags.ts';
import { readSettings } from './settings.ts';
import type { TemplateFlags } from './template.ts';
import { clean, openTerminal } from './terminal.ts';

export async function runTemplate(flags: TemplateFlags): Promise<void> {
  const { file, delimiter, encoding, force } = flags;
  const settings = await readSettings(flags);
  const format = flags.format ?? formatOf(file);
  if (format === 'jsonl') {
    throw new UsageFailure('A template is a sheet to fill in, and JSON lines are none.', {
      hint: 'End the name in .xlsx or .csv.',
    });
  }
  await writeTemplate({ ...given({ delimiter, encoding, force }), file, format, labels: settings.labels });
  if (file !== '-') openTerminal(settings).say(`Wrote ${clean(file)}: fill it in, then import it.`);
}

/** What `check --probe-writes` found out, remembered per server and user beside the kept tokens. */
import { join } from 'node:path';
import { z } from 'zod';
import { writeUserFile } from './accounts.ts';
import { remembered, userFolder } from './user-folder.ts';

const habitsSchema = z.object({
  leftOut: z.enum(['kept', 'cleared', 'some kept']),
  nullValue: z.enum(['clears', 'keeps', 'refused']),
  uniqueNames: z.boolean(),
  /** ISO 8601 UTC. */
  at: z.string(),
});
const fileSchema = z.record(z.string(), z.record(z.string(), habitsSchema));

export type RememberedHabits = Readonly<z.infer<typeof habitsSchema>>;

export async function rememberedHabits(server: string, user: string): Promise<RememberedHabits | undefined> {
  return (await remembered(file(), fileSchema))[server]?.[user];
}

/** @throws FileFailure */
export async function rememberHabits(server: string, user: string, habits: RememberedHabits): Promise<void> {
  const all = await remembered(file(), fileSchema);
  await writeUserFile(file(), { ...all, [server]: { ...all[server], [user]: habits } });
}

function file(): string {
  return join(userFolder(), 'probed.json');
}

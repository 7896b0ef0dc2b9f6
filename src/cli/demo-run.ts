/** Tells the whole story on the sandbox, leaving its files to open. */
import type { DemoFlags } from './demo.ts';

export async function runDemo(flags: DemoFlags): Promise<void> {
  await Promise.resolve(flags);
}

/** Runs a test as a user who may not do everything: root, as in a container, may write to any folder. */
const NOBODY = 65_534;

export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0 || !process.seteuid) return work();
  process.seteuid(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid(0);
  }
}

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** `npm test` takes all but the slow ones, which need other programs or minutes: `npm run test:slow` takes those. */
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === 'slow' ? 'test/**/*.slow.test.ts' : 'test/**/!(*.slow).test.ts'],
    globalSetup: ['test/helpers/build.ts'],
    setupFiles: ['test/helpers/seed.ts'],
    testTimeout: 60_000,
    pool: 'forks' as const,
    // A process loads what the tests need once, not once a file: a third less work. So a test puts back what it changes.
    isolate: false,
    // One more than cores, for the many tests that wait: for a clock, the disk or a command of ours.
    maxWorkers: availableParallelism() + 1,
  },
}));

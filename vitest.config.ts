import { defineConfig } from 'vitest/config';

/** `npm test` takes all but the slow ones, which need other programs or minutes: `npm run test:slow` takes those. */
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === 'slow' ? 'test/**/*.slow.test.ts' : 'test/**/!(*.slow).test.ts'],
    globalSetup: ['test/helpers/build.ts'],
    setupFiles: ['test/helpers/seed.ts'],
    testTimeout: 60_000,
    pool: 'forks' as const,
    // The default leaves one core idle, which on two cores means half.
    maxWorkers: '100%',
  },
}));

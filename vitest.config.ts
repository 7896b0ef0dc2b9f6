import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/build.ts'],
    setupFiles: ['test/helpers/seed.ts'],
    testTimeout: 60_000,
    pool: 'forks',
    // The default leaves one core idle, which on two cores means half.
    maxWorkers: '100%',
  },
});

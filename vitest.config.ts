/**
 * `vitest run` runs the tests, `vitest run --mode theory` the long comparisons with theory.
 */
import { defineConfig } from 'vitest/config';
// @ts-expect-error the build is plain JavaScript: it runs before anything is compiled
import { constants } from './build.config.js';

export default defineConfig(({ mode }) => ({
  define: constants as Record<string, string>,
  test: {
    include: mode === 'theory' ? ['test/theory/**/*.theory.ts'] : ['test/**/*.test.ts'],
    // Long enough for a machine with other work: a test that hangs is found all the same.
    testTimeout: mode === 'theory' ? 600_000 : 90_000,
  },
}));

/**
 * `vitest run` runs the tests, `vitest run --mode theory` the long comparisons with theory,
 * `vitest run --mode fuzz` the program on spoilt input for as long as there is time.
 */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
// @ts-expect-error the build is plain JavaScript: it runs before anything is compiled
import { constants } from './build.config.js';

/**
 * Tests that start commands, servers, browsers or threads, or weigh the heap: each file of them has a
 * process of its own.
 */
const APART = [
  'test/engine/memory.test.ts',
  'test/{cli,experiments,faults,pool,serve}/**/*.test.ts',
  'test/reports/html/{browser,import-page,replay-page}.test.ts',
  'test/docs-commands.test.ts',
];

/** Longer than anything takes on a machine with other work; a test that hangs is found all the same. */
const LONGEST_MS = 120_000;

export default defineConfig(({ mode }) => ({
  define: constants as Record<string, string>,
  test: {
    // All of them: most tests of commands wait for a process of their own.
    maxWorkers: availableParallelism(),
    projects: roomsOf(mode),
  },
}));

function roomsOf(mode: string) {
  if (mode === 'theory') {
    return [room('theory', ['test/theory/**/*.theory.ts'], { testTimeout: 600_000 })];
  }
  const globalSetup = 'test/cli/built-program.ts';
  if (mode === 'fuzz') return [room('fuzz', ['test/fuzz/*.fuzz.ts'], { globalSetup })];
  return [
    // Where a build depends on it, a test of processes and signals has a second try, which is reported.
    room('apart', APART, { globalSetup, retry: process.env['CI'] ? 1 : 0 }),
    // The others leave nothing behind, and share what they have loaded.
    room('together', ['test/**/*.test.ts'], { exclude: APART, isolate: false }),
  ];
}

function room(name: string, include: string[], more: object = {}) {
  return {
    extends: true,
    test: { name, include, testTimeout: LONGEST_MS, hookTimeout: LONGEST_MS, ...more },
  } as const;
}

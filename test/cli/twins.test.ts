/** Every flag can be given by the environment, but for those that must not be. */
import { expect, test } from 'vitest';
import { newProgram } from '../../src/cli/program.js';

/** What would be done again at every call, what undoes another flag, and what the shell asks. */
const WITHOUT = new Set(['status --remove', 'check --no-github', 'complete --line']);

test('every flag has a twin in the environment, named after it', () => {
  const found = newProgram().commands.flatMap((command) =>
    [command, ...command.commands].flatMap((each) =>
      each.options.map(({ long, envVar }) => ({ flag: `${each.name()} ${long}`, long, envVar })),
    ),
  );
  const without = found.filter(({ envVar }) => envVar === undefined).map(({ flag }) => flag);
  expect(without.filter((flag) => !WITHOUT.has(flag))).toEqual([]);
  expect(without.length).toBe(WITHOUT.size);
  const named = (long: string): string =>
    `RINGBACK_${long.slice(2).toUpperCase().replaceAll('-', '_')}`;
  const others = found.filter(
    ({ long, envVar }) => envVar !== undefined && envVar !== named(long ?? ''),
  );
  expect(others.map(({ flag }) => flag)).toEqual([]);
  expect(found.length).toBeGreaterThan(100);
});

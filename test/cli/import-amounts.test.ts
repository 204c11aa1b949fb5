/** Logs that ask for more than a scenario may have. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentsOf, newFolder, ringback } from './run-cli.js';

const rows = (...calls: readonly string[]) =>
  ['Interval Start;Queue;Calls Offered;AHT', ...calls].join('\n');

test('rows for which there cannot be agents enough are refused, and nothing is left', async () => {
  const cwd = newFolder({
    'rows.csv': rows(
      '02.03.2026 08:00;support;604801;285',
      '02.03.2026 08:30;support;51;290',
      '02.03.2026 08:00;sales;7;135',
    ),
  });
  const { code, stderr } = await ringback(['import', 'rows.csv', '--out', 'out'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /could not be run: teams: 1\d{4} agents are more than the 10000 .*; leave out the rows/,
  );
  expect(contentsOf(cwd)).toEqual(['rows.csv']);
});

test('a log of very many calls allows its scenario as many', async () => {
  const cwd = newFolder({
    'rows.csv': rows(
      ...['08:00', '08:30', '09:00', '09:30', '10:00', '10:30'].map(
        (time) => `02.03.2026 ${time};all;10000000;5`,
      ),
    ),
  });
  expect((await ringback(['import', 'rows.csv', '--out', 'out'], { cwd })).code).toBe(0);
  const scenario = readFileSync(join(cwd, 'out/scenario.yaml'), 'utf8');
  expect(scenario).toContain('limits: { calls: 120000000 } # as many as the log has\n');
  const { code } = await ringback(['validate', 'out/scenario.yaml'], { cwd });
  expect(code).toBe(0);
});

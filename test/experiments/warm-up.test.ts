import { describe, expect, test } from 'vitest';
import { prepareScenarioText } from '../../src/experiments/prepare.js';
import { type KeptResult, runScenario } from '../../src/experiments/run-scenario.js';
import { shortWarmUpText } from '../../src/experiments/warm-up.js';
import { summaryOf } from '../../src/reports/summary-json.js';

interface Queue {
  readonly load?: number;
  readonly length?: string;
  readonly warmUp?: string;
  readonly replications?: number;
  /** Changes as `--set` takes them. */
  readonly set?: readonly string[];
}

/** One agent, exponential talk of four minutes, nobody gives up: it begins empty. */
async function ran({ load = 0.95, set = [], ...more }: Queue): Promise<KeptResult> {
  const { length = '100h', warmUp = '0s', replications = 20 } = more;
  const text = `
name: M/M/1
length: ${length}
warmUp: ${warmUp}
seed: 5
replications: ${replications}
closing: { runOut: 30d }
teams: [{ name: support, agents: 1 }]
callers:
  - name: public
    arrivals: { poisson: { every: 1h, calls: ${15 * load} } }
    talk: { exponential: { mean: 4m } }
plans: { main: { queue: { acd: {} } } }
`;
  const prepared = await prepareScenarioText(text, 'queue.yaml', { set });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.diagnostics));
  return runScenario(prepared.scenario);
}

describe('a queue that begins empty at a load of 0.95', () => {
  test('shows its start where there is no warm-up', async () => {
    const { shortWarmUp: found, ...rest } = await ran({});
    expect(found).not.toBeNull();
    expect(found?.before).toBeLessThan(found?.after ?? 0);
    const { warmUp } = summaryOf({ ...rest, shortWarmUp: found });
    expect(warmUp).toMatchObject({ stated_s: 0, waitingBefore: expect.closeTo(found!.before, 6) });
    expect(warmUp?.note).toMatch(/^there is no warm-up, and .*; write /);
  });

  test('does not where the warm-up is long', async () => {
    const result = await ran({ length: '620h', warmUp: '520h' });
    expect(result.shortWarmUp).toBeNull();
    expect(summaryOf(result)).not.toHaveProperty('warmUp');
  });

  test('shows it where the warm-up is a few hours', async () => {
    const found = (await ran({ length: '104h', warmUp: '4h' })).shortWarmUp;
    expect(found).toMatchObject({ warmUpMs: 4 * 3_600_000 });
    if (found?.neededMs !== null) expect(found?.neededMs).toBeGreaterThan(4 * 3_600_000);
  });

  test('of which more comes than can be done never settles', async () => {
    const { shortWarmUp: found } = await ran({ load: 1.3, length: '60h' });
    expect(found?.neededMs).toBeNull();
    expect(shortWarmUpText(found!)).toContain('no warm-up is long enough');
  });
});

describe('nothing is said of the start', () => {
  const hourly = `callers.public.arrivals={ poisson: { every: 1h, calls: [${Array.from({ length: 100 }, (_, k) => 14 + (k % 2)).join()}] } }`;
  const shift = 'teams.support.shifts=[{ from: 00:00, to: 20:00 }]';

  test.each([
    ['of a day, which begins empty', { length: '24h' }],
    ['where rates change with time', { set: [hourly] }],
    ['where people come and go', { set: [shift] }],
    ['where the center opens and closes', { set: ['opening=[{ from: 06:00, to: 22:00 }]'] }],
    [
      'where days are busier or quieter',
      { set: ['callers.public.arrivals.poisson.busyness={ day: 0.1 }'] },
    ],
    ['of one replication', { replications: 1 }],
    ['of so few intervals', { set: ['interval=20h'] }],
    ['where nobody waits', { load: 0.001 }],
  ] as const)(
    '%s',
    async (_what, queue) => {
      expect((await ran(queue)).shortWarmUp).toBeNull();
    },
    60_000,
  );
});

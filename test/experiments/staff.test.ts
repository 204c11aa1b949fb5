import { describe, expect, test } from 'vitest';
import { Laboratory } from '../../src/experiments/laboratory.js';
import { type StaffResult, staff } from '../../src/experiments/staffing/staff.js';
import { erlangA } from '../../src/stats/erlang.js';
import { smallText } from './small-scenario.js';

/** Runs the search of a scenario. */
async function staffOf(text: string, thresholds: readonly string[] = []): Promise<StaffResult> {
  const laboratory = new Laboratory(text, 'staff.yaml', { store: null });
  const first = await laboratory.prepare({ moreThresholds: thresholds });
  if (!first.ok) throw new Error(first.diagnostics.map(({ problem }) => problem).join());
  const { scenario } = first;
  const result = await staff(laboratory, scenario, {
    set: [],
    seed: scenario.seed,
    replications: scenario.replications,
    thresholds,
    onAsk: () => {},
  });
  if (result === null) throw new Error('it was stopped');
  return result;
}

/** One queue with exponential talks and patience, from its first hour on. */
function queue(perHour: number, more = ''): string {
  return `name: Queue
length: ${perHour > 100 ? 7 : 21}h
warmUp: 1h
closing: { runOut: 0s }
replications: 20
teams: [{ name: support, agents: 2 }]
callers:
  - name: public
    arrivals: { poisson: { every: 1h, calls: ${perHour} } }
    patience: { exponential: { mean: 3m } }
    talk: { exponential: { mean: 4m } }
plans: { main: { queue: { acd: {} } } }
${more}`;
}

describe('the fewest agents', () => {
  test.each([
    [60, 5],
    [60, 7],
    [150, 12],
    [300, 22],
  ])('of %d calls an hour are those of Erlang A: %d', async (perHour, agents) => {
    const lost = (count: number): number =>
      erlangA(count, perHour / 15, 240, 180).abandonProbability;
    // Halfway between what they lose and what one fewer loses.
    const limit = (lost(agents) + lost(agents - 1)) / 2;
    const { counts, verified, asked, neighbours } = await staffOf(
      queue(perHour, `thresholds: ['abandonedRate < ${(limit * 100).toFixed(3)}%']\n`),
    );
    expect([counts, verified]).toEqual([[agents], true]);
    expect(asked).toBeLessThanOrEqual(4);
    const [less, more] = neighbours;
    expect([less?.broken.length, more?.broken.length]).toEqual([1, 0]);
    const key = ({ measures }: (typeof neighbours)[number]) =>
      measures.find((row) => row.key === 'abandonedRate');
    expect(less && key(less)?.verdict).toBe('regressed');
    expect(more && key(more)?.verdict).toBe('improved');
  });

  test('are said not to be there where not even the most do', async () => {
    const result = await staffOf(
      queue(60, `staffing: [{ team: support, max: 3 }]\nthresholds: [abandonedRate < 5%]\n`),
    );
    expect(result).toMatchObject({ counts: null, verified: false, tested: [] });
  });

  test('are more where some are kept in reserve, and too few of them are no fault', async () => {
    const { counts, verified } = await staffOf(
      smallText('rules: { reserveAgents: 4 }\nthresholds: [abandonedRate < 20%]\n').replace(
        'agents: 3',
        'agents: 6',
      ),
    );
    expect(verified).toBe(true);
    expect(counts?.[0]).toBeGreaterThan(4);
  });

  test('are not settled where the limit is where it cannot be decided', async () => {
    const exact = erlangA(5, 4, 240, 180).abandonProbability;
    const { verified, tested, counts } = await staffOf(
      queue(60, `replications: 2\nstaffing: [{ team: support, max: 5 }]\n`).replace(
        'replications: 20\n',
        '',
      ),
      [`abandonedRate < ${(exact * 100 + 0.6).toFixed(3)}%`],
    );
    if (counts !== null) expect([verified, tested.length]).toEqual([false, 1]);
  });
});

describe('agents by interval', () => {
  const peaks = queue(60, 'interval: 1h\nstaffing: [{ team: support, by: interval }]\n')
    .replace('length: 21h', 'length: 4h')
    .replace('warmUp: 1h\n', '')
    .replace('calls: 60', 'calls: [30, 120, 60, 15]');

  test('follow the calls, and no more of them are there than by team', async () => {
    const { counts, requirements, set, verified, teams } = await staffOf(peaks, [
      'abandonedRate < 8%',
    ]);
    expect(verified).toBe(true);
    const [first = 0, second = 0, third = 0, fourth = 0] = counts ?? [];
    expect(second).toBeGreaterThan(third);
    expect(third).toBeGreaterThan(fourth);
    expect(second).toBeGreaterThan(first);
    expect(requirements[0]?.map(({ agents }) => agents)).toEqual(counts);
    expect(set[0]).toBe(`teams.support.agents=${second}`);
    const whole = await staffOf(peaks.replace('by: interval', 'by: team'), ['abandonedRate < 8%']);
    const hours = (counts ?? []).reduce((sum, count) => sum + count, 0);
    expect(hours).toBeLessThan(4 * (whole.counts?.[0] ?? 0));
    expect(teams[0]?.kinds).toHaveLength(4);
  });
});

describe('agents by shift', () => {
  const text = queue(60)
    .replace('length: 21h', 'start: 2026-03-02T08:00[UTC]\nlength: 8h\ninterval: 1h')
    .replace('warmUp: 1h\n', '')
    .replace('calls: 60', 'calls: [40, 40, 40, 40, 120, 120, 40, 40]');

  test('are chosen from templates', async () => {
    const staffing = `staffing:
  - team: support
    shifts:
      - { starts: [08:00], length: 8h, breaks: [{ after: 3h, for: 30m }] }
      - { starts: { from: 08:00, to: 14:00, every: 2h }, length: 2h }
`;
    const { verified, counts, teams, set } = await staffOf(text + staffing, ['abandonedRate < 8%']);
    expect(verified).toBe(true);
    expect(teams[0]?.kinds.map(({ shift }) => shift?.from)).toEqual([
      ...['08:00', '08:00', '10:00', '12:00', '14:00'],
    ]);
    // Twelve o'clock is when the calls come.
    expect(counts?.[3]).toBeGreaterThan(0);
    expect(set[1]).toContain('from: 12:00, to: 14:00');
    expect(teams[0]?.kinds[0]?.shift?.breaks[0]?.at).toBe('11:00');
    expect(teams[0]?.kinds[0]?.share[3]).toBe(0.5);
  });

  test("are those of the team's own shifts where it says no others", async () => {
    const own = text.replace(
      'agents: 2',
      'agents: 9, shifts: [{ from: 08:00, to: 12:00, agents: 4 }, { from: 12:00, to: 16:00, agents: 5 }]',
    );
    const { verified, counts } = await staffOf(own, ['abandonedRate < 8%']);
    const [morning = 0, afternoon = 0] = counts ?? [];
    expect(verified).toBe(true);
    expect(afternoon).toBeGreaterThan(morning);
  });
});

describe('several teams', () => {
  test('are looked for together, until nobody can be taken from any', async () => {
    const text = `name: Two
length: 6h
replications: 10
teams: [{ name: sales, agents: 3, skills: [sales] }, { name: support, agents: 3, skills: [support] }]
callers:
  - { name: buyers, arrivals: { poisson: { every: 1h, calls: 90 } }, patience: { exponential: { mean: 3m } }, talk: { exponential: { mean: 4m } }, plan: sales }
  - { name: others, arrivals: { poisson: { every: 1h, calls: 30 } }, patience: { exponential: { mean: 3m } }, talk: { exponential: { mean: 4m } }, plan: support }
plans:
  sales: { tag: { skillTagger: { add: { sales: mandatory } }, next: sell }, sell: { acd: {} } }
  support: { tag: { skillTagger: { add: { support: mandatory } }, next: help }, help: { acd: {} } }
thresholds: [queues.sell.abandonedRate < 8%, queues.help.abandonedRate < 8%]
`;
    const { counts, verified, neighbours } = await staffOf(text);
    expect(verified).toBe(true);
    const [sales = 0, support = 0] = counts ?? [];
    expect(sales).toBeGreaterThan(support);
    for (const { label, broken } of neighbours) {
      if (!label.includes('less')) expect(broken).toEqual([]);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { type Grid, parseGrid } from '../../src/experiments/grid.js';
import { Laboratory } from '../../src/experiments/laboratory.js';
import { SWEEP_MEASURES, sweepGrid } from '../../src/experiments/sweep.js';
import { smallText } from './small-scenario.js';

const laboratory = new Laboratory(smallText('thresholds: [abandonedRate < 30%]\n'), 'small.yaml', {
  store: null,
});

function gridOf(...texts: string[]): Grid {
  const result = parseGrid(texts);
  if (!result.ok) throw new Error(result.faults.join());
  return result.grid;
}

const sweep = (grid: Grid, keys = SWEEP_MEASURES) =>
  sweepGrid(grid, { keys, frontiers: null }, ({ set }) => laboratory.run({ set }));

describe('a sweep', () => {
  test('has the figures of each point, and the same callers at all', async () => {
    const { points, samePersons, incomplete, keys } = await sweep(
      gridOf('teams.support.agents=3..6'),
    );
    expect([samePersons, incomplete]).toEqual([true, false]);
    expect(keys).toEqual(SWEEP_MEASURES);
    const of = (key: string) => points.map(({ estimates }) => estimates.get(key)!.mean!);
    expect(of('rostered_h').map((hours) => Number(hours.toFixed(9)))).toEqual([3, 4, 5, 6]);
    const lost = of('abandonedRate');
    expect(lost).toEqual([...lost].sort((a, b) => b - a));
    const { points: [alone] = [] } = await sweep(gridOf('teams.support.agents=5'));
    expect(alone?.estimates).toEqual(points[2]?.estimates);
  });

  test('judges the thresholds at each point', async () => {
    const { points } = await sweep(gridOf('teams.support.agents=1,6'));
    expect(points.map(({ verdict }) => verdict)).toEqual(['fails', 'holds']);
  });

  test('weighs hours against abandonment where both differ', async () => {
    const { frontiers } = await sweep(
      gridOf('teams.support.agents=3,5', 'rules.reserveAgents=0,2'),
    );
    const [hours] = frontiers;
    expect(hours?.keys).toEqual(['rostered_h', 'abandonedRate']);
    expect(hours?.standings.filter((standing) => standing === 'best').length).toBeGreaterThan(1);
    const alone = await sweep(gridOf('rules.reserveAgents=0,2'));
    expect(alone.frontiers.map(({ keys }) => keys[0])).toEqual(['callbacks.drift.p95_s']);
  });

  test('tells where the callers are not the same', async () => {
    expect((await sweep(gridOf('seed=1,2'))).samePersons).toBe(false);
  });

  test('keeps what was finished when it is stopped', async () => {
    let runs = 0;
    const grid = gridOf('teams.support.agents=3..6');
    const result = await sweepGrid(grid, { keys: ['offered'], frontiers: null }, async (point) =>
      ++runs > 2 ? null : laboratory.run({ set: point.set }),
    );
    expect([runs, result.points.length, result.incomplete]).toEqual([3, 2, true]);
  });

  test('leaves out measures that no point has', async () => {
    const grid = gridOf('teams.support.agents=3,4');
    expect((await sweep(grid, ['offered', 'queues.none.offered'])).keys).toEqual(['offered']);
  });
});

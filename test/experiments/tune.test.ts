import { describe, expect, test } from 'vitest';
import { Laboratory } from '../../src/experiments/laboratory.js';
import {
  type Knob,
  knobsOf,
  offersOf,
  pointsOfKnobs,
  usualKnobs,
} from '../../src/experiments/tuning/knobs.js';
import { type TuneResult, tune } from '../../src/experiments/tuning/tune.js';
import { catalogueOf } from '../../src/metrics/catalogue.js';
import { smallText } from './small-scenario.js';

function laboratoryOf(text: string): Laboratory {
  return new Laboratory(text, 'tune.yaml', { store: null });
}

async function loaded(text: string, thresholds: readonly string[] = []) {
  const prepared = await laboratoryOf(text).prepare({ moreThresholds: thresholds });
  if (!prepared.ok) throw new Error(prepared.diagnostics.map(({ problem }) => problem).join());
  return prepared.scenario;
}

async function tuned(
  params: readonly string[],
  thresholds: readonly string[],
  text = smallText().replace('replications: 5', 'replications: 20'),
): Promise<TuneResult> {
  const scenario = await loaded(text, thresholds);
  const result = await tune(laboratoryOf(text), scenario, pointsOfKnobs(knobsOf(params).knobs), {
    set: [],
    seed: scenario.seed,
    replications: scenario.replications,
    thresholds,
    harm: catalogueOf(scenario.plan).find(({ key }) => key === 'whoPays.abandonedRate')!,
    onRun: () => {},
  });
  if (result === null) throw new Error('it was stopped');
  return result;
}

const AFTER = 'plans.main.queue.breakouts.voluntary.after';

describe('settings of callbacks', () => {
  test('that reach the target are recommended, with what they change', async () => {
    const { recommended, finalists, changes, tried } = await tuned(
      [`${AFTER}=5s,20s,4m`, 'teams.support.agents=3,4'],
      ['abandonedRate < 22%'],
    );
    expect(tried).toEqual([6, 5]);
    expect(recommended?.holds).toBe(true);
    expect(recommended?.point.set).toContain('teams.support.agents=4');
    expect(recommended).toBe(finalists[0]);
    const held = finalists.filter(({ holds }) => holds);
    const harms = held.map(({ harm }) => harm.mean!);
    expect(harms).toEqual([...harms].sort((a, b) => a - b));
    // None that holds may be better in what is to be spared.
    for (const { moreHarm } of held.slice(1)) {
      expect(moreHarm!.difference).toBeGreaterThanOrEqual(0);
    }
    const lost = changes.find(({ key }) => key === 'abandonedRate');
    expect(lost?.difference).toBeLessThan(0);
  });

  test('are not recommended where none reaches it', async () => {
    const { recommended, finalists, changes } = await tuned(
      [`${AFTER}=5s,20s`],
      ['abandonedRate < 1%'],
    );
    expect([recommended, changes]).toEqual([null, []]);
    expect(finalists.every(({ holds }) => !holds)).toBe(true);
  });

  test('do not reach it by turning callers away', async () => {
    const { finalists, recommended } = await tuned(
      ['plans.main.callback.callback.pendingMax=1,any'],
      ['abandonedRate < 45%'],
    );
    const capped = finalists.find(({ point }) => point.values[0] === '1');
    expect(capped?.turnedAway?.low).toBeGreaterThan(0);
    expect(capped?.holds).toBe(false);
    expect(recommended?.point.values).toEqual(['any']);
  });
});

describe('the usual settings', () => {
  test('are when it is offered, how many may be pending and how many agents are kept', async () => {
    const { resolved } = await loaded(smallText().replace('agents: 3', 'agents: 20'));
    expect(usualKnobs(resolved, new Set())).toEqual([
      { paths: [AFTER], values: ['15s', '20s', '30s', '1m', '2m', '3m'], now: '20s' },
      {
        paths: ['plans.main.callback.callback.pendingMax'],
        values: ['10', '20', '40', 'any'],
        now: 'any',
      },
      { paths: ['rules.reserveAgents'], values: ['0', '1', '2', '4'], now: '0' },
    ] satisfies Knob[]);
  });

  test('are set in all places at once, by position where there is a list', async () => {
    const { resolved } = await loaded(
      smallText()
        .replace(
          'voluntary: { after: 20s, to: callback }',
          'voluntary: [{ after: 20s, to: callback }, { after: 40s, to: sorry }]',
        )
        .replace(
          '    callback: { callback: {} }',
          '    callback: { callback: {} }\n    sorry: { announce: 1s }',
        ),
    );
    const place = 'plans.main.queue.breakouts.voluntary';
    expect(offersOf(resolved)).toEqual([{ place, position: 0, after: '20s' }]);
    expect(usualKnobs(resolved, new Set([place]))[0]?.paths).toEqual([`${place}.0.after`]);
  });

  test('are tried from what changes least', () => {
    const points = pointsOfKnobs([
      { paths: ['a', 'b'], values: ['1', '2'], now: '2' },
      { paths: ['c'], values: ['x', 'y'], now: 'x' },
    ]);
    expect(points.map(({ set }) => set.join(' '))).toEqual([
      'a=2 b=2 c=x',
      'a=1 b=1 c=x',
      'a=2 b=2 c=y',
      'a=1 b=1 c=y',
    ]);
  });
});

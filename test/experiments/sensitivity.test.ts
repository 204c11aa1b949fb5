/** One factor at a time. */
import { expect, test } from 'vitest';
import { Laboratory, type Trial, type Variant } from '../../src/experiments/laboratory.js';
import { sensitivityTo } from '../../src/experiments/sensitivity.js';
import { smallText } from './small-scenario.js';

const laboratory = new Laboratory(smallText(), 'small.yaml', { store: null });
const run = (variant: Variant): Promise<Trial | null> => laboratory.run(variant);
const ends = { low: 0.5, high: 1.5 };

test('each end is the scenario with that factor, and changes are paired', async () => {
  const result = await sensitivityTo([{ factor: 'patience', ...ends }], ['abandoned'], {}, run);
  const [one] = result!.measures;
  const [{ low, high, swing }] = one!.dependences as [(typeof one & {})['dependences'][number]];
  const alone = await laboratory.run({ set: ['factors.patience=0.5'] });
  const { measure, base } = one!;
  if (measure.kind !== 'mean') throw new Error('it is a mean');
  const mean = (trial: Trial): number =>
    trial.sums.reduce((sum, each) => sum + measure.of(each), 0) / trial.sums.length;
  expect(low.estimate.mean).toBeCloseTo(mean(alone!), 9);
  expect(low.change.difference).toBeCloseTo(low.estimate.mean! - base.mean!, 9);
  expect(swing.difference).toBeCloseTo(high.estimate.mean! - low.estimate.mean!, 9);
  // Less patient callers hang up more.
  expect(low.change.difference).toBeGreaterThan(0);
  expect(high.change.difference).toBeLessThan(0);
});

test('what moves the figure most comes first, and what moves nothing is alike', async () => {
  const result = await sensitivityTo(
    [
      { factor: 'answering', ...ends },
      { factor: 'volume', ...ends },
    ],
    ['offered'],
    { set: ['callers.public.acceptsCallback=0'] },
    run,
  );
  const [{ dependences }] = result!.measures as [NonNullable<typeof result>['measures'][number]];
  expect(dependences.map(({ factor }) => factor)).toEqual(['volume', 'answering']);
  expect(dependences[1]).toMatchObject({ low: { change: { alike: true, difference: 0 } } });
});

test('the confidence is shared by all differences that are told', async () => {
  const { confidence } = (await sensitivityTo(
    [
      { factor: 'patience', ...ends },
      { factor: 'talk', ...ends },
    ],
    ['abandoned', 'offered', 'no such measure'],
    { replications: 2 },
    run,
  ))!;
  expect(confidence).toBeCloseTo(1 - 0.05 / (3 * 2 * 3), 12);
});

test('what is stopped keeps the factors that are finished', async () => {
  let left = 4;
  const stopped = async (variant: Variant): Promise<Trial | null> =>
    left-- > 0 ? laboratory.run({ ...variant, replications: 2 }) : null;
  const ranges = [
    { factor: 'patience', ...ends },
    { factor: 'talk', ...ends },
  ] as const;
  const result = await sensitivityTo(ranges, ['abandoned'], {}, stopped);
  expect(result?.incomplete).toBe(true);
  expect(result?.measures[0]?.dependences.map(({ factor }) => factor)).toEqual(['patience']);
  left = 0;
  expect(await sensitivityTo(ranges, ['abandoned'], {}, stopped)).toBeNull();
});

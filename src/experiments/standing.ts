/**
 * How a scenario's thresholds stand with some settings: what a search keeps or throws away by.
 */
import { boundsOf, finite } from '../metrics/evaluate.js';
import { judge, type Verdict } from '../metrics/judge.js';
import type { Measure } from '../metrics/measure.js';
import { satisfies, type Threshold } from '../metrics/thresholds.js';
import type { CenterPlan } from '../model/center-plan.js';
import type { WorldName } from '../simulation/world.js';
import { isMeasured } from './conclude.js';
import type { Trial } from './laboratory.js';
import { hasCallbacks } from './replicate.js';

export interface Standing extends Omit<Verdict, 'bound'> {
  /** The one-sided bound that must be inside for it to hold. */
  readonly bound: number | null;
  /** Whether the estimate is on the right side. */
  readonly met: boolean;
  /** Whether it is certain. */
  readonly kept: boolean;
}

/** @param confidence of each bound */
export function standingsAt(
  { scenario, sums, deterministic }: Trial,
  confidence: number,
): Standing[] {
  const { parsed } = scenario;
  return parsed.map((threshold) => {
    const verdict = judge(threshold, sums, deterministic, parsed.length, confidence);
    const { low, high } = boundsOf(threshold.measure, sums, deterministic, 2 * confidence - 1);
    const bound = finite(threshold.operator.startsWith('<') ? high : low);
    const { value, judgement } = verdict;
    const met = value !== null && satisfies(value, threshold.operator, threshold.limit);
    return { ...verdict, bound, met, kept: judgement === 'holds' };
  });
}

/** The fewest worlds in which the thresholds, and other measures, can be measured. */
export function worldsFor(
  thresholds: readonly Threshold[],
  others: readonly Measure[],
  plan: CenterPlan,
  worlds: readonly WorldName[],
): readonly WorldName[] {
  if (!hasCallbacks(plan)) return worlds;
  const measures = [...thresholds.map(({ measure }) => measure), ...others];
  const choices: WorldName[][] = [['actual'], ['actual', 'hold'], ['actual', 'noCallback']];
  return choices.find((some) => measures.every((each) => isMeasured(each, some, plan))) ?? worlds;
}

/** The seed of the last test: other callers than those that something was chosen on. */
export function freshSeed(seed: string): string {
  return `${seed} verified`;
}

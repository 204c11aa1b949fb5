/** The same persons with callbacks and without: each figure in both worlds, and the difference. */
import { CONFIDENCE } from '../../metrics/evaluate.js';
import { type PairedEstimate, pairedEstimate } from '../../metrics/paired.js';
import type { KeptResult } from '../run-scenario.js';

const WITHOUT = 'noCallback.';

/** What is shown; those that a result does not have are left out. */
const KEYS = [
  'reached',
  'abandoned',
  'abandonedRate',
  'serviceLevel',
  'serviceLevel.customer',
  'asa_s',
  'wait.abandoned.mean_s',
  'queueLength.mean',
  'occupancy',
  'agentTimePerReached_min',
  'cost',
];

export interface ByClass {
  readonly callers: string;
  readonly changes: readonly PairedEstimate[];
}

/** Of live calls, with - without. */
export function withAndWithout(result: KeptResult): PairedEstimate[] {
  return changesOf(result, '', KEYS);
}

/** The same for each class of callers; none where there is one class. */
export function byClassOfCallers(result: KeptResult): ByClass[] {
  const { callers } = result.plan;
  if (callers.length < 2) return [];
  const keys = ['persons', 'reached', 'abandonedRate', 'asa_s', 'serviceLevel'];
  return callers
    .map((name) => ({ callers: name, changes: changesOf(result, `callers.${name}.`, keys) }))
    .filter(({ changes }) => changes.length > 0);
}

function changesOf(
  { measures, sums, deterministic }: KeptResult,
  prefix: string,
  keys: readonly string[],
): PairedEstimate[] {
  const find = (key: string) => measures.find((measure) => measure.key === key);
  return keys.flatMap((key) => {
    const [before, after] = [find(`${WITHOUT}${prefix}${key}`), find(`${prefix}${key}`)];
    if (before === undefined || after === undefined) return [];
    const side = (measure: typeof after) => ({ measure, sums, deterministic });
    return [pairedEstimate(side(before), side(after), CONFIDENCE)];
  });
}

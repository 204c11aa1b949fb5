/**
 * M/M/n with patience of any distribution: the figures are integrals over the patience (Baccelli and
 * Hebuterne 1981; Zeltyn and Mandelbaum 2005), worked out here by Simpson's rule and first held
 * against a case whose figures are known from elsewhere. Then patience whose hazard changes by steps.
 */
import { expect, test } from 'vitest';
import { compare, tableOf } from './compare.js';
import { theoryCase } from './theory-case.js';

const Z_MAX = 3.5;

/** Time in minutes. */
interface Line {
  readonly callsPerMinute: number;
  readonly agents: number;
  readonly talkMean: number;
  /** The share whose patience is longer. */
  readonly stays: (minutes: number) => number;
}

/** Delayed, abandoned and the mean time in queue in seconds, of all calls. */
function integrals({ callsPerMinute, agents, talkMean, stays }: Line) {
  const step = 0.002;
  const steps = 60_000;
  const rate = agents / talkMean;
  let stayed = 0;
  let j = 0;
  let jStayed = 0;
  for (let k = 0; k <= steps; k++) {
    const t = k * step;
    const weight = k === 0 || k === steps ? 1 : k % 2 === 1 ? 4 : 2;
    const density = (weight * step * Math.exp(callsPerMinute * stayed - rate * t)) / 3;
    j += density;
    jStayed += density * stayed;
    // The integral of `stays`, by Simpson's rule within the step; its steps end on the grid.
    const [a, b, c] = [stays(t), stays(t + step / 2), stays(t + step * (1 - 1e-12))];
    stayed += (step * (a + 4 * b + c)) / 6;
  }
  const load = callsPerMinute * talkMean;
  let busy = 1;
  for (let n = 1, term = 1; n < agents; n++) {
    // Counted down from n - 1 agents busy, so that each term is a share of the one before.
    term *= (agents - n) / load;
    busy += term;
  }
  const all = busy + callsPerMinute * j;
  return {
    delayedRate: (callsPerMinute * j) / all,
    abandonedRate: (1 + (callsPerMinute - rate) * j) / all,
    'wait.mean_s': (60 * callsPerMinute * jStayed) / all,
  };
}

test('the integrals give the known figures of patience with a share that balks', () => {
  const { expected } = theoryCase('A4-2').runs[0]!;
  const found = integrals({
    callsPerMinute: 4.6,
    agents: 8,
    talkMean: 100 / 60,
    stays: (t) => 0.9 * Math.exp(-0.06 * t),
  });
  for (const [key, value] of Object.entries(found)) {
    expect(value / expected[key]!, key).toBeCloseTo(1, 6);
  }
});

// Many hang up in their first half minute, few in the next, then more and more.
const hazard = [
  { upTo: '30s', perMinute: 0.6 },
  { upTo: '2m', perMinute: 0.1 },
  { perMinute: 0.8 },
];

function stays(minutes: number): number {
  const spent =
    0.6 * Math.min(minutes, 0.5) +
    0.1 * Math.max(0, Math.min(minutes, 2) - 0.5) +
    0.8 * Math.max(0, minutes - 2);
  return Math.exp(-spent);
}

test('M/M/10 with a patience whose hazard changes by steps', async () => {
  const expected = integrals({ callsPerMinute: 3, agents: 10, talkMean: 4, stays });
  const comparisons = await compare({
    id: 'piecewise hazard',
    title: 'M/M/10+G',
    source: 'own integrals',
    center: {
      teams: [{ name: 'agents', agents: 10 }],
      callers: [{ name: 'calls', callsPerMinute: 3, patience: { hazard } }],
      talk: { exponential: { mean: '4m' } },
    },
    design: { warmUp: '500m', length: '2500m', replications: 60 },
    runs: [{ answerWithin: '20s', expected }],
  });
  const off = comparisons.filter(({ z }) => !(Math.abs(z) < Z_MAX));
  expect(off.length === 0 ? '' : tableOf(off)).toBe('');
});

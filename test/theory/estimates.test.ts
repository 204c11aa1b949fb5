/**
 * How far off the estimates are in M/M/n where nobody hangs up: exact.
 *
 * Who finds all agents busy finds Q waiting, geometric: P(Q = q) = (1 - r) r^q, with r the load. The
 * wait is a sum of Q + 1 gaps between ends of talks, each exponential with rate n / talk. In units of
 * the mean gap, so that gaps have mean and variance 1:
 *
 * - queueLength says Q + 1: no bias, and a mean square of E(Q + 1) = 1 / (1 - r).
 * - headOfLine: run backwards the line is one of the same kind, in which the arrivals of those who wait
 *   are departures. So the age of the first is a sum of Q gaps, independent of the future: the bias is
 *   1, and the mean square E(Q + 1) + E(Q) + 1, twice that of the queue length.
 * - lastToEnter, and vendor of the last one: backwards in time, an arrival comes with probability
 *   1 / (1 + r), a start of service with the rest. Before a start was met k arrivals were, so that
 *   Q - k were left behind by the one who started; that one had waited Q - k + 1 gaps. Where Q + 1
 *   arrivals come first, the last of them found a free agent and had not waited.
 */
import { expect, test } from 'vitest';
import { compare, tableOf } from './compare.js';

const Z_MAX = 3.5;

/** Bias and mean square of lastToEnter, in gaps. */
function lastToEnter(load: number): { bias: number; square: number } {
  const arrival = 1 / (1 + load);
  let bias = 0;
  let square = 0;
  for (let q = 0; q < 5000; q++) {
    const probability = (1 - load) * load ** q;
    let told = 0;
    let toldSquare = 0;
    for (let k = 0; k <= q; k++) {
      const here = arrival ** k * (1 - arrival);
      if (here < 1e-20) break;
      told += here * (q - k + 1);
      toldSquare += here * (q - k + 1) * (q - k + 2);
    }
    bias += probability * (q + 1 - told);
    square += probability * ((q + 1) * (q + 2) - 2 * (q + 1) * told + toldSquare);
  }
  return { bias, square };
}

test('M/M/8: the errors of the estimates are those of theory', async () => {
  const [callsPerMinute, agents, talkMinutes] = [1.7, 8, 4];
  const load = (callsPerMinute * talkMinutes) / agents;
  const gap = (60 * talkMinutes) / agents;
  const key = (method: string, what: string): string => `queues.calls.estimates.${method}.${what}`;
  const last = lastToEnter(load);
  const expected = {
    delayedRate: erlangC(load * agents, agents),
    'queues.calls.estimates.answeredRate': 1,
    [key('queueLength', 'error.mean_s')]: 0,
    [key('queueLength', 'error.rootMeanSquare_s')]: gap ** 2 / (1 - load),
    [key('headOfLine', 'error.mean_s')]: gap,
    [key('headOfLine', 'error.rootMeanSquare_s')]: (2 * gap ** 2) / (1 - load),
    [key('lastToEnter', 'error.mean_s')]: gap * last.bias,
    [key('lastToEnter', 'error.rootMeanSquare_s')]: gap ** 2 * last.square,
    [key('vendor', 'error.mean_s')]: gap * last.bias,
    [key('vendor', 'error.rootMeanSquare_s')]: gap ** 2 * last.square,
  };
  const comparisons = await compare({
    id: 'estimates',
    title: 'M/M/8',
    source: 'own derivation',
    center: {
      teams: [{ name: 'agents', agents }],
      callers: [{ name: 'calls', callsPerMinute }],
      talk: { exponential: { mean: `${talkMinutes}m` } },
      measuresEstimates: true,
    },
    design: { warmUp: '1000m', length: '6000m', replications: 40 },
    runs: [{ answerWithin: '20s', expected }],
  });
  const off = comparisons.filter(({ z }) => !(Math.abs(z) < Z_MAX));
  expect(off.length === 0 ? '' : tableOf(off)).toBe('');
});

function erlangC(load: number, agents: number): number {
  let blocked = 1;
  for (let n = 1; n <= agents; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked / (1 - (load / agents) * (1 - blocked));
}

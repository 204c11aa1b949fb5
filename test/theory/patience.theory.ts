/**
 * Whether the intervals of fitted patience hold the truth as often as they say: 200 logs of 600 calls
 * of which most are cut off by an answer. Of 200 intervals of 95 % a correct program holds 190 in the
 * mean, and fewer than 180 or more than 198 with probability 0.3 %: four figures, about 1 % in all.
 */
import alea from 'seedrandom/lib/alea.js';
import { describe, expect, test } from 'vitest';
import type { Distribution } from '../../src/engine/distribution.js';
import { exponential, weibull } from '../../src/engine/distributions/basic.js';
import type { Estimate } from '../../src/fit/family-fit.js';
import { fitPatience, type PatienceFit } from '../../src/fit/patience.js';
import { waitsOf } from '../../src/fit/waits.js';
import { censoredLog } from '../fit/logs.js';

const LOGS = 200;

/** How many of the intervals hold what they should. */
function held(
  patience: Distribution,
  seed: string,
  figures: readonly ((fit: PatienceFit) => readonly [Estimate, number])[],
): number[] {
  const counts = figures.map(() => 0);
  for (let k = 0; k < LOGS; k++) {
    const log = censoredLog(600, patience, exponential(120_000), alea(`${seed} ${k}`), 1000);
    const fit = fitPatience(waitsOf(log, () => 0)[0]!, 0.95);
    figures.forEach((figure, j) => {
      const [{ low, high }, truth] = figure(fit);
      if (low! <= truth && truth <= high!) counts[j]!++;
    });
  }
  return counts;
}

const family = (name: string) => (fit: PatienceFit) =>
  fit.fits.find((each) => each.family === name)!;
const atAMinute = (fit: PatienceFit): Estimate =>
  fit.curve.find(({ time }) => time === 60)!.survival;

describe('intervals of patience from censored waits hold the truth as often as they say', () => {
  const cases: readonly [string, number[]][] = [
    [
      'exponential: its mean, and the curve of Kaplan and Meier at a minute',
      held(exponential(240_000), 'exponential', [
        (fit) => [family('exponential')(fit).mean, 240],
        // Waits are whole seconds: a wait of 60 s may have ended up to half a second later.
        (fit) => [atAMinute(fit), Math.exp(-60.5 / 240)],
      ]),
    ],
    [
      'Weibull: its shape and its mean',
      held(weibull(200_000, 1.4), 'weibull', [
        (fit) => [family('weibull')(fit).values['shape']!, 1.4],
        (fit) => [family('weibull')(fit).mean, 200],
      ]),
    ],
  ];
  test.each(cases)('%s', (_, counts) => {
    for (const count of counts) {
      expect(count).toBeGreaterThanOrEqual(180);
      expect(count).toBeLessThanOrEqual(198);
    }
    console.log(counts.map((count) => `${count} of ${LOGS}`).join(', '));
  });
});

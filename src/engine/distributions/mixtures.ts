/**
 * Distributions made of others: one of several, or what is left of one that has lasted for a while.
 *
 * In a mixture one uniform picks the part and, rescaled to the part's share, is the part's own
 * uniform: so a mixture costs one number, too, and is not monotone in it.
 */
import type { Distribution } from '../distribution.js';
import { invariant } from '../invariant.js';
import { constant, Exponential, exponential } from './basic.js';
import { PiecewiseHazard } from './piecewise-hazard.js';

export interface Part {
  readonly probability: number;
  readonly of: Distribution;
}

/** What two uniforms differ by at least. */
const RESOLUTION = 1 / 9007199254740992;
/** The largest double below 1. */
export const BELOW_ONE = 1 - RESOLUTION;

export class Mixture implements Distribution {
  readonly mean: number;
  readonly parts: readonly Part[];
  /** Where the share of each part ends. */
  private readonly ends: Float64Array;

  constructor(parts: readonly Part[]) {
    const taken = parts.filter(({ probability }) => probability > 0);
    const sum = taken.reduce((total, { probability }) => total + probability, 0);
    this.parts = taken.map(({ probability, of }) => ({ probability: probability / sum, of }));
    this.mean = this.parts.reduce((total, { probability, of }) => total + probability * of.mean, 0);
    this.ends = new Float64Array(taken.length);
    let end = 0;
    for (const [k, { probability }] of this.parts.entries()) {
      end += probability;
      this.ends[k] = end;
    }
    this.ends[taken.length - 1] = 1;
  }

  at(uniform: number): number {
    const { ends } = this;
    let k = 0;
    while (uniform >= ends[k]!) k++;
    const start = k === 0 ? 0 : ends[k - 1]!;
    const within = (uniform - start) / (ends[k]! - start);
    return this.parts[k]!.of.at(within < 1 ? within : BELOW_ONE);
  }

  /** The part that a uniform picks, and the part's own uniform. */
  partAt(uniform: number): { readonly of: Distribution; readonly within: number } {
    const k = this.ends.findIndex((end) => uniform < end);
    const start = k === 0 ? 0 : this.ends[k - 1]!;
    const within = (uniform - start) / (this.ends[k]! - start);
    return { of: this.parts[k]!.of, within: Math.min(within, BELOW_ONE) };
  }
}

/** One of several. Probabilities that do not add up to 1 are taken in proportion. */
export function mixture(parts: readonly Part[]): Distribution {
  invariant(
    parts.every(({ probability }) => probability >= 0),
    'a probability is not negative',
  );
  invariant(
    parts.some(({ probability }) => probability > 0),
    'a mixture has a part that is taken',
  );
  return new Mixture(parts);
}

/** One of several exponentials. */
export function hyperexponential(
  parts: readonly { readonly probability: number; readonly mean: number }[],
): Distribution {
  return mixture(parts.map(({ probability, mean }) => ({ probability, of: exponential(mean) })));
}

/** The upper part of a distribution whose `at` ascends. */
class Above implements Distribution {
  private readonly of: Distribution;
  private readonly atLeast: number;
  /** Probability of a value that is not above. */
  private readonly below: number;

  constructor(of: Distribution, atLeast: number, below: number) {
    this.of = of;
    this.atLeast = atLeast;
    this.below = below;
  }

  at(uniform: number): number {
    const within = this.below + uniform * (1 - this.below);
    return Math.max(this.of.at(within < BELOW_ONE ? within : BELOW_ONE), this.atLeast);
  }

  /** The whole mean less the integral of what is below; worked out when asked for. */
  get mean(): number {
    const { of, below } = this;
    const steps = 4096;
    let sum = 0;
    for (let k = 0; k < steps; k++) {
      const v = (k + 0.5) / steps;
      // v²(3 - 2v) has no slope at either end, which calms an integrand that is steep there.
      sum += of.at(below * v * v * (3 - 2 * v)) * 6 * v * (1 - v);
    }
    return Math.max(this.atLeast, (of.mean - (below * sum) / steps) / (1 - below));
  }
}

class ShiftedExponential implements Distribution {
  readonly mean: number;
  private readonly start: number;
  private readonly scale: number;

  constructor(start: number, scale: number) {
    this.mean = start + scale;
    this.start = start;
    this.scale = scale;
  }

  at(uniform: number): number {
    return this.start - this.scale * Math.log1p(-uniform);
  }
}

/**
 * The distribution, given that the value is above `atLeast`. Where it never is, the value is
 * `atLeast`: what lasted longer than it can is over at once.
 */
export function conditionedAbove(distribution: Distribution, atLeast: number): Distribution {
  if (atLeast < 0) return distribution;
  if (distribution instanceof Exponential) {
    return new ShiftedExponential(atLeast, distribution.mean);
  }
  if (distribution instanceof Mixture) return mixtureAbove(distribution, atLeast);
  const below = probabilityUpTo(distribution, atLeast);
  if (below === 0) return distribution;
  return below === 1 ? constant(atLeast) : new Above(distribution, atLeast, below);
}

/** Each part by itself, in proportion to what is left of it. */
function mixtureAbove({ parts }: Mixture, atLeast: number): Distribution {
  const left = parts.map(({ probability, of }) => ({
    probability: probability * (1 - probabilityUpTo(of, atLeast)),
    of: conditionedAbove(of, atLeast),
  }));
  const none = left.every(({ probability }) => probability === 0);
  return none ? constant(atLeast) : mixture(left);
}

/** Probability of a value of at most `value`. */
export function probabilityUpTo(distribution: Distribution, value: number): number {
  if (distribution instanceof Exponential) return -Math.expm1(-value / distribution.mean);
  if (distribution instanceof PiecewiseHazard) return -Math.expm1(-distribution.spentUpTo(value));
  if (distribution instanceof Mixture) {
    return distribution.parts.reduce(
      (sum, { probability, of }) => sum + probability * probabilityUpTo(of, value),
      0,
    );
  }
  return firstAbove(distribution, (each) => each > value);
}

/** Probability of a value of less than `value`. */
export function probabilityBelow(distribution: Distribution, value: number): number {
  if (distribution instanceof Mixture) {
    return distribution.parts.reduce(
      (sum, { probability, of }) => sum + probability * probabilityBelow(of, value),
      0,
    );
  }
  const hasDensity = distribution instanceof Exponential || distribution instanceof PiecewiseHazard;
  if (hasDensity) return probabilityUpTo(distribution, value);
  return firstAbove(distribution, (each) => each >= value);
}

/** Where `at` ascends: the uniform from which on its values are above, by bisection. */
function firstAbove(distribution: Distribution, above: (value: number) => boolean): number {
  if (above(distribution.at(0))) return 0;
  if (!above(distribution.at(BELOW_ONE))) return 1;
  let low = 0;
  let high = 1;
  for (let width = 0.5; width >= RESOLUTION; width /= 2) {
    if (above(distribution.at(low + width))) high = low + width;
    else low += width;
  }
  return high;
}

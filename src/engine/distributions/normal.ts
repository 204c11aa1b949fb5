/**
 * Normal, cut off at zero, and lognormal; both by the inverse of the normal distribution function.
 */
import type { Distribution } from '../distribution.js';
import { invariant } from '../invariant.js';
import { constant } from './basic.js';
import { normalCdf, normalDensity, normalQuantile } from './standard-normal.js';

class CutNormal implements Distribution {
  readonly mean: number;
  private readonly uncutMean: number;
  private readonly sd: number;
  /** Probability of a value above zero before the cut. */
  private readonly kept: number;

  constructor(mean: number, sd: number) {
    this.uncutMean = mean;
    this.sd = sd;
    this.kept = normalCdf(mean / sd);
    this.mean = mean + (sd * normalDensity(mean / sd)) / this.kept;
  }

  at(uniform: number): number {
    // Counted from above, where the probabilities keep all their digits.
    const value = this.uncutMean - this.sd * normalQuantile((1 - uniform) * this.kept);
    return value > 0 ? value : 0;
  }
}

class Lognormal implements Distribution {
  readonly mean: number;
  private readonly logMedian: number;
  private readonly sigma: number;

  constructor(mean: number, cv: number) {
    const variance = Math.log1p(cv * cv);
    this.mean = mean;
    this.logMedian = Math.log(mean) - variance / 2;
    this.sigma = Math.sqrt(variance);
  }

  at(uniform: number): number {
    return Math.exp(this.logMedian + this.sigma * normalQuantile(uniform));
  }
}

/** `mean` and `sd` are those before values below zero are cut off. */
export function normal(mean: number, sd: number): Distribution {
  invariant(mean >= 0 && sd >= 0, `a normal has a mean and a deviation: ${mean}, ${sd}`);
  return sd === 0 ? constant(mean) : new CutNormal(mean, sd);
}

/** `cv` is the coefficient of variation, standard deviation / mean. */
export function lognormal(mean: number, cv: number): Distribution {
  invariant(mean > 0 && cv >= 0, `a lognormal has a mean and a cv: ${mean}, ${cv}`);
  return cv === 0 ? constant(mean) : new Lognormal(mean, cv);
}

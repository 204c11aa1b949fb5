/**
 * The distributions that invert in a line or two. Each is a class of its own with few fields, so that
 * a place which draws from up to four of them keeps calling them without a look-up.
 *
 * `at` accepts 0, which a generator does return, and never asks for anything at 1.
 */
import type { Distribution } from '../distribution.js';
import { invariant } from '../invariant.js';
import { logGamma } from './log-gamma.js';

class Constant implements Distribution {
  readonly mean: number;
  readonly fixed: number;

  constructor(value: number) {
    this.mean = value;
    this.fixed = value;
  }

  at(): number {
    return this.fixed;
  }
}

/** Without memory. Exported because what is left of it is known without calculation. */
export class Exponential implements Distribution {
  readonly mean: number;

  constructor(mean: number) {
    this.mean = mean;
  }

  at(uniform: number): number {
    return -this.mean * Math.log1p(-uniform);
  }
}

class Uniform implements Distribution {
  readonly mean: number;
  private readonly low: number;
  private readonly width: number;

  constructor(low: number, high: number) {
    this.mean = (low + high) / 2;
    this.low = low;
    this.width = high - low;
  }

  at(uniform: number): number {
    return this.low + this.width * uniform;
  }
}

class Triangular implements Distribution {
  readonly mean: number;
  private readonly low: number;
  private readonly high: number;
  /** Probability of a value below the mode. */
  private readonly belowMode: number;
  private readonly riseSquared: number;
  private readonly fallSquared: number;

  constructor(low: number, mode: number, high: number) {
    this.mean = (low + mode + high) / 3;
    this.low = low;
    this.high = high;
    this.belowMode = high > low ? (mode - low) / (high - low) : 0;
    this.riseSquared = (high - low) * (mode - low);
    this.fallSquared = (high - low) * (high - mode);
  }

  at(uniform: number): number {
    if (uniform < this.belowMode) return this.low + Math.sqrt(uniform * this.riseSquared);
    return this.high - Math.sqrt((1 - uniform) * this.fallSquared);
  }
}

class Weibull implements Distribution {
  readonly mean: number;
  private readonly scale: number;
  private readonly inverseShape: number;

  constructor(mean: number, shape: number) {
    this.mean = mean;
    this.inverseShape = 1 / shape;
    this.scale = mean / Math.exp(logGamma(1 + this.inverseShape));
  }

  at(uniform: number): number {
    return this.scale * Math.exp(this.inverseShape * Math.log(-Math.log1p(-uniform)));
  }
}

class LogLogistic implements Distribution {
  readonly mean: number;
  private readonly median: number;
  private readonly inverseShape: number;

  constructor(median: number, shape: number) {
    const angle = Math.PI / shape;
    this.mean = shape > 1 ? (median * angle) / Math.sin(angle) : Number.POSITIVE_INFINITY;
    this.median = median;
    this.inverseShape = 1 / shape;
  }

  at(uniform: number): number {
    return this.median * Math.exp(this.inverseShape * Math.log(uniform / (1 - uniform)));
  }
}

class Empirical implements Distribution {
  readonly mean: number;
  private readonly ascending: Float64Array;

  constructor(values: readonly number[]) {
    this.ascending = Float64Array.from(values).sort();
    this.mean = this.ascending.reduce((sum, value) => sum + value, 0) / values.length;
  }

  at(uniform: number): number {
    return this.ascending[Math.floor(uniform * this.ascending.length)]!;
  }
}

/** Always the same. */
export function constant(value: number): Distribution {
  return new Constant(value);
}

/** Without memory. */
export function exponential(mean: number): Distribution {
  invariant(mean >= 0, `the mean of an exponential is not negative: ${mean}`);
  return mean === 0 ? constant(0) : new Exponential(mean);
}

/** Anything between the two alike. */
export function uniform(low: number, high: number): Distribution {
  invariant(low <= high, `a uniform ascends, not from ${low} to ${high}`);
  return new Uniform(low, high);
}

export function triangular(low: number, mode: number, high: number): Distribution {
  invariant(low <= mode && mode <= high, `a triangular ascends: ${low}, ${mode}, ${high}`);
  return new Triangular(low, mode, high);
}

/** The hazard falls with time for a shape below 1, rises above. */
export function weibull(mean: number, shape: number): Distribution {
  invariant(mean > 0 && shape > 0, `a Weibull has a mean and a shape: ${mean}, ${shape}`);
  return new Weibull(mean, shape);
}

/** Has a finite mean only for a shape above 1. */
export function logLogistic(median: number, shape: number): Distribution {
  invariant(
    median > 0 && shape > 0,
    `a log-logistic has a median and a shape: ${median}, ${shape}`,
  );
  return new LogLogistic(median, shape);
}

/** Values that were measured, each as likely as the others. */
export function empirical(values: readonly number[]): Distribution {
  invariant(values.length > 0, 'what was measured has at least one value');
  return new Empirical(values);
}

/**
 * A distribution whose values are so many times as large. It stays of its kind where what is known of
 * the kind is asked for: what is left of a mixture, say, is not found by looking at its values alone.
 */
import type { Distribution } from '../distribution.js';
import { constant, Exponential, exponential } from './basic.js';
import { Mixture, mixture } from './mixtures.js';
import { PiecewiseHazard } from './piecewise-hazard.js';

class Stretched implements Distribution {
  private readonly of: Distribution;
  private readonly times: number;

  constructor(of: Distribution, times: number) {
    this.of = of;
    this.times = times;
  }

  at(uniform: number): number {
    return this.times * this.of.at(uniform);
  }

  get mean(): number {
    return this.times * this.of.mean;
  }
}

/** @param times above 0 */
export function stretched(of: Distribution, times: number): Distribution {
  if (of.fixed !== undefined) return constant(times * of.fixed);
  if (of instanceof Exponential) return exponential(times * of.mean);
  if (of instanceof PiecewiseHazard) return of.stretched(times);
  if (of instanceof Mixture) {
    return mixture(
      of.parts.map((part) => ({
        probability: part.probability,
        of: stretched(part.of, times),
      })),
    );
  }
  return new Stretched(of, times);
}

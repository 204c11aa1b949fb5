/**
 * Gamma, and Erlang as the gamma of a whole number of phases.
 *
 * A shape has one table, however many distributions are of that shape; the mean only scales it.
 */
import type { Distribution } from '../distribution.js';
import { invariant } from '../invariant.js';
import { constant, exponential } from './basic.js';
import { GammaQuantiles } from './gamma-quantile.js';

class Gamma implements Distribution {
  readonly mean: number;
  private readonly scale: number;
  private readonly quantiles: GammaQuantiles;

  constructor(mean: number, shape: number) {
    this.mean = mean;
    this.scale = mean / shape;
    this.quantiles = quantilesOf(shape);
  }

  at(uniform: number): number {
    return this.scale * this.quantiles.at(uniform);
  }
}

const tables = new Map<number, GammaQuantiles>();

function quantilesOf(shape: number): GammaQuantiles {
  let table = tables.get(shape);
  if (table === undefined) {
    table = new GammaQuantiles(shape);
    tables.set(shape, table);
  }
  return table;
}

/** `cv` is the coefficient of variation, standard deviation / mean. */
export function gamma(mean: number, cv: number): Distribution {
  invariant(mean > 0 && cv >= 0, `a gamma has a mean and a cv: ${mean}, ${cv}`);
  if (cv === 0) return constant(mean);
  return cv === 1 ? exponential(mean) : new Gamma(mean, 1 / (cv * cv));
}

/** The sum of so many exponential phases, all alike; `mean` is that of the sum. */
export function erlang(phases: number, mean: number): Distribution {
  invariant(phases >= 1, `an Erlang has at least one phase, not ${phases}`);
  return phases === 1 ? exponential(mean) : new Gamma(mean, phases);
}

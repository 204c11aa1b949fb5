/**
 * From what the file says about a duration to the distribution that is drawn from.
 *
 * Constants are shared, so that the many durations that are 0 are one object. Gamma and Erlang need
 * a library that is loaded only if one of them is used.
 */
import type { Distribution } from '../../engine/distribution.js';
import {
  constant,
  empirical,
  exponential,
  logLogistic,
  triangular,
  uniform,
  weibull,
} from '../../engine/distributions/basic.js';
import { hyperexponential, mixture } from '../../engine/distributions/mixtures.js';
import { lognormal, normal } from '../../engine/distributions/normal.js';
import { piecewiseHazard } from '../../engine/distributions/piecewise-hazard.js';
import type { DistributionDocument, Spread } from '../schema/distribution.js';
import { durationMs } from '../text/duration.js';

type Gamma = typeof import('../../engine/distributions/gamma.js');

/** The measured values of a file's column, in ms. */
export type Measured = (file: string, column: string) => readonly number[];

export class Distributions {
  private readonly constants = new Map<number, Distribution>();
  private readonly gamma: Gamma | null;
  private readonly measured: Measured;
  /** What every duration is multiplied by. */
  private readonly times: number;

  constructor(gamma: Gamma | null, measured: Measured, times = 1) {
    this.gamma = gamma;
    this.measured = measured;
    this.times = times;
  }

  /** The same distributions of durations that are so many times as long. */
  scaledBy(times: number): Distributions {
    return times === 1 ? this : new Distributions(this.gamma, this.measured, times);
  }

  of(spread: Spread): Distribution {
    return typeof spread === 'string' ? this.constant(this.ms(spread)) : this.kind(spread);
  }

  /** A gamma of mean one; null where it would be one to all digits that matter. */
  factor(cv: number): Distribution | null {
    if (cv < 1e-6) return null;
    if (this.gamma === null) throw new Error('gamma was not loaded');
    return this.gamma.gamma(1, cv);
  }

  constant(ms: number): Distribution {
    const shared = this.constants.get(ms) ?? constant(ms);
    this.constants.set(ms, shared);
    return shared;
  }

  private kind(spread: DistributionDocument): Distribution {
    if (spread.constant !== undefined) return this.constant(this.ms(spread.constant));
    if (spread.exponential !== undefined) return exponential(this.ms(spread.exponential.mean));
    if (spread.lognormal !== undefined) {
      return lognormal(this.ms(spread.lognormal.mean), spread.lognormal.cv);
    }
    if (spread.normal !== undefined)
      return normal(this.ms(spread.normal.mean), this.ms(spread.normal.sd));
    if (spread.weibull !== undefined)
      return weibull(this.ms(spread.weibull.mean), spread.weibull.shape);
    if (spread.logLogistic !== undefined) {
      return logLogistic(this.ms(spread.logLogistic.median), spread.logLogistic.shape);
    }
    if (spread.uniform !== undefined)
      return this.between(spread.uniform.map((text) => this.ms(text)));
    if (spread.triangular !== undefined)
      return this.between(spread.triangular.map((text) => this.ms(text)));
    return this.composed(spread);
  }

  private ms(text: string): number {
    return this.scaled(durationMs(text));
  }

  private scaled(ms: number): number {
    return this.times === 1 ? ms : Math.round(ms * this.times);
  }

  private between(ms: readonly number[]): Distribution {
    const [low = 0, middle = 0, high] = ms;
    if (low === (high ?? middle)) return this.constant(low);
    return high === undefined ? uniform(low, middle) : triangular(low, middle, high);
  }

  private composed(spread: DistributionDocument): Distribution {
    if (spread.hyperexponential !== undefined) {
      return hyperexponential(
        spread.hyperexponential.map((part) => ({
          probability: part.probability,
          mean: this.ms(part.mean),
        })),
      );
    }
    if (spread.mixture !== undefined) {
      return mixture(
        spread.mixture.map((part) => ({ probability: part.probability, of: this.of(part.of) })),
      );
    }
    if (spread.empirical !== undefined) {
      const { values, file = '', column = '' } = spread.empirical;
      return empirical(
        values?.map((text) => this.ms(text)) ??
          this.measured(file, column).map((ms) => this.scaled(ms)),
      );
    }
    if (spread.hazard !== undefined) {
      return piecewiseHazard(
        spread.hazard.map(({ upTo, perMinute }) => ({
          upTo: upTo === undefined ? Infinity : this.ms(upTo),
          hazard: perMinute / 60_000 / this.times,
        })),
      );
    }
    if (this.gamma === null) throw new Error('gamma was not loaded');
    if (spread.gamma !== undefined)
      return this.gamma.gamma(this.ms(spread.gamma.mean), spread.gamma.cv);
    if (spread.erlang !== undefined) {
      return this.gamma.erlang(spread.erlang.phases, this.ms(spread.erlang.mean));
    }
    throw new Error(`an unchecked distribution: ${Object.keys(spread).join(' ')}`);
  }
}

/** The gamma functions, if anything in the document needs them. */
export async function gammaIfUsed(document: unknown): Promise<Gamma | null> {
  return uses(document) ? await import('../../engine/distributions/gamma.js') : null;
}

const GAMMAS: readonly string[] = ['gamma', 'erlang', 'busyness'];

function uses(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((each) => typeof each === 'object' && uses(each));
  return Object.entries(value).some(
    ([key, each]) => (GAMMAS.includes(key) && typeof each === 'object') || uses(each),
  );
}

/**
 * The families of distributions that are fitted, each by the logarithm of the share that lasts longer
 * than t. Times are seconds. What is searched for are logarithms and log-odds, which may be anything,
 * so that no search leaves the family; `values` are what a scenario is told.
 */
import { logUpper } from '../engine/distributions/incomplete-gamma.js';
import { logGamma } from '../engine/distributions/log-gamma.js';
import { normalCdf } from '../engine/distributions/standard-normal.js';

export type FamilyName =
  | 'exponential'
  | 'lognormal'
  | 'gamma'
  | 'weibull'
  | 'logLogistic'
  | 'hyperexponential'
  | 'hazard';

type LogSurvival = (time: number) => number;
type Search = readonly number[];

/** One figure of a fitted distribution, as a function of what was searched for. */
export interface Figure {
  readonly name: string;
  readonly unit: 's' | 'share' | 'number';
  readonly of: (search: Search) => number;
}

export interface Family {
  readonly name: FamilyName;
  /** Where to begin, given the mean of an exponential and the coefficient of variation. */
  readonly starts: (mean: number, cv: number) => Search[];
  /** Whether the start is so good that a few of Newton's steps do. */
  readonly nearlyBest?: boolean;
  readonly logSurvival: (search: Search) => LogSurvival;
  readonly values: readonly Figure[];
  readonly mean: (search: Search) => number;
  /** Where the steps of a stepped hazard end, but for the last. */
  readonly ends?: readonly number[];
}

const exp = Math.exp;

const seconds = (name: string, of: Figure['of']): Figure => ({ name, unit: 's', of });
const number = (name: string, of: Figure['of']): Figure => ({ name, unit: 'number', of });

const exponential: Family = {
  name: 'exponential',
  starts: (mean) => [[Math.log(mean)]],
  logSurvival: ([logMean]) => {
    const mean = exp(logMean!);
    return (t) => -t / mean;
  },
  values: [seconds('mean', ([logMean]) => exp(logMean!))],
  mean: ([logMean]) => exp(logMean!),
};

/** Searched for: the logarithms of the median and of the spread of the logarithm. */
const lognormal: Family = {
  name: 'lognormal',
  starts: (mean, cv) => {
    const variance = Math.log1p(cv * cv);
    return [[Math.log(mean) - variance / 2, Math.log(variance) / 2]];
  },
  logSurvival: ([middle, logSpread]) => {
    const spread = exp(logSpread!);
    return (t) => (t > 0 ? logNormalTail((Math.log(t) - middle!) / spread) : 0);
  },
  values: [
    seconds('mean', ([middle, logSpread]) => exp(middle! + exp(2 * logSpread!) / 2)),
    number('cv', ([, logSpread]) => Math.sqrt(Math.expm1(exp(2 * logSpread!)))),
  ],
  mean: ([middle, logSpread]) => exp(middle! + exp(2 * logSpread!) / 2),
};

function logNormalTail(z: number): number {
  if (z < 30) return Math.log(normalCdf(-z));
  return (-z * z) / 2 - Math.log(z * Math.sqrt(2 * Math.PI)) - 1 / (z * z);
}

/** Searched for: the logarithms of mean and cv. */
const gamma: Family = {
  name: 'gamma',
  starts: (mean, cv) => [[Math.log(mean), Math.log(cv)]],
  logSurvival: ([logMean, logCv]) => {
    const shape = exp(-2 * logCv!);
    const logScale = logMean! - Math.log(shape);
    const ofShape = logGamma(shape);
    return (t) => (t > 0 ? logUpper(shape, Math.log(t) - logScale, ofShape) : 0);
  },
  values: [seconds('mean', ([logMean]) => exp(logMean!)), number('cv', ([, logCv]) => exp(logCv!))],
  mean: ([logMean]) => exp(logMean!),
};

/** Searched for: the logarithms of scale and shape. */
const weibull: Family = {
  name: 'weibull',
  starts: (mean, cv) => [[Math.log(mean), -Math.log(cv)]],
  logSurvival: ([logScale, logShape]) => {
    const shape = exp(logShape!);
    return (t) => (t > 0 ? -exp(shape * (Math.log(t) - logScale!)) : 0);
  },
  values: [
    seconds('mean', (search) => weibullMean(search)),
    number('shape', ([, logShape]) => exp(logShape!)),
  ],
  mean: weibullMean,
};

function weibullMean([logScale, logShape]: Search): number {
  return exp(logScale! + logGamma(1 + exp(-logShape!)));
}

/** Searched for: the logarithms of median and shape. */
const logLogistic: Family = {
  name: 'logLogistic',
  starts: (mean) => [[Math.log(mean * 0.7), 0.2]],
  logSurvival: ([logMedian, logShape]) => {
    const shape = exp(logShape!);
    return (t) => (t > 0 ? -Math.log1p(exp(shape * (Math.log(t) - logMedian!))) : 0);
  },
  values: [
    seconds('median', ([logMedian]) => exp(logMedian!)),
    number('shape', ([, logShape]) => exp(logShape!)),
  ],
  mean: ([logMedian, logShape]) => {
    const angle = Math.PI / exp(logShape!);
    return angle < Math.PI ? (exp(logMedian!) * angle) / Math.sin(angle) : Infinity;
  },
};

/** Searched for: the log-odds of one part, the logarithm of its mean, and of the ratio of the means. */
const hyperexponential: Family = {
  name: 'hyperexponential',
  starts: (mean) => [
    [-1, Math.log(mean / 5), Math.log(7)],
    [0.5, Math.log(mean / 2), Math.log(4)],
  ],
  logSurvival: (search) => {
    const { probability, short, long } = partsOf(search);
    const [logShort, logLong] = [Math.log(probability), Math.log1p(-probability)];
    return (t) => {
      const [a, b] = [logShort - t / short, logLong - t / long];
      return Math.max(a, b) + Math.log1p(exp(-Math.abs(a - b)));
    };
  },
  values: [
    { name: 'probability', unit: 'share', of: (search) => partsOf(search).probability },
    seconds('short', (search) => partsOf(search).short),
    seconds('long', (search) => partsOf(search).long),
  ],
  mean: (search) => {
    const { probability, short, long } = partsOf(search);
    return probability * short + (1 - probability) * long;
  },
};

/** The part with the shorter mean first. */
function partsOf([logOdds, logMean, logRatio]: Search) {
  const odds = logRatio! < 0 ? -logOdds! : logOdds!;
  const [one, other] = [exp(logMean!), exp(logMean! + logRatio!)];
  return {
    probability: 1 / (1 + exp(-odds)),
    short: Math.min(one, other),
    long: Math.max(one, other),
  };
}

/**
 * A hazard that is constant within steps. Where they end was chosen before, and what a simple count
 * makes of each is very nearly the best.
 */
export function steppedHazard(ends: readonly number[], counted: readonly number[]): Family {
  return {
    name: 'hazard',
    starts: () => [counted.map(Math.log)],
    nearlyBest: true,
    logSurvival: (search) => {
      const hazards = search.map(exp);
      return (t) => {
        let spent = 0;
        let from = 0;
        for (let k = 0; from < t; k++) {
          const to = Math.min(ends[k] ?? Infinity, t);
          spent += hazards[k]! * (to - from);
          from = to;
        }
        return -spent;
      };
    },
    values: counted.map((_, k) => number(`perMinute${k + 1}`, (search) => 60 * exp(search[k]!))),
    mean: (search) => {
      let [mean, left, from] = [0, 1, 0];
      search.forEach((logHazard, k) => {
        const hazard = exp(logHazard);
        const gone = -Math.expm1(-hazard * ((ends[k] ?? Infinity) - from));
        mean += (left * gone) / hazard;
        left *= 1 - gone;
        from = ends[k] ?? Infinity;
      });
      return mean;
    },
    ends,
  };
}

export const FAMILIES = {
  exponential,
  lognormal,
  gamma,
  weibull,
  logLogistic,
  hyperexponential,
} as const;

/**
 * Durations that vary: `{ lognormal: { mean: 4m, cv: 1.1 } }`.
 */
import * as z from 'zod';
import {
  endlessHazard,
  lastHazardWithoutBound,
  notAscending,
  probabilitiesOff,
  wrongLength,
} from '../faults/values.js';
import { parseDuration } from '../text/duration.js';
import { amount, anyDuration, positiveDuration, positiveNumber, share, whole } from './leaves.js';
import { addFault, either, list, mapping, oneKind, optional, required } from './shapes.js';
import { text } from './texts.js';

const mean = () => required(positiveDuration(), 'The mean.');

const exponential = mapping('a mapping with "mean"', { mean: mean() });

const normal = mapping('a mapping with "mean" and "sd"', {
  mean: mean(),
  sd: required(positiveDuration(), 'The standard deviation, before what is below 0 is cut off.'),
});

const meanAndCv = () =>
  mapping('a mapping with "mean" and "cv"', {
    mean: mean(),
    cv: required(positiveNumber(), 'The coefficient of variation: standard deviation / mean.'),
  });

const erlang = mapping('a mapping with "mean" and "phases"', {
  mean: mean(),
  phases: required(whole(1, 1000), 'How many exponential phases follow each other.'),
});

const weibull = mapping('a mapping with "mean" and "shape"', {
  mean: mean(),
  shape: required(positiveNumber(), 'Below 1 the hazard falls with time, above 1 it rises.'),
});

const logLogistic = mapping('a mapping with "median" and "shape"', {
  median: required(positiveDuration(), 'The median.'),
  shape: required(positiveNumber(), 'The mean exists above 1, the variance above 2.'),
});

const empirical = mapping('a mapping with "values", or with "file" and "column"', {
  values: optional(
    list('a duration', anyDuration(), true),
    'The values, each as likely as the others.',
  ),
  file: optional(text(), 'A CSV file with a header, relative to the scenario.'),
  column: optional(
    text(),
    'The column; a name that ends in _s holds seconds, in _ms milliseconds.',
  ),
  sha256: optional(text(), 'The digest that the file had when the scenario was resolved.'),
}).superRefine((value, context) => {
  const given = [value.values, value.file].filter((each) => each !== undefined).length;
  if (given !== 1) addFault(context, wrongLength('either "values" or "file", and not both'));
  else if (value.file !== undefined && value.column === undefined) {
    addFault(context, wrongLength('"column" beside "file"'));
  }
});

const hyperexponential = list(
  'with "probability" and "mean"',
  mapping('a mapping with "probability" and "mean"', {
    probability: required(share(), 'How often this part is taken.'),
    mean: mean(),
  }),
  true,
).superRefine(addUpToOne);

const hazard = list(
  'with "upTo" and "perMinute"',
  mapping('a mapping with "upTo" and "perMinute"', {
    upTo: optional(positiveDuration(), 'Where the step ends; the last step has no end.'),
    perMinute: required(
      amount(),
      'How many a minute come to an end, of those that have lasted so long.',
    ),
  }),
  true,
).superRefine((steps, context) => {
  const ends = steps.map(({ upTo }) =>
    upTo === undefined ? Infinity : Number(parseDuration(upTo)),
  );
  if (ends.indexOf(Infinity) !== ends.length - 1)
    return addFault(context, lastHazardWithoutBound());
  if (ends.some((end, i) => i > 0 && end <= (ends[i - 1] ?? 0)))
    addFault(context, notAscending('"upTo"'));
  if (steps.at(-1)?.perMinute === 0) addFault(context, endlessHazard(), [steps.length - 1]);
});

/** Ascending durations, so many of them. */
function ascending(count: number, what: string) {
  return list('a duration', anyDuration())
    .superRefine((values, context) => {
      if (values.length !== count) return addFault(context, wrongLength(what));
      const ms = values.map((value) => parseDuration(value));
      if (ms.some((value, i) => i > 0 && value < (ms[i - 1] ?? 0))) {
        addFault(context, notAscending('the values'));
      }
    })
    .meta({ minItems: count, maxItems: count });
}

const kinds = {
  constant: optional(anyDuration(), 'Always the same.'),
  exponential: optional(exponential, 'Without memory.'),
  uniform: optional(
    ascending(2, '[lowest, highest]'),
    'Anything between the two alike: [lowest, highest].',
  ),
  triangular: optional(
    ascending(3, '[lowest, most likely, highest]'),
    '[lowest, most likely, highest].',
  ),
  normal: optional(normal, 'Normal, cut off at 0.'),
  lognormal: optional(meanAndCv(), 'Lognormal: what talk times mostly are.'),
  gamma: optional(meanAndCv(), 'Gamma.'),
  erlang: optional(erlang, 'A sum of exponential phases.'),
  weibull: optional(weibull, 'Weibull.'),
  hyperexponential: optional(hyperexponential, 'One of several exponentials.'),
  logLogistic: optional(logLogistic, 'Log-logistic.'),
  hazard: optional(hazard, 'A hazard that is constant within steps.'),
  empirical: optional(empirical, 'Values that were measured.'),
};

interface Mixture {
  readonly probability: number;
  readonly of: string | DistributionDocument;
}

type Simple = z.infer<z.ZodObject<typeof kinds>>;

/** As the file has it: exactly one of the keys is given. */
export interface DistributionDocument extends Simple {
  readonly mixture?: Mixture[] | undefined;
}

/** A duration or a distribution, as the file has it. */
export type Spread = string | DistributionDocument;

const mixture: z.ZodType<Mixture[]> = list(
  'with "probability" and "of"',
  mapping('a mapping with "probability" and "of"', {
    probability: required(share(), 'How often this part is taken.'),
    of: required(
      z.lazy(() => spread()),
      'A duration or a distribution.',
    ),
  }),
  true,
).superRefine(addUpToOne);

const names = [...Object.keys(kinds), 'mixture'];

export const distribution: z.ZodType<DistributionDocument> = oneKind(
  'distribution',
  { ...kinds, mixture: optional(mixture, 'One of several distributions.') },
  names,
).meta({
  id: 'distribution',
  minProperties: 1,
  maxProperties: 1,
  description: 'A duration that varies; exactly one kind.',
});

/** A duration, a distribution, or one of the words given. */
export function spread(...words: string[]): z.ZodType<Spread> {
  const what = [
    'a duration such as "90s"',
    'a distribution such as "{ exponential: { mean: 90s } }"',
  ];
  return either([...what, ...words.map((word) => `"${word}"`)].join(' or '), [
    anyDuration(...words),
    distribution,
  ]);
}

function addUpToOne(parts: readonly { probability: number }[], context: z.RefinementCtx): void {
  const sum = parts.reduce((total, { probability }) => total + probability, 0);
  if (Math.abs(sum - 1) > 1e-6) addFault(context, probabilitiesOff(sum));
}

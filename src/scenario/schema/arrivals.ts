/**
 * When callers call: at random, at rates that follow the day and the week, or as a file has them.
 */
import type * as z from 'zod';
import * as faults from '../faults/arrivals.js';
import { parseMoment } from '../text/time-of-day.js';
import { amount, leaf, positiveDuration, share } from './leaves.js';
import { addFault, byName, either, list, mapping, optional, required } from './shapes.js';
import { filledText, name, text } from './texts.js';

/** From there on a gamma is all but nothing, and rarely a multitude. */
const MOST_VARIATION = 3;

const timeOfDay = leaf<string>(
  ['text'],
  (value) => {
    const parsed = typeof value === 'string' ? parseMoment(value) : null;
    if (parsed !== null && 'problem' in parsed) return () => parsed;
    return parsed?.kind === 'timeOfDay' ? null : faults.notATimeOfDay;
  },
  { type: 'string', examples: ['08:00'] },
);

const day = list('a number of calls', amount(), true);

const week = mapping('a mapping from days to lists of calls', {
  mon: optional(day, 'The calls of each step of Mondays.'),
  tue: optional(day, 'Of Tuesdays.'),
  wed: optional(day, 'Of Wednesdays.'),
  thu: optional(day, 'Of Thursdays.'),
  fri: optional(day, 'Of Fridays.'),
  sat: optional(day, 'Of Saturdays.'),
  sun: optional(day, 'Of Sundays.'),
  default: optional(day, 'Of the days that are not listed; without it they have no calls.'),
});

const variation = leaf<number>(
  ['number'],
  (value) =>
    typeof value === 'number' && value >= 0 && value <= MOST_VARIATION
      ? null
      : faults.notAVariation(MOST_VARIATION),
  { type: 'number', minimum: 0, maximum: MOST_VARIATION },
);

const busyness = mapping('a mapping with "day" or "step"', {
  day: optional(variation, 'Coefficient of variation of the factor of each local day.', 0),
  step: optional(variation, 'Coefficient of variation of the factor of each step.', 0),
  correlation: optional(share(), 'How much a step resembles the one before it.', 0),
  shared: optional(name(), 'Classes that name the same are busy together; else each for itself.'),
}).superRefine((value, context) => {
  const { day = 0, step = 0 } = value;
  if (day === 0 && step === 0) addFault(context, faults.neverBusier());
  if (value.correlation !== undefined && step === 0) {
    addFault(context, faults.correlationOfNothing(), ['correlation']);
  }
});

const WAYS = ['calls', 'knots', 'week'] as const;

const poisson = mapping('a mapping with "every", and "calls", "knots" or "week"', {
  every: required(positiveDuration(), 'The length of a step.'),
  calls: optional(
    either('the calls of each step: a number, or a list of numbers', [
      amount(),
      list('a number of calls', amount(), true),
    ]),
    'Calls expected in each step; one number if they are all alike.',
  ),
  knots: optional(
    list('a number of calls', amount(), true),
    'Rates, in calls a step, at the start, one step later and so on; straight lines between.',
  ),
  week: optional(week, 'Calls expected in each step of a local day, by day of the week.'),
  busyness: optional(busyness, 'How far days and steps are busier or quieter than forecast.'),
  from: optional(timeOfDay, 'Local time at which the first step of a "week" day begins.', '00:00'),
}).superRefine((value, context) => {
  const given = WAYS.filter((way) => value[way] !== undefined);
  if (given.length !== 1) addFault(context, faults.oneWayOfRates(given, WAYS));
  else if (value.from !== undefined && value.week === undefined) {
    addFault(context, faults.fromWithoutWeek(), ['from']);
  }
  if (value.week !== undefined && Object.keys(value.week).length === 0) {
    addFault(context, faults.emptyWeek(), ['week']);
  }
});

const callsFile = mapping('a mapping with "path"', {
  path: required(filledText(), 'The file, relative to the scenario.'),
  where: optional(
    byName('columns to lists of values', text(), list('a text', text(), true)),
    'Only rows in which each of these columns has one of these values.',
  ),
  sha256: optional(text(), 'The digest that the file had when the scenario was resolved.'),
});

export const arrivals = mapping('a mapping with "poisson" or "file"', {
  poisson: optional(poisson, 'Calls at random, at a rate that changes in time.'),
  file: optional(
    either('the path of a CSV file, or a mapping with "path"', [filledText(), callsFile]),
    'Calls of a CSV file.',
  ),
}).superRefine((value, context) => {
  if (Object.keys(value).length === 0) addFault(context, faults.noSourceOfArrivals());
});

export type ArrivalsDocument = z.infer<typeof arrivals>;
export type PoissonDocument = z.infer<typeof poisson>;

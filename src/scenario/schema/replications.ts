/**
 * How many independent runs: a number, or as many as a precision takes.
 */
import type * as z from 'zod';
import { whole } from './leaves.js';
import { either, list, mapping, optional, required } from './shapes.js';
import { filledText } from './texts.js';

export const MOST_REPLICATIONS = 100_000;
/** A variance from fewer says too little to plan with. */
const FEWEST_IN_A_PILOT = 10;
export const DEFAULT_PILOT = 30;
export const DEFAULT_MAX = 400;

const untilPrecise = mapping('a whole number, or a mapping with "until"', {
  until: required(
    either('a text such as "abandonedRate ± 0.5pp", or a list of them', [
      filledText(),
      list('a text such as "abandonedRate ± 0.5pp"', filledText(), true),
    ]),
    'The half-widths of 95 % intervals that are wanted, all of them at once.',
  ),
  pilot: optional(
    whole(FEWEST_IN_A_PILOT, MOST_REPLICATIONS),
    'Replications from which the number that will do is worked out.',
    DEFAULT_PILOT,
  ),
  max: optional(whole(FEWEST_IN_A_PILOT, MOST_REPLICATIONS), 'No more than these.', DEFAULT_MAX),
});

export const replications = either('a whole number, or a mapping with "until"', [
  whole(1, MOST_REPLICATIONS),
  untilPrecise,
]);

export type ReplicationsDocument = z.infer<typeof replications>;

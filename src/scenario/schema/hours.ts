/**
 * When the center is open, and when callbacks may be made.
 */
import type * as z from 'zod';
import { hoursNeitherNorBoth } from '../faults/hours.js';
import { WEEKDAYS } from '../text/time-of-day.js';
import { flag, moment, oneOf } from './leaves.js';
import { addFault, either, list, mapping, optional, required } from './shapes.js';
import { filledText } from './texts.js';

/** A span of time with both ends. */
export const openSpan = mapping('a mapping with "from" and "to"', {
  from: required(moment(), 'A time of day, or a time from the start.'),
  to: required(moment(), 'A time of day, or a time from the start.'),
  days: optional(
    list('a day such as mon', oneOf(...WEEKDAYS), true),
    'The days on which it begins; all if left out.',
  ),
});

/** Spans of time, or always. */
export const openSpans = either('always, or a list of spans, each with "from" and "to"', [
  oneOf('always'),
  list('with "from" and "to"', openSpan, true),
]);

export const hours = mapping('a mapping with "opening" or "open", and with "closed"', {
  opening: optional(flag(), 'Whether it is open when the center is.', false),
  open: optional(list('with "from" and "to"', openSpan), 'When it is open.'),
  closed: required(filledText(), 'The applet for when it is not.'),
}).superRefine(({ opening = false, open }, context) => {
  if (opening === (open !== undefined)) addFault(context, hoursNeitherNorBoth(opening));
});

export type SpansDocument = z.infer<typeof openSpans>;

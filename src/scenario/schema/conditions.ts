/**
 * Conditions under which an offer is made.
 */
import type * as z from 'zod';
import { noCondition } from '../faults/policies.js';
import { WEEKDAYS } from '../text/time-of-day.js';
import { anyDuration, moment, oneOf, positiveNumber, whole } from './leaves.js';
import { addFault, list, mapping, optional, required } from './shapes.js';

const span = mapping('a mapping with "from" and "to"', {
  from: required(moment(), 'A time of day, or a time from the start.'),
  to: required(moment(), 'A time of day, or a time from the start.'),
  days: optional(
    list('a day such as mon', oneOf(...WEEKDAYS), true),
    'The days on which it begins; all if left out.',
  ),
});

export const conditions = mapping('a mapping of conditions', {
  estimatedWaitOver: optional(anyDuration(), 'The estimated wait is over this.'),
  queueLengthFrom: optional(whole(1, 1_000_000), 'So many others are in the queue.'),
  callsPerAgentFrom: optional(
    positiveNumber(),
    'So many wait for each agent logged in, this one among them.',
  ),
  waitedOver: optional(anyDuration(), 'The call has waited in the queue longer than this.'),
  between: optional(list('with "from" and "to"', span, true), 'It is one of these times.'),
  pendingUnder: optional(
    whole(1, 1_000_000),
    'Fewer callbacks than this are pending that calls from the queue have asked for.',
  ),
})
  .superRefine((value, context) => {
    if (Object.keys(value).length === 0) addFault(context, noCondition());
  })
  .meta({ id: 'conditions', description: 'All that are given have to hold.' });

export type ConditionsDocument = z.infer<typeof conditions>;

/**
 * Conditions under which an offer is made.
 */
import type * as z from 'zod';
import { noCondition } from '../faults/policies.js';
import { openSpan } from './hours.js';
import { anyDuration, positiveNumber, whole } from './leaves.js';
import { addFault, list, mapping, optional } from './shapes.js';

export const conditions = mapping('a mapping of conditions', {
  estimatedWaitOver: optional(anyDuration(), 'The estimated wait is over this.'),
  queueLengthFrom: optional(whole(1, 1_000_000), 'So many others are in the queue.'),
  callsPerAgentFrom: optional(
    positiveNumber(),
    'So many wait for each agent logged in, this one among them.',
  ),
  waitedOver: optional(anyDuration(), 'The call has waited in the queue longer than this.'),
  between: optional(list('with "from" and "to"', openSpan, true), 'It is one of these times.'),
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

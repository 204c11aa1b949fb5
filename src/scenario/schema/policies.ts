/**
 * What may become of callbacks beyond the preset: settings of `rules` that are all off by default.
 */
import type * as z from 'zod';
import { RETRIED, type RetriedResult } from '../customer-results.js';
import { emptyMapping } from '../faults/values.js';
import { spread } from './distribution.js';
import { anyDuration, flag, oneOf, positiveDuration, whole } from './leaves.js';
import { addFault, either, mapping, optional, required } from './shapes.js';

const again = mapping('a mapping with "times"', {
  times: required(whole(1, 100), 'How often it is tried again after this result.'),
  after: optional(spread(), 'From the end of the attempt to the return to the queue.', '10m'),
  place: optional(
    oneOf('keep', 'tail', 'front'),
    'Where it returns to: its own place, behind all, or before all of its priority.',
    'keep',
  ),
}).meta({ id: 'retry', description: 'How a callback is tried again after a result.' });

/** Results of a dial, in words. */
const inWords: Readonly<Record<RetriedResult, string>> = {
  noAnswer: 'no answer',
  engaged: 'an engaged number',
  voicemail: 'a message on a voicemail',
  unobtainable: 'a number that cannot be obtained',
  changed: 'a number that has changed',
  rejected: 'a customer who rejects the call',
  failed: 'a dial that failed',
  agentGaveUp: 'an agent who gave up while dialling',
  stillOnLine: 'a caller who is still on the line of the call',
};

const byResult = Object.fromEntries(
  RETRIED.map((result) => [result, optional(again, `After ${inWords[result]}.`)]),
) as Record<RetriedResult, z.ZodOptional<typeof again>>;

const retries = mapping('a mapping of results', byResult).superRefine((results, context) => {
  if (Object.keys(results).length === 0) addFault(context, emptyMapping());
});

export const policies = {
  initialDelay: optional(
    spread(),
    'Beyond the preset: how long after its creation a callback enters its queue; its age is kept.',
    '0s',
  ),
  retries: optional(
    either('none, or a mapping of results', [oneOf('none'), retries]),
    'Beyond the preset: dials that reached nobody after which the callback is tried again.',
    'none',
  ),
  retriesInAll: optional(
    either('any, or a whole number', [oneOf('any'), whole(1, 1000)]),
    'Beyond the preset: how often a callback is tried again at most, whatever the results.',
    'any',
  ),
  expiresAfter: optional(
    positiveDuration('never'),
    'Beyond the preset: how long after its creation a callback that waits is given up.',
    'never',
  ),
  noNewBefore: optional(
    anyDuration(),
    'Beyond the preset: how long before the end of the day no callback is created any more.',
    '0s',
  ),
  onePending: optional(
    flag(),
    'Beyond the preset: whether a callback that stands excludes others, whatever their applet.',
    false,
  ),
};

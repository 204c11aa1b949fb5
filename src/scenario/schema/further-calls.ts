/**
 * Calls that are not first contacts: who tries again after a call that was lost, and who rings in
 * after a callback that was missed.
 */
import type * as z from 'zod';
import { MISSED } from '../customer-results.js';
import { spread } from './distribution.js';
import { oneOf, share } from './leaves.js';
import { either, list, mapping, optional, required } from './shapes.js';
import { text } from './texts.js';

export const LOSSES = ['blocked', 'turnedAway'] as const;

const redials = mapping('a mapping with "probability" and "after"', {
  probability: required(
    either('a probability, or a list of probabilities', [
      share(),
      list('a probability', share(), true),
    ]),
    'The share who try again; of a list, one number a redial, the last for all that follow.',
  ),
  after: required(spread(), 'From the end of the call that was lost to the next.'),
  also: optional(
    list('blocked or turnedAway', oneOf(...LOSSES)),
    'Losses that lead to a redial as abandoning does.',
    [],
  ),
  plan: optional(text(), 'The plan, or plan.applet, of a redial; by default that of the call.'),
});

export const redialsOrNone = either('none, or a mapping with "probability" and "after"', [
  oneOf('none'),
  redials,
]);

const byResult = Object.fromEntries(
  MISSED.map((result) => [result, optional(share(), `The share after: ${result}.`, 0)]),
) as Record<(typeof MISSED)[number], z.ZodOptional<ReturnType<typeof share>>>;

const ringsBack = mapping('a mapping with "probability" and "after"', {
  probability: required(
    either('a probability, or a mapping from results to probabilities', [
      share(),
      mapping('a mapping from results to probabilities', byResult),
    ]),
    'The share who ring in; one number holds after noAnswer, engaged, voicemail, rejected and agentGaveUp.',
  ),
  after: required(spread(), 'From the end of the callback to the call.'),
  plan: optional(text(), 'The plan, or plan.applet, that they enter; by default that of the call.'),
});

export const ringsBackOrNone = either('none, or a mapping with "probability" and "after"', [
  oneOf('none'),
  ringsBack,
]);

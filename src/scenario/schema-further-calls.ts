/**
 * Calls that are not first contacts: who tries again after a call that was lost.
 */
import { spread } from './schema-distribution.js';
import { oneOf, share } from './schema-leaves.js';
import { either, list, mapping, optional, required } from './schema-shapes.js';
import { text } from './schema-texts.js';

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

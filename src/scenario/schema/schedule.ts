/**
 * Callbacks at an agreed time, a setting beyond the preset.
 */

import { WEEKDAYS } from '../text/time-of-day.js';
import { amount, anyDuration, moment, oneOf, positiveDuration, share, whole } from './leaves.js';
import { either, list, mapping, optional, required } from './shapes.js';

const slots = mapping('a mapping with "from", "to" and "every"', {
  from: required(
    moment(),
    'When the first slot of a day begins: a time of day, or one from the start.',
  ),
  to: required(moment(), 'When the last slot of a day has ended.'),
  every: required(positiveDuration(), 'How long a slot is; the next one follows.'),
  days: optional(
    list('a day such as mon', oneOf(...WEEKDAYS), true),
    'The days that have slots; all if left out.',
  ),
});

const settings = mapping('a mapping with "slots"', {
  share: optional(share(), 'The share of those who take the callback who choose a slot.', 1),
  slots: required(slots, 'When callbacks can be had.'),
  capacity: optional(
    either('a whole number, or unlimited', [whole(1, 1_000_000), oneOf('unlimited')]),
    'How many callbacks a slot holds.',
    'unlimited',
  ),
  notBefore: optional(
    anyDuration(),
    'From the request to the first slot that may be chosen.',
    '0s',
  ),
  choose: optional(
    either('first, uniform, or a list of weights', [
      oneOf('first', 'uniform'),
      list('a number of 0 or more', amount(), true),
    ]),
    'Which open slot: the first, any alike, or by weights of the first, second, and so on.',
    'first',
  ),
  place: optional(
    oneOf('tail', 'keep', 'front'),
    'Where it waits from the slot’s start: by that start, by the age of its call, or before its priority.',
    'tail',
  ),
  whenFull: optional(
    oneOf('immediate', 'refuse'),
    'What becomes of who wants a slot where none is open: a callback at once, or none.',
    'immediate',
  ),
});

export const schedule = optional(
  either('none, or a mapping with "slots"', [oneOf('none'), settings]),
  'Slots among which a caller may choose when the callback is made.',
  'none',
);

/**
 * What a search for the fewest agents may change. It changes no run: only `staff` looks at it.
 */
import type * as z from 'zod';
import { WEEKDAYS } from '../text/time-of-day.js';
import { anyDuration, flag, moment, oneOf, positiveDuration, whole } from './leaves.js';
import { either, list, mapping, optional, required } from './shapes.js';
import { MOST_AGENTS, PAUSES } from './teams.js';
import { name } from './texts.js';

const starts = either('a list of times, or a mapping with "from", "to" and "every"', [
  list('a time such as "08:00"', moment(), true),
  mapping('a mapping with "from", "to" and "every"', {
    from: required(moment(), 'The first: a time of day, or a time from the start.'),
    to: required(moment(), 'The last, or just before it.'),
    every: required(positiveDuration(), 'How far they are apart.'),
  }),
]);

const pause = mapping('a mapping with "after" and "for"', {
  after: required(anyDuration(), 'When it begins, from the start of the shift.'),
  for: required(positiveDuration(), 'How long it takes.'),
  staggered: optional(
    anyDuration(),
    'Spreads the beginnings of those who share a shift evenly over this.',
    '0s',
  ),
  as: optional(oneOf(...PAUSES), 'What it is.', 'break'),
  paid: optional(flag(), 'Whether it is paid time; by default all is but a lunch.'),
});

const template = mapping('a mapping with "starts" and "length"', {
  starts: required(starts, 'When such a shift may begin.'),
  length: required(positiveDuration(), 'How long it is, breaks included.'),
  days: optional(
    list('a day such as mon', oneOf(...WEEKDAYS), true),
    'The days on which it begins; all if left out.',
  ),
  breaks: optional(list('with "after" and "for"', pause), 'Breaks within it.', []),
});

export const staffing = mapping('a mapping with "team"', {
  team: required(name(), 'The team whose agents are looked for.'),
  by: optional(
    oneOf('team', 'interval', 'shift'),
    'What is counted: the team as a whole, each interval, or each shift; shift where "shifts" are given.',
    'team',
  ),
  min: optional(whole(0, MOST_AGENTS), 'The fewest of each: by team 1, else 0.'),
  max: optional(
    whole(0, MOST_AGENTS),
    'The most of each; by default four times the agents that the team has, and 50 at least.',
  ),
  shifts: optional(
    list('with "starts" and "length"', template, true),
    "The shifts among which may be chosen; left out: the team's own.",
  ),
});

export type StaffingDocument = z.infer<typeof staffing>;
export type TemplateDocument = z.infer<typeof template>;

/**
 * Teams: who works, with which skills, when, and how they answer.
 */
import type * as z from 'zod';
import { sharesAboveOne } from './faults-of-values.js';
import { spread } from './schema-distribution.js';
import { anyDuration, flag, moment, oneOf, share, whole } from './schema-leaves.js';
import { addFault, byName, either, list, mapping, optional, required } from './schema-shapes.js';
import { keyName, name } from './schema-texts.js';
import { WEEKDAYS } from './time-of-day.js';

export const MOST_AGENTS = 10_000;

const skills = either('a mapping from skills to levels, or a list of skills', [
  byName('skills to levels', name(), whole(1, 100)),
  list('a skill', name()),
]);

/** What a break can be spent on. */
export const PAUSES = ['break', 'lunch', 'meeting', 'training', 'away'] as const;
export type Pause = (typeof PAUSES)[number];

const pause = mapping('a mapping with "at" and "for"', {
  at: required(moment(), 'When it begins: a time of day, or a time from the start.'),
  for: required(anyDuration(), 'How long it takes.'),
  staggered: optional(
    anyDuration(),
    "Spreads the beginnings of the team's agents evenly over this.",
    '0s',
  ),
  as: optional(oneOf(...PAUSES), 'What it is.', 'break'),
  paid: optional(flag(), 'Whether it is paid time; by default all is but a lunch.'),
});

const shift = mapping('a mapping with "from" and "to"', {
  from: required(moment(), 'When it begins: a time of day, or a time from the start.'),
  to: optional(moment(), 'When it ends; left out: at the end of the run.'),
  days: optional(
    list('a day such as mon', oneOf(...WEEKDAYS), true),
    'The days on which it begins; all if left out.',
  ),
  agents: optional(
    whole(0, MOST_AGENTS),
    "How many of the team's agents follow it; all if left out.",
  ),
  breaks: optional(list('with "at" and "for"', pause), 'Breaks within it.'),
});

const rejects = mapping('a mapping with "probability" and "after"', {
  probability: optional(share(), 'The share of rings that are rejected.', 0),
  after: optional(spread(), 'How long it rings before.', '0s'),
});

const habit = mapping('a mapping with "probability" and "after"', {
  probability: optional(share(), 'The share of rings that are answered.', 1),
  after: optional(spread(), 'How long it rings before.', '0s'),
  rejects: optional(rejects, 'Rings that are rejected; what is left over is missed.'),
}).superRefine((value, context) => {
  const rejected = value.rejects?.probability ?? 0;
  const sum = (value.probability ?? 1 - rejected) + rejected;
  if (sum > 1 + 1e-6) addFault(context, sharesAboveOne(sum));
});

const ring = () =>
  either('a probability, or a mapping with "probability" and "after"', [share(), habit]);

const answersRing = mapping('a mapping with "phone" and "callback"', {
  phone: optional(ring(), "How a live call's ring is answered.", 1),
  callback: optional(ring(), "How a callback's ring is answered.", 1),
});

const shared = {
  skills: optional(skills, 'The skills and their levels; a higher level is better.', {}),
  shifts: optional(list('with "from" and "to"', shift), 'When they work.', [{ from: '0s' }]),
  answersRing: optional(answersRing, 'How they answer when the phone rings.'),
  wrap: optional(spread(), 'Work after a conversation.', '0s'),
  serviceCloudVoice: optional(flag(), 'Whether they use Vonage for Service Cloud Voice.', false),
};

const agent = mapping('a mapping with "name"', {
  name: required(name(), 'The name of the agent.'),
  ...shared,
});

export const team = mapping('a mapping with "name"', {
  name: required(keyName(), 'The name of the team.'),
  agents: optional(
    either('how many agents there are, or a list of single agents', [
      whole(0, MOST_AGENTS),
      list('with "name"', agent, true),
    ]),
    'How many they are, or one by one.',
    1,
  ),
  ...shared,
});

export type TeamDocument = z.infer<typeof team>;
export type ShiftDocument = z.infer<typeof shift>;
export type HabitDocument = z.infer<typeof habit>;
export type SkillsDocument = z.infer<typeof skills>;

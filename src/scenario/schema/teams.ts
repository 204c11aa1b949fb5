/**
 * Teams: who works, with which skills, when, and how they answer.
 */
import type * as z from 'zod';
import { neverAtWork } from '../faults/people.js';
import { WEEKDAYS } from '../text/time-of-day.js';
import { spread } from './distribution.js';
import { anyDuration, flag, moment, oneOf, positiveDuration, share, whole } from './leaves.js';
import { answersRing } from './rings.js';
import { addFault, byName, either, list, mapping, optional, required } from './shapes.js';
import { keyName, name } from './texts.js';

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

const lateness = mapping('a mapping with "probability" and "by"', {
  probability: required(share(), 'The share of shifts that are begun late.'),
  by: required(spread(), 'How late.'),
});

const shrinkage = mapping('a mapping with "share" and "spell"', {
  share: required(share(), 'The share of their time at work that they spend away.'),
  spell: required(positiveDuration(), 'How long a spell away is in the mean; exponential.'),
  as: optional(oneOf(...PAUSES), 'What they are away for.', 'away'),
  paid: optional(flag(), 'Whether it is paid time; by default all is but a lunch.'),
}).superRefine(({ share }, context) => {
  if (share > 0.99) addFault(context, neverAtWork(), ['share']);
});

const shared = {
  skills: optional(skills, 'The skills and their levels; a higher level is better.', {}),
  shifts: optional(
    list('with "from" and "to"', shift),
    'When they work; left out: while the center is open.',
  ),
  answersRing: optional(answersRing, 'How they answer when the phone rings.'),
  wrap: optional(spread(), 'Work after a conversation.', '0s'),
  wrapLimit: optional(
    positiveDuration('none'),
    'After so long in Wrap Up they are made Ready.',
    'none',
  ),
  noAnswerDwell: optional(
    spread('stay'),
    'Time in No Answer after a missed ring; by default rules.noAnswerDwell.',
  ),
  lateness: optional(
    either('none, or a mapping with "probability" and "by"', [oneOf('none'), lateness]),
    'How often, and by how much, they come late.',
    'none',
  ),
  sickness: optional(share(), 'The share of days on which an agent is sick, whole days each.', 0),
  shrinkage: optional(
    either('none, or a mapping with "share" and "spell"', [oneOf('none'), shrinkage]),
    'Time away from the desk that is on no roster.',
    'none',
  ),
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
export type LatenessDocument = z.infer<typeof lateness>;
export type ShrinkageDocument = z.infer<typeof shrinkage>;
export type SkillsDocument = z.infer<typeof skills>;

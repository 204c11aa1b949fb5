/**
 * Campaigns: whom agents dial when nobody calls.
 */
import type * as z from 'zod';
import { WEEKDAYS } from '../text/time-of-day.js';
import { answersCallback } from './callers.js';
import { spread } from './distribution.js';
import { moment, oneOf, whole } from './leaves.js';
import { either, list, mapping, optional, required } from './shapes.js';
import { MOST_AGENTS } from './teams.js';
import { keyName, name } from './texts.js';

const span = mapping('a mapping with "from" and "to"', {
  from: required(moment(), 'When dialling begins: a time of day, or a time from the start.'),
  to: optional(moment(), 'When it ends; left out: at the end of the run.'),
  days: optional(
    list('a day such as mon', oneOf(...WEEKDAYS), true),
    'The days on which it begins; all if left out.',
  ),
});

export const campaign = mapping('a mapping with "name"', {
  name: required(keyName(), 'The name of the campaign.'),
  records: optional(
    either('how many records there are, or endless', [whole(1, 1_000_000_000), oneOf('endless')]),
    'How many records there are to dial, each once.',
    'endless',
  ),
  open: optional(
    list('with "from" and "to"', span, true),
    'When it is dialled; left out, while the center is open.',
  ),
  teams: optional(
    either('all, or a list of teams', [oneOf('all'), list('a team', name(), true)]),
    'The teams that dial.',
    'all',
  ),
  skills: optional(list('a skill', name()), 'Skills that an agent needs to dial.', []),
  reserve: optional(
    whole(0, MOST_AGENTS),
    'How many of the agents who may dial stay idle, for those who call.',
    0,
  ),
  answers: optional(answersCallback, 'What a dial finds; without "person" it is the rest.', {
    person: 1,
  }),
  talk: optional(spread(), 'How long they talk.', '3m'),
  wrap: optional(spread('own'), "Work after a talk; own: the agent's.", 'own'),
});

export type CampaignDocument = z.infer<typeof campaign>;

/**
 * The ACD applet, a queue, and the ways out of it.
 */
import type * as z from 'zod';
import { estimateMethods } from '../../model/queue-plan.js';
import { handleTimeNeeded } from '../faults/plans.js';
import { personalInSkillsMode, personalNot, teamsAndGroups } from '../faults/routing.js';
import { conditions } from './conditions.js';
import { spread } from './distribution.js';
import { amount, anyDuration, flag, oneOf, positiveDuration, share, whole } from './leaves.js';
import { addFault, either, list, mapping, optional, required } from './shapes.js';
import { filledText, keyName, name, text } from './texts.js';

const estimate = mapping('a mapping with "method"', {
  method: optional(oneOf(...estimateMethods), 'How the wait is estimated.', 'vendor'),
  last: optional(whole(1, 5), 'Vendor: how many like interactions are averaged.', 5),
  atLeastWaiting: optional(
    whole(0, 1_000_000),
    'The estimated-wait breakout acts only if this many calls wait already.',
    3,
  ),
  handleTime: optional(
    positiveDuration(),
    'Queue length: the time one interaction takes an agent. Offered load: until it is measured.',
  ),
  roundTo: optional(
    anyDuration(),
    'Waits are quoted in whole multiples of this, rounded up; 0s: as they are estimated.',
    '0s',
  ),
  measure: optional(
    flag(),
    'Whether all methods are compared with the waits that follow, as measures.',
    false,
  ),
}).superRefine((value, context) => {
  if (value.method === 'queueLength' && value.handleTime === undefined)
    addFault(context, handleTimeNeeded());
});

const group = mapping('a mapping with "teams"', {
  teams: required(
    either('all, or a list of teams', [oneOf('all'), list('a team', name(), true)]),
    'The teams that join in; a team of an earlier group stays in that one.',
  ),
  after: optional(anyDuration(), 'How long in the queue they join in.', '0s'),
});

const announcement = mapping('a mapping with "at"', {
  at: required(anyDuration(), 'When it comes, from the queue entry.'),
  every: optional(positiveDuration('never'), 'How long after it comes again.', 'never'),
});

export const acd = mapping('a mapping, which may be empty: {}', {
  name: optional(keyName(), "The queue's name in reports; by default the applet's key."),
  mode: optional(
    oneOf('skills', 'longestWaiting'),
    'How interactions and agents are matched.',
    'skills',
  ),
  noAnswerTimeout: optional(
    spread(),
    'How long it rings before the agent counts as silent.',
    '20s',
  ),
  agentChoice: optional(
    oneOf('longestIdle', 'longestSinceInbound', 'random'),
    'Which of several agents alike is taken.',
    'longestIdle',
  ),
  agreementRouting: optional(
    flag(),
    'Whether the least slack to the agreement comes before age.',
    false,
  ),
  agePerMinute: optional(amount(), 'Longest waiting: the score of a minute of age.', 1),
  teams: optional(
    either('all, or a list of teams', [oneOf('all'), list('a team', name(), true)]),
    'The teams that serve it.',
    'all',
  ),
  groups: optional(
    list('with "teams"', group, true),
    'Instead of teams: groups that serve it, those with "after" once a wait has lasted so long.',
  ),
  personal: optional(
    text(200),
    'Each interaction waits for the one agent of this name, text with $(data source) in it; $(lastAgent) is whom the caller spoke with last; none: for whoever may serve.',
    'none',
  ),
  estimate: optional(estimate, 'How the wait is estimated.'),
  announcements: optional(
    list('with "at"', announcement),
    'Announcements to those who wait, which quote the estimated wait.',
    [],
  ),
}).superRefine(({ teams, groups, mode, personal = 'none' }, context) => {
  if (personal !== 'none') {
    for (const [key, value] of Object.entries({ teams, groups }))
      if (value !== undefined) addFault(context, personalNot(key), [key]);
    if (mode === 'longestWaiting') addFault(context, personalInSkillsMode(), ['mode']);
  }
  if (teams !== undefined && groups !== undefined) addFault(context, teamsAndGroups(), ['groups']);
});

const to = () => required(filledText(), 'The applet it leads to.');

const voluntary = mapping('a mapping with "after" and "to"', {
  after: required(anyDuration(), 'When it is offered, from the queue entry.'),
  to: to(),
  repeatEvery: optional(
    positiveDuration('never'),
    'How long after a refusal it is offered again.',
    'never',
  ),
  share: optional(
    share(),
    "The share who take it; by default the callers' taste for callbacks where one follows, else 1.",
  ),
  quotes: optional(flag(), 'Whether the offer quotes the estimated wait.', false),
  when: optional(conditions, 'Beyond the preset: the offer is made only when all of this holds.'),
});

export const breakouts = mapping('a mapping of breakouts', {
  voluntary: optional(
    either('a mapping with "after" and "to", or a list of such', [
      voluntary,
      list('with "after" and "to"', voluntary),
    ]),
    'The caller presses a key.',
  ),
  noAgents: optional(
    mapping('a mapping with "to"', { to: to() }),
    'Nobody who could answer is logged in.',
  ),
  queueLength: optional(
    mapping('a mapping with "max" and "to"', {
      max: required(whole(0, 1_000_000), 'Breaks out when this many wait already.'),
      to: to(),
    }),
    'The queue is long.',
  ),
  queueDuration: optional(
    mapping('a mapping with "after" and "to"', {
      after: required(anyDuration(), 'How long one has been in the queue.'),
      to: to(),
      callbacks: optional(flag(), 'Whether it acts on callbacks too.', false),
    }),
    'The wait has been long.',
  ),
  estimatedWait: optional(
    mapping('a mapping with "over" and "to"', {
      over: required(anyDuration(), 'The estimated wait above which it acts.'),
      to: to(),
    }),
    'The wait will be long.',
  ),
});

export type AcdDocument = z.infer<typeof acd>;
export type BreakoutsDocument = z.infer<typeof breakouts>;
export type VoluntaryDocument = z.infer<typeof voluntary>;

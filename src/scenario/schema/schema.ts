/**
 * A scenario file, as a whole.
 */
import type * as z from 'zod';
import { agreement } from './agreements.js';
import { callerClass } from './callers.js';
import { campaign } from './campaigns.js';
import { costs } from './costs.js';
import { factors } from './factors.js';
import { openSpans } from './hours.js';
import { anyDuration, oneOf, positiveDuration, start } from './leaves.js';
import { plans } from './plans.js';
import { replications } from './replications.js';
import { closing, limits, rules, targets } from './settings.js';
import { byName, list, mapping, optional, required } from './shapes.js';
import { staffing } from './staffing.js';
import { team } from './teams.js';
import { amount, filledText, name, seedText, text } from './texts.js';
import { trunkGroup } from './trunks.js';

export const WORLDS = ['actual', 'hold', 'noCallback'] as const;
/** A run is made in several worlds that differ in one thing: what becomes of callbacks. */
export type World = (typeof WORLDS)[number];

export const DEFAULT_START = '2026-01-05T08:00[UTC]';

export const scenario = mapping('a mapping with "name", "length", "teams", "callers" and "plans"', {
  name: required(name(), 'What the scenario is called.'),
  description: optional(text(), 'What it is about.'),
  start: optional(start(), 'Local date and time, and its zone.', DEFAULT_START),
  length: required(positiveDuration(), 'For how long calls come in.'),
  opening: optional(
    openSpans,
    'When the center is open, in local time; always: it closes at the end only.',
    'always',
  ),
  seed: optional(seedText(), 'The same seed meets the same callers.', 1),
  replications: optional(
    replications,
    'How many independent runs, or how precise they must be together.',
    20,
  ),
  warmUp: optional(anyDuration(), 'What happens before it is not counted.', '0s'),
  interval: optional(
    positiveDuration(),
    'The interval of reports: 30m, or the length if that is over 31 days.',
  ),
  worlds: optional(
    list('actual, hold or noCallback', oneOf(...WORLDS), true),
    'The worlds that are run.',
    WORLDS,
  ),
  targets: optional(targets, 'What counts as in time.'),
  closing: optional(closing, 'What happens after the end.'),
  limits: optional(limits, 'What a run may cost.'),
  rules: optional(rules, 'The choices that the callback rules leave open.'),
  teams: required(list('a team, beginning with "- name:"', team, true), 'Who answers.'),
  callers: required(
    list('a class of callers, beginning with "- name:"', callerClass, true),
    'Who calls.',
  ),
  agreements: optional(
    list('with "name", "skills" and "target"', agreement),
    'What is promised to whoever asks for certain skills.',
    [],
  ),
  trunks: optional(
    list('a group of lines, beginning with "- name:"', trunkGroup),
    'The telephone lines; a class of callers that names no group always finds one.',
    [],
  ),
  campaigns: optional(
    list('a campaign, beginning with "- name:"', campaign),
    'Outbound calls by agents who would be idle.',
    [],
  ),
  plans: required(plans, 'What callers go through; the first applet of a plan is its entry.'),
  staffing: optional(
    list('with "team"', staffing),
    'What a search for the fewest agents may change; left out: how many each team has.',
  ),
  factors: optional(
    factors,
    'What is uncertain about the callers of all classes, multiplied; 1 is as written.',
  ),
  costs: optional(costs, 'What things cost, for what callbacks save or cost.'),
  thresholds: optional(
    list('a text such as "abandonmentAvoided > 0"', filledText()),
    'What must hold.',
    [],
  ),
  margins: optional(
    byName('measures with how much each may change', filledText(), amount()),
    'By measure, how much it may change before it matters to a comparison.',
    {},
  ),
}).meta({ title: 'ringback scenario' });

export type ScenarioDocument = z.infer<typeof scenario>;

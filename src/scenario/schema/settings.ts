/**
 * The part of a scenario that is not about who or what, but how to count and how to decide.
 */

import type * as z from 'zod';
import { PRESET_NAMES } from '../resolve/presets.js';
import { agreedShare } from './agreements.js';
import { PRIORITIES } from './calls.js';
import { customerFirst } from './customer-first.js';
import { spread } from './distribution.js';
import { openSpans } from './hours.js';
import { anyDuration, flag, oneOf, whole } from './leaves.js';
import { policies } from './policies.js';
import { mapping, optional } from './shapes.js';
import { MOST_AGENTS } from './teams.js';

export const targets = mapping('a mapping of targets', {
  answerWithin: optional(anyDuration(), 'Answered within this is in time.', '20s'),
  shortAbandon: optional(
    anyDuration(),
    'Who gives up within this is not held against the center.',
    '5s',
  ),
  share: optional(agreedShare(), 'The service level that a day should have.', '80%'),
  serviceLevel: optional(
    oneOf(
      'vcc',
      'vcc-no-breakouts',
      'answered',
      'offered',
      'ignore-abandons',
      'positive',
      'no-short',
      'removed',
      'blended',
      'customer',
    ),
    'Which formula the bare key serviceLevel uses.',
    'vcc',
  ),
  driftTolerance: optional(
    anyDuration(),
    'A callback within this of the held call is on time.',
    '30s',
  ),
  promise: optional(
    oneOf('last', 'first'),
    'Which of several waits quoted to a caller is the promise.',
    'last',
  ),
});

export const closing = mapping('a mapping with "runOut"', {
  runOut: optional(
    anyDuration(),
    'How long the agents work on after each close, and after the end, while something waits.',
    '2h',
  ),
  callbacks: optional(
    oneOf('finish', 'carryOver', 'drop'),
    'Callbacks that wait at the close: made while agents work on, held until the next opening, or ended.',
    'finish',
  ),
  place: optional(
    oneOf('keep', 'front', 'tail'),
    'Where those held stand at the opening: by age, before all of their priority, or as if new.',
    'keep',
  ),
  callers: optional(
    oneOf('stay', 'cleared'),
    'Live callers who wait when the agents have gone: wait on, or are cleared.',
    'stay',
  ),
});

/** Minutes of one core; as many events as are allowed by default are fewer calls. */
export const MOST_CALLS = 100_000_000;
/** About two days of one core. */
export const MOST_CALLS_IN_ALL = 10_000_000_000;

/** At some 3 kB each, half of what a process may have by default. */
export const MOST_OPEN = 500_000;

export const limits = mapping('a mapping with "events", "open", "calls" and "allCalls"', {
  events: optional(
    whole(1, 1e12),
    'A run is stopped, and says so, after this many events.',
    200_000_000,
  ),
  open: optional(
    whole(1, 1e9),
    'A run is stopped, and says so, once more calls and callbacks than this are under way at the same time.',
    MOST_OPEN,
  ),
  calls: optional(
    whole(1, 1e12),
    'More first calls than this, expected in one replication, are refused before the run.',
    MOST_CALLS,
  ),
  allCalls: optional(whole(1, 1e15), 'The same in all replications together.', MOST_CALLS_IN_ALL),
});

export const rules = mapping('a mapping of rules', {
  preset: optional(
    oneOf(...PRESET_NAMES),
    'The set of defaults of this mapping: docs/presets.md.',
    'vcc',
  ),
  busyCallbackAt: optional(
    oneOf('offer', 'answer'),
    'When the agent becomes Busy Callback.',
    'offer',
  ),
  fallbackToClid: optional(flag(), 'An empty number to dial means the CLID.', true),
  withheldClid: optional(
    oneOf('noCallback', 'dialFails'),
    'What becomes of a request from a withheld CLID that names no other number.',
    'noCallback',
  ),
  ageBasis: optional(
    oneOf('lastQueue', 'firstQueue', 'callStart', 'request'),
    'From when age is counted; request: a callback starts anew when it is asked for.',
    'lastQueue',
  ),
  resetAge: optional(flag(), 'Whether an initial applet lets the age start anew.', false),
  requeuePosition: optional(
    oneOf('keepAge', 'tail'),
    'Where a callback goes whose agent did not answer.',
    'keepAge',
  ),
  noAnswerDwell: optional(
    spread('stay'),
    'How long an agent who missed a ring stays in No Answer.',
    '30s',
  ),
  avoidSameAgent: optional(
    flag(),
    'Whether the agent who missed a callback is passed over.',
    false,
  ),
  engagedAfter: optional(
    anyDuration(),
    'How long it takes to know that a number is engaged.',
    '3s',
  ),
  wrapAfterUnreached: optional(
    flag(),
    'Whether agents wrap after a callback that reached nobody.',
    true,
  ),
  liveAnswerCancels: optional(
    flag(),
    "Whether a live answer cancels the caller's callback.",
    false,
  ),
  redundantTalk: optional(spread(), 'Talk with a caller who was served before.', '30s'),
  duplicateKey: optional(
    oneOf('clid', 'dialNumber', 'either', 'none'),
    'What makes a second request the same as the first; none: every request creates a callback.',
    'clid',
  ),
  window: optional(openSpans, 'When callbacks may be offered to agents, in local time.', 'always'),
  outsideWindow: optional(
    oneOf('wait', 'expire'),
    'Callbacks outside the window: wait in their place, or end.',
    'wait',
  ),
  callbackPriority: optional(
    oneOf('kept', ...PRIORITIES),
    'The priority in which callbacks queue; kept: that of their call.',
    'kept',
  ),
  reserveAgents: optional(
    whole(0, MOST_AGENTS),
    'How many suitable agents stay idle, ready for live calls, when one is given a callback.',
    0,
  ),
  customerFirst,
  ...policies,
});

export type RulesDocument = z.infer<typeof rules>;

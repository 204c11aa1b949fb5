/**
 * Classes of callers: when they call, how long they wait, what they do about a callback.
 */
import type * as z from 'zod';
import { RESULTS } from '../customer-results.js';
import { notDescending } from '../faults/callers.js';
import * as values from '../faults/values.js';
import { parseDuration } from '../text/duration.js';
import { acceptance } from './acceptance.js';
import { arrivals } from './arrivals.js';
import { call, holdOrNone, PRIORITIES } from './calls.js';
import { spread } from './distribution.js';
import { redialsOrNone, ringsBackOrNone } from './further-calls.js';
import { anyDuration, oneOf, positiveDuration, positiveNumber, share } from './leaves.js';
import { addFault, either, list, mapping, optional, required } from './shapes.js';
import { filledText, name, text } from './texts.js';
import { transfers } from './transfers.js';

const answer = either('a probability, or a mapping with "probability" and "after"', [
  share(),
  mapping('a mapping with "probability" and "after"', {
    probability: required(share(), 'How often.'),
    after: optional(spread(), 'From the dial to this result.'),
  }),
]);

const results = Object.fromEntries(
  RESULTS.map((result) => [result, optional(answer, `The dial ends with: ${result}.`)]),
) as Record<(typeof RESULTS)[number], z.ZodOptional<typeof answer>>;

export const answersCallback = mapping(
  'a mapping from results to probabilities',
  results,
).superRefine((given, context) => {
  const shares = Object.values(given).map((each) =>
    typeof each === 'object' ? each.probability : (each ?? 0),
  );
  const sum = shares.reduce((total, each) => total + each, 0);
  if (given.person === undefined && sum <= 1 + 1e-6) return;
  if (Math.abs(sum - 1) > 1e-6) addFault(context, values.probabilitiesOff(sum));
});

const callsAgain = mapping('a mapping with "whilePending" and "after"', {
  whilePending: required(share(), 'The share who call again while their callback is pending.'),
  after: required(spread(), "From the callback's creation to the second call."),
  plan: optional(text(), "The plan, or plan.applet, of the second call; by default the class's."),
});

const balk = mapping('a mapping with "quotedOver" and "share"', {
  quotedOver: required(anyDuration(), 'Quoted waits above this.'),
  share: required(share(), 'The share who hang up at once.'),
});

const balks = list('with "quotedOver" and "share"', balk).superRefine((rows, context) => {
  const ms = rows.map(({ quotedOver }) => Number(parseDuration(quotedOver)));
  if (ms.some((each, i) => i > 0 && each >= (ms[i - 1] ?? 0)))
    addFault(context, notDescending('"quotedOver"'));
});

const pace = mapping('a mapping with "quotedUnder" and "hazardTimes"', {
  quotedUnder: optional(positiveDuration(), 'Quoted waits below this; the last row may have none.'),
  hazardTimes: required(positiveNumber(), 'How many times as fast they give up from then on.'),
});

const patienceAfterQuote = list('with "quotedUnder" and "hazardTimes"', pace).superRefine(
  (rows, context) => {
    const ms = rows.map(({ quotedUnder }) =>
      quotedUnder === undefined ? Infinity : Number(parseDuration(quotedUnder)),
    );
    if (ms.some((each, i) => i > 0 && each <= (ms[i - 1] ?? 0)))
      addFault(context, values.notAscending('"quotedUnder"'));
  },
);

export const callerClass = mapping('a mapping with "name"', {
  name: required(name(), 'The name of the class.'),
  dials: optional(filledText(), 'The number they dial.', '+440000000000'),
  plan: optional(
    text(),
    'The plan, or plan.applet, that they enter; by default the only one, or main.',
  ),
  arrivals: optional(arrivals, 'When they call.'),
  calls: optional(list('a call with "at"', call), 'Calls told one by one.'),
  trunks: optional(text(), 'The group of lines that they come in on.', 'none'),
  hold: optional(
    holdOrNone,
    'Holds within the talk; how long they take comes on top of it.',
    'none',
  ),
  wrap: optional(spread(), "Work after a conversation with them; by default the agent's."),
  withheldClid: optional(share(), 'The share who withhold their number.', 0),
  patience: optional(spread('never'), 'How long they would wait on the line.', 'never'),
  balks: optional(
    balks,
    'Who hangs up at once over a quoted wait: the first row whose bound it is over; none.',
    [],
  ),
  patienceAfterQuote: optional(
    patienceAfterQuote,
    'How a quoted wait changes patience from then on: the first row whose bound it is under.',
    [],
  ),
  talk: optional(spread(), 'How long they talk with an agent.', '3m'),
  acceptsCallback: optional(acceptance, 'The share who take a callback that is offered.', 1),
  answersCallback: optional(
    answersCallback,
    'What a callback finds; without "person" it is the rest.',
    { person: 1 },
  ),
  voicemailMessage: optional(spread(), "How long the agent's message takes.", '20s'),
  callsAgain: optional(
    either('none, or a mapping with "whilePending" and "after"', [oneOf('none'), callsAgain]),
    'Who calls again while a callback is pending.',
    'none',
  ),
  redials: optional(redialsOrNone, 'Who calls again after a call that was lost.', 'none'),
  ringsBack: optional(ringsBackOrNone, 'Who calls after a callback that was missed.', 'none'),
  transfers: optional(
    transfers,
    'Who is transferred to another plan after a talk: shares of one draw; none.',
    [],
  ),
  headStart: optional(anyDuration(), 'Age they are credited with on entering a queue.', '0s'),
  priority: optional(oneOf(...PRIORITIES), 'The priority they come with.', 'normal'),
  leavesLineAfter: optional(
    spread('never'),
    'How long one who took a callback stays on the line for the applets that follow.',
    'never',
  ),
});

export type CallerDocument = z.infer<typeof callerClass>;
export type AnswersDocument = z.infer<typeof answersCallback>;

/** What becomes of callbacks. */
import type { CustomerResult } from '../model/center-plan.js';
import { Counter, Scalar } from '../records/counter.js';
import type { Figure, Measure } from './measure.js';
import { counter, type Scope, scalar, scaled } from './scope.js';

const MS = 0.001;

/** Keys of the results of a customer leg, in the order of the model. */
export const resultKeys: readonly string[] = [
  'person',
  'noAnswer',
  'engaged',
  'voicemail',
  'unobtainable',
  'changed',
  'rejected',
  'failed',
  'agentGaveUp',
  'stillOnLine',
];

const PERSON: CustomerResult = 0;

export function callbackMeasures(prefix: string, queue: number): Measure[] {
  const call: Scope = { world: 'actual', queue, media: 0 };
  const back: Scope = { world: 'actual', queue, media: 1 };
  const at = `${prefix}callbacks.`;
  return [...counts(at, call, back), ...shares(at, call, back), ...times(at, call, back)];
}

function count(key: string, of: Figure, definition: string): Measure {
  return { kind: 'mean', key, unit: 'count', better: 'neither', definition, of };
}

function ratio(
  key: string,
  unit: Measure['unit'],
  better: Measure['better'],
  [top, bottom]: readonly [Figure, Figure],
  definition: string,
): Measure {
  return { kind: 'ratio', key, unit, better, definition, top, bottom };
}

function counts(at: string, call: Scope, back: Scope): Measure[] {
  const calls = (index: number): Figure => counter(call, index);
  const backs = (index: number): Figure => counter(back, index);
  const created = back.queue < 0 ? scalar('actual', Scalar.CreatedInAll) : backs(Counter.Created);
  const pending = back.queue < 0 ? scalar('actual', Scalar.PendingInAll) : backs(Counter.Pending);
  return [
    count(`${at}offered`, calls(Counter.CallbackOffered), 'Offers of a callback heard.'),
    count(`${at}accepted`, calls(Counter.CallbackAccepted), 'Offers accepted.'),
    count(`${at}declined`, calls(Counter.CallbackDeclined), 'Offers declined.'),
    count(`${at}created`, created, 'Callbacks created (R1).'),
    count(
      `${at}duplicates`,
      calls(Counter.CallbackDuplicate),
      'Requests through the same applet while a callback was pending (R18).',
    ),
    count(
      `${at}noNumber`,
      calls(Counter.CallbackNoNumber),
      'Requests without a number to dial (R6).',
    ),
    count(`${at}completed`, backs(Counter.Completed), 'Callbacks whose talk has ended.'),
    count(
      `${at}unreached`,
      backs(Counter.Unreached),
      'Callbacks that an agent answered and that reached nobody; final (R15).',
    ),
    ...resultKeys.flatMap((key, result) =>
      result === PERSON
        ? []
        : count(`${at}unreached.${key}`, backs(Counter.UnreachedBy + result), `Unreached: ${key}.`),
    ),
    count(`${at}pending`, pending, 'Callbacks not complete when the run ended.'),
    count(`${at}expired`, backs(Counter.Expired), 'Callbacks whose plan ended without a queue.'),
    count(
      `${at}cancelled`,
      backs(Counter.Cancelled),
      'Callbacks cancelled by a live answer (R17).',
    ),
    count(
      `${at}redundant`,
      backs(Counter.Redundant),
      'Callbacks made to someone already served; within completed and unreached.',
    ),
    count(`${at}dials`, backs(Counter.Dials), 'Customer dials: at most one a callback.'),
    count(`${at}requeues`, backs(Counter.Requeues), 'Returns to the queue by R14.'),
    count(
      `${at}requeues.rejected`,
      backs(Counter.AgentRejected),
      'Returns to the queue because an agent rejected the ring.',
    ),
    ...(back.queue < 0 ? inAll(at) : []),
  ];
}

function inAll(at: string): Measure[] {
  return [
    {
      kind: 'maximum',
      key: `${at}requeues.max`,
      unit: 'count',
      better: 'lower',
      definition: 'Most returns to the queue of one callback, over all replications.',
      of: scalar('actual', Scalar.RequeuesMax),
    },
    count(
      `${at}pendingAtClose`,
      scalar('actual', Scalar.PendingAtClose),
      'Callbacks waiting in queues at the close of the day.',
    ),
    {
      kind: 'mean',
      key: `${at}unreachedAgentTime_h`,
      unit: 'h',
      better: 'lower',
      definition: 'Agent time on callbacks that reached nobody: last ring, dial and message.',
      of: scaled(scalar('actual', Scalar.UnreachedAgentMs), MS / 3600),
    },
  ];
}

function shares(at: string, call: Scope, back: Scope): Measure[] {
  const calls = (index: number): Figure => counter(call, index);
  const backs = (index: number): Figure => counter(back, index);
  const answered = backs(Counter.Answered);
  const created = backs(Counter.Created);
  const shareOf = (top: Figure, bottom: Figure): readonly [Figure, Figure] => [top, bottom];
  return [
    ratio(
      `${at}takeRate`,
      'share',
      'neither',
      shareOf(calls(Counter.CallbackAccepted), calls(Counter.CallbackOffered)),
      'Accepted / offered.',
    ),
    ratio(
      `${at}fraction`,
      'share',
      'neither',
      shareOf(created, calls(Counter.Offered)),
      'Callbacks created / calls offered.',
    ),
    ratio(
      `${at}reachRate`,
      'share',
      'higher',
      shareOf(backs(Counter.Reached), backs(Counter.Dials)),
      'Customers reached / dials.',
    ),
    ratio(
      `${at}requeues.mean`,
      'count',
      'lower',
      shareOf(backs(Counter.RequeuesOfAnswered), answered),
      'Returns to the queue per callback that an agent answered.',
    ),
    ratio(
      `${at}requeues.share`,
      'share',
      'lower',
      shareOf(backs(Counter.RequeuedOnce), created),
      'Share of callbacks that returned to the queue at least once.',
    ),
    ...[0, 1, 2, 3].map((k) =>
      ratio(
        `${at}requeues.share${k}`,
        'share',
        'neither',
        shareOf(backs(Counter.AnsweredByRequeues + k), answered),
        `Share of callbacks that an agent answered after exactly ${k} returns.`,
      ),
    ),
    ...([15, 30, 60] as const).map((minutes) =>
      ratio(
        `${at}calledBackWithin${minutes}m`,
        'share',
        'higher',
        shareOf(
          backs(
            minutes === 15
              ? Counter.CalledBackWithin15Min
              : minutes === 30
                ? Counter.CalledBackWithin30Min
                : Counter.CalledBackWithin60Min,
          ),
          created,
        ),
        `Share of callbacks whose customer answered within ${minutes} min of the request.`,
      ),
    ),
    ...([1, 2, 5] as const).map((minutes) =>
      ratio(
        `${at}firstOfferWait.over${minutes}m`,
        'share',
        'lower',
        shareOf(
          backs(
            minutes === 1
              ? Counter.FirstOfferOver1Min
              : minutes === 2
                ? Counter.FirstOfferOver2Min
                : Counter.FirstOfferOver5Min,
          ),
          backs(Counter.FirstOffered),
        ),
        `Share of answered callbacks whose age was over ${minutes} min when first offered.`,
      ),
    ),
  ];
}

function times(at: string, call: Scope, back: Scope): Measure[] {
  const seconds = (
    key: string,
    top: number,
    bottom: number,
    definition: string,
    scope = back,
  ): Measure =>
    ratio(
      `${at}${key}`,
      's',
      'lower',
      [scaled(counter(scope, top), MS), counter(scope, bottom)],
      definition,
    );
  const c = Counter;
  return [
    seconds(
      'onLineBefore.mean_s',
      c.OnLineBeforeMs,
      c.BrokeOutToCallback,
      'Time in the queue before a callback was created.',
      call,
    ),
    seconds(
      'firstOfferWait.mean_s',
      c.FirstOfferWaitMs,
      c.FirstOffered,
      'From age0 to the first offer to an agent, over callbacks that an agent answered.',
    ),
    ratio(
      `${at}firstOfferWait.meanSquare_s2`,
      's2',
      'lower',
      [counter(back, c.FirstOfferWaitSquared), counter(back, c.FirstOffered)],
      'Mean square of the wait from age0 to the first offer.',
    ),
    seconds(
      'agentAnswerWait.mean_s',
      c.AgentAnswerWaitMs,
      c.Answered,
      'From age0 to the agent’s answer.',
    ),
    seconds(
      'connectWait.mean_s',
      c.ConnectWaitMs,
      c.Reached,
      'From age0 to the customer’s answer, over those reached.',
    ),
    seconds(
      'requestToConnect.mean_s',
      c.RequestToConnectMs,
      c.Reached,
      'From the request to the customer’s answer, over those reached.',
    ),
    seconds('dial.mean_s', c.DialMs, c.Dials, 'From the dial to its result.'),
    seconds(
      'requeues.ringing.mean_s',
      c.RingingInVainMs,
      c.Created,
      'Agent time spent ringing in vain, per callback.',
    ),
    seconds(
      'promiseError.mean_s',
      c.PromiseErrorMs,
      c.Quoted,
      'Customer’s answer - (time of the quote + wait quoted).',
    ),
    seconds(
      'promiseError.absolute.mean_s',
      c.PromiseErrorAbsoluteMs,
      c.Quoted,
      'The same without its sign.',
    ),
    seconds(
      'promiseError.offer.mean_s',
      c.QuoteOfferErrorMs,
      c.QuotedFirstOffered,
      'First offer - (time of the quote + wait quoted).',
    ),
  ];
}

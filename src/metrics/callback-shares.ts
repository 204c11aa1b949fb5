/** Shares and times of callbacks. */
import { Counter } from '../records/counter.js';
import { ratio } from './builders.js';
import type { Figure, Measure } from './measure.js';
import { counter, type Scope, scaled } from './scope.js';

const MS = 0.001;

export function callbackShares(at: string, call: Scope, back: Scope): Measure[] {
  const calls = (index: number): Figure => counter(call, index);
  const backs = (index: number): Figure => counter(back, index);
  const c = Counter;
  // Where a callback may go on to another queue, the one that it was in last counts what it came to.
  const [created, homed] = [backs(c.Created), backs(c.Homed)];
  const share = (
    key: string,
    better: Measure['better'],
    top: Figure,
    bottom: Figure,
    definition: string,
  ): Measure => ratio(at + key, 'share', better, [top, bottom], definition);
  return [
    share(
      'takeRate',
      'neither',
      calls(c.CallbackAccepted),
      calls(c.CallbackOffered),
      'Accepted / offered.',
    ),
    share('fraction', 'neither', created, calls(c.Offered), 'Callbacks created / calls offered.'),
    share('reachRate', 'higher', backs(c.Reached), backs(c.Dials), 'Customers reached / dials.'),
    share(
      'requeues.share',
      'lower',
      backs(c.RequeuedOnce),
      homed,
      'Share of callbacks that returned to the queue at least once; one that moves on counts in its last queue.',
    ),
    ...requeueShares(at, backs),
    ...calledBackWithin.map(([minutes, index]) =>
      share(
        `calledBackWithin${minutes}m`,
        'higher',
        backs(index),
        homed,
        `Share of callbacks whose customer answered within ${minutes} min of the request, or of the start of their slot, counted as requeues.share is.`,
      ),
    ),
    ...firstOfferOver.map(([minutes, index]) =>
      share(
        `firstOfferWait.over${minutes}m`,
        'lower',
        backs(index),
        backs(c.FirstOffered),
        `Share of answered callbacks whose age was over ${minutes} min when first offered.`,
      ),
    ),
  ];
}

const calledBackWithin = [
  [15, Counter.CalledBackWithin15Min],
  [30, Counter.CalledBackWithin30Min],
  [60, Counter.CalledBackWithin60Min],
] as const;

const firstOfferOver = [
  [1, Counter.FirstOfferOver1Min],
  [2, Counter.FirstOfferOver2Min],
  [5, Counter.FirstOfferOver5Min],
] as const;

function requeueShares(at: string, backs: (index: number) => Figure): Measure[] {
  const answered = backs(Counter.FirstOffered);
  return [
    ratio(
      `${at}requeues.mean`,
      'count',
      'lower',
      [backs(Counter.RequeuesOfAnswered), answered],
      'Returns to the queue per callback that an agent answered.',
    ),
    ...[0, 1, 2, 3].map((k) =>
      ratio(
        `${at}requeues.share${k}`,
        'share',
        'neither',
        [backs(Counter.AnsweredByRequeues + k), answered],
        `Share of callbacks that an agent answered after exactly ${k} returns.`,
      ),
    ),
  ];
}

export function callbackTimes(at: string, call: Scope, back: Scope): Measure[] {
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
      c.CallbackGranted,
      'From the queue entry to the request, over calls that queued and got a callback.',
      call,
    ),
    seconds(
      'firstOfferWait.mean_s',
      c.FirstOfferWaitMs,
      c.FirstOffered,
      'From age0 to the first offer to an agent, over callbacks that an agent answered.',
    ),
    seconds(
      'requestToFirstOffer.mean_s',
      c.RequestToFirstOfferMs,
      c.FirstOffered,
      'From the request to the first offer to an agent, over callbacks that an agent answered.',
    ),
    seconds(
      'holdSpared.mean_s',
      c.HoldSparedMs,
      c.FirstOffered,
      'From the caller’s leaving the line to the first offer, over callbacks that an agent answered.',
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
      c.FirstOffered,
      'From age0 to the first answer by an agent.',
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

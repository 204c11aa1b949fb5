/** What queues do to those who wait in them. */
import type { CenterPlan, ServiceLevelFormula } from '../model/center-plan.js';
import { BREAKOUT_REASON_COUNT, BreakoutReason, MEDIA_COUNT } from '../model/media.js';
import { Counter, Scalar } from '../records/counter.js';
import { badDays } from './bad-days.js';
import { count, ratio } from './builders.js';
import { handleMeasures } from './handle-measures.js';
import { itemsOf } from './items.js';
import type { Figure, Measure } from './measure.js';
import { counter, fixed, minus, plus, type Scope, scalar, scaled, together } from './scope.js';
import { transferMeasures } from './transfer-measures.js';

const MS = 0.001;

const breakoutReasons = [
  'voluntary',
  'noAgents',
  'queueLength',
  'queueDuration',
  'estimatedWait',
  'afterCallback',
  'closed',
] as const;

/** Breakouts of all reasons. */
function breakouts(scope: Scope): Figure {
  const all = Array.from({ length: BREAKOUT_REASON_COUNT }, (_, k) =>
    counter(scope, Counter.BrokeOut + k),
  );
  return plus(...all);
}

/** Numerator and denominator of every service level formula. */
export function serviceLevelParts(
  scope: Scope,
): Record<Exclude<ServiceLevelFormula, 'customer'>, { top: Figure; bottom: Figure; text: string }> {
  const c = (index: number): Figure => counter(scope, index);
  const [o, a, aw] = [c(Counter.Offered), c(Counter.Answered), c(Counter.AnsweredWithin)];
  const [b, bs, bw] = [c(Counter.Abandoned), c(Counter.AbandonedShort), c(Counter.AbandonedWithin)];
  const k = breakouts(scope);
  const live = { ...scope, media: 0 };
  const back = { ...scope, media: 1 };
  const afterCallback = counter(live, Counter.BrokeOut + BreakoutReason.AfterCallback);
  return {
    vcc: { top: aw, bottom: plus(a, b, k), text: 'Aw / (A + B + K)' },
    'vcc-no-breakouts': { top: aw, bottom: plus(a, b), text: 'Aw / (A + B)' },
    answered: { top: aw, bottom: a, text: 'Aw / A' },
    offered: { top: aw, bottom: o, text: 'Aw / O' },
    'ignore-abandons': { top: aw, bottom: minus(o, bw), text: 'Aw / (O - Bw)' },
    positive: { top: plus(aw, bw), bottom: o, text: '(Aw + Bw) / O' },
    'no-short': { top: aw, bottom: minus(plus(a, b), bs), text: 'Aw / (A + B - Bs)' },
    removed: {
      top: plus(aw, bw, c(Counter.BrokeOutToCallbackWithin)),
      bottom: o,
      text: '(answered, abandoned or callback taken, within the target) / O',
    },
    blended: {
      top: plus(counter(live, Counter.AnsweredWithin), counter(back, Counter.AnsweredWithin)),
      bottom: plus(
        counter(live, Counter.Answered),
        counter(live, Counter.Abandoned),
        minus(minus(breakouts(live), afterCallback), counter(live, Counter.CallbackGranted)),
        counter(back, Counter.Answered),
        counter(back, Counter.Expired),
        counter(back, Counter.Cancelled),
      ),
      text: '(Aw live + Aw callback) / (A + B + K that led to no callback + callbacks answered, expired or cancelled)',
    },
  };
}

/** Every measure of queue visits in a scope. */
export function queueMeasures(prefix: string, scope: Scope, plan: CenterPlan): Measure[] {
  return [
    ...visitCounts(prefix, scope),
    ...visitShares(prefix, scope),
    ...visitTimes(prefix, scope, plan),
    ...transferMeasures(prefix, scope, plan),
    ...handleMeasures(prefix, scope),
    ...serviceLevels(prefix, scope, plan),
    ...waitQuantiles(prefix, scope),
    longestWait(prefix, scope, plan.queues.length),
    ...(scope.queue < 0 && scope.media === 0 ? [longestQueue(prefix, scope)] : []),
  ];
}

function longestQueue(prefix: string, { world }: Scope): Measure {
  return {
    kind: 'maximum',
    key: `${prefix}queueLength.max`,
    unit: 'count',
    better: 'lower',
    definition: 'Most that waited at once in one queue, of one media type, over all replications.',
    of: scalar(world, Scalar.QueueLengthMax),
  };
}

function indices(length: number): number[] {
  return Array.from({ length }, (_, k) => k);
}

function longestWait(prefix: string, scope: Scope, queueCount: number): Measure {
  const queues = scope.queue < 0 ? indices(queueCount) : [scope.queue];
  const types = scope.media < 0 ? indices(MEDIA_COUNT) : [scope.media];
  const longest = queues.flatMap((queue) =>
    types.map((media) => counter({ ...scope, queue, media }, Counter.LongestWaitMs)),
  );
  return {
    kind: 'maximum',
    key: `${prefix}wait.max_s`,
    unit: 's',
    better: 'lower',
    definition: 'Longest wait of the answered, abandoned and broken out, over all replications.',
    of: scaled(
      longest.reduce((one, other) => together(one, other, Math.max), fixed(0)),
      MS,
    ),
  };
}

function visitCounts(prefix: string, scope: Scope): Measure[] {
  const c = (key: string, index: number, definition: string): Measure =>
    count(prefix + key, counter(scope, index), definition);
  return [
    c('offered', Counter.Offered, 'Entered the queue, counted once a visit.'),
    c('delayed', Counter.Delayed, 'Entered and found no free agent.'),
    c('answered', Counter.Answered, 'Answered by an agent.'),
    c('abandoned', Counter.Abandoned, 'Hung up waiting, no callback standing for the call.'),
    c('abandonedShort', Counter.AbandonedShort, 'Abandoned within the short threshold.'),
    count(`${prefix}breakouts`, breakouts(scope), 'Left the queue through the plan.'),
    ...breakoutReasons.map((reason, k) =>
      c(`breakouts.${reason}`, Counter.BrokeOut + k, `Breakouts by reason: ${reason}.`),
    ),
    c('stillQueued', Counter.StillQueued, 'Still in the queue when the run ended.'),
    c('agentNoAnswers', Counter.AgentSilent, 'Rings that an agent let run out.'),
    c('agentRejects', Counter.AgentRejected, 'Rings that an agent rejected.'),
  ];
}

function visitShares(prefix: string, scope: Scope): Measure[] {
  const share = (key: string, top: number, bottom: number, definition: string): Measure =>
    ratio(
      prefix + key,
      'share',
      'lower',
      [counter(scope, top), counter(scope, bottom)],
      definition,
    );
  return [
    share('delayedRate', Counter.Delayed, Counter.Offered, 'Delayed / offered.'),
    share('abandonedRate', Counter.Abandoned, Counter.Offered, 'B / O.'),
    share(
      'abandonedRate.delayed',
      Counter.AbandonedDelayed,
      Counter.Delayed,
      'Abandoned of the delayed / delayed.',
    ),
  ];
}

function visitTimes(prefix: string, scope: Scope, plan: CenterPlan): Measure[] {
  const c = (index: number): Figure => counter(scope, index);
  const seconds = (key: string, ms: Figure, bottom: Figure, definition: string): Measure =>
    ratio(prefix + key, 's', 'lower', [scaled(ms, MS), bottom], definition);
  const waits = plus(
    c(Counter.WaitAnsweredMs),
    c(Counter.WaitAbandonedMs),
    c(Counter.WaitBrokeOutMs),
  );
  return [
    seconds(
      'asa_s',
      c(Counter.WaitAnsweredMs),
      c(Counter.Answered),
      'Average speed of answer: mean wait of the answered, from queue entry (a callback: from its age0; one that is tried again: from its return) to the agent’s answer.',
    ),
    seconds(
      'wait.mean_s',
      waits,
      c(Counter.Offered),
      'Mean time in queue of all offered, zeros, abandoned and broken out included.',
    ),
    seconds(
      'wait.delayed.mean_s',
      c(Counter.WaitDelayedMs),
      c(Counter.Delayed),
      'Mean time in queue of the delayed, however they left.',
    ),
    seconds(
      'wait.abandoned.mean_s',
      c(Counter.WaitAbandonedMs),
      c(Counter.Abandoned),
      'Mean time to abandon.',
    ),
    ratio(
      `${prefix}queueLength.mean`,
      'interactions',
      'lower',
      [c(Counter.WaitingMs), fixed(plan.lengthMs - plan.warmUpMs)],
      'Time average of the number waiting from warm-up to close; who is being rung does not wait.',
    ),
  ];
}

function serviceLevels(prefix: string, scope: Scope, plan: CenterPlan): Measure[] {
  const parts = serviceLevelParts(scope);
  const { serviceLevel, answerWithinMs } = plan.targets;
  const within = `within ${answerWithinMs / 1000} s`;
  const measures: Measure[] = Object.entries(parts).map(([name, { top, bottom, text }]) => ({
    kind: 'ratio',
    key: `${prefix}serviceLevel.${name}`,
    unit: 'share',
    better: 'higher',
    definition: `${text}, ${within}.`,
    top,
    bottom,
  }));
  const customer = customerLevel(scope);
  if (scope.queue < 0 && scope.media === 0) {
    measures.push({
      kind: 'ratio',
      key: `${prefix}serviceLevel.customer`,
      unit: 'share',
      better: 'higher',
      definition: `Persons first talking with an agent ${within} of their first queue entry / (persons who queued - short abandons).`,
      ...customer,
    });
  }
  const chosen =
    serviceLevel === 'customer' ? { ...customer, text: 'customer' } : parts[serviceLevel];
  measures.push({
    kind: 'ratio',
    key: `${prefix}serviceLevel`,
    unit: 'share',
    better: 'higher',
    definition: `The formula chosen in targets.serviceLevel, ${serviceLevel}: ${chosen.text}, ${within}.`,
    top: chosen.top,
    bottom: chosen.bottom,
  });
  if (scope.media === 0) {
    measures.push(badDays(prefix, chosen.top, chosen.bottom, plan.targets.share, serviceLevel));
  }
  return measures;
}

function customerLevel({ world }: Scope): { top: Figure; bottom: Figure } {
  const queued = scalar(world, Scalar.PersonsQueued);
  const short = scalar(world, Scalar.PersonsShortAbandoned);
  return {
    top: scalar(world, Scalar.PersonsTalkedWithin),
    bottom: minus(queued, short),
  };
}

function waitQuantiles(prefix: string, { world, queue, media }: Scope): Measure[] {
  return [0.5, 0.9, 0.95, 0.99].map((p) => ({
    kind: 'quantile',
    key: `${prefix}wait.p${Math.round(p * 100)}_s`,
    unit: 's',
    better: 'lower',
    definition: `${Math.round(p * 100)} % of the answered waited at most this long.`,
    p,
    histogram: itemsOf(
      { world, list: 'waits' },
      (k) =>
        (queue < 0 || Math.floor(k / MEDIA_COUNT) === queue) &&
        (media < 0 || k % MEDIA_COUNT === media),
    ),
  }));
}

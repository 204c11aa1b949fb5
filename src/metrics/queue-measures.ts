/** What queues do to those who wait in them. */
import type { CenterPlan, ServiceLevelFormula } from '../model/center-plan.js';
import { BREAKOUT_REASON_COUNT, MEDIA_COUNT } from '../model/media.js';
import { Counter, Scalar } from '../records/counter.js';
import { mergeSparse } from '../stats/merge-histograms.js';
import type { Figure, Measure } from './measure.js';
import { counter, fixed, plus, type Scope, scalar, scaled, worldOf } from './scope.js';

const MS = 0.001;

const breakoutReasons = [
  'voluntary',
  'noAgents',
  'queueLength',
  'queueDuration',
  'estimatedWait',
  'afterCallback',
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
  const less =
    (x: Figure, y: Figure): Figure =>
    (sums) =>
      x(sums) - y(sums);
  const live = { ...scope, media: 0 };
  const back = { ...scope, media: 1 };
  return {
    vcc: { top: aw, bottom: plus(a, b, k), text: 'Aw / (A + B + K)' },
    'vcc-no-breakouts': { top: aw, bottom: plus(a, b), text: 'Aw / (A + B)' },
    answered: { top: aw, bottom: a, text: 'Aw / A' },
    offered: { top: aw, bottom: o, text: 'Aw / O' },
    'ignore-abandons': { top: aw, bottom: less(o, bw), text: 'Aw / (O - Bw)' },
    positive: { top: plus(aw, bw), bottom: o, text: '(Aw + Bw) / O' },
    'no-short': { top: aw, bottom: less(plus(a, b), bs), text: 'Aw / (A + B - Bs)' },
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
        less(breakouts(live), counter(live, Counter.BrokeOutToCallback)),
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
  const c = (index: number): Figure => counter(scope, index);
  const offered = c(Counter.Offered);
  const count = (key: string, of: Figure, definition: string): Measure => ({
    kind: 'mean',
    key: prefix + key,
    unit: 'count',
    better: 'neither',
    definition,
    of,
  });
  const ratio = (
    key: string,
    unit: Measure['unit'],
    better: Measure['better'],
    top: Figure,
    bottom: Figure,
    definition: string,
  ): Measure => ({ kind: 'ratio', key: prefix + key, unit, better, definition, top, bottom });
  const waits = plus(
    c(Counter.WaitAnsweredMs),
    c(Counter.WaitAbandonedMs),
    c(Counter.WaitBrokeOutMs),
  );
  const openMs = plan.lengthMs - plan.warmUpMs;
  return [
    count('offered', offered, 'Entered the queue, counted once a visit.'),
    count('delayed', c(Counter.Delayed), 'Entered and found no free agent.'),
    count('answered', c(Counter.Answered), 'Answered by an agent.'),
    count('abandoned', c(Counter.Abandoned), 'Hung up waiting, no callback standing for the call.'),
    count('abandonedShort', c(Counter.AbandonedShort), 'Abandoned within the short threshold.'),
    count('breakouts', breakouts(scope), 'Left the queue through the plan.'),
    ...breakoutReasons.map((reason, k) =>
      count(`breakouts.${reason}`, c(Counter.BrokeOut + k), `Breakouts by reason: ${reason}.`),
    ),
    count('stillQueued', c(Counter.StillQueued), 'Still in the queue when the run ended.'),
    ratio('delayedRate', 'share', 'lower', c(Counter.Delayed), offered, 'Delayed / offered.'),
    ratio('abandonedRate', 'share', 'lower', c(Counter.Abandoned), offered, 'B / O.'),
    ratio(
      'abandonedRate.delayed',
      'share',
      'lower',
      c(Counter.Abandoned),
      c(Counter.Delayed),
      'Abandoned / delayed.',
    ),
    ratio(
      'asa_s',
      's',
      'lower',
      scaled(c(Counter.WaitAnsweredMs), MS),
      c(Counter.Answered),
      'Average speed of answer: mean wait of the answered, from queue entry (a callback: from its age0) to the agent’s answer.',
    ),
    ratio(
      'wait.mean_s',
      's',
      'lower',
      scaled(waits, MS),
      offered,
      'Mean time in queue of all offered, zeros, abandoned and broken out included.',
    ),
    ratio(
      'wait.delayed.mean_s',
      's',
      'lower',
      scaled(waits, MS),
      c(Counter.Delayed),
      'Time in queue / delayed.',
    ),
    ratio(
      'wait.abandoned.mean_s',
      's',
      'neither',
      scaled(c(Counter.WaitAbandonedMs), MS),
      c(Counter.Abandoned),
      'Mean time to abandon.',
    ),
    ratio(
      'queueLength.mean',
      'interactions',
      'lower',
      c(Counter.WaitingMs),
      fixed(openMs),
      'Time average of the number waiting from warm-up to close; who is being rung does not wait.',
    ),
    ...serviceLevels(prefix, scope, plan),
    ...waitQuantiles(prefix, scope),
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
  return measures;
}

function customerLevel({ world }: Scope): { top: Figure; bottom: Figure } {
  const queued = scalar(world, Scalar.PersonsQueued);
  const short = scalar(world, Scalar.PersonsShortAbandoned);
  return {
    top: scalar(world, Scalar.PersonsTalkedWithin),
    bottom: (sums) => queued(sums) - short(sums),
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
    histogram: (sums) => {
      const { waits } = worldOf(sums, world);
      return mergeSparse(
        waits.filter(
          (_, k) =>
            (queue < 0 || Math.floor(k / MEDIA_COUNT) === queue) &&
            (media < 0 || k % MEDIA_COUNT === media),
        ),
      );
    },
  }));
}

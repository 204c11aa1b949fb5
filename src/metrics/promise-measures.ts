/** Waits that were quoted: how many, who hung up over them, and how far off they were. */
import { AppletKind } from '../model/applets.js';
import type { CenterPlan } from '../model/center-plan.js';
import { TOLD_SUM_COUNT, ToldSum } from '../records/told-waits.js';
import { count, ratio } from './builders.js';
import { itemsOf } from './items.js';
import type { Figure, Measure } from './measure.js';
import { placesOfEach, plus } from './scope.js';

/** @param queue index; -1: all */
export function promiseMeasures(prefix: string, queue: number, plan: CenterPlan): Measure[] {
  if (!quotesWaits(plan)) return [];
  const sum = (index: number): Figure =>
    placesOfEach('actual', 'told.sums', queue, TOLD_SUM_COUNT, [index]);
  const { Quotes, Balked, BalkedOutside } = ToldSum;
  return [
    count(`${prefix}quotes`, sum(Quotes), 'Waits quoted: in announcements, offers and plans.'),
    count(
      `${prefix}balked`,
      plus(sum(Balked), sum(BalkedOutside)),
      'Hung up at once over a quoted wait; those in the queue are within the abandoned.',
    ),
    count(`${prefix}balked.outsideQueue`, sum(BalkedOutside), 'Of them, those not in a queue.'),
    ...errors(`${prefix}promiseError.`, sum, queue),
    ...ofCallbacks(`${prefix}callbacks.promiseError.`, sum, queue),
  ];
}

/** Whether anything in the center quotes a wait. */
function quotesWaits({ queues, applets }: CenterPlan): boolean {
  return (
    queues.some(
      ({ announcements, voluntary }) =>
        announcements.length > 0 || voluntary.some(({ quotes }) => quotes),
    ) || applets.some(({ kind }) => kind === AppletKind.Quote)
  );
}

function errors(at: string, sum: (index: number) => Figure, queue: number): Measure[] {
  const all = sum(ToldSum.Live);
  const mean = (key: string, index: number, definition: string): Measure =>
    ratio(at + key, 's', 'neither', [sum(index), all], definition);
  return [
    mean(
      'mean_s',
      ToldSum.LiveError,
      'Live calls: agent’s answer - (time of the quote + wait quoted); above 0 it was late.',
    ),
    mean('absolute.mean_s', ToldSum.LiveAbsoluteError, 'The same without its sign.'),
    ...quantiles(at, 'live', queue),
    late(at, sum(ToldSum.LiveLate), all),
    count(`${at}answered`, all, 'Live calls answered to whom a wait had been quoted.'),
  ];
}

function ofCallbacks(at: string, sum: (index: number) => Figure, queue: number): Measure[] {
  return [...quantiles(at, 'back', queue), late(at, sum(ToldSum.BackLate), sum(ToldSum.Back))];
}

function late(at: string, top: Figure, bottom: Figure): Measure {
  return ratio(
    `${at}lateRate`,
    'share',
    'lower',
    [top, bottom],
    'Share answered after the promise.',
  );
}

function quantiles(at: string, kind: 'live' | 'back', queue: number): Measure[] {
  return [0.5, 0.95].map((p) => ({
    kind: 'quantile',
    key: `${at}p${p * 100}_s`,
    unit: 's',
    better: 'lower',
    definition: `${p * 100} % of these errors are at most this.`,
    p,
    histogram: itemsOf({ world: 'actual', list: `told.${kind}` }, (q) => queue < 0 || q === queue),
  }));
}

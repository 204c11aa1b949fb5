/** A replayed day as its page takes it, of figures that are chosen. */

import { calibrate, errorsOf, trustOf } from '../../../src/experiments/replay/calibration.js';
import { DayTally } from '../../../src/experiments/replay/day-tally.js';
import type { ReplayPageData } from '../../../src/reports/html/replay-page.js';
import type { ReplayedDay } from '../../../src/reports/replayed-day.js';
import { summaryOf } from '../../../src/reports/summary-json.js';
import { smallText } from '../../experiments/small-scenario.js';
import { dataOf } from './report-of.js';

const HOUR = 3_600_000;
const INTERVAL = HOUR / 2;

/** Ten calls in each of four half-hours, of whom the first so many hang up after 40 s. */
function tally(hungUp: readonly number[]): DayTally {
  const day = new DayTally(2 * HOUR, INTERVAL, 20_000);
  hungUp.forEach((count, k) => {
    for (let call = 0; call < 10; call++) {
      const at = k * INTERVAL + call * 60_000;
      day.add(at, call < count ? 40_000 : 5_000, call < count ? 'hungUp' : 'answered');
    }
  });
  return day;
}

export function replayedDay(changes: Partial<ReplayedDay> = {}): ReplayedDay {
  const calibration = calibrate(tally([1, 2, 9, 1]), [tally([1, 2, 3, 1]), tally([2, 1, 4, 0])]);
  const errors = errorsOf(calibration.total);
  const hour = (fromMs: number, hungUp: number) => ({
    ...{ fromMs, hungUp, calls: 20, agents: 2.5, talk: 180, meanWait: 30 },
  });
  return {
    ...{ log: 'calls.csv', date: '2026-03-02', zone: 'Europe/London', start: '08:00', seed: '1' },
    dates: [
      { date: '2026-03-02', calls: 40, hungUp: 13 },
      { date: '2026-03-03', calls: 30, hungUp: 2 },
    ],
    ...{ asked: true, calls: 40, hungUpUnqueued: 1, calledAgain: 2, callbacks: 0, scenario: null },
    ...{ answerWithinMs: 20_000, calibration, errors, trust: trustOf(errors) },
    yardstick: { hours: [hour(0, 5), hour(HOUR, 4)], hungUp: 9, meanWait: 30 },
    areVaried: true,
    effects: [
      { of: 'presence', words: 'away sooner', hungUpShare: 0.3, meanWait: 20 },
      { of: 'presence', words: 'away later', hungUpShare: 0.1, meanWait: 9 },
    ],
    offer: { words: 'all are asked once', assumed: true },
    ...changes,
  };
}

export async function replayData(
  text = smallText('', { replications: 3 }),
  changes: Partial<ReplayedDay> = {},
): Promise<ReplayPageData> {
  const { result, lock } = await dataOf(text);
  return {
    ...{ day: replayedDay(changes), summary: summaryOf(result), measures: result.measures, lock },
    command: ['npx', 'ringback', 'replay', 'calls of mine.csv'],
  };
}

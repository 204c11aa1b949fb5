/**
 * What the log itself says, per day and type: the figures a replayed day is compared with.
 */
import { addDays, bankDay, sundayOf } from './read-log.js';

export const FACTS = [
  ['offered', 'calls that reached the queue or an agent'],
  ['queued', 'of them, those that entered the queue (a wait of 0 s counts)'],
  ['handled', 'of the offered, those with outcome AGENT'],
  ['hung_up', 'of the offered, those with outcome HANG'],
  ['hung_up_rate', 'hung_up / offered'],
  ['mean_wait_all_s', 'mean q_time of the offered; 0 for those who did not queue'],
  ['mean_wait_handled_s', 'mean q_time of the handled'],
  ['mean_wait_hung_up_s', 'mean q_time of those who hung up'],
  ['mean_wait_queued_s', 'mean q_time of the queued'],
  ['mean_talk_s', 'mean ser_time of the handled whose ser_time is not 0'],
  ['agents', 'agents named in at least one service'],
];

/** Rows: the month, every Sunday-Thursday week, every day; all types, then each. */
export function factRows(calls) {
  const days = [...new Set(calls.map((call) => bankDay(call.at)))].sort();
  const weeks = [...new Set(days.map(sundayOf))].filter((day) =>
    [0, 1, 2, 3, 4].every((more) => days.includes(addDays(day, more))),
  );
  const periods = [
    ['month', () => true],
    ...weeks.map((week) => [`week ${week}`, (day) => day >= week && day <= addDays(week, 4)]),
    ...days.map((date) => [date, (day) => day === date]),
  ];
  return periods.flatMap(([period, contains]) => {
    const within = calls.filter((call) => contains(bankDay(call.at)));
    const types = ['PS', 'PE', 'NW', 'NE', 'IN', 'TT'];
    return [
      { period, type: 'all', ...facts(within) },
      ...types.map((type) => ({ period, type, ...facts(within.filter((c) => c.type === type)) })),
    ];
  });
}

function facts(calls) {
  const handled = calls.filter((call) => call.handled);
  const hungUp = calls.filter((call) => !call.handled);
  const queued = calls.filter((call) => call.queued);
  const wait = (call) => call.waitS;
  return {
    offered: calls.length,
    queued: queued.length,
    handled: handled.length,
    hung_up: hungUp.length,
    hung_up_rate: calls.length === 0 ? '' : (hungUp.length / calls.length).toFixed(4),
    mean_wait_all_s: mean(calls, wait),
    mean_wait_handled_s: mean(handled, wait),
    mean_wait_hung_up_s: mean(hungUp, wait),
    mean_wait_queued_s: mean(queued, wait),
    mean_talk_s: mean(
      handled.filter((call) => call.serviceS > 0),
      (call) => call.serviceS,
    ),
    agents: new Set(handled.map((call) => call.agent).filter((agent) => agent !== null)).size,
  };
}

/** A mean of nothing is an empty cell. */
function mean(calls, value) {
  if (calls.length === 0) return '';
  return (calls.reduce((sum, call) => sum + value(call), 0) / calls.length).toFixed(2);
}

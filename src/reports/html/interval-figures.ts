/** The figures of the interval table and how each is shown, told by its name. */
import type { IntervalRow } from '../../experiments/interval-table.js';
import type { Unit } from '../../metrics/measure.js';

/** A mean over replications, with its interval. */
export type Figure = NonNullable<ReturnType<IntervalRow['figures']['get']>>;

export interface IntervalColumn {
  readonly key: string;
  readonly heading: string;
  readonly unit: Unit;
}

const HEADINGS: Readonly<Record<string, string>> = {
  abandonedRate: 'Abandoned %',
  serviceLevelVcc: 'Service level',
  asa_s: 'ASA',
  queueLength: 'Waiting',
  aht_s: 'AHT',
  'callbacks.offered': 'Callback offers',
  'callbacks.accepted': 'Accepted',
  'callbacks.created': 'Created',
  'callbacks.completed': 'Reached',
  'callbacks.unreached': 'Unreached',
  'callbacks.requeues': 'Re-queues',
  'callbacks.expired': 'Expired',
  'callbacks.cancelled': 'Cancelled',
  'callbacks.pending': 'Pending',
  'callbacks.drift_s': 'Drift',
  'agents.staffed': 'Staffed',
  'agents.ready': 'Ready',
  'agents.required': 'Required',
};

/** All figures that the rows have, in their order. */
export function columnsOf([first]: readonly IntervalRow[]): IntervalColumn[] {
  return [...(first?.figures.keys() ?? [])].map((key) => ({
    key,
    heading: HEADINGS[key] ?? spaced(key),
    unit: unitOf(key),
  }));
}

/** The unit of a figure of an interval or a day. */
export function unitOf(key: string): Unit {
  if (/_s$/.test(key)) return 's';
  if (/_h$/.test(key)) return 'h';
  if (/rate$|share$|^serviceLevel|^occupancy/i.test(key)) return 'share';
  return key.startsWith('agents.') ? 'agents' : 'count';
}

/** "callbacks.created" as "callbacks created", "longestWait" as "longest wait". */
function spaced(key: string): string {
  const text = key
    .replace(/_(s|h|min)$/, '')
    .replace(/\./g, ' ')
    .replace(/([a-z])([A-Z])/g, (_all, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

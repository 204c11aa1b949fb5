/** The table of intervals on a terminal. */
import { clockText } from './numbers.js';
import { type ShownColumn, storedTableText } from './stored-table.js';

const shown: readonly ShownColumn[] = [
  { title: 'offered', key: 'offered', digits: 1 },
  { title: 'abandoned %', key: 'abandonedRate', digits: 1, factor: 100 },
  { title: 'in time %', key: 'serviceLevelVcc', digits: 1, factor: 100 },
  { title: 'ASA s', key: 'asa_s', digits: 1 },
  { title: 'longest s', key: 'longestWait_s', digits: 0 },
  { title: 'waiting', key: 'queueLength', digits: 1 },
  { title: 'AHT s', key: 'aht_s', digits: 0 },
  { title: 'callbacks', key: 'callbacks.created', digits: 1 },
  { title: 'drift s', key: 'callbacks.drift_s', digits: 0 },
  { title: 'agents', key: 'agents.staffed', digits: 1 },
  { title: 'required', key: 'agents.required', digits: 0 },
  { title: 'occupancy %', key: 'occupancy', digits: 0, factor: 100 },
];

/** Stored intervals as a table: a line an interval, of the center or of one queue and media type. */
export function intervalsText(csv: string, queue: string | null): string {
  return storedTableText(
    csv,
    queue,
    (row) => [
      clockText(Number(row['from_s'])).replace(/\.000$/, ''),
      ...(queue === null ? [] : [row['media'] ?? '']),
    ],
    shown,
  );
}

/** Every format that can be read, and which of them a file has. */
import { listed, quoted } from '../../scenario/faults/fault.js';
import { nearest } from '../../scenario/faults/nearest.js';
import { anonymousBank } from './anonymous-bank.js';
import { connectContacts } from './connect-contacts.js';
import { connectForecast } from './connect-forecast.js';
import { genericCalls } from './generic-calls.js';
import { genericIntervals } from './generic-intervals.js';
import { interactions } from './interactions.js';
import { firstObject, type Json } from './json-lines.js';
import { queueLog } from './queue-log.js';
import { LogFault, type LogHead, type LogReader } from './reader.js';

export const logReaders: readonly LogReader[] = [
  genericCalls,
  genericIntervals,
  queueLog,
  connectContacts,
  connectForecast,
  interactions,
  anonymousBank,
];

/** A guess below this is no better than a table of any columns, which says which it wants. */
const SURE_ENOUGH = 0.3;
/** The guess of a table of intervals in which a single column is missing, or none. */
const LACKS_ONE = 0.1;
/** More would not be read. */
const MOST_KEYS = 12;

/** @throws LogFault where there is no format of that name */
export function readerNamed(name: string): LogReader {
  const names = logReaders.map((each) => each.name);
  const reader = logReaders.find((each) => each.name === name);
  if (reader !== undefined) return reader;
  const meant = nearest(name, names);
  throw new LogFault([
    `there is no format ${quoted(name)}; ${meant === null ? `the formats are ${listed(names)}` : `did you mean "${meant}"?`}`,
  ]);
}

/**
 * The reader that is surest of a file.
 *
 * @throws LogFault where it is JSON of another kind
 */
export function readerFor(head: LogHead): LogReader {
  // A table that lacks a column is told which, of the kind that it is more like.
  const isCounts = genericIntervals.sniff(head) > Math.max(LACKS_ONE, genericCalls.sniff(head));
  let best: LogReader = isCounts ? genericIntervals : genericCalls;
  let most = SURE_ENOUGH;
  for (const reader of logReaders) {
    const sure = reader.sniff(head);
    if (sure > most) [best, most] = [reader, sure];
  }
  const object = firstObject(head);
  if (most <= SURE_ENOUGH && object !== null) throw new LogFault([unknownObjects(object)]);
  return best;
}

/** What to do with objects that are of no format. */
function unknownObjects(object: Json): string {
  const keys = Object.keys(object);
  const lists = keys.filter((key) => Array.isArray(object[key]));
  const what =
    lists.length > 0
      ? `take the list with the calls out of it first: jq -c '.${lists[0]}[]'`
      : 'export a table as CSV, or say what it is with --format';
  return `is JSON whose objects are of no format that is known (${keys.length === 0 ? 'they are empty' : `they have ${listed(keys.slice(0, MOST_KEYS))}`}): ${what}`;
}

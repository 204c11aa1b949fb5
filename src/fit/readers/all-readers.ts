/** Every format that can be read, and which of them a file has. */
import { listed, quoted } from '../../scenario/faults/fault.js';
import { nearest } from '../../scenario/faults/nearest.js';
import { anonymousBank } from './anonymous-bank.js';
import { genericCalls } from './generic-calls.js';
import { LogFault, type LogHead, type LogReader } from './reader.js';

export const logReaders: readonly LogReader[] = [anonymousBank, genericCalls];

/** A guess below this is no better than the table of calls, which says which columns it wants. */
const SURE_ENOUGH = 0.3;

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

/** The reader that is surest of a file. */
export function readerFor(head: LogHead): LogReader {
  let best: LogReader = genericCalls;
  let most = SURE_ENOUGH;
  for (const reader of logReaders) {
    const sure = reader.sniff(head);
    if (sure > most) [best, most] = [reader, sure];
  }
  return best;
}

/**
 * Messages about more calls than a run should have.
 */
import { DAY, formatDuration, HOUR, MINUTE, SECOND } from '../text/duration.js';
import { type Fault, fault } from './fault.js';

/** Of one core, for a call in a world: measured on a center that answers nearly all. */
const MS_A_CALL = 0.005;
/** Of memory, where all of them want a callback and nobody makes it. */
const KB_A_CALL = 3;

export function tooManyCalls(calls: number, most: number, worlds: number): Fault {
  const gb = Math.ceil((calls * KB_A_CALL) / 1e6);
  return fault(
    'too-many-calls',
    `${calls} calls are expected in each replication, more than ${most}: ` +
      `about ${timeFor(calls * worlds)} of one core and up to ${gb} GB of memory`,
    allow('calls', calls),
  );
}

export function tooManyCallsInAll(calls: number, most: number, worlds: number): Fault {
  return fault(
    'too-many-calls',
    `${calls} calls are expected in all replications, more than ${most}: ` +
      `about ${timeFor(calls * worlds)} of one core`,
    allow('allCalls', calls),
  );
}

function allow(key: string, calls: number): string {
  return (
    'look for a mistyped number; if it is meant, add ' +
    `"limits: { ${key}: ${calls} }", or --set limits.${key}=${calls}`
  );
}

/** As exact as such a thing can be. */
function timeFor(calls: number): string {
  const ms = calls * MS_A_CALL;
  const step = [DAY, HOUR, MINUTE].find((each) => ms >= 5 * each) ?? SECOND;
  return formatDuration(Math.ceil(ms / step) * step);
}

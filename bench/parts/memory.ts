/** How much memory a run holds. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

export interface Held {
  /** Objects of JavaScript, bytes. */
  readonly heap: number;
  /** The same with the arrays of numbers outside that heap. */
  readonly all: number;
}

/** What is held when everything that is not has been collected. */
export function held(): Held {
  for (let k = 0; k < 3; k++) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed, all: heapUsed + arrayBuffers };
}

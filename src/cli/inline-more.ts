/**
 * Lets V8 put more of the many small functions of a simulation into their callers. Its budget is made
 * for pages that load; a run is a loop that goes on for seconds, and takes a tenth less time so. The
 * figures are in docs/performance.md. Threads have the flags of the process.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--max-inlined-bytecode-size-cumulative=4000');
setFlagsFromString('--max-inlined-bytecode-size-small=60');
setFlagsFromString('--min-inlining-frequency=0.05');

/**
 * V8's budgets are made for pages that load; a run is a loop that goes on for seconds. It may put more
 * of the many small functions of a simulation into their callers, and it compiles a function when
 * four times as much of it has run as by default: fewer functions are compiled, and those with what
 * they meet known, so that fewer are thrown away and compiled again. Figures are in
 * docs/performance.md. Threads have the flags of the process.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--max-inlined-bytecode-size-cumulative=4000');
setFlagsFromString('--max-inlined-bytecode-size-small=60');
setFlagsFromString('--min-inlining-frequency=0.05');
setFlagsFromString('--interrupt-budget=250000');

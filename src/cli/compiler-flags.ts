/**
 * V8's budgets are made for pages that load; a run is a loop that goes on for seconds. It compiles a
 * function when four times as much of it has run as by default: fewer functions are compiled, and those
 * with what they meet known, so that fewer are thrown away and compiled again. In a run that is long it
 * may also put more of the many small functions of a simulation into their callers: compiling takes
 * longer then, and each call less. Figures are in docs/performance.md. Threads have the flags of the
 * process, and compile for themselves.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--interrupt-budget=250000');

/** For what is compiled from now on. */
export function compileAtLength(): void {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=4000');
  setFlagsFromString('--max-inlined-bytecode-size-small=60');
  setFlagsFromString('--min-inlining-frequency=0.05');
}

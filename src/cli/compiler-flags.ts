/**
 * V8's budgets are made for pages that load; a run is a loop that goes on for seconds. It compiles a
 * function when four times as much of it has run as by default: fewer functions are compiled, and those
 * with what they meet known, so that fewer are thrown away and compiled again. In a run that is long it
 * may also put more of the many small functions of a simulation into their callers: compiling takes
 * longer then, and each call less. Figures are in docs/performance.md. Threads have the flags of the
 * process, and compile for themselves.
 */
import { setFlagsFromString } from 'node:v8';
import type { Runner, RunnerOptions, Work } from '../experiments/runner.js';
import { expectedCalls } from '../model/expected-calls.js';

setFlagsFromString('--interrupt-budget=250000');

/** From so many calls on, in all worlds together, it pays to compile at length. */
const LONG = 1e6;

/** For what is compiled from now on. */
export function compileAtLength(): void {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=4000');
  setFlagsFromString('--max-inlined-bytecode-size-small=60');
  setFlagsFromString('--min-inlining-frequency=0.05');
}

/** Compiles at length before work that is long. */
export class CompilingRunner implements Runner {
  private readonly runner: Runner;
  private readonly like: number;
  private calls = 0;

  /** @param like about how many runs like the first are likely to follow, itself included */
  constructor(runner: Runner, like: number) {
    this.runner = runner;
    this.like = like;
  }

  run(work: Work, from: number, end: number, options: RunnerOptions) {
    const { classes, lengthMs } = work.plan;
    const calls = classes.reduce((sum, each) => sum + expectedCalls(each, lengthMs), 0);
    this.calls += calls * work.worlds.length * (end - from);
    if (this.calls * this.like > LONG) compileAtLength();
    return this.runner.run(work, from, end, options);
  }

  close(): Promise<void> {
    return this.runner.close();
  }
}

/** A runner that lets V8 compile at length where that pays. */
import type { Runner, RunnerOptions, Work } from '../experiments/runner.js';
import { expectedCalls } from '../model/expected-calls.js';
import { compileAtLength } from './compiler-flags.js';

/** From so many calls on, in all worlds together, it pays to compile at length. */
const LONG = 1e6;

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

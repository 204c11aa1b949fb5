/**
 * Whether a call has become dearer: the ratio of `npm run bench` in a short form, held against the one
 * that bench/baseline.json keeps. Ends with 1 where it is above it by more than the noise.
 *
 *   npm run bench:check               fails on a regression
 *   npm run bench:check -- --write    keeps what is measured now
 *
 * Engine and bare heap run in turn, in slices of some hundredths of a second, and of both a low
 * quantile counts: what other programs do to a slice only makes it longer. What is too slow is measured
 * again, as a machine can be busy for some seconds, but not a program slow for some seconds only.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { compileAtLength } from '../src/cli/compiler-flags.js';
import { bareHeapNs } from './parts/bare-heap.js';
import { callbackScenario, NINE_AGENTS, OneWorld, planOf } from './parts/callback-model.js';
import { cpuNs, quantile, rounded } from './parts/measure.js';

compileAtLength();

const SLICES = 40;
const WARM_UP = 12;
const HEAP_EVENTS = 400_000;
const ATTEMPTS = 3;
/** Of 40 slices the seventh from below. */
const LOW = 0.15;
/** About fifty thousand calls a slice. */
const CENTER = { ...NINE_AGENTS, hours: 417 };

interface Baseline {
  readonly ratio: number;
  /** How much above it is noise, as a share of it. */
  readonly band: number;
}

const FILE = new URL('../../bench/baseline.json', import.meta.url);

function ratioOf(world: OneWorld): number {
  const heap: number[] = [];
  const calls: number[] = [];
  for (let slice = 0; slice < SLICES; slice++) {
    heap.push(bareHeapNs(HEAP_EVENTS));
    let persons = 0;
    const ns = cpuNs(() => {
      persons = world.run(slice).persons;
    });
    calls.push(ns / persons);
  }
  return quantile(calls, LOW) / quantile(heap, LOW);
}

const world = new OneWorld(await planOf(callbackScenario(CENTER)));
for (let k = 0; k < WARM_UP; k++) world.run(k);
bareHeapNs(HEAP_EVENTS);

const baseline = JSON.parse(readFileSync(FILE, 'utf8')) as Baseline;
if (process.argv.includes('--write')) {
  const ratio = rounded(ratioOf(world), 1);
  writeFileSync(FILE, `${JSON.stringify({ ...baseline, ratio }, null, 2)}\n`);
  process.stdout.write(`a call costs ${ratio} heap events, as bench/baseline.json has it now\n`);
} else {
  const most = baseline.ratio * (1 + baseline.band);
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && least > most; attempt++) {
    least = Math.min(least, ratioOf(world));
  }
  const holds = least <= most;
  process.stdout.write(
    `a call costs ${least.toFixed(1)} heap events: ${holds ? 'no more' : 'more'} than ${most.toFixed(1)}, which is ${baseline.ratio} and ${baseline.band * 100} % for noise\n`,
  );
  if (!holds) process.exitCode = 1;
}

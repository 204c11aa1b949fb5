/**
 * How much a simulated call costs, as a ratio to a bare heap.
 *
 * One process times the engine and a fixed loop in turn, seven rounds, and compares the medians: the
 * ratio survives a noisy machine, seconds do not.
 *
 *   npm run bench            a table
 *   npm run bench -- --json  { callsPerSecond, eventsPerCall, nsPerCall, peakMB, ratio, … }
 */
import { compileAtLength } from '../src/cli/compiler-flags.js';
import { bareHeapNs } from './parts/bare-heap.js';
import { callbackScenario, NINE_AGENTS, OneWorld, planOf } from './parts/callback-model.js';
import { cpuNs, median, rounded } from './parts/measure.js';

compileAtLength();

const ROUNDS = 7;
const LARGE = { name: 'four hundred agents', agents: 450, callsPerHour: 6000, hours: 167 };

interface Sample {
  readonly ns: number;
  readonly calls: number;
  readonly events: number;
}

function runOnce(world: OneWorld, replication: number): Sample {
  let [calls, events] = [0, 0];
  const ns = cpuNs(() => {
    const outcome = world.run(replication);
    calls = outcome.persons;
    events = outcome.events;
  });
  return { ns, calls, events };
}

const small = new OneWorld(await planOf(callbackScenario(NINE_AGENTS)));
const large = new OneWorld(await planOf(callbackScenario(LARGE)));
bareHeapNs();
runOnce(small, 0);
runOnce(large, 0);

const rounds = { small: [] as Sample[], large: [] as Sample[], heap: [] as number[] };
let peakMB = 0;
let firstMB = 0;
for (let round = 0; round < ROUNDS; round++) {
  rounds.heap.push(bareHeapNs());
  rounds.small.push(runOnce(small, round + 1));
  peakMB = Math.max(peakMB, process.memoryUsage().heapUsed / 1e6);
  if (round === 0) firstMB = peakMB;
  rounds.large.push(runOnce(large, round + 1));
}

const perCall = (samples: readonly Sample[]): number =>
  median(samples.map(({ ns, calls }) => ns / calls));
const nsPerCall = perCall(rounds.small);
const nsPerHeapEvent = median(rounds.heap);
const calls = rounds.small.reduce((sum, sample) => sum + sample.calls, 0);
const events = rounds.small.reduce((sum, sample) => sum + sample.events, 0);
const report = {
  callsPerSecond: Math.round(1e9 / nsPerCall),
  eventsPerCall: rounded(events / calls, 3),
  nsPerCall: Math.round(nsPerCall),
  peakMB: rounded(peakMB, 1),
  ratio: rounded(nsPerCall / nsPerHeapEvent, 2),
  nsPerHeapEvent: rounded(nsPerHeapEvent, 1),
  callsPerRound: Math.round(calls / ROUNDS),
  largeQueue: {
    nsPerCall: Math.round(perCall(rounds.large)),
    timesTheSmall: rounded(perCall(rounds.large) / nsPerCall, 2),
  },
  heapAfterFirstRoundMB: rounded(firstMB, 1),
  rounds: ROUNDS,
};
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
else {
  for (const [key, value] of Object.entries(report)) {
    process.stdout.write(
      `${key.padEnd(24)} ${typeof value === 'object' ? JSON.stringify(value) : value}\n`,
    );
  }
}

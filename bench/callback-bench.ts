/**
 * How much a simulated call costs, as a ratio to a bare heap.
 *
 * One process times the engine and a fixed loop in turn, seven rounds, and compares the medians: the
 * ratio survives a noisy machine, seconds do not. The loop is a tinyqueue of 16 pooled records from
 * which the first is taken and put back later, with nothing drawn and nothing done.
 *
 *   npm run bench            a table
 *   npm run bench -- --json  { callsPerSecond, eventsPerCall, nsPerCall, peakMB, ratio, … }
 */
import '../src/cli/inline-more.js';
import TinyQueue from 'tinyqueue';
import { inOrder, PendingEvent } from '../src/engine/calendar.js';
import type { CenterPlan } from '../src/model/center-plan.js';
import { People } from '../src/records/people.js';
import { Totals } from '../src/records/totals.js';
import { loadScenarioText } from '../src/scenario/load.js';
import { simulate } from '../src/simulation/simulate.js';
import { Takers, World } from '../src/simulation/world.js';

const ROUNDS = 7;
const HEAP_EVENTS = 4_000_000;
const HEAP_PENDING = 16;

/** One queue, two calls a minute, half of those who wait take a callback. */
function scenario(name: string, agents: number, callsPerHour: number, hours: number): string {
  return `
name: ${name}
length: ${hours}h
seed: 7
worlds: [actual]
interval: ${hours}h
teams:
  - name: support
    agents: ${agents}
    answersRing:
      phone: { probability: 1, after: { uniform: [0s, 20s] } }
      callback: { probability: 0.9, after: { uniform: [0s, 20s] } }
    wrap: 30s
callers:
  - name: support
    arrivals: { poisson: { every: 1h, calls: ${callsPerHour} } }
    patience: { exponential: { mean: 2m } }
    talk: { exponential: { mean: 4m } }
    acceptsCallback: 0.5
    answersCallback:
      person: { probability: 0.85, after: { uniform: [10s, 30s] } }
      noAnswer: { probability: 0.15, after: { uniform: [10s, 30s] } }
plans:
  main:
    queue: { acd: { noAnswerTimeout: 20s }, breakouts: { voluntary: { after: 0s, to: callback } } }
    callback: { callback: {} }
`;
}

async function planOf(text: string): Promise<CenterPlan> {
  const loaded = await loadScenarioText(text, 'bench.yaml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics, null, 2));
  return loaded.scenario.plan;
}

interface Sample {
  readonly ns: number;
  readonly calls: number;
  readonly events: number;
}

/** One run with the standard measures on. */
function runOnce(plan: CenterPlan, replication: number): Sample {
  const takers = new Takers();
  const totals = new Totals(plan, new People(), takers);
  const start = process.hrtime.bigint();
  const outcome = simulate({ plan, replication, world: World.Actual, takers, observer: totals });
  const ns = Number(process.hrtime.bigint() - start);
  return { ns, calls: outcome.persons, events: outcome.events };
}

/** Nanoseconds of one pop and push. */
function bareHeap(): number {
  const heap = new TinyQueue<PendingEvent>([], inOrder);
  let state = 12345;
  const later = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) | 0;
    return (state >>> 8) & 0xffff;
  };
  for (let k = 0; k < HEAP_PENDING; k++) {
    const event = new PendingEvent();
    event.at = later();
    event.ticket = k;
    heap.push(event);
  }
  const start = process.hrtime.bigint();
  for (let k = 0; k < HEAP_EVENTS; k++) {
    const event = heap.pop()!;
    event.at += later();
    event.ticket = k;
    heap.push(event);
  }
  return Number(process.hrtime.bigint() - start) / HEAP_EVENTS;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

const small = await planOf(scenario('nine agents', 9, 120, 8334));
const large = await planOf(scenario('four hundred agents', 450, 6000, 167));
bareHeap();
runOnce(small, 0);
runOnce(large, 0);

const rounds = { small: [] as Sample[], large: [] as Sample[], heap: [] as number[] };
let peakMB = 0;
let firstMB = 0;
for (let round = 0; round < ROUNDS; round++) {
  rounds.heap.push(bareHeap());
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
  eventsPerCall: Number((events / calls).toFixed(3)),
  nsPerCall: Math.round(nsPerCall),
  peakMB: Number(peakMB.toFixed(1)),
  ratio: Number((nsPerCall / nsPerHeapEvent).toFixed(2)),
  nsPerHeapEvent: Number(nsPerHeapEvent.toFixed(1)),
  callsPerRound: Math.round(calls / ROUNDS),
  largeQueue: {
    nsPerCall: Math.round(perCall(rounds.large)),
    timesTheSmall: Number((perCall(rounds.large) / nsPerCall).toFixed(2)),
  },
  heapAfterFirstRoundMB: Number(firstMB.toFixed(1)),
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

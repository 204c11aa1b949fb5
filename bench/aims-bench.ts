/**
 * What the program is to hold to, measured: a table of aims, each with what was found and whether it
 * holds. What is compared with what runs in turn in one process; peers are in `bench:peers`.
 *
 *   npm run build && npm run bench:aims [-- memory start …]     all of them, or some
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileAtLength } from '../src/cli/compiler-flags.js';
import { Replicator } from '../src/experiments/replicate.js';
import { Both } from '../src/records/both.js';
import { People } from '../src/records/people.js';
import { SilentObserver } from '../src/records/silent-observer.js';
import { Totals } from '../src/records/totals.js';
import { simulate } from '../src/simulation/simulate.js';
import { Takers, World, type WorldName, worldNames } from '../src/simulation/world.js';
import { bareHeapNs } from './parts/bare-heap.js';
import { callbackScenario, NINE_AGENTS, OneWorld, planOf } from './parts/callback-model.js';
import { timeOfNode } from './parts/command-time.js';
import { cpuNs, inTurn, median, rounded } from './parts/measure.js';
import { held } from './parts/memory.js';
import { routingScenario } from './parts/routing-model.js';

compileAtLength();

const ROUNDS = 5;
const CALLS_AN_HOUR = NINE_AGENTS.callsPerHour;

interface Row {
  readonly aim: string;
  readonly measured: number;
  readonly atMost: number;
}

/** Nanoseconds of a call: so many runs of so many calls, one after another. */
async function callNs(calls: number, runs: number): Promise<(round: number) => number> {
  const hours = calls / CALLS_AN_HOUR;
  const world = new OneWorld(await planOf(callbackScenario({ ...NINE_AGENTS, hours })));
  return (round) => {
    let persons = 0;
    const ns = cpuNs(() => {
      for (let k = 0; k < runs; k++) persons += world.run(round * runs + k).persons;
    });
    return ns / persons;
  };
}

async function heapEvents(): Promise<Row[]> {
  const [heap, call] = inTurn(ROUNDS, [() => bareHeapNs(), await callNs(1_000_000, 1)]);
  return [{ aim: 'a call, in heap events', measured: call! / heap!, atMost: 8 }];
}

async function worlds(): Promise<Row[]> {
  const plan = await planOf(callbackScenario({ ...NINE_AGENTS, hours: 1666 }));
  const measure = (names: readonly WorldName[]) => {
    const replicator = new Replicator(plan, names);
    return (round: number) => cpuNs(() => replicator.run(round));
  };
  const [one, three] = inTurn(ROUNDS, [measure(['actual']), measure(worldNames)]);
  return [{ aim: 'three worlds, times one', measured: three! / one!, atMost: 2.6 }];
}

async function routing(): Promise<Row[]> {
  const measure = async (hasSkills: boolean, waiting: number, callsPerHour: number) => {
    const plan = await planOf(routingScenario({ hasSkills, waiting, callsPerHour }));
    const world = new OneWorld(plan);
    return (round: number) => {
      let calls = 0;
      const ns = cpuNs(() => {
        for (let k = 0; k < 10; k++) calls += world.run(round * 10 + k).persons;
      });
      return ns / calls;
    };
  };
  const [one, ten, short, long] = inTurn(
    ROUNDS,
    await Promise.all([
      measure(false, 100, 2500),
      measure(true, 100, 2500),
      measure(true, 10, 2900),
      measure(true, 2000, 2900),
    ]),
  );
  return [
    { aim: '10 queues and skills, times one queue', measured: ten! / one!, atMost: 2 },
    { aim: '2,000 waiting, times 10 waiting', measured: long! / short!, atMost: 1.25 },
  ];
}

async function length(): Promise<Row[]> {
  const sizes = [1e3, 1e4, 1e5, 1e6, 1e7];
  const measures = await Promise.all(sizes.map((size) => callNs(size, Math.max(1, 1e6 / size))));
  const times = inTurn(3, measures);
  const all = sizes.map((size, k) => `${size}: ${Math.round(times[k]!)} ns`).join(', ');
  return [
    {
      aim: `10^3 to 10^7 calls a run, dearest times cheapest (${all})`,
      measured: Math.max(...times) / Math.min(...times),
      atMost: 1.25,
    },
  ];
}

/** Looks at the memory while the run is still there. */
class Probe extends SilentObserver {
  heap = 0;
  private readonly endsAt: number;

  constructor(endsAt: number) {
    super();
    this.endsAt = endsAt;
  }

  override rolled(now: number): void {
    if (now >= this.endsAt) this.heap = held().heap;
  }
}

async function heapOf(calls: number): Promise<number> {
  const plan = await planOf(callbackScenario({ ...NINE_AGENTS, hours: calls / CALLS_AN_HOUR }));
  const probe = new Probe(plan.lengthMs);
  const takers = new Takers();
  const observer = new Both(new Totals(plan, new People(), takers), probe);
  simulate({ plan, replication: 0, world: World.Actual, takers, observer });
  return probe.heap;
}

async function bytesAPerson(calls: number): Promise<number> {
  const plan = await planOf(callbackScenario({ ...NINE_AGENTS, hours: calls / CALLS_AN_HOUR }));
  const before = held().all;
  const replicator = new Replicator(plan, worldNames);
  const { persons } = replicator.run(0);
  const after = held().all;
  replicator.run(1);
  return (after - before) / persons;
}

async function memory(): Promise<Row[]> {
  await heapOf(1e4);
  const [few, many] = [await heapOf(1e5), await heapOf(1e7)];
  return [
    { aim: 'heap of 10^7 calls less that of 10^5, MB', measured: (many - few) / 1e6, atMost: 1 },
    { aim: 'three worlds, bytes a person', measured: await bytesAPerson(1e6), atMost: 16 },
  ];
}

/** The command itself; the bench is built beside it. */
const CLI = new URL('../cli.js', import.meta.url).pathname;

function written(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function start(folder: string): Row[] {
  const bare = written(folder, 'bare.mjs', '');
  const hours = 20_000 / CALLS_AN_HOUR;
  const scenario = callbackScenario({ ...NINE_AGENTS, hours, name: 'start' });
  const run = written(folder, 'start.yaml', scenario);
  const out = join(folder, 'results');
  const cpu = (given: readonly string[]) => () => timeOfNode(given).cpuMs;
  const [node, help, version, calls] = inTurn(15, [
    cpu([bare]),
    cpu([CLI, '--help']),
    cpu([CLI, '--version']),
    cpu([CLI, 'run', run, '--reps', '1', '--force', '--out', out]),
  ]);
  return [
    { aim: '--help, ms above bare node', measured: help! - node!, atMost: 60 },
    { aim: '--version, ms above bare node', measured: version! - node!, atMost: 60 },
    { aim: 'a run of 20,000 calls, ms above bare node', measured: calls! - node!, atMost: 200 },
  ];
}

/** A day of 10,000 calls, forty times in three worlds, with the command on one thread. */
function day(folder: string): Row[] {
  const center = { name: 'day', agents: 78, callsPerHour: 1000, hours: 10, worlds: worldNames };
  const scenario = written(folder, 'day.yaml', callbackScenario(center));
  const out = join(folder, 'results');
  const given = [CLI, 'run', scenario, '--reps', '40', '--jobs', '1', '--force', '--out', out];
  const times = Array.from({ length: 5 }, () => timeOfNode(given));
  return [
    {
      aim: '40 days of 10,000 calls in three worlds, s of processor time',
      measured: median(times.map(({ cpuMs }) => cpuMs)) / 1000,
      atMost: 2,
    },
    {
      aim: 'the same by the clock, s',
      measured: median(times.map(({ wallMs }) => wallMs)) / 1000,
      atMost: 2,
    },
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'ringback-aims-'));
try {
  const all: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
    ...{ heapEvents, worlds, routing, length, memory },
    start: () => start(folder),
    day: () => day(folder),
  };
  const asked = process.argv.slice(2);
  process.stdout.write('| aim | at most | measured | holds |\n|---|--:|--:|---|\n');
  for (const name of asked.length > 0 ? asked : Object.keys(all)) {
    for (const { aim, measured, atMost } of await all[name]!()) {
      const holds = measured <= atMost ? 'yes' : 'no';
      process.stdout.write(`| ${aim} | ${atMost} | ${rounded(measured, 2)} | ${holds} |\n`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

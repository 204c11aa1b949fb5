/**
 * The same center in other hands: a program with SimPy, and one in C++ with std::priority_queue
 * (bench/peers). All are run in turn, each tells its own processor time, and medians are compared.
 * What they come to is printed beside, since programs that do different work compare nothing.
 *
 *   npm run bench:peers            needs g++, and python3 with simpy; says which of them is missing
 *   npm run bench:peers -- --json
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileAtLength } from '../src/cli/compiler-flags.js';
import { Activity } from '../src/model/agent-state.js';
import { Media } from '../src/model/media.js';
import { COUNTER_COUNT, Counter } from '../src/records/counter.js';
import { worldSums } from '../src/records/sums.js';
import { bareHeapNs } from './parts/bare-heap.js';
import { callbackScenario, NINE_AGENTS, OneWorld, planOf } from './parts/callback-model.js';
import { cpuNs, inTurn, median, rounded } from './parts/measure.js';

compileAtLength();

const ROUNDS = 5;
const CALLS = { cpp: 1_000_000, simpy: 60_000 };
const PEERS = new URL('../../bench/peers/', import.meta.url).pathname;

/** What a program says of the center, as a check. */
const FIGURES = [
  'abandoned',
  'tookCallback',
  'waitOfAnsweredS',
  'ageAtCallbackS',
  'reached',
  'requeuesEach',
  'busy',
  'waitingOnAverage',
] as const;
type Figures = Readonly<Record<(typeof FIGURES)[number], number>>;
type Told = Figures & { readonly calls: number; readonly seconds: number };

interface Program {
  readonly name: string;
  readonly told: Told[];
  /** Runs it once, and gives the nanoseconds of a call. */
  measure(round: number): number;
}

function figuresOf({ totals }: OneWorld, persons: number, endedAt: number): Figures {
  const { cells, agentMs, agentAfterCloseMs } = worldSums(totals, null, null, null);
  const call = (counter: number): number => cells[Media.Phone * COUNTER_COUNT + counter]!;
  const back = (counter: number): number => cells[Media.PhoneCallback * COUNTER_COUNT + counter]!;
  const msOf = (activity: Activity): number => agentMs[activity]! + agentAfterCloseMs[activity]!;
  const loggedIn = agentMs.reduce((sum, _, k) => sum + msOf(k as Activity), 0);
  const created = back(Counter.Created);
  return {
    abandoned: call(Counter.Abandoned) / persons,
    tookCallback: created / persons,
    waitOfAnsweredS: call(Counter.WaitAnsweredMs) / call(Counter.Answered) / 1000,
    ageAtCallbackS: back(Counter.AgentAnswerWaitMs) / created / 1000,
    reached: back(Counter.Reached) / created,
    requeuesEach: back(Counter.Requeues) / created,
    busy: 1 - msOf(Activity.Ready) / loggedIn,
    waitingOnAverage: (call(Counter.WaitingMs) + back(Counter.WaitingMs)) / endedAt,
  };
}

async function ringback(): Promise<Program> {
  const world = new OneWorld(await planOf(callbackScenario(NINE_AGENTS)));
  const told: Told[] = [];
  const measure = (round: number): number => {
    let [calls, endedAt] = [0, 0];
    const ns = cpuNs(() => {
      const outcome = world.run(round);
      calls = outcome.persons;
      endedAt = outcome.endedAt;
    });
    told.push({ calls, seconds: ns / 1e9, ...figuresOf(world, calls, endedAt) });
    return ns / calls;
  };
  return { name: 'ringback', told, measure };
}

/** A program of its own, which prints a line of JSON. */
function peer(name: string, command: readonly string[], calls: number): Program {
  const told: Told[] = [];
  const measure = (round: number): number => {
    const [program, ...given] = [...command, String(calls), String(round + 1)];
    const { status, stdout, stderr } = spawnSync(program!, given, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    const line = JSON.parse(stdout) as Told;
    told.push(line);
    return (line.seconds * 1e9) / line.calls;
  };
  return { name, told, measure };
}

function skipped(what: string, needs: string): null {
  process.stderr.write(`${what} is left out: ${needs}\n`);
  return null;
}

/** The first python3 that has it: the one of the shell need not be the one of the system. */
function simpy(): Program | null {
  for (const python of ['python3', '/usr/bin/python3']) {
    const asked = 'import simpy; print(simpy.__version__)';
    const { status, stdout } = spawnSync(python, ['-c', asked], { encoding: 'utf8' });
    if (status !== 0) continue;
    const command = [python, join(PEERS, 'callbacks_simpy.py')];
    return peer(`SimPy ${stdout.trim()}`, command, CALLS.simpy);
  }
  return skipped('SimPy', 'no python3 that has the module simpy (pip install simpy)');
}

function cpp(folder: string): Program | null {
  const program = join(folder, 'callbacks');
  const source = join(PEERS, 'callbacks.cpp');
  const { status, stderr } = spawnSync('g++', ['-O2', '-std=c++17', '-o', program, source], {
    encoding: 'utf8',
  });
  if (status === null) return skipped('C++', 'there is no g++');
  if (status !== 0) throw new Error(stderr);
  return peer('C++ std::priority_queue', [program], CALLS.cpp);
}

/** Mean over the rounds, and the standard error of it. */
function meanOf(told: readonly Told[], figure: keyof Figures): string {
  const values = told.slice(1).map((each) => each[figure]);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  return `${mean.toPrecision(4)} ± ${(1.96 * error).toPrecision(1)}`;
}

const folder = mkdtempSync(join(tmpdir(), 'ringback-peers-'));
try {
  const found = [await ringback(), cpp(folder), simpy()];
  const programs = found.filter((program) => program !== null);
  const heaps: number[] = [];
  const times = inTurn(ROUNDS, [
    () => {
      heaps.push(bareHeapNs());
      return 0;
    },
    ...programs.map((program) => program.measure),
  ]).slice(1);
  const heap = median(heaps.slice(1));
  const rows = programs.map(({ name, told }, k) => ({
    program: name,
    nsPerCall: Math.round(times[k]!),
    heapEvents: rounded(times[k]! / heap, 2),
    timesRingback: rounded(times[k]! / times[0]!, 2),
    figures: Object.fromEntries(FIGURES.map((figure) => [figure, meanOf(told, figure)])),
  }));
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else {
    for (const { program, nsPerCall, heapEvents, timesRingback, figures } of rows) {
      process.stdout.write(
        `${program}: ${nsPerCall} ns a call, ${heapEvents} heap events, ${timesRingback} of ringback\n`,
      );
      for (const [figure, value] of Object.entries(figures)) {
        process.stdout.write(`  ${figure.padEnd(18)} ${value}\n`);
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

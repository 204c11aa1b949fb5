/**
 * What it costs to find who serves whom: ten queues, one skill each, and two hundred agents with
 * three of the ten skills, drawn once and for all. Somewhat more calls than can be served, so that
 * each queue is as long as its breakout allows: 10, 100 or 2,000 wait in all.
 *
 * One process runs the three in turn, seven rounds, and compares the medians: the ratios survive a
 * noisy machine, nanoseconds do not. A waiting line that is searched would show here.
 *
 *   npm run bench:routing [-- --json]
 */
import { compileAtLength } from '../src/cli/compiler-flags.js';
import type { CenterPlan } from '../src/model/center-plan.js';
import { SilentObserver } from '../src/records/silent-observer.js';
import { simulate } from '../src/simulation/simulate.js';
import { Takers, World } from '../src/simulation/world.js';
import { planOf } from './parts/callback-model.js';
import { median } from './parts/measure.js';
import { routingScenario } from './parts/routing-model.js';

compileAtLength();

const ROUNDS = 7;
const CALLS_PER_HOUR = 2900;
const LENGTHS = [10, 100, 2000] as const;

/** How many wait, seen at every join. */
class Waiting extends SilentObserver {
  private now = 0;
  private sum = 0;
  private joins = 0;
  override joined(): void {
    this.sum += ++this.now;
    this.joins++;
  }
  override left(): void {
    this.now--;
  }
  get mean(): number {
    return this.sum / this.joins;
  }
}

interface Sample {
  readonly nsPerCall: number;
  readonly waiting: number;
}

function runOnce(plan: CenterPlan, replication: number): Sample {
  const observer = new Waiting();
  const takers = new Takers();
  // The processor's time, not the clock's: whatever else the machine does is left out.
  const start = process.cpuUsage();
  const outcome = simulate({ plan, replication, world: World.Actual, takers, observer });
  const ns = process.cpuUsage(start).user * 1000;
  return { nsPerCall: ns / outcome.persons, waiting: observer.mean };
}

const plans = await Promise.all(
  LENGTHS.map((waiting) =>
    planOf(routingScenario({ callsPerHour: CALLS_PER_HOUR, waiting, hasSkills: true })),
  ),
);
for (const plan of plans) runOnce(plan, 0);
const samples: Sample[][] = LENGTHS.map(() => []);
for (let round = 1; round <= ROUNDS; round++) {
  for (const [k, plan] of plans.entries()) samples[k]!.push(runOnce(plan, round));
}
const nsPerCall = samples.map((of) => median(of.map((each) => each.nsPerCall)));
const report = LENGTHS.map((length, k) => ({
  waitingAtMost: length,
  waitingOnAverage: Math.round(median(samples[k]!.map(({ waiting }) => waiting))),
  nsPerCall: Math.round(nsPerCall[k]!),
  timesTheShortest: Number((nsPerCall[k]! / nsPerCall[0]!).toFixed(2)),
}));
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
else for (const row of report) process.stdout.write(`${JSON.stringify(row)}\n`);

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
import '../src/cli/inline-more.js';
import type { CenterPlan } from '../src/model/center-plan.js';
import { SilentObserver } from '../src/records/silent-observer.js';
import { loadScenarioText } from '../src/scenario/load.js';
import { simulate } from '../src/simulation/simulate.js';
import { Takers, World } from '../src/simulation/world.js';

const ROUNDS = 7;
const QUEUES = 10;
const AGENTS = 200;
const SKILLS_EACH = 3;
/** 200 agents at 270 s a call serve 2,667 an hour. */
const CALLS_PER_HOUR = 2900;
const HOURS = 12;
const LENGTHS = [10, 100, 2000] as const;

/** The same three skills for the same agent, always. */
function skillsOf(agent: number): string {
  const skills = Array.from({ length: QUEUES }, (_, k) => k);
  let state = (agent + 1) * 2654435761;
  const drawn = Array.from({ length: SKILLS_EACH }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return `s${skills.splice((state >>> 8) % skills.length, 1)[0]}: 1`;
  });
  return `{ ${drawn.join(', ')} }`;
}

function scenario(waiting: number): string {
  const each = Array.from({ length: QUEUES }, (_, k) => k);
  return `
name: ten queues
length: ${HOURS}h
seed: 7
worlds: [actual]
teams:
  - name: team
    wrap: 30s
    agents: [${Array.from({ length: AGENTS }, (_, k) => `{ name: A${k}, skills: ${skillsOf(k)} }`)}]
callers:
${each
  .map(
    (k) => `  - name: c${k}
    plan: p${k}
    arrivals: { poisson: { every: 1h, calls: ${CALLS_PER_HOUR / QUEUES} } }
    patience: never
    talk: { exponential: { mean: 4m } }`,
  )
  .join('\n')}
plans:
${each
  .map(
    (k) => `  p${k}:
    tag: { skillTagger: { add: { s${k}: mandatory } }, next: q${k} }
    q${k}: { acd: {}, breakouts: { queueLength: { max: ${waiting / QUEUES}, to: full } } }
    full: { hangUp: true }`,
  )
  .join('\n')}
`;
}

async function planOf(waiting: number): Promise<CenterPlan> {
  const loaded = await loadScenarioText(scenario(waiting), 'bench.yaml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics, null, 2));
  return loaded.scenario.plan;
}

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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

const plans = await Promise.all(LENGTHS.map(planOf));
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

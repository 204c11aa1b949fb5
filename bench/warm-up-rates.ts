/**
 * How often a run is said to have too short a warm-up: where it has, and where it has not.
 *
 * Queues with exponential talk and nobody who gives up, started empty, each as many experiments. The
 * number waiting comes near its mean as exp(-t / relaxation); a warm-up of five such times leaves
 * nothing that could be seen, so what is said then is a false alarm.
 *
 *   node build.config.js bench && node dist/bench/warm-up-rates.js        100 experiments each
 *   node build.config.js bench && node dist/bench/warm-up-rates.js 20     fewer
 */
import { prepareScenarioText } from '../src/experiments/prepare.js';
import { runScenario } from '../src/experiments/run-scenario.js';

const TALK_MIN = 4;

interface Model {
  readonly agents: number;
  /** Of all agents. */
  readonly load: number;
  /** Hours. */
  readonly warmUp: number;
  readonly counted: number;
  readonly replications: number;
}

/** Hours in which an M/M/s queue forgets where it began, as its drift and spread have it. */
function relaxation({ agents, load }: Model): number {
  return TALK_MIN / 60 / (agents * (1 - Math.sqrt(load)) ** 2);
}

const busy = { agents: 1, load: 0.95, replications: 20 };
const one = { agents: 1, load: 0.9, replications: 20 };
const ten = { agents: 10, load: 0.9, replications: 20 };
const models: readonly Model[] = [
  { ...busy, warmUp: 0, counted: 100 },
  { ...one, warmUp: 0, counted: 100 },
  { ...one, warmUp: 0, counted: 100, replications: 5 },
  { ...one, warmUp: 130, counted: 30 },
  { ...one, warmUp: 130, counted: 100 },
  { ...one, warmUp: 130, counted: 100, replications: 5 },
  { ...ten, warmUp: 0, counted: 30 },
  { ...ten, warmUp: 13, counted: 30 },
];

function textOf({ agents, load, warmUp, counted, replications }: Model, seed: number): string {
  return `
name: warm-up
length: ${warmUp + counted}h
warmUp: ${warmUp}h
seed: ${seed}
replications: ${replications}
worlds: [actual]
closing: { runOut: 30d }
limits: { events: 1000000000 }
teams: [{ name: support, agents: ${agents} }]
callers:
  - name: public
    arrivals: { poisson: { every: 1h, calls: ${((60 / TALK_MIN) * agents * load).toFixed(6)} } }
    talk: { exponential: { mean: ${TALK_MIN}m } }
plans: { main: { queue: { acd: {} } } }
`;
}

async function warned(model: Model, seed: number): Promise<boolean> {
  const prepared = await prepareScenarioText(textOf(model, seed), 'warm-up.yaml');
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.diagnostics, null, 2));
  return (await runScenario(prepared.scenario)).shortWarmUp !== null;
}

const experiments = Number(process.argv[2] ?? 100);
process.stdout.write(
  'agents  load  relaxation h  warm-up h  counted h  replications  said to be short\n',
);
for (const model of models) {
  let count = 0;
  for (let seed = 1; seed <= experiments; seed++) if (await warned(model, seed)) count++;
  const { agents, load, warmUp, counted, replications } = model;
  const share = count / experiments;
  const error = 1.96 * Math.sqrt((share * (1 - share)) / experiments);
  const cells = [
    ...[agents, load, relaxation(model).toFixed(1), warmUp, counted, replications],
    `${(share * 100).toFixed(0)} % ± ${(error * 100).toFixed(0)}`,
  ];
  const widths = [6, 6, 14, 11, 11, 14, 19];
  process.stdout.write(
    `${cells.map((cell, k) => String(cell).padStart(widths[k] ?? 0)).join('')}\n`,
  );
}

/**
 * How often `compare` is wrong, and how often it sees what is there. With the number of tables for
 * each row:
 *
 *   node build.config.js bench && node dist/bench/compare-rates.js 100
 *
 * Nothing has changed where two classes of callers that are alike change places: instants stay those
 * of the class, everything else is drawn anew, so the two sides are correlated and equal in law. Nor
 * has it where the seed is another one: then the sides are independent. Each verdict but "no change
 * detected" is a false one, and a table with any is a false alarm.
 */
import { type Comparison, compareOutcomes, MAIN_MEASURES } from '../src/experiments/compare.js';
import { type Outcome, outcomeOf } from '../src/experiments/outcome.js';
import { type PreparedScenario, prepareScenarioText } from '../src/experiments/prepare.js';
import { runScenario } from '../src/experiments/run-scenario.js';
import type { ReplicationSums } from '../src/records/sums.js';

const TABLES = Number(process.argv[2] ?? 200);
const SIZES = [5, 10, 20, 40];

interface Center {
  readonly agents?: number;
  readonly patience?: string;
  readonly order?: string;
}

/** A line of two hours that is a little short of agents. */
function center({ agents = 9, patience = '3m', order = 'ab' }: Center): string {
  const callers = [...order].map(
    (name) => `
  - name: ${name}
    arrivals: { poisson: { every: 1h, calls: 60 } }
    patience: { exponential: { mean: ${patience} } }
    talk: { lognormal: { mean: 4m, cv: 1.1 } }
    acceptsCallback: 0.45
    answersCallback: { person: 0.82 , noAnswer: 0.18 }`,
  );
  return `name: Rates
length: 2h
teams:
  - name: support
    agents: ${agents}
    answersRing: { phone: 0.98, callback: { probability: 0.92, after: { uniform: [2s, 8s] } } }
    wrap: { lognormal: { mean: 30s, cv: 0.8 } }
callers:${callers.join('')}
plans:
  main:
    queue: { acd: {}, breakouts: { voluntary: { after: 30s, to: callback } } }
    callback: { callback: {} }
margins: { abandonedRate: 2pp }
`;
}

interface Ran {
  readonly scenario: PreparedScenario;
  readonly sums: readonly ReplicationSums[];
}

const pools = new Map<string, Promise<Ran>>();

/** The replications of all tables, run once for each center and seed. */
function ran(text: string, seed: string): Promise<Ran> {
  const key = `${seed} ${text}`;
  const pool = pools.get(key) ?? runPool(text, seed);
  pools.set(key, pool);
  return pool;
}

async function runPool(text: string, seed: string): Promise<Ran> {
  const replications = TABLES * Math.max(...SIZES);
  const prepared = await prepareScenarioText(text, 'rates.yaml', { seed, replications });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.diagnostics));
  const { sums } = await runScenario(prepared.scenario);
  return { scenario: prepared.scenario, sums };
}

function tables(base: Ran, candidate: Ran, size: number, hasMargin: boolean): Comparison[] {
  const part = ({ scenario, sums }: Ran, k: number): Outcome =>
    outcomeOf('x', scenario, { sums: sums.slice(k * size, (k + 1) * size), requested: size });
  return Array.from({ length: TABLES }, (_, k) => {
    const margins = hasMargin ? base.scenario.parsedMargins : [];
    const result = compareOutcomes(part(base, k), [part(candidate, k)], MAIN_MEASURES, margins);
    return result.comparisons[0] as Comparison;
  });
}

function share(all: readonly Comparison[], holds: (table: Comparison) => boolean): string {
  const rate = all.filter(holds).length / all.length;
  const halfWidth = 1.96 * Math.sqrt((rate * (1 - rate)) / all.length);
  return `${(rate * 100).toFixed(1)} % ± ${(halfWidth * 100).toFixed(1)}`.padEnd(16);
}

const has =
  (key: string | null, ...verdicts: string[]) =>
  ({ measures }: Comparison): boolean =>
    measures.some((row) => (key === null || row.key === key) && verdicts.includes(row.verdict));
const ANY = ['improved', 'regressed', 'changed'];

function line(what: string, cells: readonly string[]): void {
  console.log([what.padEnd(52), ...cells].join(' '));
}

const base = await ran(center({}), 'base');
const rows: readonly (readonly [string, Promise<Ran>, (table: Comparison) => boolean, boolean?])[] =
  [
    ['false alarm: classes change places', ran(center({ order: 'ba' }), 'base'), has(null, ...ANY)],
    ['false alarm: another seed', ran(center({}), 'other'), has(null, ...ANY)],
    [
      'kept within 2 points: classes change places',
      ran(center({ order: 'ba' }), 'base'),
      has('abandonedRate', 'within margin'),
      true,
    ],
    ['seen: one agent more', ran(center({ agents: 10 }), 'base'), has('abandonedRate', 'improved')],
    [
      'seen: one agent more, another seed',
      ran(center({ agents: 10 }), 'other'),
      has('abandonedRate', 'improved'),
    ],
    [
      'seen: patience of 3m20s, not 3m',
      ran(center({ patience: '3m20s' }), 'base'),
      has('abandonedRate', 'improved'),
    ],
    [
      'seen: the same, another seed',
      ran(center({ patience: '3m20s' }), 'other'),
      has('abandonedRate', 'improved'),
    ],
  ];
console.log(`${TABLES} tables of ${MAIN_MEASURES.length} measures each; ± is 95 %`);
line(
  'replications',
  SIZES.map((size) => String(size).padEnd(16)),
);
for (const [what, candidate, holds, hasMargin = false] of rows) {
  const other = await candidate;
  line(
    what,
    SIZES.map((size) => share(tables(base, other, size, hasMargin), holds)),
  );
}

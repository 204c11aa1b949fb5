/**
 * The fewest agents that keep a scenario's thresholds.
 *
 * The search runs on the scenario's seed. What it finds was chosen because it looked good there, so
 * it is put to a last test on other callers, and so are a few that have more agents; the risk of a
 * wrong yes is shared among them.
 */

import { catalogueOf } from '../../metrics/catalogue.js';
import { type PairedEstimate, pairedEstimate } from '../../metrics/paired.js';
import type { Threshold } from '../../metrics/thresholds.js';
import type { CenterPlan } from '../../model/center-plan.js';
import type { WorldName } from '../../simulation/world.js';
import type { Laboratory, Trial } from '../laboratory.js';
import type { PreparedScenario } from '../prepare.js';
import { freshSeed, type Standing, standingsAt, worldsFor } from '../standing.js';
import { demandOf } from './demand.js';
import { type Counts, candidatesOf, type Space, search } from './search.js';
import { ownCounts, type Requirement, requirementOf, spaceOf } from './space.js';
import { setOf, staffingOf, type TeamSpace, teamSpace } from './teams.js';

/** Candidates of the last test, and the risk that all of it says yes to one that does not do. */
const MOST_CANDIDATES = 5;
const RISK = 0.05;
/** How sure the search is of each threshold. */
const SEARCH_CONFIDENCE = 0.95;
/** Missed by formula where no threshold says how much may be. */
const USUAL_SHARE = 0.03;
/** Of the scenario as it is, to see what comes. */
const PILOT = 3;
/** Replications of the last test for each of the search. */
const FRESH = 2;

export interface Tested {
  readonly counts: Counts;
  readonly standings: readonly Standing[];
  readonly holds: boolean;
}

/** What a few agents more or fewer would do. */
export interface Neighbour {
  readonly label: string;
  readonly measures: readonly PairedEstimate[];
  /** Thresholds that it does not keep, by the estimates. */
  readonly broken: readonly string[];
  /** Those that it keeps by the estimates, and not for certain. */
  readonly unsure: readonly string[];
}

export interface StaffResult {
  readonly teams: readonly TeamSpace[];
  /** null: not even the most agents do. */
  readonly counts: Counts | null;
  /** Whether it held in the last test. */
  readonly verified: boolean;
  /** How many were run in the search. */
  readonly asked: number;
  readonly tested: readonly Tested[];
  readonly confidence: number;
  readonly freshReplications: number;
  readonly neighbours: readonly Neighbour[];
  readonly requirements: readonly (readonly Requirement[])[];
  readonly set: readonly string[];
}

export interface StaffOptions {
  readonly set: readonly string[];
  readonly seed: string;
  readonly replications: number;
  readonly thresholds: readonly string[];
  /** Told before each number of agents that is run. */
  readonly onAsk: (asked: number, counts: Counts) => void;
}

/** @returns null: it was stopped */
export async function staff(
  laboratory: Laboratory,
  scenario: PreparedScenario,
  options: StaffOptions,
): Promise<StaffResult | null> {
  const teams = await teamsOf(laboratory, scenario, options);
  if (teams === null) return null;
  const space = spaceOf(teams, shareOf(scenario.parsed));
  const bench = new Bench(laboratory, teams, scenario, options);
  const found = await search(space, (counts) => bench.keeps(counts));
  if (found === null) return null;
  const none = { teams, asked: bench.asked, verified: false, neighbours: [] };
  if (found === 'none') {
    return { ...none, counts: null, tested: [], ...NO_TEST, requirements: [], set: [] };
  }
  const candidates = candidatesOf(space, found, MOST_CANDIDATES);
  const confidence = 1 - RISK / candidates.length;
  const tested: Tested[] = [];
  for (const counts of candidates) {
    const test = await bench.test(counts, confidence);
    if (test === null) return null;
    tested.push(test);
    if (test.holds) break;
  }
  const last = tested[tested.length - 1];
  const counts = last?.counts ?? found.counts;
  const neighbours = await bench.neighbours(counts, space);
  if (neighbours === null) return null;
  return {
    ...none,
    counts,
    verified: last?.holds ?? false,
    tested,
    confidence,
    freshReplications: FRESH * options.replications,
    neighbours,
    requirements: teams.map((team, t) => requirementOf(team, ownCounts(teams, counts, t))),
    set: bench.setOf(counts),
  };
}

const NO_TEST = { confidence: 1 - RISK, freshReplications: 0 };

async function teamsOf(
  laboratory: Laboratory,
  scenario: PreparedScenario,
  { set }: StaffOptions,
): Promise<TeamSpace[] | null> {
  const { resolved } = scenario;
  const pilot = await laboratory.look({ ...scenario, replications: PILOT, worlds: ['actual'] });
  if (pilot === null) return null;
  const demand = demandOf(pilot);
  const look = async (more: readonly string[]): Promise<CenterPlan> => {
    const prepared = await laboratory.prepare({ set: [...set, ...more] });
    if (!prepared.ok) throw new Error(`a shift does not load: ${more.join(' ')}`);
    return prepared.scenario.plan;
  };
  const teams: TeamSpace[] = [];
  for (const entry of staffingOf(resolved)) {
    teams.push(await teamSpace(entry, resolved, demand, look));
  }
  return teams;
}

/** The share that may be missed, if a threshold says so. */
function shareOf(thresholds: readonly Threshold[]): number {
  const said = thresholds.find(
    ({ measure, operator }) => measure.key === 'abandonedRate' && operator.startsWith('<'),
  );
  return said === undefined ? USUAL_SHARE : Math.max(1e-4, said.limit);
}

/** Runs numbers of agents and says how the thresholds stand. */
class Bench {
  asked = 0;
  private readonly laboratory: Laboratory;
  private readonly teams: readonly TeamSpace[];
  private readonly plan: CenterPlan;
  private readonly options: StaffOptions;
  private readonly worlds: readonly WorldName[];

  constructor(
    laboratory: Laboratory,
    teams: readonly TeamSpace[],
    { plan, worlds, parsed }: PreparedScenario,
    options: StaffOptions,
  ) {
    this.laboratory = laboratory;
    this.teams = teams;
    this.plan = plan;
    this.options = options;
    this.worlds = worldsFor(parsed, [], plan, worlds);
  }

  /** Whether all thresholds hold on the callers of the search; null: stopped. */
  async keeps(counts: Counts): Promise<boolean | null> {
    this.options.onAsk(++this.asked, counts);
    const trial = await this.run(counts, false);
    if (trial === 'refused') return false;
    return trial === null ? null : testOf(counts, trial, SEARCH_CONFIDENCE).holds;
  }

  /** The last test, on other callers. */
  async test(counts: Counts, confidence: number): Promise<Tested | null> {
    const trial = await this.run(counts, true);
    if (trial === 'refused') return { counts, standings: [], holds: false };
    return trial === null ? null : testOf(counts, trial, confidence);
  }

  async neighbours(counts: Counts, space: Space): Promise<Neighbour[] | null> {
    const base = await this.run(counts, false);
    if (base === null) return null;
    if (base === 'refused') return [];
    const all: Neighbour[] = [];
    for (const [label, other] of othersOf(this.teams, counts, space)) {
      const trial = await this.run(other, false);
      if (trial === null) return null;
      if (trial !== 'refused') all.push(neighbourOf(label, base, trial));
    }
    return all;
  }

  setOf(counts: Counts): string[] {
    return this.teams.flatMap((team, t) =>
      setOf(team, ownCounts(this.teams, counts, t), this.plan),
    );
  }

  /** `refused`: the scenario does not load with so many, as where more are kept in reserve. */
  private async run(counts: Counts, fresh: boolean): Promise<Trial | 'refused' | null> {
    const { set, seed, replications, thresholds } = this.options;
    const variant = {
      set: [...set, ...this.setOf(counts), `worlds=[${this.worlds.join(', ')}]`],
      seed: fresh ? freshSeed(seed) : seed,
      replications: fresh ? FRESH * replications : replications,
      moreThresholds: thresholds,
    };
    const prepared = await this.laboratory.prepare(variant);
    return prepared.ok ? this.laboratory.run(variant) : 'refused';
  }
}

function testOf(counts: Counts, trial: Trial, confidence: number): Tested {
  const standings = standingsAt(trial, confidence);
  return { counts, standings, holds: standings.every(({ kept }) => kept) };
}

/** One agent more and less of each team. */
function othersOf(
  teams: readonly TeamSpace[],
  counts: Counts,
  { fewest }: Space,
): (readonly [label: string, counts: Counts])[] {
  const others: (readonly [string, Counts])[] = [];
  let before = 0;
  for (const { team, by, kinds, max } of teams) {
    const own = [...kinds.keys()].map((k) => before + k);
    before += kinds.length;
    const largest = own.reduce(
      (best, k) => ((counts[k] ?? 0) > (counts[best] ?? 0) ? k : best),
      own[0] ?? 0,
    );
    const chosen = by === 'interval' ? own.filter((k) => (counts[k] ?? 0) > 0) : [largest];
    const where =
      by === 'team' ? '' : by === 'interval' ? ' at all times' : ' in the largest shift';
    for (const [change, word] of [
      [-1, 'less'],
      [1, 'more'],
    ] as const) {
      const other = counts.map((count, k) =>
        chosen.includes(k) ? Math.min(max, Math.max(fewest[k] ?? 0, count + change)) : count,
      );
      if (other.join() !== counts.join())
        others.push([`one agent ${word} in ${team}${where}`, other]);
    }
  }
  return others;
}

/** What is shown of it beside the measures of the thresholds. */
const SHOWN = ['rostered_h', 'occupancy', 'abandonedRate'];

function neighbourOf(label: string, base: Trial, other: Trial): Neighbour {
  const { parsed, plan } = other.scenario;
  const keys = new Set([...SHOWN, ...parsed.map(({ measure }) => measure.key)]);
  const measures = catalogueOf(plan).filter(({ key }) => keys.has(key));
  const side = (measure: (typeof measures)[number], { sums, deterministic }: Trial) => ({
    measure,
    sums,
    deterministic,
  });
  const standings = standingsAt(other, SEARCH_CONFIDENCE);
  const texts = (chosen: (standing: Standing) => boolean): string[] =>
    standings.filter(chosen).map(({ threshold }) => threshold);
  return {
    label,
    measures: measures.map((measure) =>
      pairedEstimate(side(measure, base), side(measure, other), SEARCH_CONFIDENCE),
    ),
    broken: texts(({ met }) => !met),
    unsure: texts(({ met, kept }) => met && !kept),
  };
}

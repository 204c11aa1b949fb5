/**
 * The settings of callbacks that reach a target with the least harm.
 *
 * A stated grid is looked at by successive halving on the scenario's callers, those settings kept
 * that meet the thresholds with the least harm. The few that are left are put to a last test on
 * other callers, where the risk of a wrong yes is shared among them.
 */

import { catalogueOf } from '../../metrics/catalogue.js';
import { evaluate } from '../../metrics/evaluate.js';
import type { Estimate, Measure } from '../../metrics/measure.js';
import { type PairedEstimate, pairedEstimate } from '../../metrics/paired.js';
import type { WorldName } from '../../simulation/world.js';
import { isMeasured } from '../conclude.js';
import type { Point } from '../grid.js';
import type { Laboratory, Trial } from '../laboratory.js';
import type { PreparedScenario } from '../prepare.js';
import { worldsOf } from '../run-scenario.js';
import { freshSeed, type Standing, standingsAt, worldsFor } from '../standing.js';
import { halve, type Ranked, roundsOf, type Score } from './halving.js';

const FINALISTS = 5;
const RISK = 0.05;
/** How sure the search is of a threshold: as sure as the last test, since luck is in what it finds. */
const SEARCH_CONFIDENCE = 1 - RISK / FINALISTS;
/** Of the differences that are shown. */
const SHOWN_CONFIDENCE = 0.95;
/** Replications of the last test for each of the search. */
const FRESH = 2;

/** What is shown of what is recommended, beside the thresholds and the harm. */
const SHOWN: readonly string[] = [
  'abandonedRate',
  'abandonmentAvoided',
  'reachedGained',
  'whoPays.abandonedRate',
  'whoPays.wait.mean_s',
  'serviceLevel',
  'callbacks.drift.p95_s',
  'occupancy',
];

export interface Finalist {
  readonly point: Point;
  readonly standings: readonly Standing[];
  /** Persons turned away, against the settings as they are; null: it is not measured. */
  readonly turnedAway: PairedEstimate | null;
  /** Whether all thresholds are kept for certain, and it is not certain that more are turned away. */
  readonly holds: boolean;
  readonly harm: Estimate;
  /** Its harm - that of the one recommended, on the same callers; null: it is that one. */
  readonly moreHarm: PairedEstimate | null;
}

export interface TuneResult {
  /** Settings tried in the first round, and in each that followed. */
  readonly tried: readonly number[];
  readonly rounds: readonly number[];
  /** Ascending by harm, those that hold first. */
  readonly finalists: readonly Finalist[];
  /** null: none keeps the thresholds for certain. */
  readonly recommended: Finalist | null;
  /** What it changes against the settings as they are; empty where nothing is recommended. */
  readonly changes: readonly PairedEstimate[];
  readonly confidence: number;
  readonly freshReplications: number;
}

export interface TuneOptions {
  readonly set: readonly string[];
  readonly seed: string;
  readonly replications: number;
  readonly thresholds: readonly string[];
  /** What is to be as small as can be; of a measure of which more is better, as large. */
  readonly harm: Measure;
  readonly onRun: (point: Point, replications: number) => void;
}

/** @returns null: it was stopped */
export async function tune(
  laboratory: Laboratory,
  scenario: PreparedScenario,
  points: readonly Point[],
  options: TuneOptions,
): Promise<TuneResult | null> {
  const { harm, replications } = options;
  const worlds = worldsFor(scenario.parsed, [harm], scenario.plan, scenario.worlds);
  const bench = new Bench(laboratory, options, worlds);
  const rounds = roundsOf(points.length, FINALISTS, replications);
  const tried: number[] = [];
  const ranked = await halve(points, rounds, FINALISTS, async (point, count) => {
    options.onRun(point, count);
    const round = rounds.indexOf(count);
    tried[round] = (tried[round] ?? 0) + 1;
    const now = await bench.search([], count);
    const trial = now === null ? null : await bench.search(point.set, count);
    if (now === null || trial === null) return null;
    return scoreOf(trial, harm, turnedAwayOf(now, trial, SEARCH_CONFIDENCE));
  });
  if (ranked === null) return null;
  const last = await lastTest(bench, ranked, scenario, options);
  return last === null ? null : { tried, rounds, ...last };
}

class Bench {
  private readonly laboratory: Laboratory;
  private readonly options: TuneOptions;
  private readonly worlds: readonly WorldName[];
  private asItIs: Trial | null = null;

  constructor(laboratory: Laboratory, options: TuneOptions, worlds: readonly WorldName[]) {
    this.laboratory = laboratory;
    this.options = options;
    this.worlds = worlds;
  }

  /** The settings as they are are asked for with every other, and so are kept. */
  async search(set: readonly string[], replications: number): Promise<Trial | null> {
    const known = set.length === 0 ? this.asItIs : null;
    if (known?.sums.length === replications) return known;
    const { seed } = this.options;
    const worlds = `worlds=[${this.worlds.join(', ')}]`;
    const trial = await this.run([...set, worlds], seed, replications);
    if (set.length === 0) this.asItIs = trial;
    return trial;
  }

  /** In all worlds, so that all can be shown. */
  fresh(set: readonly string[]): Promise<Trial | null> {
    const { seed, replications } = this.options;
    return this.run(set, freshSeed(seed), FRESH * replications);
  }

  private run(more: readonly string[], seed: string, replications: number) {
    const { set, thresholds } = this.options;
    const variant = { set: [...set, ...more], seed, replications, moreThresholds: thresholds };
    return this.laboratory.run(variant);
  }
}

function scoreOf(trial: Trial, harm: Measure, turnedAway: PairedEstimate | null): Score {
  const losesMore = turnsMoreAway(turnedAway);
  const standings = standingsAt(trial, SEARCH_CONFIDENCE);
  const { mean } = evaluate(harm, trial.sums, trial.deterministic);
  return {
    hopeless: losesMore || standings.some(({ judgement }) => judgement === 'fails'),
    meets: !losesMore && standings.every(({ met }) => met),
    doubt: standings.reduce((most, each) => Math.max(most, doubtOf(each)), -Number.MAX_VALUE),
    harm: costOf(mean, harm),
    behaviour: trial.sums.map(({ fingerprints }) => Object.values(fingerprints).join()).join(),
  };
}

/**
 * Callers whom nobody serves do not hang up while they wait: a target must not be reached by turning
 * more of them away.
 */
function turnedAwayOf(now: Trial, trial: Trial, confidence: number): PairedEstimate | null {
  const { plan } = trial.scenario;
  const measure = catalogueOf(plan).find(({ key }) => key === 'persons.turnedAway');
  if (measure === undefined || !isMeasured(measure, worldsOf(trial.scenario), plan)) return null;
  return pairedEstimate(sideOf(measure, now), sideOf(measure, trial), confidence);
}

/** Whether that is certain. */
export function turnsMoreAway(turnedAway: PairedEstimate | null): boolean {
  return turnedAway?.low !== null && turnedAway?.low !== undefined && turnedAway.low > 0;
}

/** How far the bound of a threshold is beyond its limit, in its distance from the estimate. */
function doubtOf({ kept, met, value, limit, bound }: Standing): number {
  if (value === null) return Number.MAX_VALUE;
  if (bound === null || bound === value) return met ? -Number.MAX_VALUE : Number.MAX_VALUE;
  return ((kept ? -1 : 1) * Math.abs(bound - limit)) / Math.abs(bound - value);
}

function costOf(mean: number | null, { better }: Measure): number {
  return mean === null ? Number.POSITIVE_INFINITY : better === 'higher' ? -mean : mean;
}

type LastTest = Omit<TuneResult, 'tried' | 'rounds'>;

async function lastTest(
  bench: Bench,
  ranked: readonly Ranked<Point>[],
  scenario: PreparedScenario,
  { harm, replications }: TuneOptions,
): Promise<LastTest | null> {
  const confidence = 1 - RISK / Math.max(1, ranked.length);
  const now = await bench.fresh([]);
  if (now === null) return null;
  const tests: (Pick<Finalist, 'point' | 'standings' | 'turnedAway' | 'holds'> & {
    trial: Trial;
  })[] = [];
  for (const { candidate: point } of ranked) {
    const trial = await bench.fresh(point.set);
    if (trial === null) return null;
    const standings = standingsAt(trial, confidence);
    const turnedAway = turnedAwayOf(now, trial, confidence);
    const holds = !turnsMoreAway(turnedAway) && standings.every(({ kept }) => kept);
    tests.push({ point, trial, standings, turnedAway, holds });
  }
  const cost = ({ sums, deterministic }: Trial): number =>
    costOf(evaluate(harm, sums, deterministic).mean, harm);
  tests.sort((a, b) => Number(b.holds) - Number(a.holds) || cost(a.trial) - cost(b.trial));
  const best = tests[0]?.holds ? tests[0] : null;
  const finalists = tests.map((test): Finalist => {
    const { trial, ...rest } = test;
    const others = Math.max(1, tests.length - 1);
    return {
      ...rest,
      harm: evaluate(harm, trial.sums, trial.deterministic),
      moreHarm:
        best === null || best === test
          ? null
          : pairedEstimate(sideOf(harm, best.trial), sideOf(harm, trial), 1 - RISK / others),
    };
  });
  const changes = best === null ? [] : changesOf(now, best.trial, scenario, harm);
  const recommended = best === null ? null : (finalists[0] ?? null);
  const freshReplications = FRESH * replications;
  return { finalists, recommended, changes, confidence, freshReplications };
}

function sideOf(measure: Measure, { sums, deterministic }: Trial) {
  return { measure, sums, deterministic };
}

/** Against the settings as they are, on the callers of the last test. */
function changesOf(
  now: Trial,
  best: Trial,
  { parsed }: PreparedScenario,
  harm: Measure,
): PairedEstimate[] {
  const keys = [...SHOWN, harm.key, ...parsed.map(({ measure }) => measure.key)];
  const worlds = worldsOf(best.scenario);
  const measures = new Map(catalogueOf(best.scenario.plan).map((each) => [each.key, each]));
  return [...new Set(keys)].flatMap((key) => {
    const measure = measures.get(key);
    if (measure === undefined || !isMeasured(measure, worlds, best.scenario.plan)) return [];
    return [pairedEstimate(sideOf(measure, now), sideOf(measure, best), SHOWN_CONFIDENCE)];
  });
}

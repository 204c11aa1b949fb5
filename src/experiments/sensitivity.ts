/**
 * How much a figure depends on what nobody knows for certain: one factor at a time is taken down and
 * up, all else as written, and each variant is subtracted from the scenario replication by replication.
 *
 * The n-th caller stays the same person, more or less patient, under every factor but the volume, so
 * the differences are those of the factor and not of chance.
 */
import { catalogueOf } from '../metrics/catalogue.js';
import { evaluate } from '../metrics/evaluate.js';
import type { Estimate, Measure } from '../metrics/measure.js';
import { type PairedEstimate, pairedEstimate, type Side } from '../metrics/paired.js';
import { seriesOf } from '../metrics/series.js';
import type { FactorName } from '../scenario/schema/factors.js';
import type { Trial, Variant } from './laboratory.js';

/** The error of the whole table, shared by all its differences (Bonferroni). */
const TABLE_ERROR = 0.05;

/** A factor and how far it is taken. */
export interface Range {
  readonly factor: FactorName;
  readonly low: number;
  readonly high: number;
}

/** A factor at one end of its range. */
export interface Shift {
  readonly value: number;
  /** The figure there, with its own 95 % interval. */
  readonly estimate: Estimate;
  /** The same - that of the scenario as written. */
  readonly change: PairedEstimate;
}

export interface Dependence {
  readonly factor: FactorName;
  readonly low: Shift;
  readonly high: Shift;
  /** The figure at the high end - that at the low end. */
  readonly swing: PairedEstimate;
}

export interface MeasureSensitivity {
  readonly measure: Measure;
  readonly base: Estimate;
  /** The factor that moves the figure most comes first. */
  readonly dependences: readonly Dependence[];
}

export interface SensitivityResult {
  readonly name: string;
  readonly seed: string;
  readonly replications: number;
  /** Of each difference, so that all of them hold together with 95 %. */
  readonly confidence: number;
  readonly measures: readonly MeasureSensitivity[];
  readonly incomplete: boolean;
}

/** The factor at a value, all else as written. */
export function variantOf(factor: FactorName, value: number, base: Variant): Variant {
  return { ...base, set: [...(base.set ?? []), `factors.${factor}=${value}`] };
}

interface Ends {
  readonly range: Range;
  readonly low: Trial;
  readonly high: Trial;
}

/**
 * @param trialOf runs a variant; null: it was stopped, and no further one is run
 * @returns null: not even the scenario as written was finished
 */
export async function sensitivityTo(
  ranges: readonly Range[],
  keys: readonly string[],
  base: Variant,
  trialOf: (variant: Variant) => Promise<Trial | null>,
): Promise<SensitivityResult | null> {
  const written = await trialOf(base);
  if (written === null) return null;
  const ends: Ends[] = [];
  for (const range of ranges) {
    const low = await trialOf(variantOf(range.factor, range.low, base));
    const high = low === null ? null : await trialOf(variantOf(range.factor, range.high, base));
    if (low === null || high === null) break;
    ends.push({ range, low, high });
  }
  const confidence = 1 - TABLE_ERROR / Math.max(1, 3 * ends.length * keys.length);
  const { scenario, sums } = written;
  return {
    name: scenario.plan.name,
    seed: scenario.seed,
    replications: sums.length,
    confidence,
    measures: keys.flatMap((key) => sensitivityOf(key, written, ends, confidence)),
    incomplete: ends.length < ranges.length,
  };
}

/** Nothing for a measure that the scenario does not have. */
function sensitivityOf(
  key: string,
  written: Trial,
  ends: readonly Ends[],
  confidence: number,
): MeasureSensitivity[] {
  const measure = measureOf(key, written);
  if (measure === undefined) return [];
  const base = sideOf(key, written);
  const shift = (value: number, trial: Trial): Shift => ({
    value,
    estimate: evaluate(measureOf(key, trial) ?? measure, trial.sums, trial.deterministic),
    change: pairedEstimate(base, sideOf(key, trial), confidence),
  });
  const dependences = ends.map(({ range, low, high }) => ({
    factor: range.factor,
    low: shift(range.low, low),
    high: shift(range.high, high),
    swing: pairedEstimate(sideOf(key, low), sideOf(key, high), confidence),
  }));
  const size = ({ low, high }: Dependence): number =>
    Math.max(
      spread(high.change.difference, low.change.difference),
      spread(low.change.difference, 0),
      spread(high.change.difference, 0),
    );
  return [
    {
      measure,
      base: evaluate(measure, written.sums, written.deterministic),
      dependences: dependences.sort((a, b) => size(b) - size(a)),
    },
  ];
}

function spread(a: number | null, b: number | null): number {
  return Math.abs((a ?? 0) - (b ?? 0));
}

function measureOf(key: string, { scenario }: Trial): Measure | undefined {
  return catalogueOf(scenario.plan).find((each) => each.key === key);
}

function sideOf(key: string, trial: Trial): Side {
  const measure = measureOf(key, trial);
  if (measure === undefined) throw new Error(`a variant has no measure ${key}`);
  return { series: seriesOf(measure, trial.sums), deterministic: trial.deterministic };
}

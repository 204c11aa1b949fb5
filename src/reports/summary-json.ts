/**
 * `summary.json`: every measure with its interval. No path, no time and no number of workers stands
 * in it, so the same scenario, seed and version give the same bytes everywhere.
 */

import type { ExperimentResult } from '../experiments/conclude.js';
import { shortWarmUpText } from '../experiments/warm-up.js';
import type { Bound } from '../metrics/judge.js';
import type { Estimate } from '../metrics/measure.js';
import { MOST_CALLBACK_ROWS } from '../records/callback-row.js';
import { fateNames } from '../records/people.js';
import { tenDigits } from './numbers.js';

export const SUMMARY_SCHEMA_VERSION = 1;

export interface Summary {
  readonly schemaVersion: number;
  readonly scenario: string;
  readonly seed: string;
  readonly replications: number;
  /** Replications asked for: more than were run where it is incomplete. */
  readonly requested: number;
  readonly incomplete: boolean;
  readonly deterministic: boolean;
  /** Only where a precision was asked for. */
  readonly precision?: {
    readonly pilot: number;
    readonly max: number;
    readonly reached: boolean;
    readonly goals: readonly {
      readonly goal: string;
      readonly key: string;
      /** Half-widths, in the measure's unit. */
      readonly asked: number | null;
      readonly halfWidth: number | null;
      readonly reached: boolean;
      /** Replications that would do. */
      readonly needed: number | null;
      readonly reason: string | null;
    }[];
  };
  readonly worlds: readonly string[];
  /** How the scenario departs from the preset `vcc`, in words. */
  readonly departures: readonly string[];
  readonly fingerprint: string;
  readonly measures: Readonly<Record<string, Estimate>>;
  /** Mean persons per replication: fate in `noCallback`, then fate in `actual`. */
  readonly fates: Readonly<Record<string, Readonly<Record<string, number>>>> | null;
  readonly thresholds: readonly {
    readonly threshold: string;
    readonly value: number | null;
    readonly judgement: string;
    /** The one-sided bound that was held against the limit; left out by older versions. */
    readonly bound?: Bound | null;
    readonly reason: string | null;
    /** The share of replications that break it by their own figure. */
    readonly brokenDays: BrokenDays;
  }[];
  /** The share of replications that break any threshold; null: there is none. */
  readonly badDays: BrokenDays | null;
  /** What money is called; only where the scenario speaks of costs. */
  readonly currency?: string;
  readonly stopped: readonly string[];
  /** Only where a replication has more callbacks than it has rows for. */
  readonly callbackRows?: {
    /** Of a replication. */
    readonly most: number;
    /** In so many replications there were more. */
    readonly cut: number;
    readonly note: string;
  };
  /** Only where the start shows in the figures. */
  readonly warmUp?: {
    readonly stated_s: number;
    /** null: not even half of what is counted would do. */
    readonly needed_s: number | null;
    /** Mean number waiting until then, and after it. */
    readonly waitingBefore: number;
    readonly waitingAfter: number;
    readonly note: string;
  };
  readonly verdict: string;
}

export interface BrokenDays {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Replications that have a figure. */
  readonly n: number;
}

export function summaryOf(result: ExperimentResult): Summary {
  return {
    schemaVersion: SUMMARY_SCHEMA_VERSION,
    scenario: result.plan.name,
    seed: result.seed,
    replications: result.replications,
    requested: result.requested,
    incomplete: result.incomplete,
    deterministic: result.deterministic,
    ...precisionOf(result),
    worlds: result.worlds,
    departures: result.plan.departures,
    fingerprint: result.fingerprint,
    measures: Object.fromEntries(
      [...result.estimates].map(([key, estimate]) => [key, rounded(estimate)]),
    ),
    fates: fateTable(result),
    thresholds: result.verdicts.map(({ threshold, value, judgement, bound, ...rest }) => ({
      threshold,
      value: round(value),
      judgement,
      bound: boundJson(bound),
      reason: rest.reason,
      brokenDays: roundedBounds(rest.brokenDays),
    })),
    badDays: result.badDays === null ? null : roundedBounds(result.badDays),
    ...(result.plan.costs === null ? {} : { currency: result.plan.costs.currency }),
    stopped: result.stopped,
    ...callbackRowsOf(result),
    ...warmUpOf(result),
    verdict: result.verdict,
  };
}

function precisionOf({ precision }: ExperimentResult): Pick<Summary, 'precision'> {
  if (precision === null) return {};
  const { pilot, max, goals } = precision;
  const shown = goals.map(({ unit: _unit, ...goal }) => ({
    ...goal,
    asked: round(goal.asked),
    halfWidth: round(goal.halfWidth),
  }));
  return {
    precision: { pilot, max, reached: goals.every(({ reached }) => reached), goals: shown },
  };
}

function warmUpOf({ shortWarmUp: found }: ExperimentResult): Pick<Summary, 'warmUp'> {
  if (found === null) return {};
  const { warmUpMs, neededMs, before, after } = found;
  return {
    warmUp: {
      stated_s: warmUpMs / 1000,
      needed_s: neededMs === null ? null : neededMs / 1000,
      waitingBefore: tenDigits(before),
      waitingAfter: tenDigits(after),
      note: shortWarmUpText(found),
    },
  };
}

function callbackRowsOf({ cutCallbacks: cut }: ExperimentResult): Pick<Summary, 'callbackRows'> {
  if (cut === 0) return {};
  const most = MOST_CALLBACK_ROWS;
  const of = `${cut} ${cut === 1 ? 'replication' : 'replications'}`;
  const note = `callbacks.csv has the first ${most.toLocaleString('en')} callbacks of a replication; ${of} had more, and the figures are of all`;
  return { callbackRows: { most, cut, note } };
}

export function summaryJson(summary: Summary): string {
  return `${JSON.stringify(summary, null, 2)}\n`;
}

function fateTable({ fates, replications }: ExperimentResult): Summary['fates'] {
  if (fates === null) return null;
  const mean = (before: number, after: number): number =>
    tenDigits((fates[before * fateNames.length + after] ?? 0) / replications);
  return Object.fromEntries(
    fateNames.map((before, row) => [
      before,
      Object.fromEntries(fateNames.map((after, column) => [after, mean(row, column)])),
    ]),
  );
}

/** With ten digits, as all figures have. */
export function boundJson(bound: Bound | null): Bound | null {
  if (bound === null) return null;
  const { value, side, confidence } = bound;
  return { value: round(value), side, confidence: tenDigits(confidence) };
}

function roundedBounds({ mean, low, high, n }: BrokenDays): BrokenDays {
  return { mean: round(mean), low: round(low), high: round(high), n };
}

function rounded({ unit, mean, low, high, n }: Estimate): Estimate {
  return { unit, mean: round(mean), low: round(low), high: round(high), n };
}

function round(value: number | null): number | null {
  return value === null ? null : tenDigits(value);
}

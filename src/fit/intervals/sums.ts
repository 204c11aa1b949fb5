/** What rows of intervals say together of handle times and of hang-ups. */
import { studentQuantile } from '../../stats/student.js';
import type { Estimate } from '../family-fit.js';
import { FEWEST_HANG_UPS } from '../patience.js';
import type { LogInterval } from '../readers/reader.js';

export interface HandleFit {
  /** Seconds; each row counts by its calls. */
  readonly mean: number;
  readonly rows: number;
  /** The calls by which rows count. */
  readonly calls: number;
  /** Whether these are answered calls; else the file has only those offered. */
  readonly isAnswered: boolean;
}

/** An exponential: hang-ups over the time that callers waited altogether. */
export interface HangUpFit {
  /** Of patience, in seconds. */
  readonly mean: Estimate;
  readonly hungUp: number;
  readonly offered: number;
  /** Hours that all waited. */
  readonly waitedH: number;
  /** Whether the file says how long those waited who hung up; else as long as the answered. */
  readonly hangUpsTimed: boolean;
}

/** Handle times weigh by answered calls. null: no row has any. */
export function handleOf(rows: readonly LogInterval[]): HandleFit | null {
  const told = rows.filter(({ ahtMs }) => ahtMs !== null && ahtMs > 0);
  let [ms, calls] = [0, 0];
  for (const row of told) {
    const weight = answeredOf(row);
    calls += weight;
    ms += row.ahtMs! * weight;
  }
  if (calls === 0) return null;
  const isAnswered = told.every((row) => row.answered !== null || row.abandoned !== null);
  return { mean: ms / calls / 1000, rows: told.length, calls, isAnswered };
}

/** null: too few hung up in rows that say how long callers waited. */
export function hangUpsOf(rows: readonly LogInterval[], confidence: number): HangUpFit | null {
  const told = rows.filter(({ abandoned, asaMs }) => abandoned !== null && asaMs !== null);
  let [hungUp, offered, ms] = [0, 0, 0];
  for (const row of told) {
    hungUp += row.abandoned!;
    offered += row.offered;
    ms += answeredOf(row) * row.asaMs! + row.abandoned! * (row.abandonMs ?? row.asaMs!);
  }
  if (hungUp < FEWEST_HANG_UPS || ms === 0) return null;
  const value = ms / 1000 / hungUp;
  const width = studentQuantile((1 + confidence) / 2, 1e7) / Math.sqrt(hungUp);
  const mean = { value, low: value * Math.exp(-width), high: value * Math.exp(width) };
  const hangUpsTimed = told.every(
    ({ abandoned, abandonMs }) => abandoned === 0 || abandonMs !== null,
  );
  return { mean, hungUp, offered, waitedH: ms / 3_600_000, hangUpsTimed };
}

function answeredOf({ offered, answered, abandoned }: LogInterval): number {
  return answered ?? Math.max(0, offered - (abandoned ?? 0));
}

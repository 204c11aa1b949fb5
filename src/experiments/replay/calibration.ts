/**
 * How near a model comes to a day that happened: what was observed beside what it gives, by interval
 * and in all, and whether that is near enough to believe it where it goes on.
 */
import { studentQuantile } from '../../stats/student.js';
import type { DayFigures, DayTally } from './day-tally.js';

export type FigureName = keyof DayFigures;

export const figureNames: readonly FigureName[] = [
  'offered',
  'handled',
  'hungUp',
  'hungUpShare',
  'left',
  'meanWait',
  'speedOfAnswer',
  'serviceLevel',
];

/** null: there is none, of this interval or of any day. */
export interface Compared {
  readonly observed: number | null;
  /** The mean of the simulated days. */
  readonly predicted: number | null;
  /** Between these 95 of 100 such days would lie, if the model were true. */
  readonly low: number | null;
  readonly high: number | null;
  /** Whether what happened lies beyond them. */
  readonly isOutside: boolean;
}

export type ComparedDay = Readonly<Record<FigureName, Compared>>;

export interface CalibrationRow {
  readonly fromMs: number;
  readonly toMs: number;
  readonly figures: ComparedDay;
}

export interface Calibration {
  readonly replications: number;
  readonly total: ComparedDay;
  readonly rows: readonly CalibrationRow[];
}

const CONFIDENCE = 0.95;

export function calibrate(observed: DayTally, simulated: readonly DayTally[]): Calibration {
  const { intervals, intervalMs, lengthMs } = observed;
  return {
    replications: simulated.length,
    total: compareFigures(observed, simulated, null),
    rows: Array.from({ length: intervals }, (_, k) => ({
      fromMs: k * intervalMs,
      toMs: Math.min(lengthMs, (k + 1) * intervalMs),
      figures: compareFigures(observed, simulated, k),
    })),
  };
}

function compareFigures(
  observed: DayTally,
  simulated: readonly DayTally[],
  interval: number | null,
): ComparedDay {
  const own = observed.figures(interval);
  const days = simulated.map((day) => day.figures(interval));
  const compared = (name: FigureName): Compared => {
    const values = days.flatMap((day) => (day[name] === null ? [] : [day[name]]));
    return compareValues(own[name], values, name);
  };
  return Object.fromEntries(
    figureNames.map((name) => [name, compared(name)]),
  ) as unknown as ComparedDay;
}

function compareValues(
  observed: number | null,
  values: readonly number[],
  name: FigureName,
): Compared {
  const n = values.length;
  if (n === 0) return { observed, predicted: null, low: null, high: null, isOutside: false };
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { observed, predicted: mean, low: null, high: null, isOutside: false };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const reach =
    studentQuantile((1 + CONFIDENCE) / 2, n - 1) * Math.sqrt((squares / (n - 1)) * (1 + 1 / n));
  const low = Math.max(0, mean - reach);
  const isShare = name === 'hungUpShare' || name === 'serviceLevel';
  const high = isShare ? Math.min(1, mean + reach) : mean + reach;
  const rounding = 1e-9 * Math.max(1, Math.abs(mean));
  const isOutside = observed !== null && (observed < low - rounding || observed > high + rounding);
  return { observed, predicted: mean, low, high, isOutside };
}

export type Trust = 'yes' | 'withCare' | 'no';

export interface CalibrationErrors {
  /** Predicted less observed, of the share that hung up. */
  readonly hungUpShare: number;
  /** Relative; null: nobody waited. */
  readonly meanWait: number | null;
  readonly serviceLevel: number;
}

/** What a model may be off and still be trusted: as near as the published models of centers come. */
export const TOLERANCE = { hungUpShare: 0.025, meanWait: 0.2 } as const;

export function errorsOf({ hungUpShare, meanWait, serviceLevel }: ComparedDay): CalibrationErrors {
  const off = ({ predicted, observed }: Compared): number => (predicted ?? 0) - (observed ?? 0);
  return {
    hungUpShare: off(hungUpShare),
    meanWait: relativeError(meanWait.observed, meanWait.predicted),
    serviceLevel: off(serviceLevel),
  };
}

export function relativeError(observed: number | null, predicted: number | null): number | null {
  if (observed === null || observed === 0 || predicted === null) return null;
  return predicted / observed - 1;
}

/**
 * Within the tolerance of both the share that hung up and the mean wait: yes. Within twice of it:
 * with care. A day on which nobody waited says nothing of waits.
 */
export function trustOf({ hungUpShare, meanWait }: CalibrationErrors): Trust {
  const times = Math.max(
    Math.abs(hungUpShare) / TOLERANCE.hungUpShare,
    Math.abs(meanWait ?? 0) / TOLERANCE.meanWait,
  );
  return times <= 1 ? 'yes' : times <= 2 ? 'withCare' : 'no';
}

/** What one end of a supposition makes of the day. */
export interface Effect<Name extends string = string> {
  readonly of: Name;
  readonly words: string;
  readonly hungUpShare: number;
  readonly meanWait: number | null;
}

export interface Weakest<Name extends string = string> {
  readonly of: Name;
  /** By how much the share that hung up differs between its two ends, or from what is supposed. */
  readonly span: number;
  /** The end that comes nearer to what happened than what is supposed; null: neither does. */
  readonly nearer: Effect<Name> | null;
}

/** The supposition that moves the share that hung up the most; null: none could be moved. */
export function weakestOf<Name extends string>(
  effects: readonly Effect<Name>[],
  { hungUpShare: { observed, predicted } }: ComparedDay,
): Weakest<Name> | null {
  const base = predicted ?? 0;
  const spanOf = (name: Name): number => {
    const shares = effects.filter((each) => each.of === name).map((each) => each.hungUpShare);
    return Math.max(base, ...shares) - Math.min(base, ...shares);
  };
  const names = [...new Set(effects.map((each) => each.of))];
  const ranked = names.map((of) => ({ of, span: spanOf(of) })).sort((a, b) => b.span - a.span);
  const first = ranked[0];
  if (first === undefined) return null;
  const off = (share: number): number => Math.abs(share - (observed ?? 0));
  const nearer = effects
    .filter((each) => each.of === first.of && off(each.hungUpShare) < off(base))
    .sort((a, b) => off(a.hungUpShare) - off(b.hungUpShare))[0];
  return { ...first, nearer: nearer ?? null };
}

export interface Concentration {
  readonly rows: readonly CalibrationRow[];
  /** Of the errors of all intervals, without their signs. */
  readonly share: number;
}

/** The few intervals in which the most of the error of those who hung up lies. */
export function concentration(rows: readonly CalibrationRow[], most = 3): Concentration | null {
  const off = ({ figures: { hungUp } }: CalibrationRow): number =>
    Math.abs((hungUp.predicted ?? 0) - (hungUp.observed ?? 0));
  const all = rows.reduce((sum, row) => sum + off(row), 0);
  if (all === 0) return null;
  const worst = [...rows].sort((a, b) => off(b) - off(a)).slice(0, most);
  return {
    rows: worst.sort((a, b) => a.fromMs - b.fromMs),
    share: worst.reduce((sum, row) => sum + off(row), 0) / all,
  };
}

/** All that the page of a sweep is made from. */
import type { Better, Measure, Unit } from '../../metrics/measure.js';
import { parseDuration } from '../../scenario/text/duration.js';
import type { Parameter } from '../parameter.js';
import type { Frontier, PointResult, SweepResult } from '../sweep.js';
import type { ComparedFrontier } from './compared-frontiers.js';

/** A parameter, and where its values stand on an axis. */
export interface SweptParameter extends Parameter {
  /** One a value, where all are numbers, shares or durations; null: they stand side by side. */
  readonly places: readonly number[] | null;
}

export interface SweptMeasure {
  readonly key: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly definition: string;
}

/** How the sweep was asked for. */
export interface AskedSweep {
  /** The scenario as it was read. */
  readonly text: string;
  /** Words behind `ringback sweep SCENARIO`. */
  readonly flags: readonly string[];
}

export interface SweepData {
  readonly name: string;
  readonly seed: string;
  readonly result: SweepResult;
  readonly parameters: readonly SweptParameter[];
  /** Those of the table, in its order. */
  readonly measures: readonly SweptMeasure[];
  readonly frontiers: readonly ComparedFrontier[];
  readonly asked: AskedSweep;
}

export function gatherSweep(
  result: SweepResult,
  { name, seed, measures }: { name: string; seed: string; measures: ReadonlyMap<string, Measure> },
  asked: AskedSweep,
): SweepData {
  const known = (key: string): SweptMeasure[] => {
    const measure = measures.get(key);
    if (measure === undefined) return [];
    const { unit, better, definition } = measure;
    return [{ key, unit, better, definition }];
  };
  return {
    name,
    seed,
    result,
    parameters: result.grid.parameters.map((each) => ({ ...each, places: placesOf(each.values) })),
    measures: result.keys.flatMap(known),
    frontiers: result.frontiers.flatMap((each) => frontierOf(each, result.points, known)),
    asked,
  };
}

function frontierOf(
  { keys, standings }: Frontier,
  points: readonly PointResult[],
  known: (key: string) => readonly SweptMeasure[],
): ComparedFrontier[] {
  const [x, y] = keys.flatMap(known);
  if (x === undefined || y === undefined) return [];
  const value = ({ estimates }: PointResult, key: string) => estimates.get(key)?.mean ?? null;
  return [
    {
      x,
      y,
      points: points.map((point, k) => ({
        label: point.point.values.join(', '),
        x: value(point, x.key),
        y: value(point, y.key),
        standing: standings[k] ?? 'none',
      })),
    },
  ];
}

/** In seconds where they are durations. */
function placesOf(values: readonly string[]): readonly number[] | null {
  const places = values.map(placeOf);
  return places.every((place) => place !== null) ? places : null;
}

function placeOf(value: string): number | null {
  const text = value.trim();
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (/^[+-]?\d+(\.\d+)? ?%$/.test(text)) return Number(text.replace('%', '')) / 100;
  const ms = parseDuration(text);
  return typeof ms === 'number' ? ms / 1000 : null;
}

/**
 * A scenario ready to run: loaded, and what is asked of it checked against the measures that its
 * center has. What is wrong with either is reported together.
 */
import { catalogueOf } from '../metrics/catalogue.js';
import { needsOf } from '../metrics/conditional-measures.js';
import { type Margin, parseMargin } from '../metrics/margins.js';
import type { Measure } from '../metrics/measure.js';
import { type PrecisionRequest, parsePrecisionGoal } from '../metrics/precision.js';
import {
  faultOfForm,
  parseThreshold,
  type Threshold,
  type ThresholdFault,
} from '../metrics/thresholds.js';
import { nearest } from '../scenario/faults/nearest.js';
import {
  type Diagnostic,
  type LoadedScenario,
  type LoadOptions,
  type LoadResult,
  loadScenario,
  loadScenarioText,
  type Position,
} from '../scenario/load.js';
import { SourceText } from '../scenario/text/source-text.js';

/** A threshold with its place. */
export type PlacedThreshold = Threshold & { readonly where: Position };

export interface PreparedScenario extends LoadedScenario {
  /** The thresholds, parsed. */
  readonly parsed: readonly PlacedThreshold[];
  /** The margins, parsed; of two for one measure the last one holds. */
  readonly parsedMargins: readonly Margin[];
  /** How precise the replications must be together; null: their number is given. */
  readonly precision: PrecisionRequest | null;
}

export type PrepareResult =
  | { readonly ok: true; readonly scenario: PreparedScenario }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface PrepareOptions extends LoadOptions {
  /** Thresholds beside those of the scenario. */
  readonly moreThresholds?: readonly string[] | undefined;
  /** Margins as `KEY=VALUE`, before those of the scenario. */
  readonly moreMargins?: readonly string[] | undefined;
}

/** Loads a scenario (`-`: standard input) and checks its thresholds and margins. */
export async function prepareScenario(
  path: string,
  options: PrepareOptions = {},
): Promise<PrepareResult> {
  const loaded = await loadScenario(path, options);
  return loaded.ok ? prepareLoaded(loaded.scenario, options) : refused(loaded);
}

/** The same of a text that has been read; relative paths in it begin at the folder of `file`. */
export async function prepareScenarioText(
  text: string,
  file: string,
  options: PrepareOptions = {},
): Promise<PrepareResult> {
  const loaded = await loadScenarioText(text, file, options);
  return loaded.ok ? prepareLoaded(loaded.scenario, options) : refused(loaded);
}

/**
 * Which measures there are is known of a whole scenario only; what is no threshold at all is told
 * beside the other faults.
 */
function refused({
  diagnostics,
  thresholds = [],
}: Extract<LoadResult, { ok: false }>): PrepareResult {
  const faults = thresholds.flatMap(({ text, where }): Diagnostic[] => {
    const fault = faultOfForm(text);
    if (fault === null) return [];
    const { code, message: problem, remedy } = fault;
    return [{ where, path: 'thresholds', code, problem, remedy }];
  });
  return { ok: false, diagnostics: [...diagnostics, ...faults] };
}

/** Checks what is asked of a scenario that is loaded. */
export function prepareLoaded(scenario: LoadedScenario, options: PrepareOptions): PrepareResult {
  const measures = new Map(catalogueOf(scenario.plan).map((measure) => [measure.key, measure]));
  const diagnostics: Diagnostic[] = [];
  const refuse = (where: Position, found: ThresholdFault, path: string): void => {
    const { code, message, remedy } = explained(found, measures, path);
    const place = placeOf(found.part, where);
    diagnostics.push(scenario.diagnostic(place, { code, problem: message, remedy }, path));
  };
  const parsed = thresholdsOf(scenario, options).flatMap(({ text, where, path }) => {
    const result = parseThreshold(text, measures);
    if (result.ok) return [{ ...result.threshold, where }];
    refuse(where, result.fault, path);
    return [];
  });
  const parsedMargins = marginsOf(scenario, options).flatMap(
    ({ key, text, where, keyAt, path }) => {
      const result = parseMargin(key, text, measures);
      if (result.ok) return [result.margin];
      refuse(result.fault.part === key ? keyAt : where, result.fault, path);
      return [];
    },
  );
  const goals = (scenario.until?.goals ?? []).flatMap(({ text, where }) => {
    const result = parsePrecisionGoal(text, measures);
    if (result.ok) return [result.goal];
    refuse(where, result.fault, 'replications.until');
    return [];
  });
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const precision = scenario.until === null ? null : { ...scenario.until, goals };
  return { ok: true, scenario: { ...scenario, parsed, parsedMargins, precision } };
}

function thresholdsOf({ thresholds }: LoadedScenario, { moreThresholds = [] }: PrepareOptions) {
  return [
    ...thresholds.map((each) => ({ ...each, path: 'thresholds' })),
    ...moreThresholds.map((text) => ({ text, where: whole('--threshold', text), path: '' })),
  ];
}

function marginsOf({ margins }: LoadedScenario, { moreMargins = [] }: PrepareOptions) {
  return [
    ...margins.map((each) => ({ ...each, path: 'margins' })),
    ...moreMargins.map((text) => {
      const at = text.indexOf('=');
      const [key, value] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
      const where = whole('--margin', text);
      return { key: key.trim(), text: value, where, keyAt: where, path: '' };
    }),
  ];
}

function whole(flag: string, text: string): Position {
  return new SourceText(flag, text).position(0, text.length);
}

/** The part of a text that is wrong, where it stands in it as it is. */
function placeOf(part: string, where: Position): Position {
  const wrong = part.trim();
  const from = where.column - 1;
  const at = wrong === '' ? -1 : where.source.slice(from, from + where.length).indexOf(wrong);
  return at < 0 ? where : { ...where, column: where.column + at, length: wrong.length };
}

/** A key that is not among the measures: something is off that it measures, or it is mistyped. */
function explained(
  fault: ThresholdFault,
  measures: ReadonlyMap<string, Measure>,
  path: string,
): Pick<ThresholdFault, 'code' | 'message' | 'remedy'> {
  const { unknownKey } = fault;
  if (unknownKey === undefined) return fault;
  const needs = needsOf(unknownKey, measures.keys());
  if (needs !== null) {
    const forOneRun =
      path === 'thresholds' ? "; for one run, --set 'thresholds=[]' takes all of them away" : '';
    return {
      code: 'measure-not-here',
      message: `the measure "${unknownKey}" exists only ${needs}`,
      remedy: `take it away here${forOneRun}`,
    };
  }
  const near = nearest(unknownKey, shortKeys(measures));
  return near === null ? fault : { ...fault, remedy: `did you mean "${near}"?` };
}

/** Keys as thresholds may name them: with and without the unit. */
function shortKeys(measures: ReadonlyMap<string, unknown>): string[] {
  return [...measures.keys()].flatMap((key) => [key, key.replace(/_(s|h|min|s2)$/, '')]);
}

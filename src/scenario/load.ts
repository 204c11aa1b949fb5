/**
 * From a scenario file to a center plan, or to everything that is wrong with the file.
 *
 * Nothing here throws on what a user wrote, prints or exits.
 */
import { resolve as absolute, dirname } from 'node:path';
import type { CenterPlan } from '../model/center-plan.js';
import { type Compiled, compile } from './compile/compile.js';
import { type Diagnostic, Diagnostics, EnoughFaults } from './faults/diagnostics.js';
import type { Fault } from './faults/fault.js';
import { emptyFile, tooLarge } from './faults/files.js';
import { Layers } from './resolve/layers.js';
import { type ResolvedScenario, resolve } from './resolve/resolve.js';
import type { World } from './schema/schema.js';
import { applyOption, applySet } from './set.js';
import { DataFiles, type GivenFiles } from './text/data-files.js';
import { decode, MOST_BYTES, readText } from './text/read-text.js';
import { type Position, SourceText, wholeFile } from './text/source-text.js';
import { YamlText } from './text/yaml-text.js';
import { validate } from './validate.js';

export type { Diagnostic } from './faults/diagnostics.js';
export { formatDiagnostics } from './faults/format-diagnostics.js';
export { type ResolvedScenario, toYaml } from './resolve/resolve.js';
export type { World } from './schema/schema.js';
export type { GivenFiles } from './text/data-files.js';
export type { Position } from './text/source-text.js';

export interface LoadOptions {
  /** `PATH=VALUE`, laid over the file in this order. */
  readonly set?: readonly string[] | undefined;
  readonly seed?: string | undefined;
  readonly replications?: number | undefined;
  /** Precisions in place of the replications of the file, and the most that they may take. */
  readonly until?: readonly string[] | undefined;
  readonly max?: number | undefined;
  /** Where relative paths of a scenario from standard input begin; by default the current folder. */
  readonly cwd?: string | undefined;
  /** What the files that the scenario names hold; then none is read from the disk. */
  readonly files?: GivenFiles | undefined;
}

export interface Threshold {
  readonly text: string;
  readonly where: Position;
}

/** How much a measure may change before it matters. */
export interface StatedMargin {
  readonly key: string;
  readonly text: string;
  /** The place of the value. */
  readonly where: Position;
  readonly keyAt: Position;
}

/** As many replications as it takes to be so precise. */
export interface StatedPrecision {
  readonly goals: readonly Threshold[];
  readonly pilot: number;
  readonly max: number;
}

export interface LoadedScenario {
  readonly plan: CenterPlan;
  /** Every default written out; `toYaml` makes a file of it. */
  readonly resolved: ResolvedScenario;
  /** How many there are, or may be at most where a precision is asked for. */
  readonly replications: number;
  /** null: a number was asked for. */
  readonly until: StatedPrecision | null;
  readonly seed: string;
  readonly worlds: readonly World[];
  readonly thresholds: readonly Threshold[];
  readonly margins: readonly StatedMargin[];
  /** What is allowed but deserves a word, each with what to do. */
  readonly notes: readonly string[];
  /** A fault at a place of the scenario, for whoever checks the thresholds. */
  readonly diagnostic: (where: Position, fault: Fault, path?: string) => Diagnostic;
}

interface Refusal {
  readonly ok: false;
  readonly diagnostics: readonly Diagnostic[];
  /** As far as they can be read, for whoever can tell what is wrong with them all the same. */
  readonly thresholds?: readonly Threshold[];
}

export type LoadResult = { readonly ok: true; readonly scenario: LoadedScenario } | Refusal;

/** Loads a file; `-` is standard input. */
export async function loadScenario(path: string, options: LoadOptions = {}): Promise<LoadResult> {
  const source = await readScenario(path, options);
  return source.ok ? loadScenarioText(source.text, source.file, options) : source;
}

export type ScenarioSource =
  | { readonly ok: true; readonly text: string; readonly file: string }
  | Refusal;

/** The text of a scenario file, to be loaded any number of times; `-` is standard input. */
export async function readScenario(
  path: string,
  { cwd = process.cwd() }: LoadOptions = {},
): Promise<ScenarioSource> {
  const file = path === '-' ? 'standard input' : path;
  const text = await readText(path === '-' ? path : absolute(cwd, path));
  return typeof text === 'string' ? { ok: true, text, file } : refused(file, text);
}

/** Loads a text; relative paths in it begin at the folder of `file`. */
export async function loadScenarioText(
  text: string,
  file: string,
  options: LoadOptions = {},
): Promise<LoadResult> {
  const size = Buffer.byteLength(text);
  if (size > MOST_BYTES) return refused(file, tooLarge(size, MOST_BYTES));
  const decoded = decode(Buffer.from(text));
  if (typeof decoded !== 'string') return refused(file, decoded);
  const directory = dirname(absolute(options.cwd ?? process.cwd(), file));
  return load(decoded, file, new DataFiles(directory, options.files ?? null), options);
}

async function load(
  text: string,
  file: string,
  files: DataFiles,
  options: LoadOptions,
): Promise<LoadResult> {
  if (text.trim() === '') return refused(file, emptyFile());
  const source = new SourceText(file, text);
  const yaml = new YamlText(source);
  const layers = new Layers(yaml);
  const found = new Diagnostics(layers);
  for (const { from, to, fault } of yaml.faults) found.in(source.position(from, to), fault);
  if (yaml.value === undefined) return { ok: false, diagnostics: found.sorted() };
  layers.root = yaml.value as Record<string, unknown>;
  if (isMapping(layers.root)) layOver(layers, options, found);
  const document = validate(layers, found);
  const resolved = document === null ? null : resolve(document);
  const compiled = resolved === null ? null : await compiledOf(resolved, files, found);
  if (resolved === null || compiled === null) {
    const stated: unknown = isMapping(layers.root) ? layers.root['thresholds'] : null;
    return { ok: false, diagnostics: found.sorted(), thresholds: placed(stated, layers) };
  }
  return { ok: true, scenario: loaded(resolved, compiled.plan, compiled.notes, layers) };
}

async function compiledOf(
  resolved: ResolvedScenario,
  files: DataFiles,
  found: Diagnostics,
): Promise<Compiled | null> {
  try {
    return await compile(resolved, files, found);
  } catch (error) {
    if (error instanceof EnoughFaults) return null;
    throw error;
  }
}

function layOver(
  layers: Layers,
  { set, seed, replications, until, max }: LoadOptions,
  found: Diagnostics,
): void {
  const option = (path: readonly string[], value: Parameters<typeof applyOption>[2]): void => {
    layers.overrides.push(applyOption(layers.root, path, value));
  };
  for (const text of set ?? []) {
    const override = applySet(layers.root, text, found);
    if (override !== null) layers.overrides.push(override);
  }
  if (seed !== undefined) option(['seed'], seed);
  if (replications !== undefined) option(['replications'], replications);
  if (until !== undefined) option(['replications', 'until'], until);
  if (max !== undefined) option(['replications', 'max'], max);
}

function loaded(
  resolved: ResolvedScenario,
  plan: CenterPlan,
  notes: readonly string[],
  layers: Layers,
): LoadedScenario {
  return {
    plan,
    resolved,
    ...replicationsOf(resolved, layers),
    seed: plan.seed,
    worlds: resolved.worlds,
    thresholds: placed(resolved.thresholds, layers),
    margins: Object.entries(resolved.margins).map(([key, value]) => ({
      key,
      text: String(value),
      where: layers.position(['margins', key], 'value'),
      keyAt: layers.position(['margins', key], 'key'),
    })),
    notes,
    diagnostic: (where, fault, path = 'thresholds') => ({ where, path, ...fault }),
  };
}

/** Thresholds with their places; what is no text is none. */
function placed(stated: unknown, layers: Layers): Threshold[] {
  return (Array.isArray(stated) ? stated : []).flatMap((text: unknown, i) =>
    typeof text === 'string' ? [{ text, where: layers.position(['thresholds', i], 'value') }] : [],
  );
}

function replicationsOf({ replications }: ResolvedScenario, layers: Layers) {
  if (typeof replications === 'number') return { replications, until: null };
  const { until, pilot, max } = replications;
  const stated = (layers.root['replications'] as { until: unknown }).until;
  const goals = until.map((text, k) => {
    const at = Array.isArray(stated) ? [k] : [];
    return { text, where: layers.position(['replications', 'until', ...at], 'value') };
  });
  return { replications: max, until: { goals, pilot, max } };
}

function refused(file: string, fault: Fault): Refusal {
  return { ok: false, diagnostics: [{ where: wholeFile(file), path: '', ...fault }] };
}

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Baselines: what a scenario came to when it was last agreed on, kept in the repository beside it.
 *
 * A baseline holds the scenario with every default written out, so that a review shows which setting
 * was changed, and what each replication adds to every measure, so that a later run on the same seed
 * is paired with it. It can be read by a program that counts other things: it holds figures, not the
 * counters that they were made from.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Series } from '../metrics/series.js';
import { nearest } from '../scenario/faults/nearest.js';
import { toYaml } from '../scenario/load.js';
import { storedScenario } from '../scenario/stored.js';
import { version } from '../version.js';
import { type BaselineFigures, baselineText, readBaselineText } from './baseline-file.js';
import { clearUp, partialOf } from './left-over.js';
import { makeFolder } from './make-folder.js';
import type { Outcome } from './outcome.js';

const LOCK = 'scenario.lock.yaml';
const FIGURES = 'figures.json';

export interface Baseline {
  readonly name: string;
  readonly folder: string;
  readonly outcome: Outcome;
  readonly scenario: string;
  /** The program that saved it. */
  readonly version: string;
}

export type BaselineResult =
  | { readonly ok: true; readonly baseline: Baseline }
  /** Why it cannot be read, and what would help. */
  | { readonly ok: false; readonly problem: string };

/** A name is that of a folder, on every platform. */
export function isBaselineName(name: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{0,63}$/i.test(name) && !name.endsWith('.');
}

/** Saves an outcome; one of the same name is replaced. Returns how large it is, in bytes. */
export function saveBaseline(
  root: string,
  name: string,
  outcome: Outcome,
  series: readonly Series[],
): number {
  const { resolved, seed, replications, deterministic, modelVersion } = outcome;
  const lock = toYaml(resolved);
  const figures = baselineText({
    ...{ scenario: resolved.name, seed, replications, version, modelVersion, deterministic },
    lockSha256: digestOf(lock),
    persons: [...outcome.persons],
    fingerprints: [...outcome.fingerprints],
    series: new Map(series.map((each) => [each.key, each])),
  });
  const folder = join(root, name);
  const partial = partialOf(folder);
  makeFolder(dirname(folder));
  clearUp(folder);
  mkdirSync(partial);
  try {
    writeFileSync(join(partial, LOCK), lock);
    writeFileSync(join(partial, FIGURES), figures);
    makeFolder(folder);
    // File by file, so that a note that somebody keeps beside them stays.
    for (const file of [LOCK, FIGURES]) renameSync(join(partial, file), join(folder, file));
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return Buffer.byteLength(lock) + Buffer.byteLength(figures);
}

export function readBaseline(root: string, name: string): BaselineResult {
  const folder = join(root, name);
  const [lock, figures] = [LOCK, FIGURES].map((file) => readText(join(folder, file)));
  if (lock === null && figures === null) return { ok: false, problem: missing(root, name) };
  if (lock == null || figures == null) {
    const file = lock == null ? LOCK : FIGURES;
    return { ok: false, problem: `${folder} has no ${file}; save the baseline again` };
  }
  const read = readBaselineText(figures);
  if (typeof read === 'string') {
    const again = `ringback baseline save ${name} SCENARIO`;
    return {
      ok: false,
      problem: `${join(folder, FIGURES)}: ${read}; save the baseline again: ${again}`,
    };
  }
  if (read.lockSha256 !== undefined && read.lockSha256 !== digestOf(lock)) {
    const problem = `${join(folder, LOCK)} is not the scenario that ${FIGURES} beside it is of; save the baseline again`;
    return { ok: false, problem };
  }
  const resolved = storedScenario(lock, join(folder, LOCK));
  if (resolved === null) {
    return { ok: false, problem: `${join(folder, LOCK)} is no scenario; save the baseline again` };
  }
  const { scenario } = read;
  const outcome = outcomeOfFigures(name, read, resolved);
  return { ok: true, baseline: { name, folder, outcome, scenario, version: read.version } };
}

function outcomeOfFigures(
  name: string,
  { series, lockSha256: _, ...figures }: BaselineFigures,
  resolved: Outcome['resolved'],
): Outcome {
  return {
    ...figures,
    label: `baseline ${name}`,
    resolved,
    requested: figures.replications,
    keys: [...series.keys()],
    series: (key) => series.get(key) ?? null,
  };
}

/** Of a text, whichever way a repository ends its lines. */
function digestOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

function missing(root: string, name: string): string {
  const names = baselineNames(root);
  const near = nearest(name, names);
  const known =
    names.length === 0
      ? `${root} has none; is the folder committed?`
      : `${root} has ${names.join(', ')}`;
  const remedy =
    near === null
      ? `make it with ringback baseline save ${name} SCENARIO, and commit it`
      : `did you mean "${near}"?`;
  return `there is no baseline "${name}": ${known}; ${remedy}`.replace('?; ', '? ');
}

/** The names of all baselines of a folder, in order. */
export function baselineNames(root: string): string[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && readText(join(root, entry.name, FIGURES)) !== null)
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/**
 * A results folder as what it is of: the scenario, read again from its lock, and its replications.
 */
import { dirname, join } from 'node:path';
import { formatDiagnostics } from '../scenario/load.js';
import { modelVersion } from '../version.js';
import type { Chunk } from './chunk.js';
import type { Finished } from './outcome.js';
import { type PreparedScenario, type PrepareOptions, prepareScenarioText } from './prepare.js';
import { MANIFEST, readResultFile, readStoredChunk } from './results-folder.js';
import { type KeptResult, runScenario } from './run-scenario.js';

export interface StoredResult extends Finished {
  readonly scenario: PreparedScenario;
  /** The scenario with every default, as it was stored. */
  readonly lock: string;
  /** All that the replications came to, their sums among it. */
  readonly chunk: Chunk;
}

export type StoredResultRead =
  | { readonly ok: true; readonly stored: StoredResult }
  /** Why it cannot be used, and what would help. */
  | { readonly ok: false; readonly problem: string };

/** Whether a path is that of a results folder. */
export function isResultFolder(path: string): boolean {
  return path !== '-' && readResultFile(path, MANIFEST) !== null;
}

export interface StoredOptions extends PrepareOptions {
  /** Files that the scenario names may have changed: what was counted is not read from them. */
  readonly takesChangedFiles?: boolean;
}

/** Reads a results folder; thresholds and margins may be added to those of its scenario. */
export async function readStoredResult(
  folder: string,
  options: StoredOptions = {},
): Promise<StoredResultRead> {
  const file = readStoredChunk(folder);
  if (file === null) {
    return refused(`${folder} has no replications that can be read; run its scenario again`);
  }
  if (file.modelVersion !== modelVersion) {
    return refused(
      `${folder} was made by another version of the program (model ${file.modelVersion}, this is ${modelVersion}): its figures do not go together with new ones; run its scenario again`,
    );
  }
  const { lock } = file;
  const known = options.takesChangedFiles ? withoutDigests(lock) : lock;
  const read = await storedScenario(folder, known, options);
  if (!read.ok) return read;
  const { scenario } = read;
  const { chunk } = file;
  const sums = chunk.sums.list;
  const requested = scenario.precision === null ? scenario.replications : sums.length;
  return { ok: true, stored: { scenario, lock, sums, requested, chunk } };
}

/** The lock says of each file what it was. */
function withoutDigests(lock: string): string {
  return lock.replace(/^ +sha256: [0-9a-f]{64}\n/gm, '');
}

export type StoredScenarioRead =
  | { readonly ok: true; readonly scenario: PreparedScenario }
  | { readonly ok: false; readonly problem: string };

/** The scenario of a results folder, read again from its lock. */
export async function storedScenario(
  folder: string,
  lock: string,
  options: PrepareOptions = {},
): Promise<StoredScenarioRead> {
  let problem = `${folder} has no scenario`;
  let hasChanged = false;
  for (const place of placesOf(folder)) {
    const prepared = await prepareScenarioText(lock, place, options);
    if (prepared.ok) return { ok: true, scenario: prepared.scenario };
    // Where a file is not the one that it was says more than where there is none.
    if (hasChanged) continue;
    hasChanged = prepared.diagnostics.some(({ code }) => code === 'file-changed');
    problem = formatDiagnostics(prepared.diagnostics);
  }
  return { ok: false, problem };
}

/** Where the files that the scenario names may be: beside the file that was run, here, or there. */
function placesOf(folder: string): string[] {
  const lock = 'scenario.lock.yaml';
  return [...argumentsOf(folder).map(dirname), '.', folder].map((place) => join(place, lock));
}

function argumentsOf(folder: string): string[] {
  try {
    const { arguments: given } = JSON.parse(readResultFile(folder, MANIFEST) ?? '') as {
      arguments?: unknown;
    };
    if (!Array.isArray(given)) return [];
    return given.filter((each) => typeof each === 'string' && /\.(ya?ml|json)$/.test(each));
  } catch {
    return [];
  }
}

function refused(problem: string): StoredResultRead {
  return { ok: false, problem };
}

/** What a stored result came to, as when it was run. */
export function resultOf({
  scenario,
  chunk,
}: Pick<StoredResult, 'scenario' | 'chunk'>): Promise<KeptResult> {
  const { parsed, precision } = scenario;
  // Nothing is run: what is there was all, or was stopped.
  const signal = AbortSignal.abort();
  return runScenario(scenario, { thresholds: parsed, precision, earlier: chunk, signal });
}

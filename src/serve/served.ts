/** The results that are served, read when the server starts. */
import { MANIFEST, readResultFile, slug, whyNoResult } from '../experiments/results-folder.js';
import { readStoredResult, type StoredResult } from '../experiments/stored-result.js';
import type { Summary } from '../reports/summary-json.js';

export interface ServedResult {
  /** Names it in addresses. */
  readonly id: string;
  /** As it was named to the program. */
  readonly label: string;
  readonly stored: StoredResult;
  readonly summary: Summary;
  /** The bytes of `summary.json`. */
  readonly summaryText: string;
}

export type ServedRead =
  | { readonly ok: true; readonly results: readonly ServedResult[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads results folders, each `PATH` or `LABEL=PATH`; tells everything that is wrong at once. */
export async function readServed(names: readonly string[]): Promise<ServedRead> {
  const results: ServedResult[] = [];
  const problems: string[] = [];
  for (const name of names) {
    const read = await readOne(name);
    if (typeof read === 'string') problems.push(read);
    else results.push({ ...read, id: freeId(read.id, results) });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, results };
}

async function readOne(name: string): Promise<ServedResult | string> {
  const [, given = null, folder = name] = /^([^=/\\]+)=(.+)$/.exec(name) ?? [];
  if (readResultFile(folder, MANIFEST) === null) {
    return whyNoResult(folder);
  }
  const read = await readStoredResult(folder);
  if (!read.ok) return read.problem;
  const { stored } = read;
  if (stored.sums.length === 0) return `${folder} has no finished replication`;
  const summaryText = readResultFile(folder, 'summary.json');
  if (summaryText === null) return `${folder} has no summary.json; run its scenario again`;
  let summary: Summary;
  try {
    summary = JSON.parse(summaryText) as Summary;
  } catch {
    return `${folder}/summary.json is damaged; run its scenario again with --force`;
  }
  const label = given ?? folder;
  const id = slug(given ?? stored.scenario.plan.name);
  return { id, label, stored, summary, summaryText };
}

function freeId(wanted: string, taken: readonly ServedResult[]): string {
  const isTaken = (id: string): boolean => taken.some((result) => result.id === id);
  if (!isTaken(wanted)) return wanted;
  for (let k = 2; ; k++) if (!isTaken(`${wanted}-${k}`)) return `${wanted}-${k}`;
}

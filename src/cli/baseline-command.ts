/** `ringback baseline save` and `ringback baseline list`. */

import { join } from 'node:path';
import {
  baselineNames,
  isBaselineName,
  readBaseline,
  saveBaseline,
} from '../experiments/baselines.js';
import { keysToPair } from '../experiments/check.js';
import { outcomeOf } from '../experiments/outcome.js';
import { prepareScenario } from '../experiments/prepare.js';
import { readStoredResult } from '../experiments/stored-result.js';
import { fitWidth } from '../reports/fit-width.js';
import { plural } from '../reports/html/words.js';
import { plainTable } from '../reports/terminal-table.js';
import { modelVersion } from '../version.js';
import { allAtOnce } from './all-at-once.js';
import { Exit, ExitCode } from './exit-code.js';
import { jobsOf } from './jobs.js';
import { keysOf } from './measure-keys.js';
import { refusal } from './refusal.js';
import { replicationsAsked, replicationsOf } from './replications.js';
import { runAll } from './run-all.js';
import { isStoredResult } from './stored-results.js';
import { print, sayNotes } from './streams.js';

export interface SaveFlags {
  readonly baselines: string;
  readonly measure?: readonly string[];
  readonly set?: readonly string[];
  readonly jobs?: string;
  readonly reps?: string;
  readonly seed?: string;
}

export async function saveCommand(name: string, path: string, flags: SaveFlags): Promise<void> {
  allAtOnce(
    () => mustBeBaselineName(name),
    () => replicationsAsked(flags),
    () => jobsOf(flags.jobs),
  );
  const source = isStoredResult(path) ? await fromResults(path, flags) : null;
  const { outcome, measures, bytes } = keep(
    name,
    source ?? (await fromScenario(path, flags)),
    flags,
  );
  await print(
    [
      `${join(flags.baselines, name)}: ${plural(outcome.replications, 'replication')}, seed ${outcome.seed}, ${measures} measures, ${Math.ceil(bytes / 1000)} kB`,
      `next: npx ringback check ${path === '-' ? 'SCENARIO' : path} --baseline ${name}\n`,
    ].join('\n'),
  );
}

export function mustBeBaselineName(name: string): void {
  if (isBaselineName(name)) return;
  throw new Exit(
    ExitCode.Input,
    `"${name}" is not a name for a baseline: write letters, digits, dots, hyphens and underscores`,
  );
}

/** Runs a scenario and keeps what it comes to, without a word. */
export async function saveFromScenario(
  name: string,
  path: string,
  flags: SaveFlags,
): Promise<void> {
  keep(name, await fromScenario(path, flags), flags);
}

type Source = Awaited<ReturnType<typeof fromScenario>> | Awaited<ReturnType<typeof fromResults>>;

function keep(name: string, { scenario, finished }: Source, { baselines, measure }: SaveFlags) {
  const more = keysOf(measure ?? [], [scenario.plan]);
  const outcome = outcomeOf(name, scenario, finished);
  const asked = new Set([...keysToPair(scenario), ...more]);
  const all = outcome.keys.map((key) => outcome.series(key)).filter((each) => each !== null);
  // What others are counted against says later whether more of them is better.
  const against = new Set(all.map((each) => each.against));
  const series = all.filter(
    ({ kind, key }) =>
      asked.has(key) || against.has(key) || (kind !== 'quantile' && isOfActual(key)),
  );
  const bytes = saveBaseline(baselines, name, outcome, series);
  return { outcome, measures: series.length, bytes };
}

async function fromScenario(path: string, { reps, seed, set, jobs }: SaveFlags) {
  const prepared = await prepareScenario(path, {
    replications: reps === undefined ? undefined : replicationsOf(reps),
    seed,
    set,
  });
  if (!prepared.ok) throw refusal(prepared.diagnostics);
  const { scenario } = prepared;
  sayNotes(scenario.notes);
  const finished = await runAll(path, scenario, jobs, 'no baseline is saved');
  if (finished.interrupted !== null) throw new Exit(finished.interrupted);
  return { scenario, finished };
}

async function fromResults(folder: string, { reps, seed, set }: SaveFlags) {
  const read = await readStoredResult(folder);
  const [flag] = [set && '--set', seed && '--seed', reps && '--reps'].filter(Boolean);
  if (!read.ok || flag) {
    const problem = read.ok
      ? `${folder} is a stored result, which ${flag} cannot change; name its scenario instead`
      : read.problem;
    throw new Exit(ExitCode.Input, problem);
  }
  const { scenario, sums, requested } = read.stored;
  if (sums.length < requested) {
    throw new Exit(
      ExitCode.Incomplete,
      `${folder} has ${sums.length} of ${requested} replications: no baseline is saved; run its scenario again, which goes on where it was`,
    );
  }
  return { scenario, finished: { sums, requested } };
}

/** Other worlds, and histograms, take most of the room: they are kept where they are asked about. */
function isOfActual(key: string): boolean {
  return !key.startsWith('hold.') && !key.startsWith('noCallback.');
}

export interface ListFlags {
  readonly baselines: string;
  readonly json?: boolean;
}

export async function listCommand({ baselines, json }: ListFlags): Promise<void> {
  const all = baselineNames(baselines).map((name) => ({
    name,
    read: readBaseline(baselines, name),
  }));
  const rows = all.map(({ name, read }) => {
    if (!read.ok) return { name, problem: read.problem };
    const { outcome, scenario, version } = read.baseline;
    const { seed, replications, keys } = outcome;
    const isCurrent = outcome.modelVersion === modelVersion;
    return { name, scenario, seed, replications, measures: keys.length, version, isCurrent };
  });
  if (json) return print(`${JSON.stringify(rows, null, 2)}\n`);
  if (rows.length === 0) {
    return print(
      `${baselines} holds no baseline\nnext: npx ringback baseline save NAME SCENARIO makes one\n`,
    );
  }
  const table = plainTable();
  for (const row of rows) {
    table.push(
      row.scenario === undefined
        ? [row.name, row.problem]
        : [
            row.name,
            row.scenario,
            `${plural(row.replications ?? 0, 'replication')}, seed ${row.seed}`,
            row.isCurrent ? 'this program' : `another program (${row.version})`,
          ],
    );
  }
  const text = `${table.toString()}\nnext: npx ringback check SCENARIO --baseline ${rows[0]?.name}`;
  await print(`${fitWidth(text, process.stdout.columns, 4)}\n`);
}

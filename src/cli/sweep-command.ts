/** `ringback sweep`: a grid of settings on the same callers, a row a point. */

import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Point } from '../experiments/grid.js';
import { Laboratory, type Variant } from '../experiments/laboratory.js';
import { PointFolder } from '../experiments/point-store.js';
import { scenarioFolder } from '../experiments/results-folder.js';
import { SWEEP_MEASURES, type SweepResult, sweepGrid } from '../experiments/sweep.js';
import { plural } from '../reports/html/words.js';
import { sweepCsv } from '../reports/sweep-csv.js';
import { sweepJson } from '../reports/sweep-json.js';
import { terminalSweep } from '../reports/terminal-sweep.js';
import { readScenario } from '../scenario/load.js';
import { allAtOnce } from './all-at-once.js';
import { Exit, ExitCode } from './exit-code.js';
import { MANY_RUNS, runnerFor } from './jobs.js';
import { keysAmong } from './measure-keys.js';
import { Progress } from './progress.js';
import { refusal } from './refusal.js';
import { NOT_WORKED_OUT, replicationsAsked, replicationsOf } from './replications.js';
import { mustBePage } from './report-target.js';
import { stopOnSignals } from './signals.js';
import { paintFor, print, say, sayNotes } from './streams.js';
import { type Common, checkAll, csvName, frontierFrom, gridFrom } from './sweep-points.js';
import { writeWhole } from './whole-file.js';

export interface SweepFlags {
  readonly param?: readonly string[];
  readonly set?: readonly string[];
  readonly jobs?: string;
  readonly reps?: string;
  readonly seed?: string;
  readonly measure?: readonly string[];
  readonly frontier?: readonly string[];
  readonly out?: string;
  readonly report?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly color: boolean;
}

const ROOT = 'results';

export async function sweep(path: string, flags: SweepFlags): Promise<void> {
  const [grid, runner] = allAtOnce(
    () => gridFrom(flags.param ?? []),
    () => runnerFor(flags.jobs, MANY_RUNS),
    () => replicationsAsked(flags),
    () => flags.out !== undefined && mustBeCsv(flags.out),
    () => flags.report !== undefined && mustBePage('--report', flags.report),
  );
  const source = await readScenario(path);
  if (!source.ok) throw refusal(source.diagnostics);
  const { text, file } = source;
  const variantOf = variants(flags);
  const common = await checkAll(new Laboratory(text, file, { store: null }), grid, variantOf);
  sayNotes(common.notes);
  if (common.asksForPrecision) say(NOT_WORKED_OUT);
  const keys =
    flags.measure === undefined ? SWEEP_MEASURES : keysAmong(flags.measure, common.measures);
  const frontiers = flags.frontier?.map((each) => frontierFrom(each, common.measures)) ?? null;
  const folder = scenarioFolder(ROOT, common.name);
  const progress = new Progress();
  const stop = stopOnSignals(() => progress.end(), 'the points that are finished are kept');
  let before = 0;
  const laboratory = new Laboratory(text, file, {
    store: new PointFolder(join(folder, 'points')),
    anew: flags.force === true,
    signal: stop.signal,
    runner,
    onReplications: (done) => progress.update(before + done, common.replications),
  });
  try {
    const result = await sweepGrid(grid, { keys, frontiers }, async (point) => {
      const trial = await laboratory.run(variantOf(point));
      before += trial?.sums.length ?? 0;
      return trial;
    });
    progress.end();
    await report(
      result,
      common,
      flags.out ?? join(folder, csvName(common, keys, frontiers)),
      flags,
    );
    if (flags.report !== undefined && result.points.length > 0) {
      const { leaveSweep } = await import('./sweep-file.js');
      leaveSweep(flags.report, result, common, { text, flags: wordsOf(flags) });
    }
    const interrupted = stop.code();
    if (interrupted !== null) throw new Exit(interrupted);
  } finally {
    progress.end();
    await runner.close();
    stop.end();
  }
}

function variants({ set = [], seed, reps }: SweepFlags): (point: Point) => Variant {
  const replications = reps === undefined ? undefined : replicationsOf(reps);
  return (point) => ({ set: [...set, ...point.set], seed, replications });
}

/** What the same sweep is asked for with, beside its parameters. */
function wordsOf({ set, reps, seed, measure, frontier }: SweepFlags): string[] {
  const each = (flag: string, values: readonly string[] = []): string[] =>
    values.flatMap((value) => [flag, value]);
  return [
    ...each('--set', set),
    ...each('--reps', reps === undefined ? [] : [reps]),
    ...each('--seed', seed === undefined ? [] : [seed]),
    ...each('--measure', measure),
    ...each('--frontier', frontier),
  ];
}

function mustBeCsv(file: string): void {
  const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
  if (/\.csv$/i.test(file) && !isFolder) return;
  throw new Exit(ExitCode.Input, `--out ${file}: write the name of a file that ends in .csv`);
}

async function report(
  result: SweepResult,
  { name, seed }: Common,
  file: string,
  flags: SweepFlags,
): Promise<void> {
  const { points } = result;
  const stored = points.filter((point) => point.stored).length;
  if (stored > 0) {
    say(
      `${stored} of ${plural(points.length, 'point')} ${points.length === 1 ? 'was' : 'were'} there already; --force runs them again`,
    );
  }
  if (points.length === 0) {
    say('no point was finished');
    return;
  }
  writeWhole(file, sweepCsv(result));
  if (flags.json) return print(sweepJson(result, seed));
  const paint = paintFor(process.stdout, flags.color);
  await print(terminalSweep(result, { name, seed, paint, width: process.stdout.columns }));
  say(`the table is in ${file}`);
}

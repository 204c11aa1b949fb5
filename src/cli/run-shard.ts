/** `ringback run --shard`: one part of a run, into a file of its own in the results folder. */
import { join } from 'node:path';
import { worldsOf } from '../experiments/run-scenario.js';
import { runShard } from '../experiments/run-shard.js';
import type { Runner } from '../experiments/runner.js';
import { isOfShards, rangeOf, type Shard, shardFileName } from '../experiments/shard.js';
import { rowTexts } from '../reports/row-texts.js';
import { modelVersion } from '../version.js';
import { Exit, ExitCode } from './exit-code.js';
import { Progress } from './progress.js';
import type { Request, ResultFlags } from './run-and-write.js';
import { stopOnSignals } from './signals.js';
import { mustHoldResults, storedSummary } from './stored-results.js';
import { print, say } from './streams.js';

export async function runOneShard(
  request: Request,
  shard: Shard,
  runner: Runner,
  flags: ResultFlags,
): Promise<void> {
  const { lock, folder, scenario } = request;
  if (scenario.precision !== null) {
    throw new Exit(
      ExitCode.Input,
      '--shard: how many replications "until" takes is worked out from a pilot, which no shard has to itself; give a number with --reps',
    );
  }
  mustHoldResults(folder, isOfShards);
  if (!flags.force && storedSummary(folder, lock, flags.record === true) !== null) {
    return say(`${folder} has the whole result already; --force runs the shard again`);
  }
  const progress = new Progress();
  const stop = stopOnSignals(() => progress.end(), 'the replications that are finished are kept');
  try {
    const path = join(folder, shardFileName(shard));
    const done = await runInto(
      path,
      request,
      shard,
      { runner, progress, signal: stop.signal },
      flags,
    );
    progress.end();
    const code = stop.code();
    if (code !== null) throw new Exit(code);
    await print(told(shard, done, request, path));
  } finally {
    progress.end();
    await runner.close();
    stop.end();
  }
}

async function runInto(
  path: string,
  { scenario, path: scenarioFile, lock }: Request,
  shard: Shard,
  { runner, progress, signal }: { runner: Runner; progress: Progress; signal: AbortSignal },
  { record = false, force = false }: ResultFlags,
): Promise<number> {
  const range = rangeOf(shard, scenario.replications);
  const of = range.end - range.from;
  const head = { modelVersion, lock, scenarioFile, ...shard, ...range, record };
  const work = {
    plan: scenario.plan,
    worlds: worldsOf(scenario),
    details: { callbacks: true, interactions: record },
    texts: rowTexts,
    source: { text: lock, file: scenarioFile },
  };
  const { done } = await runShard(path, head, work, runner, {
    signal,
    force,
    onProgress: (finished) => progress.update(finished, of),
    onBeginning: (before) => {
      if (before > 0)
        say(
          `${path} has ${before} of ${of} replications${before < of ? ': goes on from there' : ''}`,
        );
    },
  });
  return done;
}

function told({ index, count }: Shard, done: number, request: Request, path: string): string {
  const { scenario, folder } = request;
  const { from, end } = rangeOf({ index, count }, scenario.replications);
  const which = done === 0 ? 'no replications' : `replications ${from + 1} to ${end}`;
  return `shard ${index} of ${count}: ${which} of ${scenario.replications} in ${path}\nnext: npx ringback merge ${folder}, when all shards are there\n`;
}

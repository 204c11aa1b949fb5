/** `ringback merge`: the result of a run from its shards, with the bytes of a run in one piece. */
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gatherShards, ShardRunner } from '../experiments/merge-shards.js';
import { type PreparedScenario, prepareScenarioText } from '../experiments/prepare.js';
import { isOfShards } from '../experiments/shard.js';
import { DamagedShard, type ShardHead } from '../experiments/shard-file.js';
import { formatDiagnostics } from '../scenario/load.js';
import { modelVersion } from '../version.js';
import { Exit, ExitCode } from './exit-code.js';
import type { ReportFlag } from './report-target.js';
import { runAndWrite } from './run-and-write.js';
import { mustHoldResults } from './stored-results.js';

export interface MergeFlags {
  readonly out?: string;
  readonly json?: boolean;
  readonly report?: ReportFlag;
  readonly inconclusive: 'pass' | 'fail';
  readonly color: boolean;
}

export async function merge(paths: readonly string[], flags: MergeFlags): Promise<void> {
  const gathered = gatherShards(paths, modelVersion);
  if (!gathered.ok) {
    const { isIncomplete, problems } = gathered;
    throw new Exit(isIncomplete ? ExitCode.Incomplete : ExitCode.Input, problems.join('\n'));
  }
  const { shards } = gathered;
  const { head } = shards[0];
  const folder = flags.out ?? folderOf(paths[0] ?? '');
  mustHoldResults(folder, isOfShards);
  const request = {
    scenario: await scenarioOf(head),
    path: head.scenarioFile,
    lock: head.lock,
    folder,
  };
  const runner = new ShardRunner(shards);
  const where = { runner, kept: 'the shards stay as they are', isWhole: true };
  try {
    await runAndWrite(request, where, { ...flags, record: head.record, force: true });
  } catch (error) {
    if (!(error instanceof DamagedShard)) throw error;
    throw new Exit(ExitCode.Input, `${error.message}: run it again with --force`);
  }
}

function folderOf(path: string): string {
  if (statSync(path).isDirectory()) return path;
  throw new Exit(ExitCode.Input, `${path} is a shard: name the folder for the result with --out`);
}

async function scenarioOf({ lock, scenarioFile }: ShardHead): Promise<PreparedScenario> {
  const file = join(dirname(scenarioFile), 'scenario.lock.yaml');
  const prepared = await prepareScenarioText(lock, file);
  if (prepared.ok) return prepared.scenario;
  throw new Exit(
    ExitCode.Input,
    `${formatDiagnostics(prepared.diagnostics)}\nmerge where ${scenarioFile} and the files that it names can be read`,
  );
}

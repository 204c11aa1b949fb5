/** `ringback submit`: what `run` does, by a pool of workers. */

import { worldsOf } from '../experiments/run-scenario.js';
import type { Work } from '../experiments/runner.js';
import { PoolRunner } from '../pool/pool-runner.js';
import { numberOfChunks } from '../pool/submission.js';
import { plural } from '../reports/html/words.js';
import { rowTexts } from '../reports/row-texts.js';
import { modelVersion } from '../version.js';
import { Exit, ExitCode } from './exit-code.js';
import { asExit, openLink, type RedisFlags } from './pool-link.js';
import { type Request, runAndWrite } from './run-and-write.js';
import { isAnswered, type RunFlags, requestOf } from './run-command.js';
import { print, say } from './streams.js';

export interface SubmitFlags extends RunFlags, RedisFlags {
  readonly detach?: boolean;
}

const AGAIN = 'the same command again goes on with what lies in Redis';

export async function submit(path: string, flags: SubmitFlags): Promise<void> {
  const request = await requestOf(path, flags);
  const { scenario } = request;
  if (flags.detach && scenario.precision !== null) {
    throw new Exit(
      ExitCode.Input,
      '--detach: how many replications "until" takes is worked out from a pilot, for which somebody has to wait; give a number with --reps',
    );
  }
  if (!flags.detach && (await isAnswered(request, flags))) return;
  const link = await openLink(flags);
  const runner = new PoolRunner({
    link,
    modelVersion,
    name: scenario.plan.name,
    isForced: flags.force === true,
    tell: say,
  });
  try {
    if (flags.detach) return await detach(request, runner, flags);
    const where = {
      runner,
      kept: 'the workers go on; the same command again collects what they have made',
      isWhole: true,
      // What stays in Redis without it goes away by itself.
      onWritten: () => runner.collected().catch(() => {}),
    };
    await runAndWrite(request, where, flags);
  } catch (error) {
    throw asExit(error, AGAIN);
  } finally {
    await runner.close();
  }
}

async function detach(request: Request, runner: PoolRunner, flags: SubmitFlags): Promise<void> {
  const { replications } = request.scenario;
  const submitted = await runner.submit(workOf(request, flags), 0, replications);
  const { id, submission } = submitted;
  const chunks = numberOfChunks(submission);
  if (flags.json) {
    return print(`${JSON.stringify({ submission: id, replications, chunks, modelVersion })}\n`);
  }
  await print(
    `submission ${id}: ${plural(replications, 'replication')} in ${plural(chunks, 'chunk')}\nnext: npx ringback status; the same command without --detach collects the result\n`,
  );
}

function workOf({ scenario, path, lock }: Request, { record = false }: SubmitFlags): Work {
  return {
    plan: scenario.plan,
    worlds: worldsOf(scenario),
    details: { callbacks: true, interactions: record },
    texts: rowTexts,
    source: { text: lock, file: path },
  };
}

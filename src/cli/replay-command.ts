/** `ringback replay`: a day of a log again; or a recorded run, held against its record event by event. */
import { statSync } from 'node:fs';
import { type Difference, verifyEvents } from '../experiments/recorded-events.js';
import { isResultFolder } from '../experiments/stored-result.js';
import { modelVersion } from '../version.js';
import { Exit, ExitCode } from './exit-code.js';
import type { ReplayLogFlags } from './replay-request.js';
import { print } from './streams.js';

/** A folder is a recording, everything else a log. */
export async function replay(path: string, flags: ReplayLogFlags): Promise<void> {
  const isFolder = path !== '-' && statSync(path, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder) return replayRecording(path, flags.json === true);
  const { replayLog } = await import('./replay-log.js');
  return replayLog(path, flags);
}

async function replayRecording(folder: string, json: boolean): Promise<void> {
  if (!isResultFolder(folder)) {
    throw new Exit(
      ExitCode.Input,
      `${folder} is no results folder; make one with ringback run --record, or give the log of a center`,
    );
  }
  const verified = await verifyEvents(folder);
  if (verified.kind === 'refused') throw new Exit(ExitCode.Input, verified.problem);
  if (json) await print(`${JSON.stringify(verified, null, 2)}\n`);
  if (verified.kind === 'same') {
    if (json) return;
    const { events, fingerprint } = verified;
    return print(`${events} events, all as recorded; fingerprint ${fingerprint}\n`);
  }
  if (!json) await print(differenceText(verified.difference));
  throw new Exit(ExitCode.Different);
}

function differenceText({ number, before, recorded, now, recordedBy }: Difference): string {
  const versions =
    recordedBy === modelVersion
      ? 'both by this version of the simulation: a file that the scenario names has changed, or the machine is at fault'
      : `recorded by version ${recordedBy} of the simulation, this is ${modelVersion}`;
  return [
    `event ${number} is the first that differs (${versions})`,
    ...before.map((line) => `  both      ${line}`),
    `  recorded  ${recorded ?? 'no event: the run was over'}`,
    `  now       ${now ?? 'no event: the run is over'}`,
    '',
  ].join('\n');
}

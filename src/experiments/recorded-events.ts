/**
 * The recorded events of a replication: written beside a result, and held against the same replication
 * run again.
 */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip, gzipSync } from 'node:zlib';
import { EventLog, LineHash, lineAndHash } from '../records/event-log.js';
import { simulate } from '../simulation/simulate.js';
import { Takers, World } from '../simulation/world.js';
import { modelVersion } from '../version.js';
import { runAgain } from './again.js';
import type { PreparedScenario } from './prepare.js';
import { readResultFile } from './results-folder.js';
import { type StoredResult, storedScenario } from './stored-result.js';

export const EVENTS_FILE = 'events.ndjson.gz';

/** Events are compressed so many characters at a time: a file is a chain of such pieces. */
const PIECE = 1 << 20;
/** Events shown before the first that differs. */
const SHOWN_BEFORE = 3;

/** The first line of a record. */
interface Head {
  readonly format: 'ringback events 1';
  readonly replication: number;
  readonly modelVersion: string;
}

/**
 * Writes down every event of a replication, counted from 0, by running it again.
 *
 * @param append receives the compressed pieces in their order
 * @throws NotTheSame where it does not come out as it did
 */
export function recordEvents(
  stored: Pick<StoredResult, 'scenario' | 'sums'>,
  replication: number,
  append: (bytes: Uint8Array) => void,
): void {
  const head: Head = { format: 'ringback events 1', replication: replication + 1, modelVersion };
  let piece = `${JSON.stringify(head)}\n`;
  const log = new EventLog(stored.scenario.plan, (line) => {
    piece += `${line}\n`;
    if (piece.length < PIECE) return;
    append(gzipSync(piece));
    piece = '';
  });
  runAgain(stored, replication, log);
  append(gzipSync(piece));
}

/** How a recorded event and the same one now differ. */
export interface Difference {
  /** The number of the event, from 1. */
  readonly number: number;
  /** The events just before it, in which both agree. */
  readonly before: readonly string[];
  /** As it was recorded, and as it is now; null: there is none. */
  readonly recorded: string | null;
  readonly now: string | null;
  /** The version of the simulation that made the record. */
  readonly recordedBy: string;
}

export type Verified =
  | { readonly kind: 'same'; readonly events: number; readonly fingerprint: string }
  | { readonly kind: 'different'; readonly difference: Difference }
  /** It cannot be verified: why, and what would help. */
  | { readonly kind: 'refused'; readonly problem: string };

/** Runs the recorded replication of a result again and holds every event against the record. */
export async function verifyEvents(folder: string): Promise<Verified> {
  const lock = readResultFile(folder, 'scenario.lock.yaml');
  if (lock === null) return refused(`${folder} has no scenario`);
  const scenario = await storedScenario(folder, lock);
  if (!scenario.ok) return refused(scenario.problem);
  const lines = storedLines(folder);
  try {
    const head = headOf((await lines.next()).value);
    if (head === null) return refused(`${EVENTS_FILE} in ${folder} is no record of events`);
    return await compare(scenario.scenario, head, lines);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      return refused(`${folder} has no ${EVENTS_FILE}; run its scenario again with --record`);
    }
    if (code?.startsWith('Z_'))
      return refused(`${EVENTS_FILE} in ${folder} is damaged: ${message}`);
    throw error;
  }
}

function refused(problem: string): Verified {
  return { kind: 'refused', problem };
}

async function* storedLines(folder: string): AsyncGenerator<string> {
  const file = createReadStream(join(folder, EVENTS_FILE));
  const gunzip = createGunzip();
  file.on('error', (error) => gunzip.destroy(error));
  yield* createInterface({ input: file.pipe(gunzip), crlfDelay: Number.POSITIVE_INFINITY });
}

function headOf(line: string | undefined): Head | null {
  try {
    const head = JSON.parse(line ?? '') as Head;
    return head.format === 'ringback events 1' && Number.isSafeInteger(head.replication)
      ? head
      : null;
  } catch {
    return null;
  }
}

async function compare(
  scenario: PreparedScenario,
  { replication, modelVersion: recordedBy }: Head,
  lines: AsyncGenerator<string>,
): Promise<Verified> {
  const hashes: string[] = [];
  const { fingerprint } = simulated(scenario, replication, (_line, hash) => hashes.push(hash));
  const recordHash = new LineHash();
  const before: string[] = [];
  let count = 0;
  for await (const line of lines) {
    const stored = lineAndHash(line);
    if (stored === null || recordHash.add(stored.text) !== stored.hash) {
      return refused(`the record is damaged: its event ${count + 1} is not what was written`);
    }
    if (stored.hash !== hashes[count]) {
      const now = lineAt(scenario, replication, count);
      const difference = { number: count + 1, before, recorded: line, now, recordedBy };
      return { kind: 'different', difference };
    }
    count++;
    before.push(line);
    if (before.length > SHOWN_BEFORE) before.shift();
  }
  if (count === hashes.length) return { kind: 'same', events: count, fingerprint };
  const now = lineAt(scenario, replication, count);
  const difference = { number: count + 1, before, recorded: null, now, recordedBy };
  return { kind: 'different', difference };
}

function simulated(
  { plan }: PreparedScenario,
  replication: number,
  sink: (line: string, hash: string) => void,
) {
  const observer = new EventLog(plan, sink);
  const place = { replication: replication - 1, world: World.Actual, takers: new Takers() };
  return simulate({ plan, ...place, observer });
}

/** The event of an index as it is now. */
function lineAt(scenario: PreparedScenario, replication: number, index: number): string | null {
  let at = 0;
  let found: string | null = null;
  simulated(scenario, replication, (line) => {
    if (at++ === index) found = line;
  });
  return found;
}

/**
 * A replication of a stored result once more, and watched. Since scenario, seed and number say all of
 * it, no recording has to be kept: what is seen is what was counted, and the fingerprint proves it.
 */
import type { Observer } from '../model/observer.js';
import { simulateInTurns } from '../simulation/simulate.js';
import { Takers, World } from '../simulation/world.js';
import type { StoredResult } from './stored-result.js';

/** Thrown where a replication does not come out as it did: its files or the machine are not the same. */
export class NotTheSame extends Error {}

/** Events between two pauses: a few milliseconds. */
const EVENTS_A_TURN = 2_000;

/** Runs the actual world of a replication again, without a pause; see `runAgainInTurns`. */
export function runAgain(
  stored: Pick<StoredResult, 'scenario' | 'sums'>,
  replication: number,
  observer: Observer,
): number {
  return atOnce(runAgainInTurns(stored, replication, observer));
}

/** What comes of work that pauses, when it does not. */
export function atOnce<Outcome>(work: Generator<void, Outcome>): Outcome {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * Runs the actual world of a replication again, and pauses now and then.
 *
 * @param replication counted from 0
 * @returns when it ended, ms from the start
 * @throws NotTheSame where its fingerprint is not the one that was stored
 */
export function* runAgainInTurns(
  { scenario, sums }: Pick<StoredResult, 'scenario' | 'sums'>,
  replication: number,
  observer: Observer,
): Generator<void, number> {
  const { plan } = scenario;
  const settings = { plan, replication, world: World.Actual, takers: new Takers(), observer };
  const again = yield* simulateInTurns(settings, EVENTS_A_TURN);
  mustBeTheSame(replication, sums[replication]?.fingerprints['actual'], again.fingerprint);
  return again.endedAt;
}

/** @throws NotTheSame where the fingerprints differ */
export function mustBeTheSame(
  replication: number,
  stored: string | undefined,
  again: string,
): void {
  if (stored === again) return;
  throw new NotTheSame(
    `replication ${replication + 1} does not come out as it did (fingerprint ${again}, stored ${stored ?? 'none'}): a file that the scenario names has changed; run the scenario again`,
  );
}

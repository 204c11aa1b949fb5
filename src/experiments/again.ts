/**
 * A replication of a stored result once more, and watched. Since scenario, seed and number say all of
 * it, no recording has to be kept: what is seen is what was counted, and the fingerprint proves it.
 */
import type { Observer } from '../model/observer.js';
import { simulate } from '../simulation/simulate.js';
import { Takers, World } from '../simulation/world.js';
import type { StoredResult } from './stored-result.js';

/** Thrown where a replication does not come out as it did: its files or the machine are not the same. */
export class NotTheSame extends Error {}

/**
 * Runs the actual world of a replication again.
 *
 * @param replication counted from 0
 * @returns when it ended, ms from the start
 * @throws NotTheSame where its fingerprint is not the one that was stored
 */
export function runAgain(
  { scenario, sums }: Pick<StoredResult, 'scenario' | 'sums'>,
  replication: number,
  observer: Observer,
): number {
  const { plan } = scenario;
  const takers = new Takers();
  const again = simulate({ plan, replication, world: World.Actual, takers, observer });
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

/**
 * The settings beyond the preset, compiled.
 */
import { CustomerResult } from '../../model/caller-plan.js';
import { type PolicySettings, RetryPlace, type RetryPlan } from '../../model/rule-settings.js';
import { isNothing } from '../check/plan-graph.js';
import type { ResolvedRules } from '../resolve/resolve.js';
import { durationMs } from '../text/duration.js';
import type { Distributions } from './distribution.js';

const PLACE = { keep: RetryPlace.Keep, tail: RetryPlace.Tail, front: RetryPlace.Front } as const;

export function compilePolicies(
  rules: ResolvedRules,
  distributions: Distributions,
): PolicySettings {
  const { initialDelay, retriesInAll, expiresAfter, onePending } = rules;
  return {
    initialDelay: isNothing(initialDelay) ? null : distributions.of(initialDelay),
    retries: compileRetries(rules.retries, distributions),
    retriesInAllMax: retriesInAll === 'any' ? Number.POSITIVE_INFINITY : retriesInAll,
    expiresAfterMs: expiresAfter === 'never' ? Number.POSITIVE_INFINITY : durationMs(expiresAfter),
    noNewBeforeMs: durationMs(rules.noNewBefore),
    onePending,
  };
}

/** By result of the dial; null: nothing is tried again. */
function compileRetries(
  retries: ResolvedRules['retries'],
  distributions: Distributions,
): readonly (RetryPlan | null)[] | null {
  if (retries === 'none' || Object.keys(retries).length === 0) return null;
  return Object.keys(CustomerResult).map((name) => {
    const retry = retries[name.charAt(0).toLowerCase() + name.slice(1)];
    if (retry === undefined) return null;
    const { times, after, place } = retry;
    return Object.freeze({ times, after: distributions.of(after), place: PLACE[place] });
  });
}

/**
 * The settings beyond the preset with every default written out.
 */
import { RETRIED } from '../customer-results.js';
import type { RulesDocument } from '../schema/settings.js';

export function resolvePolicies(rules: RulesDocument) {
  return {
    initialDelay: rules.initialDelay ?? '0s',
    retries: resolveRetries(rules.retries),
    retriesInAll: rules.retriesInAll ?? ('any' as const),
    expiresAfter: rules.expiresAfter ?? 'never',
    noNewBefore: rules.noNewBefore ?? '0s',
    onePending: rules.onePending ?? false,
  };
}

function resolveRetries(retries: RulesDocument['retries']) {
  if (retries === undefined || retries === 'none') return 'none' as const;
  return Object.fromEntries(
    RETRIED.flatMap((result) => {
      const retry = retries[result];
      if (retry === undefined) return [];
      const { times, after = '10m', place = 'keep' } = retry;
      return [[result, { times, after, place }] as const];
    }),
  );
}

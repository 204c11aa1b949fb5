/**
 * The settings beyond the preset with every default written out.
 */
import type { ScenarioDocument } from './schema.js';
import { RETRIED } from './schema-policies.js';

type RulesDocument = NonNullable<ScenarioDocument['rules']>;

export function resolvePolicies(rules: RulesDocument | undefined) {
  return {
    initialDelay: rules?.initialDelay ?? '0s',
    retries: resolveRetries(rules?.retries),
    retriesInAll: rules?.retriesInAll ?? ('any' as const),
    expiresAfter: rules?.expiresAfter ?? 'never',
    onePending: rules?.onePending ?? false,
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

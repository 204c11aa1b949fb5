/** A check as JSON: no path and no time in it, so the same check has the same bytes. */
import type { CheckResult } from '../experiments/check.js';
import { rowJson } from './comparison-json.js';
import { tenDigits } from './numbers.js';
import { boundJson } from './summary-json.js';

export function checkJson(result: CheckResult): string {
  const { thresholds, baseline, unreached, max: _, ...head } = result;
  const document = {
    schemaVersion: 1,
    ...head,
    thresholds: thresholds.map(({ threshold, key, limit, value, bound, ...rest }) => ({
      ...{ threshold, key, limit },
      value: value === null ? null : tenDigits(value),
      bound: boundJson(bound),
      ...{ judgement: rest.judgement, reason: rest.reason, finding: rest.finding },
    })),
    baseline: baseline === null ? null : baselineJson(baseline),
    unreached: unreached.map(({ goal }) => goal),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function baselineJson({ comparison, findings, ...head }: NonNullable<CheckResult['baseline']>) {
  const { name, replications, confidence, engine, notes, missing } = head;
  const { changes, samePersons, otherCallers, identical, measures } = comparison;
  const found = new Map(findings.map(({ row, finding }) => [row, finding]));
  return {
    ...{ name, replications, confidence: tenDigits(confidence), identical, engine, notes },
    ...{ samePersons, otherCallers, changes, missing },
    measures: Object.fromEntries(
      measures.map((row) => [row.key, { ...rowJson(row), finding: found.get(row) ?? 'passes' }]),
    ),
  };
}

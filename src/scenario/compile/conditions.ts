/**
 * Conditions of offers, and spans of time, compiled.
 */
import type { OfferConditions } from '../../model/offer-conditions.js';
import type { Clock } from '../clock.js';
import type { ConditionsDocument } from '../schema/conditions.js';
import { occurrences } from '../shifts.js';
import { durationMs } from '../text/duration.js';

export function compileConditions(
  asked: ConditionsDocument,
  clock: Clock,
  horizonMs: number,
): OfferConditions {
  const { estimatedWaitOver, waitedOver, between } = asked;
  return Object.freeze({
    estimatedWaitOverMs: estimatedWaitOver === undefined ? -1 : durationMs(estimatedWaitOver),
    queueLengthFrom: asked.queueLengthFrom ?? 0,
    callsPerAgentFrom: asked.callsPerAgentFrom ?? 0,
    waitedOverMs: waitedOver === undefined ? -1 : durationMs(waitedOver),
    between:
      between === undefined
        ? null
        : merged(between.flatMap((span) => occurrences(span, clock, horizonMs))),
    pendingUnder: asked.pendingUnder ?? Number.POSITIVE_INFINITY,
  });
}

/** Spans that touch or overlap become one. */
export function merged(
  spans: readonly { from: number; to: number }[],
): { fromMs: number; toMs: number }[] {
  const result: { fromMs: number; toMs: number }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result[result.length - 1];
    if (last !== undefined && from <= last.toMs) last.toMs = Math.max(last.toMs, to);
    else result.push({ fromMs: from, toMs: to });
  }
  return result;
}

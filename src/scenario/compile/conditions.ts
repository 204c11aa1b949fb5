/**
 * Conditions of offers, compiled.
 */
import type { OfferConditions } from '../../model/offer-conditions.js';
import type { Clock } from '../clock.js';
import type { ConditionsDocument } from '../schema/conditions.js';
import { durationMs } from '../text/duration.js';
import { spansOf } from './hours.js';

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
    between: between === undefined ? null : spansOf(between, clock, horizonMs),
    pendingUnder: asked.pendingUnder ?? Number.POSITIVE_INFINITY,
  });
}

/** Who accepts a callback, compiled to rows of conditions. */
import type { Distribution } from '../../engine/distribution.js';
import type { CallerClassPlan } from '../../model/caller-plan.js';
import type { ResolvedCaller } from '../resolve/callers.js';
import type { ResolvedScenario } from '../resolve/resolve.js';
import { durationMs } from '../text/duration.js';
import { scaledAcceptance, tiltedAcceptance } from './factors.js';

type Accepts = NonNullable<ResolvedCaller['acceptsCallback']>;
type Acceptance = Pick<CallerClassPlan, 'acceptance' | 'acceptsByPatience'>;

/** Patience without end is that of all alike, so there acceptance cannot go with it. */
export function acceptanceOf(
  accepts: Accepts,
  { acceptance: times, acceptanceOfImpatient: impatient }: ResolvedScenario['factors'],
  patience: Distribution | null,
): Acceptance {
  const { acceptance: rows, acceptsByPatience } = acceptance(accepts);
  const scaled = scaledAcceptance(rows, times);
  if (impatient === 1 || patience === null) return { acceptance: scaled, acceptsByPatience };
  return {
    acceptance: tiltedAcceptance(scaled, impatient, patience.at(0.5)),
    acceptsByPatience: true,
  };
}

function acceptance(accepts: Accepts): Acceptance {
  const always = {
    quotedOverMs: null,
    quotedUpToMs: null,
    waitedOverMs: null,
    patienceUnderMs: null,
    patienceUnderQuote: false,
  };
  if (typeof accepts === 'number') {
    return { acceptance: [{ ...always, probability: accepts }], acceptsByPatience: false };
  }
  const ms = (duration: string | undefined): number | null =>
    duration === undefined ? null : durationMs(duration);
  if (!Array.isArray(accepts)) {
    const steps = accepts.byQuote.map(({ upTo, accept }) => ({
      ...always,
      quotedUpToMs: ms(upTo),
      probability: accept,
    }));
    return { acceptance: steps, acceptsByPatience: false };
  }
  const rows = accepts.map((row) => ({
    quotedOverMs: ms(row.quotedOver),
    quotedUpToMs: null,
    waitedOverMs: ms(row.waitedOver),
    patienceUnderMs: ms(row.patienceUnder),
    patienceUnderQuote: row.patienceUnderQuote ?? false,
    probability: row.accept,
  }));
  const acceptsByPatience = rows.some(
    ({ patienceUnderMs, patienceUnderQuote }) => patienceUnderMs !== null || patienceUnderQuote,
  );
  return { acceptance: rows, acceptsByPatience };
}

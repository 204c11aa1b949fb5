/**
 * All that a report is made from, so that to make one is only to write it down.
 */
import type { PairedEstimate } from '../../metrics/paired.js';
import { NotTheSame } from '../again.js';
import { type CloseLook, type CloseLookOptions, lookClosely } from '../close-look.js';
import type { PreparedScenario } from '../prepare.js';
import type { KeptResult } from '../run-scenario.js';
import { type Balance, balancesOf } from './balance.js';
import { type Bins, driftBins, requeueCounts } from './callback-counts.js';
import { convergenceOf, type Settling } from './convergence.js';
import { type ByClass, byClassOfCallers, withAndWithout } from './with-and-without.js';

export interface ReportData {
  readonly result: KeptResult;
  /** When it starts, as the scenario says it. */
  readonly start: string;
  /** The scenario with every default written out. */
  readonly lock: string;
  /** The first replications by short steps; null: they could not be run again. */
  readonly look: CloseLook | null;
  /** Why there is no closer look; null: there is one. */
  readonly lookProblem: string | null;
  readonly settling: readonly Settling[];
  /** With callbacks - without; none where both are not known. */
  readonly changes: readonly PairedEstimate[];
  readonly byClass: readonly ByClass[];
  readonly drift: Bins | null;
  /** Answered callbacks by their number of re-queues, over all replications. */
  readonly requeues: readonly number[];
  readonly balances: readonly Balance[];
}

/** So that a picture of a day is not ragged, and its table can be read. */
const MOST_STEPS = 170;

/** What a result is of. */
export interface Origin {
  readonly scenario: PreparedScenario;
  /** The scenario with every default written out. */
  readonly lock: string;
}

/** Gathers it; the first replications are run again for it. */
export async function gatherReport(
  { scenario, lock }: Origin,
  result: KeptResult,
  options: CloseLookOptions = {},
): Promise<ReportData> {
  const { look, lookProblem } = await lookAt(scenario, result, options);
  return {
    result,
    start: scenario.resolved.start,
    lock,
    look,
    lookProblem,
    settling: convergenceOf(result),
    changes: withAndWithout(result),
    byClass: byClassOfCallers(result),
    drift: driftBins(result.sums),
    requeues: requeueCounts(result.sums),
    balances: balancesOf(result.plan, result.sums),
  };
}

async function lookAt(
  scenario: PreparedScenario,
  { sums }: KeptResult,
  options: CloseLookOptions,
): Promise<Pick<ReportData, 'look' | 'lookProblem'>> {
  if (sums.length === 0) return { look: null, lookProblem: 'no replication was finished' };
  try {
    const look = await lookClosely({ scenario, sums }, { ...options, mostSteps: MOST_STEPS });
    return { look, lookProblem: null };
  } catch (error) {
    if (!(error instanceof NotTheSame)) throw error;
    return { look: null, lookProblem: error.message };
  }
}

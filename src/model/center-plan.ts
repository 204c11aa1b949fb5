/**
 * What a run needs to know of a center, compiled and frozen: every name has become a number (an
 * index into one of the lists below), every duration a distribution or whole milliseconds, every
 * instant milliseconds from the start of the run. Names are kept only so that reports can turn the
 * numbers back.
 */
import type { AgentPlan } from './agent-plan.js';
import type { AgreementPlan } from './agreement.js';
import type { AppletPlan } from './applets.js';
import type { CallerClassPlan } from './caller-plan.js';
import type { CampaignPlan } from './campaign-plan.js';
import type { HoursPlan } from './hours-plan.js';
import type { LocalDay } from './local-day.js';
import type { QueuePlan } from './queue-plan.js';
import type { RuleSettings } from './rule-settings.js';
import type { TrunkPlan } from './trunk-group.js';

export interface CenterPlan {
  readonly name: string;
  readonly seed: string;
  /** The start of the run as ISO 8601 UTC, for records only. */
  readonly startsAt: string;
  /** Nobody new calls from here on. */
  readonly lengthMs: number;
  /** Before it nothing is counted, but everything runs. */
  readonly warmUpMs: number;
  /** When local days begin, from that of the start on; empty where nothing depends on them. */
  readonly midnights: readonly number[];
  readonly intervalMs: number;
  /** The local days of the run; none where they are too many to be counted apart. */
  readonly days: readonly LocalDay[];
  /** Where what is counted apart begins; null: with the intervals. See `blocks.ts`. */
  readonly blockStarts: readonly number[] | null;
  /** How long after `lengthMs` the agents rostered then work on while something waits. */
  readonly runOutMs: number;
  /** When the center opens and closes; null: it is open until the end and callbacks are made always. */
  readonly hours: HoursPlan | null;
  /** A run is stopped, and says so, after this many events. */
  readonly maxEvents: number;
  /** The same, once more calls and callbacks than this are not over at the same time. */
  readonly maxOpen: number;
  readonly targets: Targets;
  /** null: nothing is said of money. */
  readonly costs: Costs | null;
  readonly rules: RuleSettings;
  /** How it departs from the preset, in words, for reports only. */
  readonly departures: readonly string[];
  readonly skills: readonly string[];
  readonly dataSources: readonly string[];
  readonly teams: readonly string[];
  readonly agents: readonly AgentPlan[];
  /** Names of the classes of callers as they are declared. */
  readonly callers: readonly string[];
  /** The same, those with drawn and with told calls as two. */
  readonly classes: readonly CallerClassPlan[];
  /** Whether anybody can be transferred. */
  readonly transfers: boolean;
  readonly campaigns: readonly CampaignPlan[];
  readonly applets: readonly AppletPlan[];
  readonly queues: readonly QueuePlan[];
  readonly agreements: readonly AgreementPlan[];
  readonly trunks: readonly TrunkPlan[];
}

/** What things cost; nothing in a run depends on it. */
export interface Costs {
  /** Of an hour paid. */
  readonly wage: number;
  readonly lineMinute: number;
  /** Of a person who was not reached. */
  readonly lostCaller: number;
  readonly currency: string;
}

export interface Targets {
  readonly answerWithinMs: number;
  readonly shortAbandonMs: number;
  /** The service level that a day should have. */
  readonly share: number;
  /** Which formula the bare key `serviceLevel` uses. */
  readonly serviceLevel: ServiceLevelFormula;
  /** A callback within this of the held call's answer is on time. */
  readonly driftToleranceMs: number;
  /** Which of several quotes to a caller the promise is: the last, else the first. */
  readonly lastQuotePromises: boolean;
}

export type ServiceLevelFormula =
  | 'vcc'
  | 'vcc-no-breakouts'
  | 'answered'
  | 'offered'
  | 'ignore-abandons'
  | 'positive'
  | 'no-short'
  | 'removed'
  | 'blended'
  | 'customer';

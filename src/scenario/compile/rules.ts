/**
 * The rules and targets, compiled.
 */
import type { Targets } from '../../model/center-plan.js';
import type { Priority } from '../../model/media.js';
import {
  AgeBasis,
  BusyCallbackAt,
  DuplicateKey,
  RequeuePosition,
  type RuleSettings,
  WithheldClid,
} from '../../model/rule-settings.js';
import { compileCustomerFirst } from '../customer-first.js';
import { PRESET, type ResolvedRules, type ResolvedScenario } from '../resolve/resolve.js';
import { shareOf } from '../schema/agreements.js';
import { PRIORITIES } from '../schema/calls.js';
import { durationMs } from '../text/duration.js';
import type { Distributions } from './distribution.js';
import { compilePolicies } from './policies.js';

const AGE_BASIS = {
  lastQueue: AgeBasis.LastQueue,
  firstQueue: AgeBasis.FirstQueue,
  callStart: AgeBasis.CallStart,
  request: AgeBasis.Request,
} as const;

const DUPLICATE_KEY = {
  clid: DuplicateKey.Clid,
  dialNumber: DuplicateKey.DialNumber,
  either: DuplicateKey.Either,
  none: DuplicateKey.None,
} as const;

/** @param holdsCallbacks whether there are hours in which callbacks are offered nobody */
export function compileRules(
  rules: ResolvedRules,
  distributions: Distributions,
  holdsCallbacks: boolean,
): RuleSettings {
  return Object.freeze({
    ...compilePolicies(rules, distributions),
    busyCallbackAt: rules.busyCallbackAt === 'offer' ? BusyCallbackAt.Offer : BusyCallbackAt.Answer,
    fallbackToClid: rules.fallbackToClid,
    withheldClid:
      rules.withheldClid === 'noCallback' ? WithheldClid.NoCallback : WithheldClid.DialFails,
    ageBasis: AGE_BASIS[rules.ageBasis],
    resetAge: rules.resetAge,
    requeuePosition:
      rules.requeuePosition === 'keepAge' ? RequeuePosition.KeepAge : RequeuePosition.Tail,
    avoidSameAgent: rules.avoidSameAgent,
    engagedAfterMs: durationMs(rules.engagedAfter),
    wrapAfterUnreached: rules.wrapAfterUnreached,
    liveAnswerCancels: rules.liveAnswerCancels,
    redundantTalk: distributions.of(rules.redundantTalk),
    duplicateKey: DUPLICATE_KEY[rules.duplicateKey],
    callbackPriority:
      rules.callbackPriority === 'kept'
        ? null
        : (PRIORITIES.indexOf(rules.callbackPriority) as Priority),
    reserveAgents: rules.reserveAgents,
    customerFirst: compileCustomerFirst(rules.customerFirst, distributions),
    callbacksApart: rules.reserveAgents > 0 || holdsCallbacks,
  });
}

/** How a run is counted and valued, on which nothing in it depends. */
export function compileCounting({ targets, costs }: ResolvedScenario) {
  return { targets: compileTargets(targets), costs: costs ?? null };
}

function compileTargets(targets: ResolvedScenario['targets']): Targets {
  return Object.freeze({
    answerWithinMs: durationMs(targets.answerWithin),
    shortAbandonMs: durationMs(targets.shortAbandon),
    share: shareOf(targets.share),
    serviceLevel: targets.serviceLevel,
    driftToleranceMs: durationMs(targets.driftTolerance),
    lastQuotePromises: targets.promise === 'last',
  });
}

/** Everything by which a scenario departs from the preset, in words. */
export function departures({ rules, closing, plans }: ResolvedScenario): string[] {
  return [...departuresAtClose(closing), ...departuresOfRules(rules), ...departingPlans(plans)];
}

function departuresAtClose({ callbacks }: ResolvedScenario['closing']): string[] {
  if (callbacks === 'finish') return [];
  return [`closing.callbacks is "${callbacks}"; the preset vcc has "finish"`];
}

function departuresOfRules(rules: ResolvedRules): string[] {
  return Object.entries(rules).flatMap(([key, value]) => {
    const preset = PRESET[key as keyof ResolvedRules];
    if (JSON.stringify(value) === JSON.stringify(preset)) return [];
    if (key === 'preset') return [`rules.preset is "${value}": defaults of another platform`];
    return [`rules.${key} is ${inWords(value)}; the preset vcc has ${inWords(preset)}`];
  });
}

function departingPlans(plans: ResolvedScenario['plans']): string[] {
  const found: string[] = [];
  const conditions = new Map<string, string[]>();
  for (const [plan, applets] of Object.entries(plans)) {
    for (const [name, { callback, breakouts }] of Object.entries(applets)) {
      const at = `plans.${plan}.${name}`;
      if (callback !== undefined && callback.pendingMax !== 'any')
        found.push(
          `${at}.callback.pendingMax is ${callback.pendingMax}; the preset vcc has no cap`,
        );
      if (callback !== undefined && callback.schedule !== 'none')
        found.push(`${at}.callback.schedule offers slots; the preset vcc has none`);
      for (const { when, to } of breakouts?.voluntary ?? []) {
        if (when === undefined) continue;
        const what = `only when ${inWords(when)}; the preset vcc offers always`;
        const offer = `${at} offers ${to}`;
        conditions.set(what, [...(conditions.get(what) ?? []), offer]);
      }
    }
  }
  return [...found, ...[...conditions].map(([what, offers]) => `${toldOnce(offers)} ${what}`)];
}

/** One departure at many places is told once. */
function toldOnce(places: readonly string[]): string {
  const [first = '', ...others] = places;
  return others.length === 0
    ? first
    : `${first} (and ${others.length} more ${others.length === 1 ? 'offer' : 'offers'} alike)`;
}

/** A value as a scenario writes it. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, each]) => `${key}: ${inner(each)}`)
    .join(', ')} }`;
}

function inner(value: unknown): string {
  return typeof value === 'string' ? value : inWords(value);
}

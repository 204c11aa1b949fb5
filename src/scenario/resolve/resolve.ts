/**
 * The scenario with every default written out, in the syntax of the file.
 *
 * A resolved scenario read again resolves to itself. It is what is stored beside results and what
 * their address is made from, so nothing that changes a run may be missing here.
 */
import { stringify } from 'yaml';
import { defaultInterval } from '../check/amounts.js';
import { PlanGraph } from '../check/plan-graph.js';
import { resolveCustomerFirst } from '../customer-first.js';
import type { FactorName } from '../schema/factors.js';
import { DEFAULT_MAX, DEFAULT_PILOT, type ReplicationsDocument } from '../schema/replications.js';
import { DEFAULT_START, type ScenarioDocument, WORLDS } from '../schema/schema.js';
import {
  MOST_CALLS,
  MOST_CALLS_IN_ALL,
  MOST_OPEN,
  type RulesDocument,
} from '../schema/settings.js';
import { resolveStaffing } from '../staffing.js';
import { durationMs, formatDuration } from '../text/duration.js';
import { resolveCallers } from './callers.js';
import { resolveCampaign } from './campaigns.js';
import { resolvePlans } from './plans.js';
import { resolvePolicies } from './policies.js';
import { overPreset, type PresetName } from './presets.js';
import { resolveTeam } from './teams.js';

export type ResolvedScenario = ReturnType<typeof resolve>;

export function resolve(document: ScenarioDocument) {
  const { length, targets, closing, limits } = document;
  const graph = new PlanGraph(document.plans);
  const rules = resolveRules(document);
  const teams = document.teams.map((team) => resolveTeam(team, document.opening));
  return {
    name: document.name,
    ...(document.description === undefined ? {} : { description: document.description }),
    start: document.start ?? DEFAULT_START,
    length,
    opening: document.opening ?? ('always' as const),
    seed: document.seed ?? 1,
    replications: resolveReplications(document.replications ?? 20),
    warmUp: document.warmUp ?? '0s',
    interval: document.interval ?? formatDuration(defaultInterval(durationMs(length))),
    worlds: WORLDS.filter((world) => (document.worlds ?? WORLDS).includes(world)),
    targets: {
      answerWithin: targets?.answerWithin ?? '20s',
      shortAbandon: targets?.shortAbandon ?? '5s',
      share: targets?.share ?? '80%',
      serviceLevel: targets?.serviceLevel ?? ('vcc' as const),
      driftTolerance: targets?.driftTolerance ?? '30s',
      promise: targets?.promise ?? ('last' as const),
    },
    closing: {
      runOut: closing?.runOut ?? '2h',
      callbacks: closing?.callbacks ?? ('finish' as const),
      place: closing?.place ?? ('keep' as const),
      callers: closing?.callers ?? ('stay' as const),
    },
    limits: resolveLimits(limits),
    rules,
    teams,
    callers: resolveCallers(document.callers, graph, rules.engagedAfter),
    agreements: (document.agreements ?? []).map((agreement) => ({
      ...agreement,
      match: agreement.match ?? ('atLeast' as const),
      share: agreement.share ?? '80%',
    })),
    trunks: (document.trunks ?? []).map(({ name, lines, outbound }) => ({
      name,
      lines,
      outbound: outbound ?? true,
    })),
    campaigns: (document.campaigns ?? []).map((each) =>
      resolveCampaign(each, rules.engagedAfter, document.opening ?? 'always'),
    ),
    plans: resolvePlans(graph, document.plans),
    ...(document.staffing === undefined
      ? {}
      : { staffing: document.staffing.map((entry) => resolveStaffing(entry, teams)) }),
    factors: resolveFactors(document.factors),
    ...resolveCosts(document.costs),
    thresholds: document.thresholds ?? [],
    margins: document.margins ?? {},
  };
}

function resolveLimits(limits: ScenarioDocument['limits']) {
  return {
    events: limits?.events ?? 200_000_000,
    open: limits?.open ?? MOST_OPEN,
    calls: limits?.calls ?? MOST_CALLS,
    allCalls: limits?.allCalls ?? MOST_CALLS_IN_ALL,
  };
}

function resolveFactors(stated: ScenarioDocument['factors']): Record<FactorName, number> {
  const { volume = 1, patience = 1, talk = 1, acceptance = 1 } = stated ?? {};
  const { acceptanceOfImpatient = 1, answering = 1 } = stated ?? {};
  return { volume, patience, talk, acceptance, acceptanceOfImpatient, answering };
}

function resolveCosts(costs: ScenarioDocument['costs']) {
  if (costs === undefined) return {};
  const { wage = 0, lineMinute = 0, lostCaller = 0, currency = 'money' } = costs;
  return { costs: { wage, lineMinute, lostCaller, currency } };
}

function resolveReplications(stated: ReplicationsDocument) {
  if (typeof stated === 'number') return stated;
  const { until, pilot = DEFAULT_PILOT, max = DEFAULT_MAX } = stated;
  return { until: typeof until === 'string' ? [until] : until, pilot, max };
}

export type ResolvedRules = ReturnType<typeof resolveRules>;

function resolveRules({ rules: stated }: Pick<ScenarioDocument, 'rules'>) {
  const preset: PresetName = stated?.preset ?? 'vcc';
  const rules: RulesDocument = overPreset(stated);
  return {
    preset,
    busyCallbackAt: rules.busyCallbackAt ?? ('offer' as const),
    fallbackToClid: rules.fallbackToClid ?? true,
    withheldClid: rules.withheldClid ?? ('noCallback' as const),
    ageBasis: rules.ageBasis ?? ('lastQueue' as const),
    resetAge: rules.resetAge ?? false,
    requeuePosition: rules.requeuePosition ?? ('keepAge' as const),
    noAnswerDwell: rules.noAnswerDwell ?? '30s',
    avoidSameAgent: rules.avoidSameAgent ?? false,
    engagedAfter: rules.engagedAfter ?? '3s',
    wrapAfterUnreached: rules.wrapAfterUnreached ?? true,
    liveAnswerCancels: rules.liveAnswerCancels ?? false,
    redundantTalk: rules.redundantTalk ?? '30s',
    duplicateKey: rules.duplicateKey ?? ('clid' as const),
    window: rules.window ?? ('always' as const),
    outsideWindow: rules.outsideWindow ?? ('wait' as const),
    callbackPriority: rules.callbackPriority ?? ('kept' as const),
    reserveAgents: rules.reserveAgents ?? 0,
    customerFirst: resolveCustomerFirst(rules.customerFirst ?? 'off'),
    ...resolvePolicies(rules),
  };
}

/** All that a preset says by itself. */
export function rulesOf(preset: PresetName): ResolvedRules {
  return resolveRules({ rules: { preset } });
}

/** The preset `vcc`, to tell departures from it. */
export const PRESET = rulesOf('vcc');

/** The resolved scenario as a file. */
export function toYaml(resolved: ResolvedScenario): string {
  return stringify(resolved, { lineWidth: 100, aliasDuplicateObjects: false, version: '1.2' });
}

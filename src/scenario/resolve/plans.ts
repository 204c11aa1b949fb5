/**
 * Plans with every default written out.
 */
import type { PlanGraph } from '../check/plan-graph.js';
import { voluntaryOf } from '../check/plan-graph.js';
import { leadsToCallback } from '../check/plan-walk.js';
import { resolveSchedule } from '../schedule.js';
import type { AcdDocument, BreakoutsDocument } from '../schema/acd.js';
import type { AppletDocument } from '../schema/plans.js';
import type { ScenarioDocument } from '../schema/schema.js';

export type ResolvedApplet = ReturnType<typeof resolveApplet>;
export type ResolvedAcd = ReturnType<typeof resolveAcd>;

export function resolvePlans(graph: PlanGraph, plans: ScenarioDocument['plans']) {
  const resolved: Record<string, Record<string, ResolvedApplet>> = {};
  for (const [plan, applets] of Object.entries(plans)) {
    const own: Record<string, ResolvedApplet> = {};
    for (const [name, applet] of Object.entries(applets))
      own[name] = resolveApplet(graph, plan, name, applet);
    resolved[plan] = own;
  }
  return resolved;
}

function resolveApplet(graph: PlanGraph, plan: string, name: string, applet: AppletDocument) {
  const { skillTagger, acd, callback, askNumber, menu, breakouts, next, ...others } = applet;
  return {
    ...others,
    ...(skillTagger === undefined
      ? {}
      : { skillTagger: { removeAll: skillTagger.removeAll ?? false, add: skillTagger.add ?? {} } }),
    ...(acd === undefined ? {} : { acd: resolveAcd(name, acd) }),
    ...(callback === undefined
      ? {}
      : {
          callback: {
            numberToDial: callback.numberToDial ?? 'none',
            initial: callback.initial ?? 'none',
            schedule: resolveSchedule(callback.schedule ?? 'none'),
            pendingMax: callback.pendingMax ?? ('any' as const),
            ...(callback.full === undefined ? {} : { full: callback.full }),
          },
        }),
    ...(askNumber === undefined
      ? {}
      : {
          askNumber: {
            takes: askNumber.takes ?? '10s',
            share: askNumber.share ?? 1,
            into: askNumber.into ?? 'alternative',
          },
        }),
    ...(menu === undefined ? {} : { menu: { takes: menu.takes ?? '0s', choices: menu.choices } }),
    ...(next === undefined ? {} : { next }),
    ...(acd === undefined ? {} : { breakouts: resolveBreakouts(graph, plan, breakouts) }),
  };
}

function resolveAcd(name: string, acd: AcdDocument) {
  const { estimate } = acd;
  return {
    name: acd.name ?? name,
    mode: acd.mode ?? ('skills' as const),
    noAnswerTimeout: acd.noAnswerTimeout ?? '20s',
    agentChoice: acd.agentChoice ?? ('longestIdle' as const),
    agreementRouting: acd.agreementRouting ?? false,
    agePerMinute: acd.agePerMinute ?? 1,
    // Groups stand in place of teams, and so does the agent of a personal queue.
    ...(acd.groups !== undefined || (acd.personal ?? 'none') !== 'none'
      ? {}
      : { teams: acd.teams ?? ('all' as const) }),
    ...(acd.groups === undefined
      ? {}
      : { groups: acd.groups.map(({ teams, after }) => ({ teams, after: after ?? '0s' })) }),
    personal: acd.personal ?? 'none',
    estimate: {
      method: estimate?.method ?? ('vendor' as const),
      last: estimate?.last ?? 5,
      atLeastWaiting: estimate?.atLeastWaiting ?? 3,
      ...(estimate?.handleTime === undefined ? {} : { handleTime: estimate.handleTime }),
      roundTo: estimate?.roundTo ?? '0s',
      measure: estimate?.measure ?? false,
    },
    announcements: (acd.announcements ?? []).map(({ at, every }) => ({
      at,
      every: every ?? 'never',
    })),
  };
}

function resolveBreakouts(
  graph: PlanGraph,
  plan: string,
  breakouts: BreakoutsDocument | undefined,
) {
  const { noAgents, queueLength, queueDuration, estimatedWait } = breakouts ?? {};
  const toCallback = (to: string): boolean => {
    const applet = graph.applet(plan, to);
    return applet !== null && leadsToCallback(graph, applet);
  };
  return {
    voluntary: voluntaryOf(breakouts).map((each) => ({
      after: each.after,
      to: each.to,
      repeatEvery: each.repeatEvery ?? 'never',
      // Left out where the callers' own taste decides.
      ...(each.share !== undefined
        ? { share: each.share }
        : toCallback(each.to)
          ? {}
          : { share: 1 }),
      quotes: each.quotes ?? false,
      ...(each.when === undefined ? {} : { when: each.when }),
    })),
    ...(noAgents === undefined ? {} : { noAgents }),
    ...(queueLength === undefined ? {} : { queueLength }),
    ...(queueDuration === undefined
      ? {}
      : { queueDuration: { ...queueDuration, callbacks: queueDuration.callbacks ?? false } }),
    ...(estimatedWait === undefined ? {} : { estimatedWait }),
  };
}

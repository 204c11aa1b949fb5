/**
 * An ACD applet, compiled: the queue and the ways out of it.
 */
import type { AgreementPlan } from '../../model/agreement.js';
import {
  AgentChoice,
  type AnnouncementPlan,
  type EstimateMethod,
  type EstimatePlan,
  estimateMethods,
  type NamePart,
  QueueMode,
  type QueuePlan,
} from '../../model/queue-plan.js';
import type { PlanGraph } from '../check/plan-graph.js';
import { leadsToCallback } from '../check/plan-walk.js';
import type { Clock } from '../clock.js';
import type { NameList } from '../names.js';
import type { ResolvedAcd, ResolvedApplet } from '../resolve/plans.js';
import type { ResolvedScenario } from '../resolve/resolve.js';
import { shareOf } from '../schema/agreements.js';
import { LAST_AGENT, parseTemplate } from '../template.js';
import { durationMs } from '../text/duration.js';
import { compileConditions } from './conditions.js';
import type { Distributions } from './distribution.js';

const CHOICES = {
  longestIdle: AgentChoice.LongestIdle,
  longestSinceInbound: AgentChoice.LongestSinceInbound,
  random: AgentChoice.Random,
} as const;

export function compileAgreements(
  agreements: ResolvedScenario['agreements'],
  skills: NameList,
): readonly AgreementPlan[] {
  return agreements.map((agreement) =>
    Object.freeze({
      name: agreement.name,
      skills: agreement.skills.map((skill) => skills.of(skill)),
      exactly: agreement.match === 'exactly',
      targetMs: durationMs(agreement.target),
      share: shareOf(agreement.share),
    }),
  );
}

/** Which teams serve a queue, and from when. */
function compileServing(
  { teams, groups }: ResolvedAcd,
  names: NameList,
): Pick<QueuePlan, 'teams' | 'openings'> {
  const numbers = (of: 'all' | readonly string[] | undefined): readonly number[] | null =>
    of === undefined || of === 'all' ? null : of.map((team) => names.of(team));
  if (groups === undefined) return { teams: numbers(teams), openings: null };
  const openings = groups.map((group) => ({
    teams: numbers(group.teams),
    afterMs: durationMs(group.after),
  }));
  const all = openings.some((opening) => opening.teams === null);
  return { teams: all ? null : openings.flatMap((opening) => opening.teams ?? []), openings };
}

/** For whom a personal queue's interactions wait; `next` follows where there is nobody. */
function compilePersonal(
  personal: string,
  dataSources: NameList,
  next: number,
): QueuePlan['personal'] {
  if (personal === 'none') return null;
  const name = (parseTemplate(personal) ?? []).map((part): NamePart => {
    if ('text' in part) return part;
    if (part.source === LAST_AGENT) return { lastAgent: true };
    return { dataSource: dataSources.add(part.source) };
  });
  return { name, to: next };
}

interface QueueContext {
  readonly distributions: Distributions;
  readonly teams: NameList;
  readonly dataSources: NameList;
  readonly clock: Clock;
  readonly horizonMs: number;
}

export function compileQueue(
  applet: number,
  plan: string,
  acd: ResolvedAcd,
  { breakouts, next }: ResolvedApplet,
  graph: PlanGraph,
  { distributions, teams, dataSources, clock, horizonMs }: QueueContext,
  to: (reference: string | undefined) => number,
): QueuePlan {
  const way = (reference: string) => {
    const id = graph.applet(plan, reference);
    return { to: to(reference), toCallback: id !== null && leadsToCallback(graph, id) };
  };
  const { noAgents, queueLength, queueDuration, estimatedWait } = breakouts ?? {};
  return Object.freeze({
    name: acd.name,
    applet,
    mode: acd.mode === 'skills' ? QueueMode.SkillsBased : QueueMode.LongestWaiting,
    noAnswerTimeout: distributions.of(acd.noAnswerTimeout),
    agentChoice: CHOICES[acd.agentChoice],
    // Scores know nothing of agreements.
    agreementRouting: acd.agreementRouting && acd.mode === 'skills',
    agePerMinute: acd.agePerMinute,
    ...compileServing(acd, teams),
    personal: compilePersonal(acd.personal, dataSources, to(next)),
    estimate: estimateOf(acd),
    announcements: announcementsOf(acd),
    // In the order in which they are offered.
    voluntary: [...(breakouts?.voluntary ?? [])]
      .sort((a, b) => durationMs(a.after) - durationMs(b.after))
      .map((each) => ({
        afterMs: durationMs(each.after),
        repeatEveryMs: each.repeatEvery === 'never' ? 0 : durationMs(each.repeatEvery),
        ...way(each.to),
        share: each.share ?? -1,
        quotes: each.quotes,
        when: each.when === undefined ? null : compileConditions(each.when, clock, horizonMs),
      })),
    noAgents: noAgents === undefined ? null : way(noAgents.to),
    queueLength:
      queueLength === undefined ? null : { max: queueLength.max, ...way(queueLength.to) },
    queueDuration:
      queueDuration === undefined
        ? null
        : {
            afterMs: durationMs(queueDuration.after),
            callbacks: queueDuration.callbacks,
            ...way(queueDuration.to),
          },
    estimatedWait:
      estimatedWait === undefined
        ? null
        : { overMs: durationMs(estimatedWait.over), ...way(estimatedWait.to) },
  });
}

function estimateOf({ estimate }: ResolvedAcd): EstimatePlan {
  const { handleTime } = estimate;
  return Object.freeze({
    method: estimateMethods.indexOf(estimate.method) as EstimateMethod,
    last: estimate.last,
    atLeastWaiting: estimate.atLeastWaiting,
    handleTimeMs: handleTime === undefined ? 0 : durationMs(handleTime),
    roundToMs: durationMs(estimate.roundTo),
    measure: estimate.measure,
  });
}

/** In the order in which they come. */
function announcementsOf({ announcements }: ResolvedAcd): AnnouncementPlan[] {
  return announcements
    .map(({ at, every }) => ({
      atMs: durationMs(at),
      everyMs: every === 'never' ? 0 : durationMs(every),
    }))
    .sort((a, b) => a.atMs - b.atMs);
}

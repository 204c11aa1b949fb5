/**
 * The settings of callbacks that are tried where nothing else is said: after what wait a callback is
 * offered, how many may be pending, how many agents are kept for live calls.
 */

import { PlanGraph } from '../../scenario/check/plan-graph.js';
import { leadsToCallback } from '../../scenario/check/plan-walk.js';
import type { ResolvedScenario } from '../../scenario/load.js';
import { durationMs } from '../../scenario/text/duration.js';
import type { Point } from '../grid.js';
import { type ParameterResult, parseParameter } from '../parameter.js';

/** A setting, in all places where there is one, and what it is to be. */
export interface Knob {
  readonly paths: readonly string[];
  readonly values: readonly string[];
  /** What it is, where it is the same in all places; null: not known. */
  readonly now: string | null;
}

const OFFERED_AFTER = ['15s', '30s', '1m', '2m', '3m'];
/** Callbacks pending, and agents kept idle, for each agent that there is. */
const PENDING = [0.5, 1, 2];
const KEPT = [0, 0.05, 0.1, 0.2];

/** A voluntary breakout to a callback: the applet's breakouts, and its position among them. */
export interface Offer {
  readonly place: string;
  readonly position: number;
  readonly after: string;
}

/** Every voluntary breakout that leads to a callback. */
export function offersOf({ plans }: ResolvedScenario): Offer[] {
  const graph = new PlanGraph(plans as ConstructorParameters<typeof PlanGraph>[0]);
  return appletsOf(plans).flatMap(({ plan, name, breakouts }) =>
    (breakouts?.voluntary ?? []).flatMap(({ to, after }, position) => {
      const applet = graph.applet(plan, to);
      if (applet === null || !leadsToCallback(graph, applet)) return [];
      return [{ place: `plans.${plan}.${name}.breakouts.voluntary`, position, after }];
    }),
  );
}

/** @param listed places whose breakouts are written as a list */
export function usualKnobs(resolved: ResolvedScenario, listed: ReadonlySet<string>): Knob[] {
  const { plans, rules, teams } = resolved;
  const offers = offersOf(resolved);
  const caps = appletsOf(plans).flatMap(({ plan, name, callback }) =>
    callback === undefined
      ? []
      : [{ path: `plans.${plan}.${name}.callback.pendingMax`, now: String(callback.pendingMax) }],
  );
  const agents = teams.reduce(
    (sum, team) => sum + (Array.isArray(team.agents) ? team.agents.length : team.agents),
    0,
  );
  const whole = (shares: readonly number[]): string[] =>
    shares.map((share) => String(Math.round(share * agents)));
  const cap = whole(PENDING).filter((count) => count !== '0');
  return [
    {
      paths: offers.map(({ place, position }) =>
        listed.has(place) ? `${place}.${position}.after` : `${place}.after`,
      ),
      values: inOrder([...offers.map(({ after }) => after), ...OFFERED_AFTER], durationMs),
      now: common(offers.map(({ after }) => after)),
    },
    {
      paths: caps.map(({ path }) => path),
      values: inOrder([...caps.map(({ now }) => now), 'any', ...cap], sizeOf),
      now: common(caps.map(({ now }) => now)),
    },
    {
      paths: ['rules.reserveAgents'],
      values: inOrder([String(rules.reserveAgents), ...whole(KEPT)], Number),
      now: String(rules.reserveAgents),
    },
  ].filter(({ paths }) => paths.length > 0);
}

function appletsOf(plans: ResolvedScenario['plans']) {
  return Object.entries(plans).flatMap(([plan, applets]) =>
    Object.entries(applets).map(([name, { breakouts, callback }]) => ({
      plan,
      name,
      breakouts,
      callback,
    })),
  );
}

function common(values: readonly string[]): string | null {
  return new Set(values).size === 1 ? (values[0] ?? null) : null;
}

function sizeOf(cap: string): number {
  return cap === 'any' ? Number.POSITIVE_INFINITY : Number(cap);
}

/** Each once, in the words that come first, from small to large. */
function inOrder(values: readonly string[], size: (value: string) => number): string[] {
  const sizes = new Map<number, string>();
  for (const value of values) if (!sizes.has(size(value))) sizes.set(size(value), value);
  return [...sizes].sort(([a], [b]) => a - b).map(([, value]) => value);
}

/** The knobs of parameters as `sweep` takes them. */
export function knobsOf(texts: readonly string[]): { knobs: Knob[]; faults: string[] } {
  const results: ParameterResult[] = texts.map(parseParameter);
  return {
    knobs: results.flatMap((each) =>
      each.ok ? [{ paths: [each.parameter.path], values: each.parameter.values, now: null }] : [],
    ),
    faults: results.flatMap((each) => (each.ok ? [] : [each.fault])),
  };
}

/** Every combination, those first that change the fewest settings: of equals the first is taken. */
export function pointsOfKnobs(knobs: readonly Knob[]): Point[] {
  let points: Point[] = [{ values: [], set: [] }];
  for (const { paths, values } of knobs) {
    points = points.flatMap((point) =>
      values.map((value) => ({
        values: [...point.values, value],
        set: [...point.set, ...paths.map((path) => `${path}=${value}`)],
      })),
    );
  }
  const changed = ({ values }: Point): number =>
    values.filter((value, k) => value !== knobs[k]?.now).length;
  return points.sort((a, b) => changed(a) - changed(b));
}

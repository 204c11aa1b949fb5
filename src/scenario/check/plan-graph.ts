/**
 * The applets of all plans and the ways between them.
 */

import type { Path } from '../path.js';
import type { BreakoutsDocument, VoluntaryDocument } from '../schema/acd.js';
import type { Spread } from '../schema/distribution.js';
import type { AppletDocument } from '../schema/plans.js';
import { parseDuration } from '../text/duration.js';

export interface Way {
  /** As the file has it. */
  readonly reference: string;
  readonly path: Path;
  /** The applet it leads to; null: there is none of that name. */
  readonly to: string | null;
  /** Whether it can be gone in no time. */
  readonly instant: boolean;
  readonly kind:
    | 'next'
    | 'closed'
    | 'otherwise'
    | 'choice'
    | 'goTo'
    | 'breakout'
    | 'initial'
    | 'full';
}

export interface AppletNode {
  /** `plan.applet`. */
  readonly id: string;
  readonly plan: string;
  readonly name: string;
  readonly path: Path;
  readonly document: AppletDocument;
  readonly ways: readonly Way[];
}

type Plans = Readonly<Record<string, Readonly<Record<string, AppletDocument>>>>;

export class PlanGraph {
  readonly nodes = new Map<string, AppletNode>();
  readonly plans: readonly string[];
  private readonly firsts = new Map<string, string>();

  constructor(plans: Plans) {
    this.plans = Object.keys(plans);
    for (const [plan, applets] of Object.entries(plans)) {
      const first = Object.keys(applets)[0];
      if (first !== undefined) this.firsts.set(plan, `${plan}.${first}`);
      for (const [name, document] of Object.entries(applets)) {
        const path = ['plans', plan, name];
        const id = `${plan}.${name}`;
        this.nodes.set(id, { id, plan, name, path, document, ways: [] });
      }
    }
    for (const node of this.nodes.values()) {
      this.nodes.set(node.id, {
        ...node,
        ways: waysOf(node).map((way) => this.resolved(node, way)),
      });
    }
  }

  /** The applet that `reference` names within a plan: `applet` or `other.applet`. */
  applet(plan: string, reference: string): string | null {
    if (this.nodes.has(`${plan}.${reference}`)) return `${plan}.${reference}`;
    return reference.includes('.') && this.nodes.has(reference) ? reference : null;
  }

  /** Where callers enter: `plan` or `plan.applet`. */
  entry(reference: string): string | null {
    return this.firsts.get(reference) ?? (this.nodes.has(reference) ? reference : null);
  }

  /** Names that may be meant by a reference within a plan. */
  candidates(plan: string, reference: string): string[] {
    const all = [...this.nodes.values()];
    if (reference.includes('.')) return all.map(({ id }) => id);
    return all.filter((node) => node.plan === plan).map(({ name }) => name);
  }

  /** The plan that callers enter who name none: the only one, or `main`. */
  defaultPlan(): string | null {
    if (this.plans.length === 1) return this.plans[0] ?? null;
    return this.plans.includes('main') ? 'main' : null;
  }

  private resolved(node: AppletNode, way: Omit<Way, 'to'>): Way {
    const to = this.applet(node.plan, way.reference);
    return {
      ...way,
      to: to ?? (way.kind === 'goTo' ? (this.firsts.get(way.reference) ?? null) : null),
    };
  }
}

/** The voluntary breakouts, whether one or a list was written. */
export function voluntaryOf(
  breakouts: BreakoutsDocument | undefined,
): readonly VoluntaryDocument[] {
  const voluntary = breakouts?.voluntary;
  return voluntary === undefined ? [] : Array.isArray(voluntary) ? voluntary : [voluntary];
}

/** Whether a duration or distribution is nothing, always. */
export function isNothing(spread: Spread | undefined): boolean {
  if (spread === undefined) return false;
  if (typeof spread === 'string') return parseDuration(spread) === 0;
  if (spread.constant !== undefined) return isNothing(spread.constant);
  if (spread.uniform !== undefined) return spread.uniform.every(isNothing);
  if (spread.triangular !== undefined) return spread.triangular.every(isNothing);
  if (spread.empirical?.values !== undefined) return spread.empirical.values.every(isNothing);
  return spread.mixture?.every(({ of }) => isNothing(of)) ?? false;
}

type Loose = Omit<Way, 'to'>;

function waysOf({ path, document }: AppletNode): Loose[] {
  const { announce, askNumber, menu, hours, check, next, goTo, callback, acd } = document;
  const takesTime =
    acd !== undefined ||
    (announce !== undefined && !isNothing(announce)) ||
    (askNumber !== undefined && !isNothing(askNumber.takes ?? '10s')) ||
    (menu !== undefined && !isNothing(menu.takes ?? '0s'));
  const ways: Loose[] = [];
  const way = (
    kind: Way['kind'],
    reference: string | undefined,
    ...at: (string | number)[]
  ): void => {
    if (reference !== undefined)
      ways.push({ kind, reference, path: [...path, ...at], instant: !takesTime });
  };
  // Who has nobody to wait for in a personal queue goes on at once.
  if ((acd?.personal ?? 'none') !== 'none' && next !== undefined)
    ways.push({ kind: 'next', reference: next, path: [...path, 'next'], instant: true });
  else way('next', next, 'next');
  way('goTo', goTo, 'goTo');
  way('closed', hours?.closed, 'hours', 'closed');
  way('otherwise', check?.otherwise, 'check', 'otherwise');
  for (const [key, choice] of Object.entries(menu?.choices ?? {})) {
    way('choice', choice.to, 'menu', 'choices', key, 'to');
  }
  if (callback?.initial !== undefined && callback.initial !== 'none') {
    way('initial', callback.initial, 'callback', 'initial');
  }
  way('full', callback?.full, 'callback', 'full');
  return [...ways, ...breakoutWays([...path, 'breakouts'], document.breakouts)];
}

function breakoutWays(path: Path, breakouts: BreakoutsDocument | undefined): Loose[] {
  if (breakouts === undefined) return [];
  const ways: Loose[] = [];
  const way = (reference: string, instant: boolean, ...at: (string | number)[]): void => {
    ways.push({ kind: 'breakout', reference, path: [...path, ...at, 'to'], instant });
  };
  const single = !Array.isArray(breakouts.voluntary);
  for (const [i, each] of voluntaryOf(breakouts).entries()) {
    way(each.to, isNothing(each.after), ...(single ? ['voluntary'] : ['voluntary', i]));
  }
  const { noAgents, queueLength, queueDuration, estimatedWait } = breakouts;
  if (noAgents !== undefined) way(noAgents.to, true, 'noAgents');
  if (queueLength !== undefined) way(queueLength.to, true, 'queueLength');
  if (queueDuration !== undefined)
    way(queueDuration.to, isNothing(queueDuration.after), 'queueDuration');
  if (estimatedWait !== undefined) way(estimatedWait.to, true, 'estimatedWait');
  return ways;
}

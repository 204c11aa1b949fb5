/**
 * Plans, compiled: a list of applets with numbers for the ways between them.
 */

import { type AgreementPlan, NO_AGREEMENT } from '../../model/agreement.js';
import {
  AppletKind,
  type AppletPlan,
  END,
  type NumberTemplate,
  RequirementKind,
  type TaggedSkill,
} from '../../model/applets.js';
import type { OpenSpan } from '../../model/hours-plan.js';
import type { QueuePlan } from '../../model/queue-plan.js';
import { PlanGraph } from '../check/plan-graph.js';
import type { Clock } from '../clock.js';
import { NameList } from '../names.js';
import type { ResolvedApplet } from '../resolve/plans.js';
import type { ResolvedScenario } from '../resolve/resolve.js';
import { compileSchedule, type SlotHours } from '../schedule.js';
import { PRIORITIES } from '../schema/calls.js';
import { parseTemplate } from '../template.js';
import { durationMs } from '../text/duration.js';
import { compileConditions } from './conditions.js';
import type { Distributions } from './distribution.js';
import { spansOf } from './hours.js';
import { compileQueue } from './queues.js';

export interface PlanContext {
  readonly clock: Clock;
  readonly lengthMs: number;
  readonly horizonMs: number;
  /** When the center is open. */
  readonly opening: readonly OpenSpan[];
  readonly slotHours: SlotHours;
  readonly distributions: Distributions;
  readonly skills: NameList;
  readonly teams: NameList;
  readonly dataSources: NameList;
  readonly agreements: readonly AgreementPlan[];
}

export interface CompiledPlans {
  readonly applets: readonly AppletPlan[];
  readonly queues: readonly QueuePlan[];
  readonly graph: PlanGraph;
  /** The number of an applet by `plan.applet`. */
  readonly applet: (id: string) => number;
}

export function compilePlans(
  plans: ResolvedScenario['plans'],
  context: PlanContext,
): CompiledPlans {
  const compiler = new PlanCompiler(plans, context);
  compiler.run();
  const { applets, queues, graph } = compiler;
  return { applets: applets, queues: queues, graph, applet: (id) => compiler.ids.of(id) };
}

class PlanCompiler {
  readonly applets: AppletPlan[] = [];
  readonly queues: QueuePlan[] = [];
  readonly graph: PlanGraph;
  readonly ids: NameList;
  private readonly context: PlanContext;
  private readonly plans: ResolvedScenario['plans'];

  constructor(plans: ResolvedScenario['plans'], context: PlanContext) {
    this.plans = plans;
    this.context = context;
    this.graph = new PlanGraph(plans);
    this.ids = new NameList(this.graph.nodes.keys());
  }

  run(): void {
    // Applets of the file come first, in its order; what one of them unfolds to comes after.
    this.applets.length = this.ids.names.length;
    for (const [plan, applets] of Object.entries(this.plans)) {
      for (const [name, applet] of Object.entries(applets))
        this.compile(plan, `${plan}.${name}`, applet);
    }
  }

  private compile(plan: string, id: string, applet: ResolvedApplet): void {
    const to = (reference: string | undefined): number => this.to(plan, reference);
    const { skills, distributions } = this.context;
    const step = { name: id, next: to(applet.next) };
    const { announce, skillTagger, acd, callback, askNumber, setPriority, setSla } = applet;
    if (announce !== undefined) {
      const next = this.quoting(id, plan, applet.quotes, step.next);
      this.put(id, { ...step, next, kind: AppletKind.Announce, takes: distributions.of(announce) });
    } else if (skillTagger !== undefined) {
      const add = Object.entries(skillTagger.add).map(([skill, how]) =>
        taggedSkill(skills.of(skill), how),
      );
      this.put(id, {
        ...step,
        kind: AppletKind.SkillTagger,
        removeAll: skillTagger.removeAll,
        add: add,
      });
    } else if (acd !== undefined) {
      this.put(id, { ...step, kind: AppletKind.Acd, queue: this.queues.length });
      this.queues.push(
        compileQueue(this.ids.of(id), plan, acd, applet, this.graph, this.context, to),
      );
    } else if (callback !== undefined) {
      const { clock, lengthMs, slotHours } = this.context;
      const { numberToDial, initial, schedule, pendingMax, full } = callback;
      this.put(id, {
        ...step,
        kind: AppletKind.Callback,
        numberToDial: numberToDial === 'none' ? null : this.template(numberToDial),
        initial: initial === 'none' ? END : to(initial),
        schedule: compileSchedule(schedule, { clock, lengthMs, slotHours }),
        pendingMax: pendingMax === 'any' ? Infinity : pendingMax,
        full: full === undefined ? step.next : to(full),
      });
    } else if (askNumber !== undefined) {
      const { takes, share, into } = askNumber;
      const dataSource = this.context.dataSources.add(into);
      this.put(id, {
        ...step,
        kind: AppletKind.AskNumber,
        takes: distributions.of(takes),
        share,
        dataSource,
      });
    } else if (setPriority !== undefined) {
      this.put(id, {
        ...step,
        kind: AppletKind.SetPriority,
        priority: PRIORITIES.indexOf(setPriority),
      });
    } else if (setSla !== undefined) {
      this.put(id, { ...step, kind: AppletKind.SetAgreement, ...this.agreement(setSla) });
    } else {
      this.compileWays(id, plan, applet, step, to);
    }
  }

  private compileWays(
    id: string,
    plan: string,
    { setData, hours, menu, check, goTo }: ResolvedApplet,
    step: { name: string; next: number },
    to: (reference: string | undefined) => number,
  ): void {
    const { clock, horizonMs, opening, distributions } = this.context;
    if (setData !== undefined) {
      this.setData(id, Object.entries(setData), step);
    } else if (hours !== undefined) {
      const open = hours.open === undefined ? opening : spansOf(hours.open, clock, horizonMs);
      this.put(id, { ...step, kind: AppletKind.Hours, open: open, closed: to(hours.closed) });
    } else if (menu !== undefined) {
      const choices = Object.entries(menu.choices).map(([key, choice]) => ({
        key,
        share: choice.share,
        to: to(choice.to),
      }));
      this.put(id, {
        ...step,
        kind: AppletKind.Menu,
        takes: distributions.of(menu.takes),
        choices: choices,
      });
    } else if (check !== undefined) {
      this.put(id, {
        ...step,
        kind: AppletKind.Check,
        queue: this.queueOf(plan, check.queue),
        when: compileConditions(check.when, clock, horizonMs),
        otherwise: to(check.otherwise),
      });
    } else if (goTo !== undefined) {
      const way = this.graph.nodes.get(id)?.ways.find(({ kind }) => kind === 'goTo')?.to;
      this.put(id, { ...step, kind: AppletKind.GoTo, next: way == null ? END : this.ids.of(way) });
    } else {
      this.put(id, { ...step, kind: AppletKind.HangUp, next: END });
    }
  }

  /** A time of its own, or that of an agreement. */
  private agreement(sla: NonNullable<ResolvedApplet['setSla']>) {
    const { agreements } = this.context;
    if (sla === 'none') return { targetMs: Infinity, agreement: NO_AGREEMENT };
    const { target, agreement } = sla;
    if (target !== undefined) return { targetMs: durationMs(target), agreement: NO_AGREEMENT };
    const index = agreements.findIndex(({ name }) => name === agreement);
    return { targetMs: agreements[index]?.targetMs ?? Infinity, agreement: index };
  }

  /** What follows an announcement: where it quotes a wait, an applet of its own that does so. */
  private quoting(id: string, plan: string, quotes: string | undefined, next: number): number {
    if (quotes === undefined) return next;
    const queue = this.queueOf(plan, quotes);
    const name = `${id}#quote`;
    return this.applets.push(Object.freeze({ kind: AppletKind.Quote, name, next, queue })) - 1;
  }

  /** The queue that a reference names within a plan. */
  private queueOf(plan: string, reference: string): number {
    const acd = this.graph.applet(plan, reference) ?? reference;
    const queues = [...this.graph.nodes.values()].filter(({ document }) => document.acd);
    return queues.findIndex((node) => node.id === acd);
  }

  /** An applet sets one data source; one that sets several becomes a row of them. */
  private setData(
    id: string,
    entries: readonly (readonly [string, string])[],
    step: { name: string; next: number },
  ): void {
    const [first, ...others] = entries;
    let { next } = step;
    for (const [i, [source, value]] of [...others.entries()].reverse()) {
      const dataSource = this.context.dataSources.add(source);
      next =
        this.applets.push(
          Object.freeze({
            kind: AppletKind.SetData,
            name: `${id}#${i + 2}`,
            next,
            dataSource,
            value,
          }),
        ) - 1;
    }
    const dataSource = this.context.dataSources.add(first?.[0] ?? '');
    this.put(id, { kind: AppletKind.SetData, name: id, next, dataSource, value: first?.[1] ?? '' });
  }

  private put(id: string, applet: AppletPlan): void {
    this.applets[this.ids.of(id)] = Object.freeze(applet);
  }

  private to(plan: string, reference: string | undefined): number {
    return reference === undefined
      ? END
      : this.ids.of(this.graph.applet(plan, reference) ?? reference);
  }

  private template(template: string): NumberTemplate {
    const parts = parseTemplate(template) ?? [];
    return parts.map((part) =>
      'text' in part ? part : { dataSource: this.context.dataSources.add(part.source) },
    );
  }
}

function taggedSkill(
  skill: number,
  how: 'mandatory' | 'optional' | { expiresAfter: string },
): TaggedSkill {
  if (how === 'mandatory') return { skill, kind: RequirementKind.Mandatory, expiresAfterMs: 0 };
  if (how === 'optional') return { skill, kind: RequirementKind.Optional, expiresAfterMs: 0 };
  return { skill, kind: RequirementKind.Expiring, expiresAfterMs: durationMs(how.expiresAfter) };
}

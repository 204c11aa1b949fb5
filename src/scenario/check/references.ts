/**
 * Whether every name that is used is the name of something.
 */

import * as callers from '../faults/callers.js';
import type { Diagnostics } from '../faults/diagnostics.js';
import type { Fault } from '../faults/fault.js';
import * as faults from '../faults/names.js';
import { checksPersonal, notAQueue, quotesPersonal } from '../faults/plans.js';
import { skillTwice } from '../faults/routing.js';
import { furtherCalls, type ToldCall } from '../further-calls.js';
import type { Path } from '../path.js';
import type { SkillsDocument, TeamDocument } from '../schema/teams.js';
import type { Sound } from './draft.js';
import type { PlanGraph } from './plan-graph.js';

export function checkReferences(sound: Sound, graph: PlanGraph, found: Diagnostics): void {
  const check = new ReferenceCheck(sound, graph, found);
  check.plans();
  check.callers();
  check.agreements();
}

/** The names of all skills that some team has, in the order of the file. */
export function skillsOf(teams: readonly Partial<TeamDocument>[]): string[] {
  const skills = new Set<string>();
  const add = (given: SkillsDocument | undefined): void => {
    for (const skill of Array.isArray(given) ? given : Object.keys(given ?? {})) skills.add(skill);
  };
  for (const team of teams) {
    add(team.skills);
    if (Array.isArray(team.agents)) for (const agent of team.agents) add(agent.skills);
  }
  return [...skills];
}

class ReferenceCheck {
  private readonly sound: Sound;
  private readonly graph: PlanGraph;
  private readonly found: Diagnostics;
  private readonly skills: readonly string[];
  private readonly teams: readonly string[];

  constructor(sound: Sound, graph: PlanGraph, found: Diagnostics) {
    this.sound = sound;
    this.graph = graph;
    this.found = found;
    this.skills = skillsOf(sound.draft.teams);
    this.teams = sound.draft.teams.flatMap(({ name }) => (name === undefined ? [] : [name]));
  }

  plans(): void {
    for (const { plan, path, document, ways } of this.graph.nodes.values()) {
      for (const way of ways) {
        if (way.to !== null) continue;
        const candidates = this.graph.candidates(plan, way.reference);
        this.found.at(way.path, faults.unknownApplet(way.reference, candidates));
      }
      for (const skill of Object.keys(document.skillTagger?.add ?? {})) {
        this.skill(skill, [...path, 'skillTagger', 'add', skill], 'key');
      }
      const { setSla } = document;
      if (typeof setSla === 'object' && setSla.agreement !== undefined)
        this.agreement(setSla.agreement, [...path, 'setSla', 'agreement']);
      if (document.quotes !== undefined)
        this.queue(document.quotes, plan, [...path, 'quotes'], quotesPersonal);
      if (document.check !== undefined)
        this.queue(document.check.queue, plan, [...path, 'check', 'queue'], checksPersonal);
      const teams = document.acd?.teams;
      if (Array.isArray(teams)) this.teamsOf(teams, [...path, 'acd', 'teams']);
      for (const [i, group] of (document.acd?.groups ?? []).entries()) {
        if (Array.isArray(group.teams))
          this.teamsOf(group.teams, [...path, 'acd', 'groups', i, 'teams']);
      }
    }
  }

  private queue(
    reference: string,
    plan: string,
    path: Path,
    ifPersonal?: (name: string) => Fault,
  ): void {
    const applet = this.graph.applet(plan, reference);
    const node = applet === null ? undefined : this.graph.nodes.get(applet);
    const acd = node?.document.acd;
    if (acd !== undefined) {
      // Whom one would wait for is known on entering it.
      if (ifPersonal !== undefined && (acd.personal ?? 'none') !== 'none')
        this.found.at(path, ifPersonal(reference));
      return;
    }
    const queues = [...this.graph.nodes.values()].filter(({ document }) => document.acd);
    const names = queues.map((queue) => (queue.plan === plan ? queue.name : queue.id));
    if (node !== undefined) this.found.at(path, notAQueue(reference, names));
    else this.found.at(path, faults.unknownApplet(reference, names));
  }

  callers(): void {
    for (const [i, caller] of this.sound.draft.callers.entries()) {
      const path = ['callers', i];
      const { callsAgain } = caller;
      if (typeof callsAgain === 'object' && callsAgain.plan !== undefined) {
        this.entry(callsAgain.plan, [...path, 'callsAgain', 'plan']);
      }
      for (const [j, { to, from }] of (caller.transfers ?? []).entries()) {
        this.entry(to, [...path, 'transfers', j, 'to']);
        const plan = (caller.plan ?? this.graph.defaultPlan() ?? '').split('.')[0] ?? '';
        if (from !== undefined) this.queue(from, plan, [...path, 'transfers', j, 'from']);
      }
      const { redials, ringsBack, trunks } = caller;
      if (typeof ringsBack === 'object' && ringsBack.plan !== undefined) {
        this.entry(ringsBack.plan, [...path, 'ringsBack', 'plan']);
      }
      const groups = this.sound.draft.trunks ?? [];
      if (trunks !== undefined && trunks !== 'none' && this.sound.whole(['trunks'])) {
        const names = groups.map(({ name }) => name);
        if (!names.includes(trunks)) {
          this.found.at([...path, 'trunks'], faults.unknownTrunks(trunks, names));
        }
      }
      if (typeof redials === 'object' && redials.plan !== undefined) {
        this.entry(redials.plan, [...path, 'redials', 'plan']);
      }
      if (caller.plan !== undefined) this.entry(caller.plan, [...path, 'plan']);
      else if (this.sound.whole(['plans']) && this.graph.defaultPlan() === null) {
        this.found.at([...path, 'plan'], faults.noDefaultPlan(this.graph.plans), 'key');
      }
      for (const [j, call] of (caller.calls ?? []).entries()) {
        this.call(call, caller.plan ?? this.graph.defaultPlan() ?? '', [...path, 'calls', j]);
      }
    }
  }

  private call(call: ToldCall, plan: string, path: Path): void {
    if (call.plan !== undefined) this.entry(call.plan, [...path, 'plan']);
    for (const [i, skill] of (call.needs ?? []).entries())
      this.skill(skill, [...path, 'needs', i], 'value');
    const entered = call.plan ?? plan;
    if (call.takesCallbackVia !== undefined) {
      this.via(call.takesCallbackVia, entered, [...path, 'takesCallbackVia']);
    }
    for (const further of furtherCalls(call)) {
      this.call(further.call, entered, [...path, ...further.path]);
    }
  }

  private via(reference: string, entered: string, path: Path): void {
    const plan = entered.split('.')[0] ?? '';
    const applet = this.graph.applet(plan, reference);
    if (applet !== null && this.graph.nodes.get(applet)?.document.callback !== undefined) return;
    const all = [...this.graph.nodes.values()].filter(
      ({ document }) => document.callback !== undefined,
    );
    const names = all.map((node) => (node.plan === plan ? node.name : node.id));
    if (applet !== null) this.found.at(path, callers.notACallbackApplet(reference, names));
    else this.found.at(path, faults.unknownApplet(reference, names));
  }

  private entry(reference: string, path: Path): void {
    if (this.graph.entry(reference) !== null) return;
    const [plan, applet] = reference.split('.', 2);
    if (applet !== undefined && this.graph.plans.includes(plan ?? '')) {
      this.found.at(path, faults.unknownApplet(reference, this.graph.candidates('', reference)));
    } else {
      this.found.at(path, faults.unknownPlan(reference, this.graph.plans));
    }
  }

  agreements(): void {
    for (const [i, { skills }] of (this.sound.draft.agreements ?? []).entries()) {
      for (const [j, skill] of skills.entries()) {
        const at = ['agreements', i, 'skills', j];
        if (skills.indexOf(skill) < j) this.found.at(at, skillTwice(skill));
        else this.skill(skill, at, 'value');
      }
    }
  }

  private agreement(name: string, path: Path): void {
    const { sound } = this;
    const names = (sound.draft.agreements ?? []).map((each) => each.name);
    if (names.includes(name) || !sound.whole(['agreements'])) return;
    this.found.at(path, faults.unknownAgreement(name, names));
  }

  private skill(skill: string, path: Path, part: 'key' | 'value'): void {
    if (this.skills.includes(skill) || !this.sound.skillsKnown) return;
    this.found.at(path, faults.unknownSkill(skill, this.skills), part);
  }

  private teamsOf(teams: readonly string[], path: Path): void {
    for (const [i, team] of teams.entries()) {
      if (!this.teams.includes(team) && this.sound.teamsKnown) {
        this.found.at([...path, i], faults.unknownTeam(team, this.teams));
      }
    }
  }
}

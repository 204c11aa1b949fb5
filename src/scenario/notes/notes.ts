/**
 * What is allowed but deserves a word, each with what to do about it.
 */
import { type AgentPlan, Presence } from '../../model/agent-plan.js';
import type { HoursPlan } from '../../model/hours-plan.js';
import type { QueuePlan } from '../../model/queue-plan.js';
import { type PlanGraph, voluntaryOf } from '../check/plan-graph.js';
import { reachable } from '../check/plan-walk.js';
import { type Entry, requirements } from '../check/requirements.js';
import { departures } from '../compile/rules.js';
import { listed, quoted } from '../faults/fault.js';
import { nearest } from '../faults/nearest.js';
import { type ResolvedScenario, rulesOf } from '../resolve/resolve.js';
import { LAST_AGENT, parseTemplate } from '../template.js';
import { notesOfHours } from './hours.js';
import { notesOfIdle } from './idle.js';

export interface Subject {
  readonly resolved: ResolvedScenario;
  readonly graph: PlanGraph;
  /** Where callers come in, and the skills that scripted ones ask for. */
  readonly entries: readonly Entry[];
  readonly agents: readonly AgentPlan[];
  readonly hours: HoursPlan | null;
  readonly queues: readonly QueuePlan[];
  readonly skills: readonly string[];
}

export function notesOf(subject: Subject): string[] {
  return [
    ...departures(subject.resolved),
    ...overPreset(subject),
    ...otherThanWritten(subject),
    ...unreachable(subject),
    ...unstaffedTeams(subject),
    ...unstaffedQueues(subject),
    ...unknownSources(subject),
    ...untoldWaits(subject),
    ...notesOfIdle(subject),
    ...notesOfHours(subject),
  ];
}

/** Settings of the preset that what is stated has put aside. */
function overPreset({ resolved: { rules } }: Subject): string[] {
  const { preset } = rules;
  const usual = rulesOf('vcc');
  const aside = Object.entries(rulesOf(preset)).flatMap(([key, value]) => {
    const is = (other: unknown): boolean => JSON.stringify(value) === JSON.stringify(other);
    return is(usual[key as keyof typeof usual]) || is(rules[key as keyof typeof rules])
      ? []
      : [key];
  });
  const isDialledFirst = rules.customerFirst !== 'off';
  const stated = aside.filter((key) => !(isDialledFirst && key.startsWith('retries')));
  const notes = stated.map(
    (key) =>
      `rules.${key} is stated, which goes before that of the preset ${preset}; leave it out to have the preset's`,
  );
  return stated.length === aside.length
    ? notes
    : [
        ...notes,
        `the preset ${preset} tries again, and this scenario does not: the customer is dialled first; leave rules.customerFirst out for the preset's retries`,
      ];
}

function otherThanWritten({ resolved: { factors } }: Subject): string[] {
  const others = Object.entries(factors).filter(([, factor]) => factor !== 1);
  if (others.length === 0) return [];
  const list = listed(others.map(([name, factor]) => `${name} ${factor}`));
  return [`callers are not as written: factors are ${list}; leave "factors" out for the scenario`];
}

function unreachable({ graph, entries }: Subject): string[] {
  const reached = reachable(
    graph,
    entries.map(({ id }) => id),
  );
  const others = [...graph.nodes.keys()].filter((id) => !reached.has(id));
  if (others.length === 0) return [];
  return [
    `nothing leads to ${listed(others)}; lead a way there, or take ${others.length === 1 ? 'it' : 'them'} out`,
  ];
}

function isRostered({ presence }: AgentPlan): boolean {
  return presence.some((change) => change.presence === Presence.Ready);
}

function unstaffedTeams({ resolved, agents }: Subject): string[] {
  return resolved.teams.flatMap(({ name }, i) =>
    agents.some((agent) => agent.team === i && isRostered(agent))
      ? []
      : [
          `nobody of the team ${quoted(name)} is ever at work; check "agents", "shifts" and "start"`,
        ],
  );
}

/** Queues in which an interaction may ask for skills that no one person at work has. */
function unstaffedQueues({ graph, entries, agents, queues, skills }: Subject): string[] {
  const names = [...graph.nodes.keys()];
  const rostered = agents.filter(isRostered);
  const notes: string[] = [];
  for (const [id, sets] of requirements(graph, entries)) {
    const queue = queues.find(({ applet }) => applet === names.indexOf(id));
    // There it is one agent's name that counts, not the skills.
    if (queue !== undefined && queue.personal !== null) continue;
    const serving = rostered.filter(({ team }) => queue?.teams?.includes(team) ?? true);
    for (const required of sets) {
      const levels = required.map((skill) => skills.indexOf(skill));
      if (serving.some((agent) => levels.every((level) => (agent.levels[level] ?? 0) > 0)))
        continue;
      const what =
        required.length === 0
          ? 'nobody serves it and is ever at work'
          : `nobody who serves it and is ever at work has ${listed(required)}${required.length > 1 ? ' together' : ''}`;
      notes.push(
        `${id}: ${what}; roster someone, or give it a breakout: who waits there waits to the end`,
      );
    }
  }
  return notes;
}

/** Data sources that a template reads and nothing writes: mostly a slip of the pen. */
function unknownSources({ resolved, graph }: Subject): string[] {
  const written = new Set<string>([LAST_AGENT]);
  for (const { document } of graph.nodes.values()) {
    if (document.askNumber?.into !== undefined) written.add(document.askNumber.into);
    for (const source of Object.keys(document.setData ?? {})) written.add(source);
  }
  for (const { calls } of resolved.callers) {
    for (const call of calls ?? [])
      for (const source of Object.keys(call.data ?? {})) written.add(source);
  }
  const notes: string[] = [];
  const read = (id: string, template: string | undefined, what: string): void => {
    for (const part of parseTemplate(template ?? '') ?? []) {
      if (!('source' in part) || written.has(part.source)) continue;
      const meant = nearest(part.source, [...written]);
      const todo = meant === null ? 'set it with askNumber or setData' : `did you mean "${meant}"?`;
      notes.push(
        `${id}: nothing sets the data source ${quoted(part.source)} that is part of ${what}; ${todo}`,
      );
    }
  };
  for (const { id, document } of graph.nodes.values()) {
    read(id, document.callback?.numberToDial, 'the number to dial');
    read(id, document.acd?.personal, "the agent's name");
  }
  return notes;
}

/** Callers who react to a wait that is told, where nothing tells one. */
function untoldWaits({ resolved, graph }: Subject): string[] {
  const documents = [...graph.nodes.values()].map(({ document }) => document);
  const tells = documents.some(
    ({ acd, quotes, breakouts }) =>
      quotes !== undefined ||
      (acd?.announcements ?? []).length > 0 ||
      voluntaryOf(breakouts).some((each) => each.quotes),
  );
  if (tells) return [];
  return resolved.callers.flatMap((caller) => {
    const { name, balks, patienceAfterQuote } = caller;
    return balks.length > 0 || patienceAfterQuote.length > 0 || acceptsByQuote(caller)
      ? [
          `callers of the class ${quoted(name)} react to a quoted wait, and nothing quotes one; add announcements to a queue, or "quotes" to an announce or an offer`,
        ]
      : [];
  });
}

/** Whether it depends on a quoted wait who takes a callback. */
function acceptsByQuote({ acceptsCallback }: ResolvedScenario['callers'][number]): boolean {
  if (!Array.isArray(acceptsCallback)) return typeof acceptsCallback === 'object';
  return acceptsCallback.some((row) => row.quotedOver !== undefined || row.patienceUnderQuote);
}

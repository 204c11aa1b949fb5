/**
 * Runs a scenario through the whole program and tells what happened: the stories of the three
 * worlds, the rows and records that the program itself writes, and the measures.
 */

import { expect } from 'vitest';
import { type KeptResult, runScenario } from '../../src/experiments/run-scenario.js';
import type { CenterPlan } from '../../src/model/center-plan.js';
import type { CallbackRow } from '../../src/records/callback-row.js';
import type { InteractionRecord } from '../../src/records/interaction-record.js';
import {
  formatDiagnostics,
  type LoadedScenario,
  loadScenarioText,
} from '../../src/scenario/load.js';
import { simulate } from '../../src/simulation/simulate.js';
import { Takers, World, worldNames } from '../../src/simulation/world.js';
import { linesOf } from '../json-lines.js';
import { Chronicle, type Course, type Spell, seconds } from './chronicle.js';

/** A scenario as text, or as the value that a file would have. */
export type Scenario = string | Readonly<Record<string, unknown>>;

export async function load(scenario: Scenario): Promise<LoadedScenario> {
  const text = typeof scenario === 'string' ? scenario : JSON.stringify(scenario);
  const loaded = await loadScenarioText(text, 'told.yaml');
  if (!loaded.ok) throw new Error(formatDiagnostics(loaded.diagnostics));
  return loaded.scenario;
}

/** What happened in one world. */
export class WorldTold {
  readonly fingerprint: string;
  readonly ending: string;
  private readonly chronicle: Chronicle;

  constructor(plan: CenterPlan, world: World, takers: Takers) {
    this.chronicle = new Chronicle(plan);
    const observer = this.chronicle;
    const outcome = simulate({ plan, replication: 0, world, takers, observer });
    this.fingerprint = outcome.fingerprint;
    this.ending = outcome.ending;
  }

  /** The sentences, in the order of what happened. */
  get story(): readonly string[] {
    return this.chronicle.lines;
  }

  get courses(): readonly Course[] {
    return [...this.chronicle.courses.values()];
  }

  /** What a call went through, or a callback (`B callback`). */
  call(name: string): Course {
    const course = this.chronicle.courses.get(name);
    if (course === undefined) throw new Error(`nothing is called ${name} in this world`);
    return course;
  }

  has(name: string): boolean {
    return this.chronicle.courses.has(name);
  }

  /** What an agent did and since when; what took no time is left out. */
  agent(name: string): readonly Spell[] {
    return this.chronicle.spells.get(name) ?? [];
  }
}

/** A callback's row in seconds, and its drift. */
export interface ToldCallback {
  readonly age0: number;
  readonly created: number;
  readonly queued: number | null;
  readonly firstOffer: number | null;
  readonly lastOffer: number | null;
  readonly answered: number | null;
  readonly customer: number | null;
  readonly ended: number | null;
  readonly heldFirstOffer: number | null;
  readonly heldAnswer: number | null;
  readonly state: string;
  readonly result: string | null;
  readonly requeues: number;
  readonly dials: number;
  readonly redundant: boolean;
  readonly agent: string | null;
  readonly row: CallbackRow;
}

export class Told {
  readonly plan: CenterPlan;
  readonly actual: WorldTold;
  readonly hold: WorldTold;
  readonly noCallback: WorldTold;
  readonly rows: readonly CallbackRow[];
  readonly records: readonly InteractionRecord[];
  readonly result: KeptResult;

  constructor(
    plan: CenterPlan,
    result: KeptResult,
    rows: readonly CallbackRow[],
    records: readonly InteractionRecord[],
  ) {
    this.plan = plan;
    this.result = result;
    this.rows = rows;
    this.records = records;
    const takers = new Takers();
    this.actual = new WorldTold(plan, World.Actual, takers);
    this.hold = new WorldTold(plan, World.Hold, takers);
    this.noCallback = new WorldTold(plan, World.NoCallback, takers);
    // Two observers of one run must have seen the same run.
    const told = Object.fromEntries(worldNames.map((name) => [name, this[name].fingerprint]));
    expect(told).toMatchObject(result.sums[0]!.fingerprints);
  }

  get story(): readonly string[] {
    return this.actual.story;
  }

  /** The lines about one call and its callback. */
  storyOf(name: string): string[] {
    return this.story.filter((line) => line.split(' ')[1] === name);
  }

  call(name: string): Course {
    return this.actual.call(name);
  }

  callback(id: string): ToldCallback {
    const rows = this.rows.filter(({ callId }) => callId === id);
    if (rows.length !== 1) throw new Error(`${id} has ${rows.length} callbacks`);
    return toldCallback(rows[0]!);
  }

  /** The parts of a callback's drift, in seconds; the four last add up to `connect`. */
  drift(id: string) {
    const { row } = this.callback(id);
    const by = (a: number | null, b: number | null): number | null =>
      a === null || b === null ? null : seconds(a - b);
    const held = row.heldAnsweredAt;
    // With the customer first they talk when the agent has answered.
    const { customerAnsweredAt: customer, agentAnsweredAt: answer } = row;
    const talked = customer === null || answer === null ? null : Math.max(customer, answer);
    return {
      offer: by(row.firstOfferAt, row.heldFirstOfferAt),
      agent: by(row.agentAnsweredAt, held),
      connect: by(talked, held),
      requeues: less(
        by(row.lastOfferAt, row.firstOfferAt),
        by(row.heldLastOfferAt, row.heldFirstOfferAt),
      ),
      ring: less(by(row.agentAnsweredAt, row.lastOfferAt), by(held, row.heldLastOfferAt)),
      dial: by(talked, answer),
    };
  }

  measure(key: string): number | null {
    const estimate = this.result.estimates.get(key);
    if (estimate === undefined) throw new Error(`there is no measure ${key}`);
    return estimate.mean;
  }

  /** Several measures at once, by key. */
  measures(...keys: string[]): Record<string, number | null> {
    return Object.fromEntries(keys.map((key) => [key, this.measure(key)]));
  }

  /** The record of a role in the conversation of a call. */
  record(id: string, role: 'IN' | 'CB' | 'OUT'): InteractionRecord {
    const found = this.records.find((record) => record.callId === id && record.role === role);
    if (found === undefined) throw new Error(`${id} has no ${role}`);
    return found;
  }
}

function less(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

function toldCallback(row: CallbackRow): ToldCallback {
  const at = (ms: number | null): number | null => (ms === null ? null : seconds(ms));
  return {
    age0: seconds(row.age0),
    created: seconds(row.createdAt),
    queued: at(row.queuedAt),
    firstOffer: at(row.firstOfferAt),
    lastOffer: at(row.lastOfferAt),
    answered: at(row.agentAnsweredAt),
    customer: at(row.customerAnsweredAt),
    ended: at(row.endedAt),
    heldFirstOffer: at(row.heldFirstOfferAt),
    heldAnswer: at(row.heldAnsweredAt),
    state: row.state,
    result: row.result,
    requeues: row.requeues,
    dials: row.dials,
    redundant: row.redundant,
    agent: row.agent,
    row,
  };
}

/** Runs one replication of a scenario. */
export async function tell(scenario: Scenario): Promise<Told> {
  const loaded = await load(scenario);
  const rows: CallbackRow[] = [];
  const records: InteractionRecord[] = [];
  const result = await runScenario(
    { ...loaded, replications: 1 },
    {
      onCallbacks: (text) => rows.push(...linesOf<CallbackRow>(text)),
      onInteractions: (text) => records.push(...linesOf<InteractionRecord>(text)),
    },
  );
  return new Told(loaded.plan, result, rows, records);
}

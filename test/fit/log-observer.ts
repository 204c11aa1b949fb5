/** The log that a center would keep of a simulated run: what a fit may see, and nothing more. */

import { CallLog } from '../../src/fit/call-log.js';
import { LogMedium, LogOutcome, type LogRow } from '../../src/fit/log-row.js';
import type { Agent } from '../../src/model/agent.js';
import { Activity } from '../../src/model/agent-state.js';
import { CustomerResult } from '../../src/model/caller-plan.js';
import type { Interaction } from '../../src/model/interaction.js';
import { Media } from '../../src/model/media.js';
import { SilentObserver } from '../../src/records/silent-observer.js';
import { simulate } from '../../src/simulation/simulate.js';
import { Takers, World } from '../../src/simulation/world.js';
import { load, type Scenario } from '../rules/tell.js';
import { plainRow } from './logs.js';

type Draft = { -readonly [Key in keyof LogRow]: LogRow[Key] };

class LogObserver extends SilentObserver {
  readonly rows: Draft[] = [];
  private readonly types: readonly string[];
  private readonly from: number;
  private readonly run: number;
  private readonly open = new Map<number, Draft>();
  private readonly answeredAt = new Map<number, number>();
  /** What an agent talked about last, for its wrap-up. */
  private readonly last = new Map<Agent, Draft>();

  constructor(types: readonly string[], from: number, run: number) {
    super();
    this.types = types;
    this.from = from;
    this.run = run;
  }

  override entered(interaction: Interaction, now: number): void {
    const { media, caller, serial, callerClass } = interaction;
    const row: Draft = {
      ...plainRow,
      line: this.rows.length + 2,
      medium: media === Media.Phone ? LogMedium.Call : LogMedium.Callback,
      type: this.types[callerClass.declaredAs]!,
      customer: `${this.run}-${caller.person}`,
      at: this.from + now,
      queued: false,
      outcome: LogOutcome.Left,
    };
    this.open.set(serial, row);
    this.rows.push(row);
  }

  override joined({ serial }: Interaction): void {
    this.open.get(serial)!.queued = true;
  }

  private waited({ serial }: Interaction, now: number): Draft {
    const row = this.open.get(serial)!;
    row.waitMs = this.from + now - row.at;
    return row;
  }

  override answered(interaction: Interaction, agent: Agent, now: number): void {
    const row = this.waited(interaction, now);
    row.outcome = LogOutcome.Answered;
    row.agent = agent.plan.name;
    this.answeredAt.set(interaction.serial, now);
    this.last.set(agent, row);
  }

  override abandoned(interaction: Interaction, now: number): void {
    this.waited(interaction, now).outcome = LogOutcome.Abandoned;
  }

  override brokeOut(interaction: Interaction, _r: unknown, _c: unknown, now: number): void {
    this.waited(interaction, now);
  }

  override settled({ serial }: Interaction, result: CustomerResult, now: number): void {
    const row = this.open.get(serial)!;
    row.reached = result === CustomerResult.Person;
    row.dialMs = now - this.answeredAt.get(serial)!;
    this.answeredAt.set(serial, now);
  }

  override ended({ serial }: Interaction, now: number): void {
    const row = this.open.get(serial);
    const since = this.answeredAt.get(serial);
    if (row !== undefined && since !== undefined && row.reached !== false) row.talkMs = now - since;
    this.open.delete(serial);
    this.answeredAt.delete(serial);
  }

  override changed(agent: Agent, was: Activity, since: number, now: number): void {
    const row = was === Activity.WrapUp ? this.last.get(agent) : undefined;
    if (row !== undefined) row.wrapMs = now - since;
  }
}

export interface SimulatedLog {
  /** Each replication begins where the one before has ended. */
  readonly replications?: number;
  /** To what spans and instants are rounded, in ms. */
  readonly tick?: number;
  /** What the log does not hold. */
  readonly without?: readonly (keyof LogRow)[];
}

export async function simulatedLog(
  scenario: Scenario,
  { replications = 1, tick = 1, without = [] }: SimulatedLog = {},
): Promise<CallLog> {
  const { plan } = await load(scenario);
  const log = new CallLog();
  const startsAt = Date.parse(plan.startsAt);
  const rounded = (ms: number | null): number | null =>
    ms === null ? null : Math.round(ms / tick) * tick;
  for (let replication = 0; replication < replications; replication++) {
    const from = startsAt + replication * plan.lengthMs;
    const observer = new LogObserver(plan.callers, from, replication);
    simulate({ plan, replication, world: World.Actual, takers: new Takers(), observer });
    for (const row of observer.rows) {
      for (const key of without) Object.assign(row, { [key]: null });
      log.add({
        ...row,
        at: rounded(row.at)!,
        waitMs: rounded(row.waitMs)!,
        talkMs: rounded(row.talkMs),
        wrapMs: rounded(row.wrapMs),
        dialMs: rounded(row.dialMs),
      });
    }
  }
  return log;
}

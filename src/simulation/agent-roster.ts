/**
 * What one agent is rostered to do, change by change, with what nobody plans laid over it: sickness,
 * coming late, and spells away from the desk.
 *
 * Everything random is drawn by the agent and the local day, so it does not depend on what happens:
 * an agent is sick on the same days in every world. Of the changes to come only the next is known,
 * so that a year of them takes no memory.
 */
import { type Distribution, wholeMs } from '../engine/distribution.js';
import type { KeyedDraws } from '../engine/keyed-draws.js';
import { type AgentPlan, Presence, type PresenceChange } from '../model/agent-plan.js';
import { AGENTS, AgentPurpose } from '../model/purpose.js';

const DAY = 86_400_000;
const NEVER = Number.POSITIVE_INFINITY;
const OUT: PresenceChange = { at: 0, presence: Presence.LoggedOut, paid: true, begins: false };

export class AgentRoster {
  readonly id: number;
  /** The next change, and what it is to; Infinity: nothing changes any more. */
  at = 0;
  presence: Presence = Presence.LoggedOut;
  paid = true;

  private readonly plan: AgentPlan;
  private readonly midnights: readonly number[];
  private readonly draws: KeyedDraws;
  /** What is planned, and the place of what is planned next. */
  private planned = OUT;
  private next = 0;
  private sick = false;
  private lateUntil = NEVER;
  private away = false;
  /** When they next leave the desk or come back. */
  private turnsAt = NEVER;
  // The day of the duty they are on: its number, and the counts that keep its draws apart.
  private day = -1;
  private dayEndsAt = NEVER;
  private duty = 0;
  private turn = 0;
  private today = 0;

  constructor(id: number, plan: AgentPlan, midnights: readonly number[], draws: KeyedDraws) {
    this.id = id;
    this.plan = plan;
    this.midnights = midnights;
    this.draws = draws;
    this.advance();
  }

  /** Goes on to the next change. */
  advance(): void {
    if (this.plan.absence === null) return this.advancePlanned();
    const { presence, paid } = this;
    do {
      this.at = Math.min(this.plannedAt, this.lateUntil, this.turnsAt, this.dayEndsAt);
      // Who is there all the time has a new day for ever; the run has not.
      if (this.at > this.midnights.at(-1)!) this.at = NEVER;
      if (this.at === NEVER) return;
      this.reach(this.at);
    } while (this.presence === presence && this.paid === paid);
  }

  private advancePlanned(): void {
    this.at = this.plannedAt;
    if (this.at === NEVER) return;
    const { presence, paid } = this.plan.presence[this.next++]!;
    this.presence = presence;
    this.paid = paid;
  }

  private get plannedAt(): number {
    const { presence } = this.plan;
    return this.next < presence.length ? presence[this.next]!.at : NEVER;
  }

  /** Lets everything that is due at an instant take effect. */
  private reach(now: number): void {
    if (now === this.plannedAt) {
      const was = this.planned;
      this.planned = this.plan.presence[this.next++]!;
      if (this.planned.presence === Presence.LoggedOut) this.leave();
      else if (was.presence === Presence.LoggedOut) this.come(now);
    }
    if (now === this.lateUntil) this.lateUntil = NEVER;
    if (now === this.dayEndsAt) {
      this.dayEndsAt += DAY;
      this.beginDay(this.day + 1, now);
    }
    while (this.turnsAt <= now) this.takeTurn();
    this.settle();
  }

  private leave(): void {
    this.lateUntil = NEVER;
    this.turnsAt = NEVER;
    this.dayEndsAt = NEVER;
    this.away = false;
  }

  private come(now: number): void {
    while ((this.midnights[this.today + 1] ?? NEVER) <= now) this.today++;
    if (this.today === this.day) this.duty++;
    else this.duty = 0;
    this.dayEndsAt = now + DAY;
    this.beginDay(this.today, now);
    const { lateness } = this.plan.absence!;
    if (!this.planned.begins || lateness === null) return;
    this.draws.pair(AGENTS, this.id, this.day, AgentPurpose.Lateness, this.duty);
    if (this.draws.first >= lateness.probability) return;
    const late = wholeMs(lateness.by, this.draws.second);
    if (late > 0) this.lateUntil = now + late;
  }

  /** A day of its own: whether they are sick, and whether they are at the desk when it begins. */
  private beginDay(day: number, now: number): void {
    if (day !== this.day) this.turn = 0;
    this.day = day;
    const { sickness, shrinkage } = this.plan.absence!;
    this.sick = sickness > 0 && this.draw(AgentPurpose.Sickness, 0) < sickness;
    this.turnsAt = NEVER;
    this.away = false;
    if (this.sick || shrinkage === null) return;
    this.away = this.draw(AgentPurpose.Shrinkage, this.turn++) < shrinkage.share;
    this.turnsAt = now + this.spell(this.away ? shrinkage.away : shrinkage.present);
  }

  private takeTurn(): void {
    const { present, away } = this.plan.absence!.shrinkage!;
    this.away = !this.away;
    this.turnsAt += this.spell(this.away ? away : present);
  }

  private spell(length: Distribution): number {
    return wholeMs(length, this.draw(AgentPurpose.Shrinkage, this.turn++));
  }

  private draw(purpose: AgentPurpose, index: number): number {
    return this.draws.uniform(AGENTS, this.id, this.day, purpose, index);
  }

  /** Sick is sick, late is late; a break that is planned comes before a spell away. */
  private settle(): void {
    const { presence, paid } = this.planned;
    this.presence = presence;
    this.paid = paid;
    if (presence === Presence.LoggedOut) return;
    if (this.sick || this.lateUntil !== NEVER) {
      this.presence = this.sick ? Presence.Sick : Presence.Late;
      this.paid = true;
    } else if (presence === Presence.Ready && this.away) {
      const { as } = this.plan.absence!.shrinkage!;
      this.presence = as;
      this.paid = this.plan.absence!.shrinkage!.paid;
    }
  }
}

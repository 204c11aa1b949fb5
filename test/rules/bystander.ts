/**
 * Watches a run from outside, keeps its own books of who waits and who is free, and works out by
 * itself who may serve whom and in which order. What it finds wrong it writes down.
 */
import type { Agent } from '../../src/model/agent.js';
import { Activity } from '../../src/model/agent-state.js';
import { RequirementKind } from '../../src/model/applets.js';
import type { CenterPlan } from '../../src/model/center-plan.js';
import type { Interaction } from '../../src/model/interaction.js';
import { AgentChoice, type QueuePlan } from '../../src/model/queue-plan.js';
import { SilentObserver } from '../../src/records/silent-observer.js';

/** One who waits, as seen when the wait began. */
interface Waiter {
  readonly interaction: Interaction;
  readonly queue: QueuePlan;
  readonly priority: number;
  readonly due: number;
  readonly since: number;
  readonly sequence: number;
  readonly skillsSince: number;
  readonly openingsSince: number;
  readonly tags: Interaction['profile']['tags'];
  /** For whom alone; null: for whoever may serve. */
  readonly personal: string | null;
  readonly missedBy: Agent | null;
}

export class Bystander extends SilentObserver {
  readonly wrong: string[] = [];
  /** How often a look found both somebody who waits and somebody free. */
  looks = 0;
  /** How often somebody was chosen before others who might have been. */
  choices = 0;
  private readonly plan: CenterPlan;
  private readonly waiting = new Map<number, Waiter>();
  /** By agent, since when. */
  private readonly ready = new Map<Agent, number>();
  /** The names of those for whom interactions wait, by serial. */
  private readonly personal = new Map<number, string | null>();
  private last = 0;

  constructor(plan: CenterPlan) {
    super();
    this.plan = plan;
  }

  /** When time moves on, nobody may be left waiting whom somebody free may serve. */
  private tick(now: number): void {
    if (now === this.last) return;
    for (const waiter of this.waiting.values()) {
      for (const agent of this.ready.keys()) {
        this.looks++;
        if (this.mayServe(agent, waiter, this.last))
          this.say(this.last, `${agent.plan.name} is idle and ${nameOf(waiter)} waits`);
      }
    }
    this.last = now;
  }

  private say(now: number, what: string): void {
    this.wrong.push(`${now / 1000}s: ${what}`);
  }

  /** Whether an agent may serve one who waits, and has not just missed them. */
  private mayServe(agent: Agent, waiter: Waiter, now: number): boolean {
    if (this.plan.rules.avoidSameAgent && waiter.missedBy === agent && waiter.personal === null)
      return false;
    if (waiter.personal !== null) return agent.plan.name === waiter.personal;
    return this.groupOf(agent, waiter, now) >= 0 && this.fitOf(agent, waiter, now) >= 0;
  }

  /** The position of the open group that an agent belongs to; -1: none. */
  private groupOf(
    { plan: { team } }: Agent,
    { queue, openingsSince }: Waiter,
    now: number,
  ): number {
    const { teams, openings } = queue;
    if (openings === null) return teams === null || teams.includes(team) ? 0 : -1;
    const own = openings.findIndex((group) => group.teams === null || group.teams.includes(team));
    return own >= 0 && now - openingsSince >= openings[own]!.afterMs ? own : -1;
  }

  /** Optional skills before levels; -1: lacks a skill that is required. */
  private fitOf({ plan: { levels } }: Agent, { tags, skillsSince }: Waiter, now: number): number {
    let optional = 0;
    let level = Number.POSITIVE_INFINITY;
    for (const { skill, kind, expiresAfterMs } of tags) {
      const expired = kind === RequirementKind.Expiring && now - skillsSince >= expiresAfterMs;
      const has = levels[skill] ?? 0;
      if (kind === RequirementKind.Optional || expired) optional += has > 0 ? 1 : 0;
      else if (has === 0) return -1;
      else level = Math.min(level, has);
    }
    return optional * 1000 + (level === Number.POSITIVE_INFINITY ? 0 : level);
  }

  override entered(interaction: Interaction, now: number): void {
    this.tick(now);
    const { personal } = this.plan.queues[interaction.queue]!;
    const name = personal?.name.map((part) => {
      if ('text' in part) return part.text;
      if ('lastAgent' in part) return interaction.caller.lastAgent?.plan.name ?? '';
      return interaction.data?.[part.dataSource] ?? '';
    });
    this.personal.set(interaction.serial, name?.join('') ?? null);
  }

  override joined(interaction: Interaction, now: number): void {
    this.tick(now);
    this.waiting.set(interaction.serial, this.waiter(interaction));
  }

  private waiter(interaction: Interaction): Waiter {
    const { serial, queue, priority, due, routedSince, sequence, skillClockAt } = interaction;
    return {
      interaction,
      queue: this.plan.queues[queue]!,
      priority,
      due,
      since: routedSince,
      sequence,
      skillsSince: skillClockAt,
      openingsSince: interaction.openingsSince,
      tags: interaction.profile.tags,
      personal: this.personal.get(serial) ?? null,
      missedBy: interaction.lastAgent,
    };
  }

  override left({ serial }: Interaction, now: number): void {
    this.tick(now);
    this.waiting.delete(serial);
  }

  override offered(interaction: Interaction, agent: Agent, now: number): void {
    this.tick(now);
    const chosen = this.waiter(interaction);
    if (!this.mayServe(agent, { ...chosen, missedBy: null }, now))
      this.say(now, `${agent.plan.name} may not serve ${nameOf(chosen)}`);
    // What changes in this very instant may come after the agents' side.
    for (const other of this.waiting.values()) {
      this.choices++;
      if (this.mayServe(agent, other, now - 1) && comesBefore(other, chosen))
        this.say(now, `${agent.plan.name} has ${nameOf(chosen)}, ${nameOf(other)} comes before`);
    }
    for (const [free, since] of this.ready) {
      if (free === agent || since >= now || !this.mayServe(free, chosen, now - 1)) continue;
      this.choices++;
      if (this.suitsBetter(free, since, agent, chosen, now))
        this.say(now, `${nameOf(chosen)} goes to ${agent.plan.name}, ${free.plan.name} is better`);
    }
    this.ready.delete(agent);
  }

  /** An earlier group, then the better fit, then whoever has been idle longer. */
  private suitsBetter(a: Agent, since: number, b: Agent, waiter: Waiter, now: number): boolean {
    const [groupA, groupB] = [this.groupOf(a, waiter, now), this.groupOf(b, waiter, now)];
    if (groupA !== groupB) return groupA < groupB;
    const [fitA, fitB] = [this.fitOf(a, waiter, now), this.fitOf(b, waiter, now)];
    if (fitA !== fitB) return fitA > fitB;
    if (waiter.queue.agentChoice !== AgentChoice.LongestIdle) return false;
    const other = this.ready.get(b) ?? now;
    return since < other || (since === other && a.id < b.id);
  }

  override changed(agent: Agent, _was: Activity, _since: number, now: number): void {
    this.tick(now);
    if (agent.activity === Activity.Ready) this.ready.set(agent, now);
    // Whom an agent is given is looked at before they stop being ready.
    else if (agent.interaction === null) this.ready.delete(agent);
  }

  override rolled(now: number): void {
    this.tick(now);
  }
}

function nameOf({ interaction, queue }: Waiter): string {
  return `#${interaction.serial} of ${queue.name}`;
}

/** Priority class, then what is for the agent alone, then slack, age and order. */
function comesBefore(a: Waiter, b: Waiter): boolean {
  if (a.priority !== b.priority) return a.priority < b.priority;
  if ((a.personal === null) !== (b.personal === null)) return a.personal !== null;
  if (a.due !== b.due) return a.due < b.due;
  if (a.since !== b.since) return a.since < b.since;
  return a.sequence < b.sequence;
}

/**
 * Everybody and everything in one run: the state, without decisions.
 */
import { Agent } from './agent.js';
import { AgentGroup } from './agent-group.js';
import type { AgentPlan } from './agent-plan.js';
import { Caller, PhoneNumber } from './caller.js';
import type { CenterPlan } from './center-plan.js';
import { IdleBoard } from './idle-board.js';
import { Interaction } from './interaction.js';
import { agentOf, isApart, isForOne, laneAtStage } from './lane.js';
import { type Media, PRIORITY_COUNT } from './media.js';
import { Pool } from './pool.js';
import { QueueState } from './queue-state.js';
import { type SkillProfile, SkillProfiles } from './skill-profile.js';
import { TrunkGroup } from './trunk-group.js';
import { WaitList } from './wait-list.js';

/** Decides who may serve a list, best first; given by the simulation, as it is routing's matter. */
export type TiersOf = (
  groups: readonly AgentGroup[],
  queue: number,
  profile: SkillProfile,
  lane: number,
) => readonly (readonly AgentGroup[])[];

/** Weight of a priority class in a queue's score; 0 in skills-based queues. */
export type WeightOf = (queue: number, priority: number) => number;

export class Center {
  readonly plan: CenterPlan;
  readonly groups: AgentGroup[] = [];
  /** Which of them have somebody idle. */
  readonly board = new IdleBoard();
  readonly agents: Agent[];
  readonly queues: QueueState[];
  readonly trunks: TrunkGroup[];
  readonly profiles = new SkillProfiles();
  readonly lists: WaitList[] = [];
  readonly interactions: Pool<Interaction>;
  readonly callers: Pool<Caller>;
  /** Callbacks not complete, by the Callback applet that made them. */
  readonly pendingByApplet: Int32Array;
  /** Interactions under way. */
  open = 0;
  /** The reserve of lines of callbacks that wait apart. */
  private callbackReserve: number;
  private serials = 0;
  private sequences = 0;
  private readonly numbers = new Map<string, PhoneNumber>();
  private byName: Map<string, Agent> | null = null;
  private readonly tiersOf: TiersOf;
  private readonly weightOf: WeightOf;

  constructor(plan: CenterPlan, tiersOf: TiersOf, weightOf: WeightOf, reuse: boolean) {
    this.plan = plan;
    this.callbackReserve = plan.rules.reserveAgents;
    this.pendingByApplet = new Int32Array(plan.applets.length);
    this.tiersOf = tiersOf;
    this.weightOf = weightOf;
    this.interactions = new Pool((slot) => new Interaction(slot), reuse);
    this.callers = new Pool((slot) => new Caller(slot), reuse);
    this.queues = plan.queues.map((queue, index) => new QueueState(index, queue));
    this.trunks = plan.trunks.map((group) => new TrunkGroup(group));
    const known = new Map<string, AgentGroup>();
    this.agents = plan.agents.map((agent, id) => new Agent(id, agent, this.groupOf(agent, known)));
  }

  private groupOf(agent: AgentPlan, known: Map<string, AgentGroup>): AgentGroup {
    const key = `${agent.team}:${agent.levels.join()}`;
    let group = known.get(key);
    if (group === undefined) {
      group = new AgentGroup(this.groups.length, agent.team, agent.levels, this.board);
      this.groups.push(group);
      known.set(key, group);
    }
    return group;
  }

  /** A new interaction of a caller; the caller is held until it is released. */
  begin(media: Media, caller: Caller, now: number): Interaction {
    const interaction = this.interactions.take();
    const callerClass = this.plan.classes[caller.classIndex]!;
    interaction.reset(++this.serials, media, caller, callerClass, now);
    interaction.profile = this.profiles.none;
    caller.holds++;
    this.open++;
    return interaction;
  }

  /** Lets go of an interaction that is over. */
  release(interaction: Interaction): void {
    this.open--;
    this.letGo(interaction.caller);
    this.interactions.release(interaction);
  }

  /** One reason less to remember a caller. */
  letGo(caller: Caller): void {
    if (--caller.holds === 0) this.callers.release(caller);
  }

  nextSequence(): number {
    return ++this.sequences;
  }

  /** The shared record of a number that the scenario names. */
  numberNamed(text: string): PhoneNumber {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = new PhoneNumber();
      number.text = text;
      this.numbers.set(text, number);
    }
    return number;
  }

  /** The agent of a name; null: nobody has it. */
  agentNamed(name: string): Agent | null {
    this.byName ??= new Map(this.agents.map((agent) => [agent.plan.name, agent]));
    return this.byName.get(name) ?? null;
  }

  /** Holds back the lines of callbacks that wait apart, or lets them go. */
  holdCallbacks(holds: boolean): void {
    this.callbackReserve = holds ? Number.POSITIVE_INFINITY : this.plan.rules.reserveAgents;
    for (const list of this.lists) list.reserve = this.reserveFor(list.lane);
  }

  /** How many must stay idle when one of a lane is served; one agent cannot while another serves. */
  private reserveFor(lane: number): number {
    if (!isApart(lane)) return 0;
    const isForOne = agentOf(lane) >= 0;
    if (isForOne && this.callbackReserve !== Number.POSITIVE_INFINITY) return 0;
    return this.callbackReserve;
  }

  /** The list for an interaction: its queue, lane, priority class and skills decide. */
  listFor(interaction: Interaction): WaitList {
    const { queue, lane, priority, profile } = interaction;
    if (isForOne(lane)) return this.personalListFor(interaction);
    const index = (lane * this.queues.length + queue) * PRIORITY_COUNT + priority;
    return profile.lists[index] ?? this.newList(interaction, index);
  }

  private newList(interaction: Interaction, index: number): WaitList {
    const { queue, lane, priority, profile } = interaction;
    const tiers = this.tiersOf(this.groups, queue, profile, lane);
    const weight = this.weightOf(queue, priority);
    const list = new WaitList({
      id: this.lists.length,
      queue,
      lane,
      reserve: this.reserveFor(lane),
      priority,
      profile,
      weight,
      tiers,
      everyone: this.everyoneFor(interaction, tiers),
      agent: null,
    });
    for (let k = profile.lists.length; k < index; k++) profile.lists[k] = undefined;
    profile.lists[index] = list;
    this.lists.push(list);
    this.queues[queue]!.lists.push(list);
    for (const tier of tiers) for (const group of tier) group.lists.push(list);
    return list;
  }

  /** What waits for one agent alone does so whatever the skills. */
  private personalListFor({ queue, lane, priority }: Interaction): WaitList {
    const agent = this.agents[agentOf(lane)]!;
    agent.personal ??= [];
    for (const list of agent.personal) {
      if (list.queue === queue && list.lane === lane && list.priority === priority) return list;
    }
    const list = new WaitList({
      id: this.lists.length,
      queue,
      lane,
      reserve: this.reserveFor(lane),
      priority,
      profile: this.profiles.none,
      weight: 0,
      tiers: [],
      everyone: [],
      agent,
    });
    this.lists.push(list);
    this.queues[queue]!.lists.push(list);
    agent.personal.push(list);
    return list;
  }

  private everyoneFor(
    { queue, lane, profile }: Interaction,
    tiers: readonly (readonly AgentGroup[])[],
  ): readonly AgentGroup[] {
    const { openings } = this.plan.queues[queue]!;
    if (openings === null) return tiers.flat();
    const last = laneAtStage(lane, openings.length - 1);
    return this.tiersOf(this.groups, queue, profile, last).flat();
  }
}

/**
 * One run under way: what every handler works on.
 */
import { Calendar } from '../engine/calendar.js';
import { type Distribution, wholeMs } from '../engine/distribution.js';
import { Fingerprint } from '../engine/fingerprint.js';
import { KeyedDraws } from '../engine/keyed-draws.js';
import type { Agent } from '../model/agent.js';
import { Activity, isAtWork, isAway } from '../model/agent-state.js';
import { AppletKind } from '../model/applets.js';
import type { CallerClassPlan } from '../model/caller-plan.js';
import { Center } from '../model/center.js';
import type { CenterPlan } from '../model/center-plan.js';
import { type Interaction, Phase } from '../model/interaction.js';
import { stageOf } from '../model/lane.js';
import type { Observer } from '../model/observer.js';
import type { Purpose } from '../model/purpose.js';
import type { QueueState } from '../model/queue-state.js';
import { SlotBook } from '../model/schedule.js';
import type { SkillProfiles } from '../model/skill-profile.js';
import { queueReachedFrom } from '../plan/reach.js';
import { Step, type Surroundings } from '../plan/step.js';
import { tiersFor, weightFor } from '../routing/tiers.js';
import { Arrivals } from './arrivals.js';
import { Campaigns } from './campaigns.js';
import { Hours } from './hours.js';
import { touchAhead } from './places-ahead.js';
import { Roster } from './roster.js';
import { type Takers, World } from './world.js';

export interface RunSettings {
  readonly plan: CenterPlan;
  readonly replication: number;
  readonly world: World;
  /** Filled in the actual world, read in the hold world. */
  readonly takers: Takers;
  readonly observer: Observer;
  /** False only in tests that compare pooled with fresh records. */
  readonly reuse?: boolean;
}

/** Walks an interaction on from an applet; see `on-plan`. */
export type Walk = (run: Run, interaction: Interaction, from: number) => void;

/** Where nobody was logged in nobody was dialled ahead. */
function touchQueuesOf(run: Run, { group }: Agent): void {
  for (const { queue } of group.lists) touchAhead(run, run.center.queues[queue]!);
}

/** An agent logs in or out, or begins or ends a break. */
function comeOrGo(run: Run, agent: Agent, activity: Activity): void {
  const { activity: was, group } = agent;
  if ((was === Activity.LoggedOut) !== (activity === Activity.LoggedOut)) {
    group.loggedIn += activity === Activity.LoggedOut ? -1 : 1;
    if (run.aheadMax > 0) touchQueuesOf(run, agent);
  }
  if (isAway(was) !== isAway(activity)) group.onBreak += isAway(activity) ? 1 : -1;
}

export class Run implements Surroundings {
  readonly plan: CenterPlan;
  readonly world: World;
  readonly takers: Takers;
  readonly observer: Observer;
  readonly calendar: Calendar;
  readonly draws: KeyedDraws;
  readonly center: Center;
  readonly arrivals: Arrivals;
  readonly fingerprint = new Fingerprint();
  readonly profiles: SkillProfiles;
  readonly dataSourceCount: number;
  readonly roster: Roster;
  /** null: there are none. */
  readonly campaigns: Campaigns | null;
  readonly step = new Step();
  /** Filled anew for each offer of a callback that depends on it. */
  readonly heard = { quotedMs: 0, waitedMs: 0, patienceLeftMs: 0 };
  /**
   * How interactions walk. Plans lead into queues and breakouts lead back into plans; the way back
   * is taken through here, so that no files import each other in a circle.
   */
  readonly walk: Walk;
  /** Agents free since this instant, not yet offered anything. */
  readonly freed: Agent[] = [];
  /** Interactions that came back to a queue in this instant. */
  readonly returned: Interaction[] = [];
  /** Customers of a queue who may be dialled or on the line with no agent found; see `on-ahead`. */
  readonly aheadMax: number;
  /** Queues in which another customer may be dialled now. */
  readonly aheadDue: QueueState[] = [];
  /** The slots of each applet that has some. */
  readonly slotBooks: readonly (SlotBook | null)[];
  /** Null where the center neither opens nor closes and callbacks are made always. */
  readonly hours: Hours | null;
  /** Nobody new calls any more. */
  closed = false;
  /** Agents busy with what no interaction stands for: wrapping up, or on an outbound call. */
  wrapping = 0;
  events = 0;
  private readonly queueFrom = new Map<number, number>();

  constructor(settings: RunSettings, walk: Walk) {
    const { plan, replication, world, takers, observer, reuse = true } = settings;
    this.walk = walk;
    this.plan = plan;
    this.world = world;
    this.takers = takers;
    this.observer = observer;
    this.aheadMax = plan.rules.customerFirst?.ahead ?? 0;
    this.slotBooks = plan.applets.map((each) =>
      each.kind === AppletKind.Callback && each.schedule !== null
        ? new SlotBook(each.schedule)
        : null,
    );
    this.calendar = new Calendar({ reuse });
    this.draws = new KeyedDraws(plan.seed, replication);
    this.center = new Center(
      plan,
      (groups, queue, profile, lane) =>
        tiersFor(groups, plan.queues[queue]!, profile, stageOf(lane)),
      (queue, priority) => weightFor(plan.queues[queue]!, priority),
      reuse,
    );
    this.arrivals = new Arrivals(plan, replication, this.draws);
    this.profiles = this.center.profiles;
    this.dataSourceCount = plan.dataSources.length;
    this.roster = new Roster(plan, this.draws);
    this.campaigns = plan.campaigns.length === 0 ? null : new Campaigns(this.center);
    this.hours = plan.hours === null ? null : new Hours(plan.hours);
  }

  get now(): number {
    return this.calendar.now;
  }

  classOf(interaction: Interaction): CallerClassPlan {
    return interaction.callerClass;
  }

  /** A duration that belongs to the interaction's call; nothing is drawn where it is a constant. */
  sample(
    duration: Distribution,
    interaction: Interaction,
    purpose: Purpose,
    index: number,
  ): number {
    if (duration.fixed !== undefined) return wholeMs(duration, 0);
    return wholeMs(duration, this.draw(interaction, purpose, index));
  }

  draw(interaction: Interaction, purpose: Purpose, index: number): number {
    const { classIndex, n } = interaction.caller;
    return this.draws.uniform(classIndex, n, interaction.drawnAs, purpose, index);
  }

  /** The number that a random caller gives where an applet asks for another one. */
  otherNumberOf({ caller }: Interaction): string {
    caller.otherNumber.text ??= `other:${caller.classIndex}:${caller.n}`;
    return caller.otherNumber.text;
  }

  /** What an agent does from now on. */
  setActivity(agent: Agent, activity: Activity): void {
    const { activity: was, since } = agent;
    const { now } = this.calendar;
    if (!isAtWork(was) || !isAtWork(activity)) comeOrGo(this, agent, activity);
    agent.activity = activity;
    agent.since = now;
    this.observer.changed(agent, was, since, now);
  }

  /** The queue that a callback routed through this applet enters; -1: none. */
  queueReachedFrom(applet: number): number {
    const known = this.queueFrom.get(applet);
    if (known !== undefined) return known;
    const queue = queueReachedFrom(this.plan, applet);
    this.queueFrom.set(applet, queue);
    return queue;
  }

  /** Interactions that are not over. */
  underWay(): Interaction[] {
    const { interactions } = this.center;
    const under: Interaction[] = [];
    for (let slot = 0; slot < interactions.made; slot++) {
      const interaction = interactions.at(slot);
      if (interaction.phase !== Phase.Ended) under.push(interaction);
    }
    return under;
  }

  /** Whether the caller stays on the line for ever, in place of the callback they got. */
  neverHangsUp({ redial, caller }: Interaction): boolean {
    return this.world === World.Hold && redial >= 0 && this.takers.tookBy(caller.person, redial);
  }

  /** Writes an event that took effect into the fingerprint. */
  note(kind: number, subject: number): void {
    this.fingerprint.add(this.calendar.now, kind, subject);
  }
}

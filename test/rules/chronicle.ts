/**
 * What happened in one run, as sentences, and what each call, callback and agent went through.
 *
 * Instants are seconds from the start, exact to the millisecond. A call is named by its id in the
 * scenario, a random one by its class and its place in it; a callback is named after its call, and
 * numbered from the second on.
 */
import { callbackLifecycle } from '../../src/callback/lifecycle.js';
import type { Agent } from '../../src/model/agent.js';
import { Activity } from '../../src/model/agent-state.js';
import type { CallOrigin } from '../../src/model/call-origin.js';
import type { CustomerResult } from '../../src/model/caller-plan.js';
import type { CenterPlan } from '../../src/model/center-plan.js';
import type { HoursChange } from '../../src/model/hours-plan.js';
import { type Interaction, NEVER, Phase } from '../../src/model/interaction.js';
import { type BreakoutReason, Media } from '../../src/model/media.js';
import { RequestOutcome } from '../../src/model/observer.js';
import { resultName } from '../../src/records/callback-row.js';
import { SilentObserver } from '../../src/records/silent-observer.js';

/** How a queue was left without an answer. */
export interface QueueExit {
  readonly at: number;
  readonly how: 'Breakout' | 'Abandoned' | 'Cancelled' | 'Expired';
  readonly reason: string | null;
  readonly after: number;
}

/** What an interaction went through. */
export interface Course {
  readonly name: string;
  readonly isCallback: boolean;
  readonly person: number;
  readonly attempt: number;
  readonly origin: CallOrigin;
  /** How many redials led to it; -1: neither a first contact nor a redial. */
  readonly redial: number;
  /** How many transfers led to it. */
  readonly transfers: number;
  readonly startedAt: number;
  age0: number | null;
  /** The start of its slot. */
  slotAt: number | null;
  /** Whether each offer of a callback that was heard was accepted. */
  decisions: boolean[];
  /** The waits that were quoted. */
  quotes: { at: number; wait: number }[];
  queues: string[];
  queuedAt: number[];
  offers: { at: number; to: string }[];
  requeuedAt: number[];
  exits: QueueExit[];
  /** The last answer by an agent, and all of them. */
  answeredAt: number | null;
  answers: number[];
  answeredBy: string | null;
  dialledAt: number[];
  onLineAt: number | null;
  putOffs: { at: number; until: number }[];
  result: string | null;
  resultAt: number | null;
  redundant: boolean;
  /** Ends of any kind, left over included: once each. */
  ends: { at: number; how: string }[];
}

/** An agent's time in one activity. */
export type Spell = readonly [activity: keyof typeof Activity, from: number];

const activityNames = Object.keys(Activity) as (keyof typeof Activity)[];
const reasons = [
  'Voluntary',
  'NoAgents',
  'QueueLength',
  'QueueDuration',
  'EstimatedWait',
  'AfterCallback',
  'Closed',
] as const;

const hoursChanges = [
  'the center opens',
  'the center closes',
  'the run-out ends',
  'the window for callbacks opens',
  'the window for callbacks closes',
] as const;

const whyNot: Readonly<Record<RequestOutcome, string>> = {
  [RequestOutcome.Created]: '',
  [RequestOutcome.Duplicate]: 'duplicate',
  [RequestOutcome.NoNumber]: 'no number',
  [RequestOutcome.NoRoom]: 'no room',
  [RequestOutcome.TooLate]: 'too late',
  [RequestOutcome.NoSlot]: 'no slot',
};

const spoken = ['calls', 'calls', 'redials', 'rings back'] as const;

export class Chronicle extends SilentObserver {
  readonly lines: string[] = [];
  readonly courses = new Map<string, Course>();
  readonly spells = new Map<string, Spell[]>();
  private readonly plan: CenterPlan;
  private readonly names = new Map<number, string>();

  constructor(plan: CenterPlan) {
    super();
    this.plan = plan;
  }

  private nameOf(interaction: Interaction): string {
    const { serial } = interaction;
    let name = this.names.get(serial);
    if (name === undefined) {
      name = this.newName(interaction);
      // A call and its callback can both be transferred.
      while (interaction.transfers > 0 && this.courses.has(name)) name += "'";
      this.names.set(serial, name);
    }
    return name;
  }

  private newName(interaction: Interaction): string {
    const { script, caller, attempt, media, transfers, callSerial } = interaction;
    const { name } = this.plan.classes[caller.classIndex]!;
    const first = attempt === 0 ? `${name}#${caller.n}` : `${name}#${caller.n}.${attempt + 1}`;
    const random = transfers === 0 ? first : `${first}.transfer${transfers}`;
    if (media === Media.Phone) return script?.id ?? random;
    const call = this.names.get(callSerial) ?? script?.id ?? random;
    const before = [...this.names.values()].filter((other) => other.startsWith(`${call} callback`));
    return before.length === 0 ? `${call} callback` : `${call} callback ${before.length + 1}`;
  }

  private courseOf(interaction: Interaction): Course {
    const name = this.nameOf(interaction);
    let course = this.courses.get(name);
    if (course === undefined) {
      course = {
        name,
        isCallback: interaction.media === Media.PhoneCallback,
        person: interaction.caller.person,
        attempt: interaction.attempt,
        origin: interaction.origin,
        redial: interaction.redial,
        transfers: interaction.transfers,
        startedAt: seconds(interaction.startedAt),
        age0: null,
        slotAt: null,
        decisions: [],
        quotes: [],
        queues: [],
        queuedAt: [],
        offers: [],
        requeuedAt: [],
        exits: [],
        answeredAt: null,
        answers: [],
        answeredBy: null,
        dialledAt: [],
        onLineAt: null,
        putOffs: [],
        result: null,
        resultAt: null,
        redundant: false,
        ends: [],
      };
      this.courses.set(name, course);
    }
    return course;
  }

  private say(now: number, interaction: Interaction, what: string): void {
    this.lines.push(`${clock(now)} ${this.nameOf(interaction)} ${what}`);
  }

  override called(call: Interaction, _caller: unknown, now: number): void {
    this.courseOf(call);
    this.say(now, call, spoken[call.origin]!);
  }

  override noLine(interaction: Interaction, _trunks: number, now: number): void {
    this.say(now, interaction, 'finds no line');
  }

  override entered(interaction: Interaction, now: number): void {
    const course = this.courseOf(interaction);
    const { name } = this.plan.queues[interaction.queue]!;
    course.queues.push(name);
    course.queuedAt.push(seconds(now));
    course.age0 = seconds(interaction.age0);
    this.say(now, interaction, this.plan.queues.length > 1 ? `queues in ${name}` : 'queues');
  }

  override offered(interaction: Interaction, agent: Agent, now: number): void {
    const { name } = agent.plan;
    this.courseOf(interaction).offers.push({ at: seconds(now), to: name });
    this.say(now, interaction, `offered to ${name}`);
  }

  override requeued(interaction: Interaction, agent: Agent, rejected: boolean, now: number): void {
    this.courseOf(interaction).requeuedAt.push(seconds(now));
    this.say(now, interaction, `${rejected ? 'rejected' : 'missed'} by ${agent.plan.name}`);
  }

  override answered(interaction: Interaction, agent: Agent, now: number): void {
    const course = this.courseOf(interaction);
    course.answeredAt = seconds(now);
    course.answers.push(seconds(now));
    course.answeredBy = agent.plan.name;
    this.say(now, interaction, `answered by ${agent.plan.name}`);
  }

  override transferred(from: Interaction, leg: Interaction, now: number): void {
    this.courseOf(leg);
    const { name } = this.plan.applets[leg.applet]!;
    this.say(now, from, `is transferred to ${name} as ${this.nameOf(leg)}`);
  }

  override abandoned(call: Interaction, now: number): void {
    this.exit(call, now, 'Abandoned', null);
    this.say(now, call, 'abandons');
  }

  private exit(
    interaction: Interaction,
    now: number,
    how: QueueExit['how'],
    reason: string | null,
  ): void {
    const after = seconds(now - interaction.enteredAt);
    this.courseOf(interaction).exits.push({ at: seconds(now), how, reason, after });
  }

  override brokeOut(i: Interaction, reason: BreakoutReason, _to: boolean, now: number): void {
    this.exit(i, now, 'Breakout', reasons[reason]);
    this.say(now, i, `breaks out after ${seconds(now - i.enteredAt)}s (${reasons[reason]})`);
  }

  override quoted(call: Interaction, _queue: unknown, now: number): void {
    this.courseOf(call).quotes.push({ at: seconds(now), wait: seconds(call.quotedMs) });
    this.say(now, call, `is told ${seconds(call.quotedMs)}s`);
  }

  override balked(call: Interaction, _queue: unknown, now: number): void {
    this.say(now, call, 'balks');
  }

  override decided(call: Interaction, accepted: boolean, _now: number): void {
    this.courseOf(call).decisions.push(accepted);
  }

  override requested(
    call: Interaction,
    outcome: RequestOutcome,
    callback: Interaction | null,
    now: number,
  ): void {
    if (callback !== null) {
      const course = this.courseOf(callback);
      course.age0 = seconds(callback.age0);
      course.slotAt = callback.slotAt === NEVER ? null : seconds(callback.slotAt);
    }
    const why = whyNot[outcome];
    this.say(now, call, callback === null ? `gets no callback: ${why}` : 'gets a callback');
  }

  override dialled(callback: Interaction, _agent: Agent | null, now: number): void {
    this.courseOf(callback).dialledAt.push(seconds(now));
    this.say(now, callback, 'dials');
  }

  override onTheLine(callback: Interaction, now: number): void {
    this.courseOf(callback).onLineAt = seconds(now);
    this.say(now, callback, 'waits on the line');
  }

  override settled(callback: Interaction, result: CustomerResult, now: number): void {
    const course = this.courseOf(callback);
    course.result = resultName(result);
    course.resultAt = seconds(now);
    course.redundant = callback.redundant;
    this.say(now, callback, `finds ${course.result}`);
  }

  override putOff(callback: Interaction, until: number, now: number): void {
    this.courseOf(callback).putOffs.push({ at: seconds(now), until: seconds(until) });
    this.say(now, callback, `is put off until ${clock(until)}`);
  }

  override cancelled(callback: Interaction, now: number): void {
    if (callback.phase === Phase.Waiting) this.exit(callback, now, 'Cancelled', null);
  }

  override expired(callback: Interaction, now: number): void {
    const { phase } = callback;
    if (phase === Phase.Waiting || phase === Phase.Ringing)
      this.exit(callback, now, 'Expired', null);
  }

  override hoursChanged(change: HoursChange, _queues: unknown, now: number): void {
    this.lines.push(`${clock(now)} ${hoursChanges[change]}`);
  }

  override ended(interaction: Interaction, now: number): void {
    const isCallback = interaction.media === Media.PhoneCallback;
    const how = isCallback ? callbackLifecycle.stateName(interaction.life) : 'Ended';
    this.courseOf(interaction).ends.push({ at: seconds(now), how });
    this.say(now, interaction, isCallback ? `is ${how}` : 'ends');
  }

  override leftOver(interaction: Interaction, now: number): void {
    this.courseOf(interaction).ends.push({ at: seconds(now), how: 'LeftOver' });
    this.say(now, interaction, 'is left over');
  }

  override changed(agent: Agent, _was: Activity, _since: number, now: number): void {
    const { name } = agent.plan;
    const spells = this.spells.get(name) ?? [];
    // What took no time is left out.
    if (spells.at(-1)?.[1] === seconds(now)) spells.pop();
    spells.push([activityNames[agent.activity]!, seconds(now)]);
    this.spells.set(name, spells);
  }
}

export function seconds(ms: number): number {
  return ms / 1000;
}

/** An instant as hours, minutes, seconds and thousandths. */
export function clock(ms: number): string {
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  const thousandths = String(ms % 1000).padStart(3, '0');
  return `${Math.floor(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${thousandths}`;
}

/**
 * What each agent did and since when, in the three ways in which the vendor tells it: their presence,
 * their state (here the workload), and their part in an interaction.
 *
 * It looks on together with a log of the interactions, which has to be told first: whose ring or talk
 * a spell was is the log's to say.
 */
import { vendorStateOf } from '../callback/attempt.js';
import type { Agent } from '../model/agent.js';
import { Activity, isAway, type VendorState } from '../model/agent-state.js';
import type { OutboundLeg, OutboundStep } from '../model/campaign.js';
import type { CenterPlan } from '../model/center-plan.js';
import type { Interaction } from '../model/interaction.js';
import type { InteractionLog } from './interaction-log.js';
import type { InteractionRecord } from './interaction-record.js';
import { SilentObserver } from './silent-observer.js';

/** In the order in which rows of one instant stand. */
export const SpellType = { Presence: 0, Workload: 1, Interaction: 2 } as const;
export type SpellType = (typeof SpellType)[keyof typeof SpellType];

/** How an agent takes part in an interaction. */
export type Part =
  | 'Ringing'
  | 'Dialling'
  | 'Connected'
  | 'Held'
  | 'Voicemail'
  | 'Wrap'
  | 'Unexpected';

export interface AgentSpell {
  readonly agent: number;
  readonly type: SpellType;
  /** ms from the start. */
  readonly from: number;
  to: number | null;
  /** The vendor's state, or the part in an interaction. */
  readonly state: VendorState | Part;
  /** What exactly the agent did when it began. */
  readonly activity: Activity;
  /** Of a part, the record that it is a part of. */
  record: InteractionRecord | null;
}

export interface SpellSink {
  begun(spell: AgentSpell): void;
  /** Not called for what is under way when the run ends. */
  ended(spell: AgentSpell): void;
}

const parts: Readonly<Partial<Record<Activity, Part>>> = {
  [Activity.IncomingRinging]: 'Ringing',
  [Activity.IncomingTalking]: 'Connected',
  [Activity.IncomingHolding]: 'Held',
  [Activity.CallbackRinging]: 'Ringing',
  [Activity.CallbackDialling]: 'Dialling',
  [Activity.CallbackTalking]: 'Connected',
  [Activity.CallbackHolding]: 'Held',
  [Activity.CallbackVoicemail]: 'Voicemail',
  [Activity.OutboundDialling]: 'Dialling',
  [Activity.OutboundTalking]: 'Connected',
  [Activity.WrapUp]: 'Wrap',
  [Activity.NoAnswer]: 'Unexpected',
};

/** What an agent is doing now; null: nothing yet, or no part in anything. */
interface Now {
  presence: AgentSpell | null;
  workload: AgentSpell | null;
  part: AgentSpell | null;
  /** Whose ring it was, and whose talk, last. */
  rung: InteractionRecord | null;
  talked: InteractionRecord | null;
}

export class AgentSpells extends SilentObserver {
  private readonly plan: CenterPlan;
  private readonly log: InteractionLog;
  private readonly sink: SpellSink;
  private readonly agents: Now[];

  /** Every agent is logged out when a run begins. */
  constructor(plan: CenterPlan, log: InteractionLog, sink: SpellSink) {
    super();
    this.plan = plan;
    this.log = log;
    this.sink = sink;
    this.agents = plan.agents.map((_, agent) => ({
      presence: this.begin(agent, SpellType.Presence, 'LoggedOut', Activity.LoggedOut, 0),
      workload: this.begin(agent, SpellType.Workload, 'LoggedOut', Activity.LoggedOut, 0),
      part: null,
      rung: null,
      talked: null,
    }));
  }

  private begin(
    agent: number,
    type: SpellType,
    state: VendorState | Part,
    activity: Activity,
    from: number,
  ): AgentSpell {
    const spell: AgentSpell = { agent, type, from, to: null, state, activity, record: null };
    this.sink.begun(spell);
    return spell;
  }

  private end(spell: AgentSpell | null, now: number): void {
    if (spell === null) return;
    spell.to = now;
    this.sink.ended(spell);
  }

  override changed(agent: Agent, _was: Activity, _since: number, now: number): void {
    const { id, activity } = agent;
    const doing = this.agents[id]!;
    const state = vendorStateOf(activity, this.plan.rules.busyCallbackAt);
    const present = activity === Activity.LoggedOut || isAway(activity) ? state : 'Ready';
    if (doing.presence?.state !== present || isAway(activity)) {
      this.end(doing.presence, now);
      doing.presence = this.begin(id, SpellType.Presence, present, activity, now);
    }
    if (doing.workload?.state !== state || isAway(activity)) {
      this.end(doing.workload, now);
      doing.workload = this.begin(id, SpellType.Workload, state, activity, now);
    }
    const part = parts[activity];
    this.end(doing.part, now);
    doing.part =
      part === undefined ? null : this.begin(id, SpellType.Interaction, part, activity, now);
    if (doing.part !== null) doing.part.record = recordFor(doing, part);
  }

  override offered(interaction: Interaction, agent: Agent, _now: number): void {
    this.takes(agent, this.log.recordOf(interaction), null);
  }

  override answered(interaction: Interaction, agent: Agent, _now: number): void {
    const call = this.log.recordOf(interaction);
    this.takes(agent, call, this.log.outboundRecordOf(interaction) ?? call);
  }

  override dialled(callback: Interaction, agent: Agent | null, _now: number): void {
    if (agent === null) return;
    this.takes(agent, this.log.recordOf(callback), this.log.outboundRecordOf(callback));
  }

  override campaignCall(_step: OutboundStep, { agent }: OutboundLeg, _now: number): void {
    const record = this.log.campaignRecordOf(agent);
    if (record !== null) this.takes(agent, null, record);
  }

  /** What the agent has in hand is known a moment after the agent has turned to it. */
  private takes(
    { id }: Agent,
    rung: InteractionRecord | null,
    talked: InteractionRecord | null,
  ): void {
    const doing = this.agents[id]!;
    doing.rung = rung;
    doing.talked = talked;
    if (doing.part !== null) doing.part.record = recordFor(doing, doing.part.state);
  }
}

/** A ring, answered or not, is one of the call or of the callback; talk and wrap-up are of OUT. */
function recordFor({ rung, talked }: Now, part: AgentSpell['state'] | undefined) {
  return part === 'Ringing' || part === 'Unexpected' ? rung : (talked ?? rung);
}

/** An observer that sees nothing; others say only what they look at. */
import type { Agent } from '../model/agent.js';
import type { Presence } from '../model/agent-plan.js';
import type { Activity } from '../model/agent-state.js';
import type { Caller } from '../model/caller.js';
import type { CustomerResult } from '../model/caller-plan.js';
import type { OutboundLeg, OutboundStep } from '../model/campaign.js';
import type { HoursChange } from '../model/hours-plan.js';
import type { Interaction } from '../model/interaction.js';
import type { BreakoutReason } from '../model/media.js';
import type { Observer, RequestOutcome } from '../model/observer.js';
import type { QueueState } from '../model/queue-state.js';

export class SilentObserver implements Observer {
  called(_call: Interaction, _caller: Caller, _now: number): void {}
  lineTaken(_interaction: Interaction, _now: number): void {}
  lineFreed(_interaction: Interaction, _now: number): void {}
  noLine(_interaction: Interaction, _trunks: number, _now: number): void {}
  entered(_interaction: Interaction, _now: number): void {}
  joined(_interaction: Interaction, _now: number): void {}
  left(_interaction: Interaction, _now: number): void {}
  offered(_interaction: Interaction, _agent: Agent, _now: number): void {}
  requeued(_interaction: Interaction, _agent: Agent, _rejected: boolean, _now: number): void {}
  answered(_interaction: Interaction, _agent: Agent, _now: number): void {}
  transferred(_from: Interaction, _leg: Interaction, _now: number): void {}
  abandoned(_interaction: Interaction, _now: number): void {}
  brokeOut(_i: Interaction, _reason: BreakoutReason, _toCallback: boolean, _now: number): void {}
  quoted(_call: Interaction, _queue: QueueState, _now: number): void {}
  balked(_call: Interaction, _queue: QueueState, _now: number): void {}
  decided(_call: Interaction, _accepted: boolean, _now: number): void {}
  withheld(_call: Interaction, _now: number): void {}
  requested(
    _call: Interaction,
    _outcome: RequestOutcome,
    _callback: Interaction | null,
    _now: number,
  ): void {}
  dialled(_callback: Interaction, _agent: Agent | null, _now: number): void {}
  onTheLine(_callback: Interaction, _now: number): void {}
  settled(_callback: Interaction, _result: CustomerResult, _now: number): void {}
  putOff(_callback: Interaction, _until: number, _now: number): void {}
  ended(_interaction: Interaction, _now: number): void {}
  cancelled(_callback: Interaction, _now: number): void {}
  expired(_callback: Interaction, _now: number): void {}
  campaignCall(_step: OutboundStep, _leg: OutboundLeg, _now: number): void {}
  hoursChanged(_change: HoursChange, _queues: readonly QueueState[], _now: number): void {}
  changed(_agent: Agent, _was: Activity, _since: number, _now: number): void {}
  rostered(_agent: Agent, _was: Presence, _now: number): void {}
  rolled(_now: number): void {}
  leftOver(_interaction: Interaction, _now: number): void {}
}

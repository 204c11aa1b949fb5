/**
 * What the counters of one run are kept in: arrays by interval, queue and media type, and the sums
 * beside them. Made once, and cleared for every run.
 */
import { blockAt, blockCount, nextBlockAt } from '../model/blocks.js';
import type { Caller } from '../model/caller.js';
import type { CenterPlan } from '../model/center-plan.js';
import type { Interaction } from '../model/interaction.js';
import { MEDIA_COUNT, type Media } from '../model/media.js';
import { Histogram } from '../stats/histogram.js';
import { AgentTime } from './agent-time.js';
import { COUNTER_COUNT, SCALAR_COUNT, Scalar } from './counter.js';
import { HoursCounts } from './hours-counts.js';
import { Overtaking } from './overtaking.js';
import type { People } from './people.js';
import { SlotCounts } from './slot-counts.js';
import { ToldWaits } from './told-waits.js';
import { TrunkCounts } from './trunk-counts.js';
import { WaitingTime } from './waiting-time.js';

/** Whom a run counts as having taken a callback; see the simulation's `Takers`. */
export interface TakersKnown {
  tookFirst(person: number): boolean;
}

export class Books {
  readonly plan: CenterPlan;
  readonly people: People;
  /** Blocks of the run that are counted apart; after them one place for what comes after the close, one for the warm-up. */
  readonly intervals: number;
  readonly cells: Float64Array;
  readonly scalars = new Float64Array(SCALAR_COUNT);
  readonly agentTime: AgentTime;
  /** Waits of the answered by queue and media type. */
  readonly waits: Histogram[];
  /** Waits on the line by queue, where customers are dialled first. */
  readonly onLineWaits: Histogram[];
  readonly slots: SlotCounts;
  readonly takers: TakersKnown;
  readonly trunks: TrunkCounts;
  readonly told: ToldWaits;
  readonly hoursCounts: HoursCounts;
  readonly overtaking = new Overtaking();
  protected readonly waitingTime: WaitingTime;
  protected readonly queueStride: number;
  protected block: number;
  /** First place of the block in which queues are entered, and when that block ends. */
  private entryBlock = 0;
  private blockEndsAt = 0;

  constructor(plan: CenterPlan, people: People, takers: TakersKnown) {
    this.plan = plan;
    this.people = people;
    this.takers = takers;
    this.intervals = blockCount(plan);
    const blocks = this.intervals + 2;
    const queueMedia = plan.queues.length * MEDIA_COUNT;
    this.queueStride = queueMedia * COUNTER_COUNT;
    this.cells = new Float64Array(blocks * this.queueStride);
    this.agentTime = new AgentTime(plan, this.intervals, this.cells);
    this.waits = Array.from({ length: queueMedia }, () => new Histogram());
    const customerFirst = plan.rules.customerFirst !== null;
    this.onLineWaits = customerFirst ? plan.queues.map(() => new Histogram()) : [];
    this.slots = new SlotCounts(plan);
    this.waitingTime = new WaitingTime(plan);
    this.told = new ToldWaits(plan.queues.length, plan.warmUpMs);
    this.trunks = new TrunkCounts(plan);
    this.hoursCounts = new HoursCounts(plan);
    this.block = 0;
    this.clear();
  }

  /** Ready for another run. */
  clear(): void {
    this.cells.fill(0);
    this.scalars.fill(0);
    this.agentTime.clear();
    this.hoursCounts.clear();
    for (const waits of this.waits) waits.clear();
    for (const waits of this.onLineWaits) waits.clear();
    this.slots.clear();
    this.waitingTime.clear();
    this.told.clear();
    this.trunks.clear();
    this.overtaking.clear();
    this.people.clear();
    this.block = this.blockAt(0);
    this.enterBlock(0);
  }

  /** First place of an interval's counters; `intervals` is after the close, one more the warm-up. */
  cellOf(interval: number, queue: number, media: Media): number {
    return interval * this.queueStride + (queue * MEDIA_COUNT + media) * COUNTER_COUNT;
  }

  protected blockAt(now: number): number {
    if (now < this.plan.warmUpMs) return this.intervals + 1;
    if (now >= this.plan.lengthMs) return this.intervals;
    return blockAt(this.plan, now);
  }

  /**
   * First place of the counters of who enters a queue now. Boundaries are rolled last in their
   * instant, but who enters then belongs to what begins.
   */
  protected cellAt(now: number, { queue, media }: Interaction): number {
    if (now >= this.blockEndsAt) this.enterBlock(now);
    return this.entryBlock + (queue * MEDIA_COUNT + media) * COUNTER_COUNT;
  }

  private enterBlock(now: number): void {
    const { plan } = this;
    this.entryBlock = this.blockAt(now) * this.queueStride;
    if (now < plan.warmUpMs) this.blockEndsAt = plan.warmUpMs;
    else this.blockEndsAt = now < plan.lengthMs ? nextBlockAt(plan, now) : Number.POSITIVE_INFINITY;
  }

  /** Whether a person called after the warm-up. */
  isCounted({ arrivedAt }: Caller): boolean {
    return arrivedAt >= this.plan.warmUpMs;
  }

  protected isWarmUp(block: number): boolean {
    return block > this.intervals;
  }

  /** Whether a cell is that of a queue entry during the warm-up. */
  protected isOfWarmUp(cell: number): boolean {
    return cell >= (this.intervals + 1) * this.queueStride;
  }

  /** At the end: the time of those still logged in. */
  closeBooks(now: number): void {
    this.agentTime.close(now);
    this.trunks.close(now);
    this.scalars[Scalar.LoggedInMs] = this.agentTime.loggedInMs;
  }
}

/**
 * Callback timing drift: the difference between when the callback was made and when the call it
 * stands for would have been answered, and what it is made of.
 */
import { Histogram } from '../stats/histogram.js';
import { Twin, type TwinTimes } from './twin-times.js';

let next = 0;
const place = (): number => next++;

/** What is summed over the pairs, per queue; the place after the last queue is the total. */
export const Drift = {
  Pairs: place(),
  SumMs: place(),
  AbsoluteMs: place(),
  Early: place(),
  OnTime: place(),
  Late: place(),
  OfferPairs: place(),
  OfferSumMs: place(),
  ConnectPairs: place(),
  ConnectSumMs: place(),
  // The parts of the connect drift; they add up to it.
  QueueingMs: place(),
  RequeuesMs: place(),
  RingMs: place(),
  DialMs: place(),
  RetriesMs: place(),
  /** The callback is still pending, the held call was answered. */
  LateUnbounded: place(),
  /** The callback was made, the held call was never answered. */
  EarlyUnbounded: place(),
  /** Neither happened. */
  Undefined: place(),
  /** The call does not get through in the hold world: no such redial there, or no free line. */
  WithoutTwin: place(),
} as const;
export const DRIFT_COUNT = next;

/** Drift of one replication, by queue and in total. */
export class DriftSums {
  readonly sums: Float64Array;
  readonly drift: Histogram[];
  readonly offer: Histogram[];
  readonly connect: Histogram[];

  constructor(queues: number) {
    const scopes = queues + 1;
    this.sums = new Float64Array(scopes * DRIFT_COUNT);
    this.drift = Array.from({ length: scopes }, () => new Histogram());
    this.offer = Array.from({ length: scopes }, () => new Histogram());
    this.connect = Array.from({ length: scopes }, () => new Histogram());
  }

  /** Compares every pair of a replication. */
  compare(twins: TwinTimes, toleranceMs: number): void {
    const total = this.drift.length - 1;
    for (let row = 0; row < twins.count; row++) {
      this.comparePair(twins, row, total, toleranceMs);
      const queue = twins.queueOf(row);
      if (queue >= 0) this.comparePair(twins, row, queue, toleranceMs);
    }
  }

  private comparePair(twins: TwinTimes, row: number, scope: number, toleranceMs: number): void {
    const at = scope * DRIFT_COUNT;
    const { sums } = this;
    const answer = twins.get(row, Twin.AgentAnswer);
    const held = twins.get(row, Twin.HeldAnswer);
    const wasAnswered = !Number.isNaN(answer);
    const wasHeld = !Number.isNaN(held);
    if (!twins.isPair(row)) {
      sums[at + Drift.WithoutTwin]!++;
      return;
    }
    if (wasAnswered && wasHeld) this.addPair(twins, row, scope, toleranceMs);
    else if (wasAnswered) {
      sums[at + Drift.EarlyUnbounded]!++;
      sums[at + Drift.Early]!++;
      this.drift[scope]!.add(Number.NEGATIVE_INFINITY);
    } else if (twins.isPending(row)) {
      if (wasHeld) {
        sums[at + Drift.LateUnbounded]!++;
        sums[at + Drift.Late]!++;
        this.drift[scope]!.add(Number.POSITIVE_INFINITY);
      } else sums[at + Drift.Undefined]!++;
    }
  }

  private addPair(twins: TwinTimes, row: number, scope: number, toleranceMs: number): void {
    const at = scope * DRIFT_COUNT;
    const { sums } = this;
    const firstOffer = twins.get(row, Twin.FirstOffer);
    const heldFirstOffer = twins.get(row, Twin.HeldFirstOffer);
    const drift = twins.get(row, Twin.AgentAnswer) - twins.get(row, Twin.HeldAnswer);
    sums[at + Drift.Pairs]!++;
    sums[at + Drift.SumMs]! += drift;
    sums[at + Drift.AbsoluteMs]! += Math.abs(drift);
    if (drift < -toleranceMs) sums[at + Drift.Early]!++;
    else sums[at + (drift > toleranceMs ? Drift.Late : Drift.OnTime)]!++;
    this.drift[scope]!.add(drift);
    sums[at + Drift.OfferPairs]!++;
    sums[at + Drift.OfferSumMs]! += firstOffer - heldFirstOffer;
    this.offer[scope]!.add(firstOffer - heldFirstOffer);
    if (!Number.isNaN(twins.get(row, Twin.CustomerAnswer))) this.addConnect(twins, row, scope);
  }

  private addConnect(twins: TwinTimes, row: number, scope: number): void {
    const at = scope * DRIFT_COUNT;
    const { sums } = this;
    const answer = twins.get(row, Twin.AgentAnswer);
    const lastOffer = twins.get(row, Twin.LastOffer);
    const firstOffer = twins.get(row, Twin.FirstOffer);
    const held = twins.get(row, Twin.HeldAnswer);
    const heldLast = twins.get(row, Twin.HeldLastOffer);
    const heldFirst = twins.get(row, Twin.HeldFirstOffer);
    const connect = twins.get(row, Twin.CustomerAnswer) - held;
    sums[at + Drift.ConnectPairs]!++;
    sums[at + Drift.ConnectSumMs]! += connect;
    sums[at + Drift.QueueingMs]! += firstOffer - heldFirst;
    sums[at + Drift.RequeuesMs]! += lastOffer - firstOffer - (heldLast - heldFirst);
    sums[at + Drift.RingMs]! += answer - lastOffer - (held - heldLast);
    const last = twins.get(row, Twin.LastAnswer);
    sums[at + Drift.RetriesMs]! += last - answer;
    sums[at + Drift.DialMs]! += twins.get(row, Twin.CustomerAnswer) - last;
    this.connect[scope]!.add(connect);
  }
}

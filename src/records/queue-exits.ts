/** What is counted when a queue is left, `wait` after the entry. */
import type { Targets } from '../model/center-plan.js';
import type { BreakoutReason } from '../model/media.js';
import { Counter } from './counter.js';

/** Returns whether the answer was within the target. */
export function countAnswer(
  cells: Float64Array,
  cell: number,
  wait: number,
  isDelayed: boolean,
  { answerWithinMs }: Targets,
): boolean {
  const within = wait <= answerWithinMs;
  cells[cell + Counter.Answered]!++;
  if (within) cells[cell + Counter.AnsweredWithin]!++;
  cells[cell + Counter.WaitAnsweredMs]! += wait;
  noteWait(cells, cell, wait, isDelayed);
  return within;
}

export function countAbandon(
  cells: Float64Array,
  cell: number,
  wait: number,
  isDelayed: boolean,
  { shortAbandonMs, answerWithinMs }: Targets,
): void {
  cells[cell + Counter.Abandoned]!++;
  if (isDelayed) cells[cell + Counter.AbandonedDelayed]!++;
  cells[cell + Counter.WaitAbandonedMs]! += wait;
  noteWait(cells, cell, wait, isDelayed);
  if (wait <= shortAbandonMs) cells[cell + Counter.AbandonedShort]!++;
  if (wait <= answerWithinMs) cells[cell + Counter.AbandonedWithin]!++;
}

export function countBreakout(
  cells: Float64Array,
  cell: number,
  reason: BreakoutReason,
  wait: number,
  isDelayed: boolean,
): void {
  cells[cell + Counter.BrokeOut + reason]!++;
  cells[cell + Counter.WaitBrokeOutMs]! += wait;
  noteWait(cells, cell, wait, isDelayed);
}

/** A breakout whose way leads to a Callback applet. */
export function countWayToCallback(
  cells: Float64Array,
  cell: number,
  wait: number,
  { answerWithinMs }: Targets,
): void {
  cells[cell + Counter.BrokeOutToCallback]!++;
  if (wait <= answerWithinMs) cells[cell + Counter.BrokeOutToCallbackWithin]!++;
}

function noteWait(cells: Float64Array, cell: number, wait: number, isDelayed: boolean): void {
  if (isDelayed) cells[cell + Counter.WaitDelayedMs]! += wait;
  if (wait > cells[cell + Counter.LongestWaitMs]!) cells[cell + Counter.LongestWaitMs] = wait;
}

/**
 * The lines of one queue. Who waits in different lines of a queue is matched by the same order, but
 * something may hold back a line as a whole, or open it to other agents. What tells lines apart is
 * packed into one number, from the lowest bit:
 *
 *   1 bit    callbacks that wait apart from live calls
 *   4 bits   how many groups of the queue have opened beyond the first
 *   the rest the one agent for whom it is, counted from 1; 0: for nobody in particular
 */

/** The line of live calls, and of callbacks where nothing keeps them apart. */
export const COMMON_LANE = 0;
/** Callbacks that wait apart. */
export const CALLBACK_LANE = 1;

const STAGE_SHIFT = 1;
const STAGE_MASK = 0b1111;
const AGENT_SHIFT = 5;

/** As many groups as a queue can open one after another, the first one included. */
export const GROUPS_MAX = STAGE_MASK + 1;

/** Whether it is a line of callbacks apart. */
export function isApart(lane: number): boolean {
  return (lane & CALLBACK_LANE) !== 0;
}

/** The same line, of those who wait together with live calls. */
export function common(lane: number): number {
  return lane & ~CALLBACK_LANE;
}

/** How many groups have opened beyond the first. */
export function stageOf(lane: number): number {
  return (lane >> STAGE_SHIFT) & STAGE_MASK;
}

/** The same line when so many groups have opened beyond the first. */
export function laneAtStage(lane: number, stage: number): number {
  return (lane & ~(STAGE_MASK << STAGE_SHIFT)) | (stage << STAGE_SHIFT);
}

/** The same line for one agent alone. */
export function laneFor(lane: number, agent: number): number {
  return lane | ((agent + 1) << AGENT_SHIFT);
}

/** Whether it is a line for one agent alone. */
export function isForOne(lane: number): boolean {
  return lane >= 1 << AGENT_SHIFT;
}

/** The one agent for whom a line is; -1: nobody in particular. */
export function agentOf(lane: number): number {
  return (lane >> AGENT_SHIFT) - 1;
}

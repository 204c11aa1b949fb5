/**
 * The lines of one queue. Who waits in different lines of a queue is matched by the same order, but
 * something may hold back a line as a whole, or open it to other agents.
 */

/** The line of live calls, and of callbacks where nothing keeps them apart. */
export const COMMON_LANE = 0;
/** Callbacks that wait apart. */
export const CALLBACK_LANE = 1;

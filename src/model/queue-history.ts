/**
 * What a queue has learnt of itself: how long those answered waited, how long each took an agent, and
 * how many of those who had to wait were served. Kept only where an estimate looks at it; it begins
 * empty with the run and forgets nothing.
 */

/** A wait, a time or a share is measured from so many on. */
export const ENOUGH_MEASURED = 10;

export class QueueHistory {
  /** The wait of the last one answered, ms; -1: nobody has been. */
  lastWaitMs = -1;
  private handled = 0;
  private handledMs = 0;
  private served = 0;
  private lost = 0;

  /** @param hadToWait whether no agent was free at once */
  answered(waitMs: number, hadToWait: boolean): void {
    this.lastWaitMs = waitMs;
    if (hadToWait) this.served++;
  }

  /** One who had to wait left without being answered. */
  left(): void {
    this.lost++;
  }

  /** An agent has done with an interaction: from the ring that was answered to the end of the wrap. */
  done(handleMs: number): void {
    this.handled++;
    this.handledMs += handleMs;
  }

  /** The mean time that one takes an agent; `otherwise` until enough were measured. */
  meanHandleMs(otherwise: number): number {
    return this.handled < ENOUGH_MEASURED ? otherwise : this.handledMs / this.handled;
  }

  /** Of those who had to wait, the share that is served; 1 until enough were measured. */
  get servedShare(): number {
    const ended = this.served + this.lost;
    return ended < ENOUGH_MEASURED ? 1 : this.served / ended;
  }
}

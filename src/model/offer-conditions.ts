/** When an offer is made, compiled. What is not asked about holds always. */
export interface OfferConditions {
  /** The estimated wait has to be over this; -1: not asked. */
  readonly estimatedWaitOverMs: number;
  /** As many others have to be in the queue; 0: not asked. */
  readonly queueLengthFrom: number;
  /** As many waiting for each agent logged in; 0: not asked. */
  readonly callsPerAgentFrom: number;
  /** The call has to have waited longer than this; -1: not asked. */
  readonly waitedOverMs: number;
  /** Spans of the run, ascending, one of which it has to be in; null: not asked. */
  readonly between: readonly { readonly fromMs: number; readonly toMs: number }[] | null;
  /** Fewer callbacks than this have to be pending; Infinity: not asked. */
  readonly pendingUnder: number;
}

/**
 * Agreements: what has been promised to interactions that ask for certain skills, which the vendor
 * calls a virtual queue.
 */

export interface AgreementPlan {
  readonly name: string;
  /** An interaction that requires all of them is under it. */
  readonly skills: readonly number[];
  /** Whether it must require these skills and no others. */
  readonly exactly: boolean;
  /** Agreed time to answer, ms. */
  readonly targetMs: number;
  /** Agreed share to be answered within it. */
  readonly share: number;
}

/** No agreement, or one without a name. */
export const NO_AGREEMENT = -1;
/** The skills decide when a queue is entered. */
export const AGREEMENT_BY_SKILLS = -2;

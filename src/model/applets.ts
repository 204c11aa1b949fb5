/**
 * The applets of an interaction plan, compiled: names have become numbers, `next` is an index into
 * the center's applets and `END` means that the plan is over.
 */
import type { Distribution } from '../engine/distribution.js';
import type { OfferConditions } from './offer-conditions.js';
import type { SchedulePlan } from './schedule.js';

/** The plan is over: a call is cleared, a callback that never reached a queue is refused earlier. */
export const END = -1;

export const AppletKind = {
  Announce: 0,
  SkillTagger: 1,
  Acd: 2,
  Callback: 3,
  AskNumber: 4,
  SetPriority: 5,
  SetAgreement: 6,
  SetData: 7,
  Hours: 8,
  Menu: 9,
  GoTo: 10,
  HangUp: 11,
  Quote: 12,
  Check: 13,
} as const;
export type AppletKind = (typeof AppletKind)[keyof typeof AppletKind];

/** How strictly a skill is asked for. */
export const RequirementKind = { Mandatory: 0, Expiring: 1, Optional: 2 } as const;
export type RequirementKind = (typeof RequirementKind)[keyof typeof RequirementKind];

export interface TaggedSkill {
  readonly skill: number;
  readonly kind: RequirementKind;
  /** Expiring only: ms after the queue entry at which the skill becomes optional; else 0. */
  readonly expiresAfterMs: number;
}

/** `Number to Dial`: text and data sources in turn, e.g. `+44$(alternative)`. */
export type NumberTemplate = readonly (
  | { readonly text: string }
  | { readonly dataSource: number }
)[];

interface Step {
  /** `plan.applet`, as errors and records name it. */
  readonly name: string;
  readonly next: number;
}

export type AppletPlan =
  | (Step & { readonly kind: typeof AppletKind.Announce; readonly takes: Distribution })
  | (Step & {
      readonly kind: typeof AppletKind.SkillTagger;
      readonly removeAll: boolean;
      readonly add: readonly TaggedSkill[];
    })
  | (Step & { readonly kind: typeof AppletKind.Acd; readonly queue: number })
  | (Step & {
      readonly kind: typeof AppletKind.Callback;
      /** null: the CLID (R5). */
      readonly numberToDial: NumberTemplate | null;
      /** R11: the applet through which the callback is routed first; END: none. */
      readonly initial: number;
      /** Slots among which callers may choose; null: every callback is made as soon as it can be. */
      readonly schedule: SchedulePlan | null;
      /** Beyond the preset: callbacks of this applet that may be pending; Infinity: any. */
      readonly pendingMax: number;
      /** Where a call goes on that finds no room. */
      readonly full: number;
    })
  | (Step & {
      readonly kind: typeof AppletKind.AskNumber;
      readonly takes: Distribution;
      /** Share of callers who give another number. */
      readonly share: number;
      readonly dataSource: number;
    })
  | (Step & { readonly kind: typeof AppletKind.SetPriority; readonly priority: number })
  | (Step & {
      readonly kind: typeof AppletKind.SetAgreement;
      /** The agreed time to answer; Infinity removes the agreement. */
      readonly targetMs: number;
      /** The agreement by that name; `NO_AGREEMENT`: none of a name. */
      readonly agreement: number;
    })
  | (Step & {
      readonly kind: typeof AppletKind.SetData;
      readonly dataSource: number;
      readonly value: string;
    })
  | (Step & {
      readonly kind: typeof AppletKind.Hours;
      /** Open spans, ms from the start of the run, ascending, `from <= t < to`. */
      readonly open: readonly { readonly fromMs: number; readonly toMs: number }[];
      readonly closed: number;
    })
  | (Step & {
      readonly kind: typeof AppletKind.Menu;
      readonly takes: Distribution;
      /** Shares add up to 1 or less; the rest goes on to `next`. */
      readonly choices: readonly {
        readonly key: string;
        readonly share: number;
        readonly to: number;
      }[];
    })
  | (Step & { readonly kind: typeof AppletKind.Quote; readonly queue: number })
  | (Step & {
      readonly kind: typeof AppletKind.Check;
      /** The queue that is looked at, from outside of it. */
      readonly queue: number;
      readonly when: OfferConditions;
      readonly otherwise: number;
    })
  | (Step & { readonly kind: typeof AppletKind.GoTo })
  | (Step & { readonly kind: typeof AppletKind.HangUp });

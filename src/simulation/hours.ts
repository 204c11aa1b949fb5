/**
 * The hours of the center while a run is under way: whether it is open, whether agents work on after
 * a close, whether callbacks are held back. A run that has none of this has no such record.
 */
import { NO_TICKET } from '../engine/calendar.js';
import { CallbacksAtClose, type HoursPlan, type OpenSpan } from '../model/hours-plan.js';

/** Which of the hours an event is about; those of campaigns have numbers from `FIRST_CAMPAIGN` on. */
export const HoursSubject = { Day: -1, Window: -2, RunOut: -3 } as const;

/** Something that is open for spans of time: where it stands in them. */
export class Openings {
  isOpen: boolean;
  private readonly spans: readonly OpenSpan[] | null;
  private next = 0;

  constructor(spans: readonly OpenSpan[] | null) {
    this.spans = spans;
    this.isOpen = spans === null || (spans.length > 0 && spans[0]!.fromMs === 0);
  }

  /** When it opens if it is closed, closes if it is open; Infinity: never again. */
  get changesAt(): number {
    const span = this.spans?.[this.next];
    if (span === undefined) return Number.POSITIVE_INFINITY;
    return this.isOpen ? span.toMs : span.fromMs;
  }

  change(): void {
    if (this.isOpen) this.next++;
    this.isOpen = !this.isOpen;
  }
}

export class Hours {
  readonly plan: HoursPlan;
  readonly day: Openings;
  readonly window: Openings;
  /** The center has closed, and agents work on while something waits. */
  isRunningOut = false;
  runOutTicket = NO_TICKET;
  /** Callbacks are offered to nobody. */
  holdsCallbacks = false;
  /** Since when, if they are held back. */
  heldSince = 0;

  constructor(plan: HoursPlan) {
    this.plan = plan;
    this.day = new Openings(plan.open);
    this.window = new Openings(plan.window);
  }

  /** Whether callbacks wait for the next opening. */
  get isHeldOverNight(): boolean {
    return this.plan.callbacksAtClose === CallbacksAtClose.CarryOver && !this.day.isOpen;
  }

  /** Whether callbacks are to be held back as things stand. */
  get mustHoldCallbacks(): boolean {
    return !this.window.isOpen || this.isHeldOverNight;
  }

  /** Whether who is called home stays while something waits: from the instant of the close on. */
  keepsAgents(now: number): boolean {
    return this.isRunningOut || (this.day.isOpen && this.day.changesAt === now);
  }

  /** Whether nobody is there for callers: closed, and the agents have gone. */
  get isDark(): boolean {
    return !this.day.isOpen && !this.isRunningOut;
  }
}

/**
 * What happens on the lines of the center, by group, from the end of the warm-up to the close: by the
 * instant at which it happens, whoever it is, as a line does not know when its caller first rang.
 */
import type { CenterPlan } from '../model/center-plan.js';
import type { Interaction } from '../model/interaction.js';
import { Media } from '../model/media.js';

let next = 0;
const place = (): number => next++;

/** Per group of lines. */
export const Trunk = {
  /** Calls that came in, blocked or not. */
  Calls: place(),
  Blocked: place(),
  /** Callbacks dialled on the group, and those for which no line was free. */
  Dials: place(),
  DialsFailed: place(),
  /** Lines in use, integrated over time, ms. */
  InUseMs: place(),
  AllBusyMs: place(),
  InUseMax: place(),
  // Over the whole run, for the conservation checks.
  Taken: place(),
  Freed: place(),
  LeftOver: place(),
} as const;
export const TRUNK_COUNT = next;

export class TrunkCounts {
  readonly sums: Float64Array;
  private readonly plan: CenterPlan;
  private readonly inUse: Float64Array;
  private readonly since: Float64Array;

  constructor(plan: CenterPlan) {
    this.plan = plan;
    this.sums = new Float64Array(plan.trunks.length * TRUNK_COUNT);
    this.inUse = new Float64Array(plan.trunks.length);
    this.since = new Float64Array(plan.trunks.length);
  }

  clear(): void {
    this.sums.fill(0);
    this.inUse.fill(0);
    this.since.fill(this.plan.warmUpMs);
  }

  taken(interaction: Interaction, now: number): void {
    const { trunks } = interaction;
    const at = trunks * TRUNK_COUNT;
    this.integrate(trunks, now);
    this.sums[at + Trunk.Taken]!++;
    const inUse = ++this.inUse[trunks]!;
    if (!this.isCounted(now)) return;
    this.sums[at + (interaction.media === Media.Phone ? Trunk.Calls : Trunk.Dials)]!++;
    if (inUse > this.sums[at + Trunk.InUseMax]!) this.sums[at + Trunk.InUseMax] = inUse;
  }

  freed({ trunks }: Interaction, now: number): void {
    this.integrate(trunks, now);
    this.sums[trunks * TRUNK_COUNT + Trunk.Freed]!++;
    this.inUse[trunks]!--;
  }

  noLine({ media }: Interaction, trunks: number, now: number): void {
    if (!this.isCounted(now)) return;
    const at = trunks * TRUNK_COUNT;
    const isCall = media === Media.Phone;
    this.sums[at + (isCall ? Trunk.Calls : Trunk.Dials)]!++;
    this.sums[at + (isCall ? Trunk.Blocked : Trunk.DialsFailed)]!++;
  }

  leftOver({ trunks }: Interaction): void {
    if (trunks >= 0) this.sums[trunks * TRUNK_COUNT + Trunk.LeftOver]!++;
  }

  /** At the end: the time of the lines still in use. */
  close(now: number): void {
    for (let trunks = 0; trunks < this.inUse.length; trunks++) this.integrate(trunks, now);
  }

  private isCounted(now: number): boolean {
    return now >= this.plan.warmUpMs && now < this.plan.lengthMs;
  }

  private integrate(trunks: number, now: number): void {
    const until = Math.min(now, this.plan.lengthMs);
    const since = this.since[trunks]!;
    if (until <= since) return;
    const at = trunks * TRUNK_COUNT;
    const inUse = this.inUse[trunks]!;
    this.sums[at + Trunk.InUseMs]! += inUse * (until - since);
    // Lines that the warm-up left in use are in use, whether or not another is taken.
    if (inUse > this.sums[at + Trunk.InUseMax]!) this.sums[at + Trunk.InUseMax] = inUse;
    if (inUse >= this.plan.trunks[trunks]!.lines) {
      this.sums[at + Trunk.AllBusyMs]! += until - since;
    }
    this.since[trunks] = until;
  }
}

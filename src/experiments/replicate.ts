/**
 * One replication: the worlds in their order, the pairing between them, and the sums that are kept.
 */
import { AppletKind } from '../model/applets.js';
import type { CenterPlan } from '../model/center-plan.js';
import type { Observer } from '../model/observer.js';
import { Both } from '../records/both.js';
import { CallerTotals } from '../records/caller-totals.js';
import { CampaignTotals } from '../records/campaign-totals.js';
import { checkCallers, checkConservation } from '../records/conservation.js';
import { DriftSums } from '../records/drift.js';
import { compareFates } from '../records/fates.js';
import { People } from '../records/people.js';
import { hasRoutingCounts, RoutingCounts } from '../records/routing-counts.js';
import { driftResult, type ReplicationSums, worldSums } from '../records/sums.js';
import { Totals } from '../records/totals.js';
import { TwinTimes } from '../records/twin-times.js';
import { CallbackWatch, HoldWatch } from '../records/twin-watch.js';
import { type RunOutcome, simulate } from '../simulation/simulate.js';
import { Takers, World, type WorldName, worldNames } from '../simulation/world.js';

/** What a replication may be watched with, beyond the standard measures. */
export interface Watchers {
  /** An observer of the actual world of a replication; null: none. */
  readonly actual?: (replication: number) => Observer | null;
  /** Told when all worlds of a replication are done, with the times of both twins. */
  readonly paired?: (replication: number, twins: TwinTimes) => void;
  /** Told the totals of the actual world before they are cleared. */
  readonly totals?: (replication: number, totals: Totals) => void;
}

/** Runs replications one after another; the working memory is reused. */
export class Replicator {
  private readonly plan: CenterPlan;
  private readonly worlds: readonly WorldName[];
  private readonly watchers: Watchers;
  private readonly takers = new Takers();
  private readonly twins = new TwinTimes();
  private readonly actualPeople = new People();
  private readonly otherPeople = new People();
  private readonly actualTotals: Totals;
  private readonly otherTotals: Totals;
  private readonly routing: RoutingCounts | null;
  /** null: there is one class of callers, and the totals are its own. */
  private readonly byCallers: CallerTotals | null;
  /** null: there are none. */
  private readonly campaigns: CampaignTotals | null;

  constructor(plan: CenterPlan, worlds: readonly WorldName[], watchers: Watchers = {}) {
    this.plan = plan;
    this.worlds = worlds;
    this.watchers = watchers;
    this.actualTotals = new Totals(plan, this.actualPeople, this.takers);
    this.otherTotals = new Totals(plan, this.otherPeople, this.takers);
    this.routing = hasRoutingCounts(plan) ? new RoutingCounts(plan) : null;
    this.campaigns = plan.campaigns.length > 0 ? new CampaignTotals(plan) : null;
    this.byCallers = plan.callers.length > 1 ? new CallerTotals(plan) : null;
  }

  /** Runs one replication, counted from 0. */
  run(replication: number): ReplicationSums {
    const { plan, twins, takers, actualPeople, otherPeople } = this;
    const outcomes: Partial<Record<WorldName, RunOutcome>> = {};
    takers.clear();
    twins.clear();
    const pairs = this.worlds.includes('hold');
    const extra = this.watchers.actual?.(replication) ?? null;
    const watch = pairs ? new CallbackWatch(twins, plan.warmUpMs) : null;
    const watching = watch !== null && extra !== null ? new Both(watch, extra) : (watch ?? extra);
    const actual = this.runWorld(World.Actual, replication, this.actualTotals, watching, outcomes);
    this.watchers.totals?.(replication, this.actualTotals);
    let hold = null;
    let drift = null;
    if (pairs) {
      const held = new HoldWatch(twins);
      hold = this.runWorld(World.Hold, replication, this.otherTotals, held, outcomes);
      const sums = new DriftSums(plan.queues.length);
      sums.compare(twins, plan.targets.driftToleranceMs);
      drift = driftResult(sums);
    }
    this.watchers.paired?.(replication, twins);
    let noCallback = null;
    if (this.worlds.includes('noCallback')) {
      noCallback = this.runWorld(World.NoCallback, replication, this.otherTotals, null, outcomes);
    }
    const same = !hasCallbacks(plan);
    const fates =
      noCallback !== null || same
        ? compareFates(actualPeople, noCallback === null ? actualPeople : otherPeople, takers)
        : null;
    return { index: replication, ...facts(outcomes), actual, hold, noCallback, drift, fates };
  }

  private runWorld(
    world: World,
    replication: number,
    totals: Totals,
    watching: Observer | null,
    outcomes: Partial<Record<WorldName, RunOutcome>>,
  ) {
    const { plan, takers, routing, byCallers, campaigns } = this;
    totals.clear();
    byCallers?.clear();
    campaigns?.clear();
    const observer = [routing, byCallers, campaigns, watching].reduce<Observer>(
      (all, one) => (one === null ? all : new Both(all, one)),
      totals,
    );
    const outcome = simulate({ plan, replication, world, takers, observer });
    totals.closeBooks(outcome.endedAt);
    // A limit may stop it in the midst of an instant.
    const isWhole = outcome.ending !== 'events' && outcome.ending !== 'limits.open';
    if (isWhole) checkConservation(totals, outcome.endedAt);
    if (isWhole) routing?.check();
    outcomes[worldNames[world]] = outcome;
    const sums = worldSums(totals, routing?.take() ?? null, byCallers, campaigns);
    if (isWhole) {
      checkCallers(sums);
      campaigns?.check();
    }
    return sums;
  }
}

/** Whether any plan of the center can create a callback. */
export function hasCallbacks({ applets }: CenterPlan): boolean {
  return applets.some(({ kind }) => kind === AppletKind.Callback);
}

function facts(outcomes: Partial<Record<WorldName, RunOutcome>>) {
  const all = Object.entries(outcomes);
  return {
    fingerprints: Object.fromEntries(all.map(([world, { fingerprint }]) => [world, fingerprint])),
    stopped: all
      .filter(([, { ending }]) => ending !== 'served' && ending !== 'carriedOver')
      .map(([world, { ending }]) => `${world}: ${ending}`),
    random: all.some(([, { random }]) => random),
    persons: outcomes.actual?.persons ?? 0,
    events: all.reduce((sum, [, { events }]) => sum + events, 0),
  };
}

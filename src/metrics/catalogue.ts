/**
 * Every measure of a center: one list, from which the summary, the columns, the thresholds and the
 * help are made.
 *
 * Keys read [world.][queues.NAME.][media.X.]measure; bare keys are live calls in the world `actual`.
 */
import type { CenterPlan } from '../model/center-plan.js';
import { agentMeasures } from './agent-measures.js';
import { callMeasures } from './call-measures.js';
import { callbackMeasures } from './callback-measures.js';
import { callerMeasures } from './caller-measures.js';
import { campaignMeasures } from './campaign-measures.js';
import { costMeasures } from './cost-measures.js';
import { driftMeasures } from './drift-measures.js';
import { estimateMeasures } from './estimate-measures.js';
import type { Measure } from './measure.js';
import { overtakingMeasures } from './overtaking-measures.js';
import { personMeasures } from './person-measures.js';
import { promiseMeasures } from './promise-measures.js';
import { queueMeasures } from './queue-measures.js';
import { agreementMeasures, groupMeasures } from './routing-measures.js';
import type { WorldKey } from './scope.js';
import { slotMeasures } from './slot-measures.js';
import { transferredPersons } from './transfer-measures.js';
import { trunkMeasures } from './trunk-measures.js';

export function catalogueOf(plan: CenterPlan): Measure[] {
  const { queues, teams, targets } = plan;
  const measures: Measure[] = [];
  for (const world of ['actual', 'noCallback', 'hold'] as const) {
    const prefix = world === 'actual' ? '' : `${world}.`;
    measures.push(...visits(prefix, world, -1, plan));
    measures.push(...agentMeasures(prefix, -1, world, plan));
    measures.push(...callMeasures(prefix, world));
    measures.push(...transferredPersons(prefix, world, plan));
    measures.push(...trunkMeasures(prefix, world, plan));
  }
  measures.push(...personMeasures());
  measures.push(...costMeasures(plan));
  measures.push(...callbackMeasures('', -1, plan.rules));
  measures.push(...slotMeasures('', -1, plan));
  measures.push(...driftMeasures('', queues.length, targets.driftToleranceMs));
  measures.push(...overtakingMeasures('', -1));
  measures.push(...promiseMeasures('', -1, plan));
  for (const [queue, { name }] of queues.entries()) {
    const prefix = `queues.${name}.`;
    measures.push(...visits(prefix, 'actual', queue, plan));
    measures.push(...queueMeasures(`noCallback.${prefix}`, live('noCallback', queue), plan));
    measures.push(...callbackMeasures(prefix, queue, plan.rules));
    measures.push(...slotMeasures(prefix, queue, plan));
    measures.push(...driftMeasures(prefix, queue, targets.driftToleranceMs));
    measures.push(...overtakingMeasures(prefix, queue));
    measures.push(...estimateMeasures(prefix, queue, plan));
    measures.push(...groupMeasures(prefix, queue, plan));
    measures.push(...promiseMeasures(prefix, queue, plan));
  }
  for (const [team, name] of teams.entries()) {
    measures.push(...agentMeasures(`teams.${name}.`, team, 'actual', plan));
  }
  measures.push(...agreementMeasures(plan));
  if (plan.callers.length > 1) {
    for (const [callers, name] of plan.callers.entries()) {
      const prefix = `callers.${name}.`;
      measures.push(...callerMeasures(prefix, callers, 'actual', plan));
      measures.push(...callerMeasures(`noCallback.${prefix}`, callers, 'noCallback', plan));
    }
  }
  for (const [campaign, { name }] of plan.campaigns.entries()) {
    const prefix = `campaigns.${name}.`;
    measures.push(...campaignMeasures(prefix, campaign, 'actual'));
    measures.push(...campaignMeasures(`noCallback.${prefix}`, campaign, 'noCallback'));
  }
  return measures;
}

function live(world: WorldKey, queue: number) {
  return { world, queue, media: 0 } as const;
}

/** Queue visits by media type: live calls under the bare key, callbacks and both under their own. */
function visits(prefix: string, world: WorldKey, queue: number, plan: CenterPlan): Measure[] {
  const measures = queueMeasures(prefix, live(world, queue), plan);
  if (world !== 'actual') return measures;
  return [
    ...measures,
    ...queueMeasures(`${prefix}media.phoneCallback.`, { world, queue, media: 1 }, plan),
    ...queueMeasures(`${prefix}media.total.`, { world, queue, media: -1 }, plan),
  ];
}

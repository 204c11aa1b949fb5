/**
 * Visits to queues in the shape of the vendor's queue times. A visit under an agreement stands twice:
 * once for the ACD, and once for the virtual queue, which is what the vendor calls an agreement.
 */
import { mediaName } from '../callback/reporting.js';
import type { QueueVisit } from '../records/queue-visits.js';
import { interactionGuid } from './guid.js';
import { instantText, type MadeBy, MEDIUM_MANAGER } from './vendor-records.js';

export type QueueType = 'ACD' | 'Virtual';

export function queueTime({ plan, replication }: MadeBy, visit: QueueVisit, type: QueueType) {
  const { queue, agreement, from, to } = visit;
  const promised = type === 'Virtual' ? plan.agreements[agreement] : undefined;
  return {
    start: instantText(plan, from),
    interactionGuid: interactionGuid(plan.seed, replication, { ...visit, dial: 0 }),
    medium: mediaName(visit.media),
    mediumManager: MEDIUM_MANAGER,
    interactionPlan: plan.name,
    queue: promised?.name ?? plan.queues[queue]?.name ?? '',
    type,
    presentedSkills: visit.skills.map((skill) => plan.skills[skill] ?? ''),
    category: visit.category,
    reason: visit.reason,
    duration: to === null ? null : to - from,
    targets: promised === undefined ? null : { targetTimeToAnswer: promised.targetMs },
    party: { role: 'External' },
  };
}

export type QueueTime = ReturnType<typeof queueTime>;

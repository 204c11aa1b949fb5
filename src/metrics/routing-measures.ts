/** Whether agreements are kept, and who of a queue's groups answers. */
import type { AgreementPlan } from '../model/agreement.js';
import type { CenterPlan } from '../model/center-plan.js';
import { GROUPS_MAX } from '../model/lane.js';
import { PROMISED_COUNT, Promised } from '../records/routing-counts.js';
import { answerOf, count, ratio } from './builders.js';
import type { Figure, Measure } from './measure.js';
import { placeOf, plus, together, type WorldKey } from './scope.js';

/** Measures of every agreement, in the actual world and without callbacks. */
export function agreementMeasures({ agreements }: CenterPlan): Measure[] {
  return (['actual', 'noCallback'] as const).flatMap((world) =>
    agreements.flatMap((agreement, k) => {
      const prefix = world === 'actual' ? '' : `${world}.`;
      return measuresOf(`${prefix}agreements.${agreement.name}.`, world, k, agreement);
    }),
  );
}

function measuresOf(
  prefix: string,
  world: WorldKey,
  agreement: number,
  { share }: AgreementPlan,
): Measure[] {
  const of = (what: number): Figure =>
    placeOf(world, 'routing.promises', agreement * PROMISED_COUNT + what);
  const [kept, late, lost] = [of(Promised.Kept), of(Promised.Late), of(Promised.Lost)];
  const pending = of(Promised.Pending);
  const offered = plus(kept, late, lost, pending);
  const isMet = together(kept, offered, (good, all) =>
    all > 0 ? Number(good >= share * all) : Number.NaN,
  );
  return [
    count(
      `${prefix}offered`,
      offered,
      'Entered a queue under the agreement; a call for which a callback stands counts as the callback.',
    ),
    ratio(
      `${prefix}share`,
      'share',
      'higher',
      [kept, offered],
      'Answered by an agent within the agreed time of their age, of all under the agreement.',
    ),
    {
      kind: 'proportion',
      key: `${prefix}met`,
      unit: 'share',
      better: 'higher',
      definition:
        'Replications in which the agreed share was reached, of those in which anybody was under the agreement.',
      holds: answerOf(isMet),
    },
    count(`${prefix}late`, late, 'Under the agreement, answered later than agreed.'),
    count(`${prefix}lost`, lost, 'Under the agreement, ended unanswered.'),
    count(`${prefix}pending`, pending, 'Under the agreement, open when the run ended.'),
  ];
}

/** Who answered in a queue whose groups open with time, live calls and callbacks alike. */
export function groupMeasures(prefix: string, queue: number, plan: CenterPlan): Measure[] {
  const { openings } = plan.queues[queue]!;
  const by = (group: number): Figure =>
    placeOf('actual', 'routing.answeredBy', queue * GROUPS_MAX + group);
  const groups = (openings ?? []).map((_, group) => by(group));
  const all = plus(...groups);
  return groups.flatMap((answered, group) => [
    count(
      `${prefix}groups.${group + 1}.answered`,
      answered,
      `Live calls and callbacks answered by group ${group + 1} of those that open with time.`,
    ),
    ratio(
      `${prefix}groups.${group + 1}.share`,
      'share',
      'neither',
      [answered, all],
      `Share of the answered that group ${group + 1} answered.`,
    ),
  ]);
}

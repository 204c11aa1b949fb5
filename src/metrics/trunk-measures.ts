/** What happens on the lines of the center. */
import type { CenterPlan } from '../model/center-plan.js';
import { TRUNK_COUNT, Trunk } from '../records/trunk-counts.js';
import { count, ratio } from './builders.js';
import type { Figure, Measure } from './measure.js';
import { fixed, over, placeOf, type WorldKey } from './scope.js';

/** @param prefix of the world, with its full stop */
export function trunkMeasures(prefix: string, world: WorldKey, plan: CenterPlan): Measure[] {
  return plan.trunks.flatMap(({ name }, trunks) =>
    groupMeasures(prefix, name, world, trunks, plan),
  );
}

function groupMeasures(
  prefix: string,
  name: string,
  world: WorldKey,
  trunks: number,
  { lengthMs, warmUpMs }: CenterPlan,
): Measure[] {
  const at = `${prefix}trunks.${name}.`;
  const of = (index: number): Figure => placeOf(world, 'trunks', trunks * TRUNK_COUNT + index);
  const inUseMs = of(Trunk.InUseMs);
  const countedMs = lengthMs - warmUpMs;
  return [
    count(`${at}calls`, of(Trunk.Calls), 'Calls that came in on the group, blocked or not.'),
    count(`${at}blocked`, of(Trunk.Blocked), 'Of these, those that found no free line.', 'lower'),
    ratio(
      `${at}blockedRate`,
      'share',
      'lower',
      [of(Trunk.Blocked), of(Trunk.Calls)],
      'Calls blocked / calls that came in.',
    ),
    count(`${at}dials`, of(Trunk.Dials), 'Callbacks dialled on the group, failed or not.'),
    count(
      `${at}dials.failed`,
      of(Trunk.DialsFailed),
      'Of these, those for which no line was free.',
      'lower',
    ),
    {
      kind: 'mean',
      key: `${at}linesInUse.mean`,
      unit: 'interactions',
      better: 'neither',
      definition: 'Lines in use, averaged over time from the warm-up to the close.',
      of: over(inUseMs, countedMs),
    },
    {
      kind: 'maximum',
      key: `${at}linesInUse.max`,
      unit: 'interactions',
      better: 'neither',
      definition: 'The most lines in use at once, from the warm-up to the close.',
      of: of(Trunk.InUseMax),
    },
    ratio(
      `${at}allBusyRate`,
      'share',
      'lower',
      [of(Trunk.AllBusyMs), fixed(countedMs)],
      'Share of the time in which no line was free.',
    ),
  ];
}

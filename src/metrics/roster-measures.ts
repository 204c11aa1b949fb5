/** What agents were rostered to do, and what that leaves for work, from the end of the warm-up to the close. */
import { Presence } from '../model/agent-plan.js';
import { ROSTER_PLACES, RosterPlace } from '../records/roster-time.js';
import { ratio } from './builders.js';
import type { Figure, Measure } from './measure.js';
import { minus, placesOfEach, scaled, type WorldKey } from './scope.js';

const MS_PER_HOUR = 3_600_000;

const kinds: readonly { key: string; presence: Presence; text: string }[] = [
  { key: 'working', presence: Presence.Ready, text: 'at work, in no break of any kind' },
  { key: 'break', presence: Presence.Break, text: 'in breaks' },
  { key: 'lunch', presence: Presence.Lunch, text: 'at lunch' },
  { key: 'meeting', presence: Presence.Meeting, text: 'in meetings' },
  { key: 'training', presence: Presence.Training, text: 'in training' },
  { key: 'away', presence: Presence.Away, text: 'away' },
  { key: 'sick', presence: Presence.Sick, text: 'missed by sickness' },
  { key: 'late', presence: Presence.Late, text: 'missed by coming late' },
];

/** Rostered time of some presences, ms; team -1: all. */
export function rosterTime(world: WorldKey, team: number, places: readonly number[]): Figure {
  return placesOfEach(world, 'rosterMs', team, ROSTER_PLACES, places);
}

/** Rostered time that is paid, ms. */
export function paidTime(world: WorldKey, team: number): Figure {
  const rostered = kinds.map(({ presence }) => presence);
  return minus(rosterTime(world, team, rostered), rosterTime(world, team, [RosterPlace.Unpaid]));
}

/** @param team index; -1: all teams */
export function rosterMeasures(prefix: string, team: number, world: WorldKey): Measure[] {
  const time = (...places: number[]): Figure => rosterTime(world, team, places);
  const hours = (key: string, of: Figure, definition: string): Measure => ({
    kind: 'mean',
    key: prefix + key,
    unit: 'h',
    better: 'neither',
    definition,
    of: scaled(of, 1 / MS_PER_HOUR),
  });
  const rostered = time(...kinds.map(({ presence }) => presence));
  const paid = paidTime(world, team);
  return [
    hours('rostered_h', rostered, 'Agent hours of all shifts up to the close, all within them.'),
    ...kinds.map(({ key, presence, text }) =>
      hours(`rostered.${key}_h`, time(presence), `Of the rostered hours, those ${text}.`),
    ),
    hours('rostered.unpaid_h', time(RosterPlace.Unpaid), 'Of the rostered hours, those not paid.'),
    ratio(
      `${prefix}shrinkage`,
      'share',
      'neither',
      [minus(paid, time(Presence.Ready)), paid],
      '(Paid hours - hours rostered at work) / paid hours; paid are the rostered ones less the unpaid.',
    ),
  ];
}

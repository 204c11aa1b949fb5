/** What agents do with their time, from the end of the warm-up to the close. */
import { Activity } from '../model/agent-state.js';
import type { CenterPlan } from '../model/center-plan.js';
import { RosterPlace } from '../records/roster-time.js';
import { activitiesByState } from '../records/vendor-states.js';
import type { Figure, Measure } from './measure.js';
import { rosterMeasures, rosterTime } from './roster-measures.js';
import { agentTime, fixed, plus, scaled, type WorldKey } from './scope.js';

const MS_PER_HOUR = 3_600_000;

const activityGroups: readonly { key: string; activities: readonly Activity[]; text: string }[] = [
  { key: 'ready', activities: [Activity.Ready], text: 'idle in Ready' },
  { key: 'ringing.phone', activities: [Activity.IncomingRinging], text: 'rung for a live call' },
  {
    key: 'ringing',
    activities: [Activity.CallbackRinging],
    text: 'rung for a callback (Busy Callback)',
  },
  {
    key: 'dialling',
    activities: [Activity.CallbackDialling],
    text: 'dialling a customer (Busy Callback)',
  },
  {
    key: 'voicemail',
    activities: [Activity.CallbackVoicemail],
    text: 'leaving a voicemail (Busy Callback)',
  },
  { key: 'talking.phone', activities: [Activity.IncomingTalking], text: 'talking on a live call' },
  {
    key: 'talking.callback',
    activities: [Activity.CallbackTalking],
    text: 'talking on a callback (Busy Callback)',
  },
  {
    key: 'talking',
    activities: [Activity.IncomingTalking, Activity.CallbackTalking],
    text: 'talking',
  },
  {
    key: 'outbound.dialling',
    activities: [Activity.OutboundDialling],
    text: 'dialling for a campaign (Busy Outgoing)',
  },
  {
    key: 'outbound.talking',
    activities: [Activity.OutboundTalking],
    text: 'talking for a campaign (Busy Outgoing)',
  },
  {
    key: 'holding',
    activities: [Activity.IncomingHolding, Activity.CallbackHolding],
    text: 'with the caller on hold',
  },
  { key: 'wrapUp', activities: [Activity.WrapUp], text: 'wrapping up' },
  { key: 'noAnswer', activities: [Activity.NoAnswer], text: 'in No Answer after a missed ring' },
  { key: 'break', activities: [Activity.AwayBreak], text: 'on a break' },
  { key: 'lunch', activities: [Activity.Lunch], text: 'at lunch' },
  { key: 'meeting', activities: [Activity.Meeting], text: 'in a meeting' },
  { key: 'training', activities: [Activity.Training], text: 'in training' },
  { key: 'away', activities: [Activity.Away], text: 'away' },
];

/** What counts as busy. */
export const busyActivities = [
  Activity.IncomingRinging,
  Activity.IncomingTalking,
  Activity.CallbackRinging,
  Activity.CallbackDialling,
  Activity.CallbackTalking,
  Activity.CallbackVoicemail,
  Activity.OutboundDialling,
  Activity.OutboundTalking,
  Activity.IncomingHolding,
  Activity.CallbackHolding,
  Activity.WrapUp,
];
export const loggedIn = Object.values(Activity).filter(
  (activity) => activity !== Activity.LoggedOut,
);

/** @param team index; -1: all teams */
export function agentMeasures(
  prefix: string,
  team: number,
  world: WorldKey,
  plan: CenterPlan,
): Measure[] {
  const openMs = plan.lengthMs - plan.warmUpMs;
  const time = (activities: readonly Activity[], after = false): Figure =>
    agentTime(world, team, activities, after);
  const inHand = rosterTime(world, team, [RosterPlace.Overtime]);
  const share = (key: string, top: Figure, bottom: Figure, definition: string): Measure => ({
    kind: 'ratio',
    key: prefix + key,
    unit: 'share',
    better: 'neither',
    definition,
    top,
    bottom,
  });
  const hours = (key: string, of: Figure, definition: string): Measure => ({
    kind: 'mean',
    key: prefix + key,
    unit: 'h',
    better: 'neither',
    definition,
    of: scaled(of, 1 / MS_PER_HOUR),
  });
  return [
    share(
      'occupancy',
      time(busyActivities),
      time([...busyActivities, Activity.Ready]),
      '(talk + hold + wrap + ring + dial + voicemail) / (the same + idle in Ready).',
    ),
    share(
      'utilization',
      time(busyActivities),
      time(loggedIn),
      'The same busy time / time logged in.',
    ),
    ...activityGroups.map(
      ({ key, activities, text }): Measure => ({
        kind: 'ratio',
        key: `${prefix}agents.${key}.mean`,
        unit: 'agents',
        better: 'neither',
        definition: `Time average of agents ${text}.`,
        top: time(activities),
        bottom: fixed(openMs),
      }),
    ),
    ...activitiesByState(plan.rules.busyCallbackAt).map(({ state, activities }) =>
      hours(
        `agents.state.${state}_h`,
        time(activities),
        `Agent hours in the vendor's state ${state}, up to the close (R4).`,
      ),
    ),
    hours('staffed_h', time(loggedIn), 'Agent hours logged in, up to the close.'),
    hours(
      'overtime_h',
      plus(inHand, time(busyActivities, true)),
      'Agent hours worked beyond the roster: with a contact in hand, and after the close.',
    ),
    hours(
      'overtime.inHand_h',
      inHand,
      'Agent hours up to the close spent finishing a contact when the shift was over.',
    ),
    hours('overtime.afterClose_h', time(busyActivities, true), 'Busy agent hours after the close.'),
    ...rosterMeasures(prefix, team, world),
  ];
}

/** What agents do, over the day. */
import type { CloseLook } from '../../../experiments/close-look.js';
import { Activity } from '../../../model/agent-state.js';
import { stackedDay } from '../charts/day.js';
import type { Context } from '../context.js';
import { figure } from '../figure.js';
import { type Content, type Html, html } from '../html.js';
import { key } from '../key.js';
import { meanText, shareText } from '../words.js';
import { lookedAt } from './close.js';
import { bandText, dayOf, panelsPicture, peakOf, stepText } from './day-panels.js';

const AGENTS = [
  {
    name: 'with live calls',
    look: 'live',
    activities: [Activity.IncomingTalking, Activity.IncomingHolding, Activity.IncomingRinging],
  },
  {
    name: 'on callbacks',
    look: 'cb',
    activities: [
      Activity.CallbackRinging,
      Activity.CallbackDialling,
      Activity.CallbackTalking,
      Activity.CallbackHolding,
      Activity.CallbackVoicemail,
    ],
  },
  {
    name: 'for campaigns',
    look: 'out',
    activities: [Activity.OutboundDialling, Activity.OutboundTalking],
  },
  { name: 'wrapping up', look: 'wrap', activities: [Activity.WrapUp] },
  { name: 'in No Answer', look: 'bad', activities: [Activity.NoAnswer] },
  { name: 'ready', look: 'idle', activities: [Activity.Ready] },
  {
    name: 'on a break or away',
    look: 'away',
    activities: [
      Activity.AwayBreak,
      Activity.Lunch,
      Activity.Meeting,
      Activity.Training,
      Activity.Away,
    ],
  },
] as const;

export function agentsPicture(context: Context, look: CloseLook): Html {
  const layers = AGENTS.map((group) => ({ ...group, band: look.agents(group.activities) })).filter(
    ({ band }) => band.high.some((value) => value > 0),
  );
  const busyBand = look.agents(AGENTS.slice(0, 4).flatMap(({ activities }) => [...activities]));
  const peak = peakOf(busyBand.mean);
  const back = layers.find((layer) => layer.look === 'cb')?.band.mean[peak] ?? 0;
  const finding = `Agents had most to do at ${stepText(context, look, peak)}: ${meanText(busyBand.mean[peak] ?? 0)} busy${context.hasCallbacks ? `, ${meanText(back)} of them on callbacks` : ''}.`;
  const keys = layers.map((layer, k) => html`${k === 0 ? '' : ', '}${key(layer.look, layer.name)}`);
  return figure({
    id: 'day-agents',
    title: 'What agents do, over the day',
    description: `${finding} The table below has the figures.`,
    finding,
    what: html`Agents on average over ${lookedAt(context)}, from the bottom up: ${keys}. `,
    draw: (size) =>
      stackedDay(
        size,
        dayOf(context, look),
        layers.map((layer) => ({ look: layer.look, values: layer.band.mean })),
        null,
      ),
    behind: {
      caption: 'Agents by what they do; of nine of ten replications in brackets',
      columns: [{ label: 'From' }, ...layers.map((layer) => ({ label: layer.name }))],
      rows: busyBand.mean.map((_, step) => [
        stepText(context, look, step),
        ...layers.map(({ band: { mean, low, high } }) => {
          const text = (values: readonly number[]): string => meanText(values[step] ?? 0);
          return html`${text(mean)} <small>(${text(low)}–${text(high)})</small>`;
        }),
      ]),
    },
  });
}

/** The main groups, each in its band. */
export function agentBands(context: Context, look: CloseLook): Content {
  if (look.replications < 2) return null;
  const panels = AGENTS.filter(
    (group) =>
      group.look === 'live' ||
      group.look === 'idle' ||
      (group.look === 'cb' && context.hasCallbacks),
  ).map((group) => ({
    title: `Agents ${group.name}`,
    look: group.look === 'idle' ? 'wrap' : group.look,
    band: look.agents(group.activities),
  }));
  const ready = look.agents([Activity.Ready]);
  const there = look.agents(AGENTS.flatMap(({ activities }) => [...activities]));
  const open = Math.floor(context.data.result.plan.lengthMs / look.stepMs);
  // Only while somebody is there, and not in the last step, in which they leave.
  const staffed = ready.high.filter((_, step) => step < open - 1 && (there.mean[step] ?? 0) > 0.5);
  const none = staffed.filter((value) => value < 0.5).length;
  return panelsPicture(context, look, {
    id: 'day-agents-bands',
    title: 'How agents’ work differs from one replication to the next',
    finding:
      none === 0
        ? 'At any time there are replications in which somebody is ready.'
        : `In ${shareText(none, staffed.length)} of the time in which agents are there, hardly anybody is ever ready.`,
    what: `The line is the mean, ${bandText(context)}.`,
    panels,
  });
}

/** The day as it goes: who waits, what agents do. */
import type { CloseLook } from '../../../experiments/close-look.js';
import { Media } from '../../../model/media.js';
import { stackedDay } from '../charts/day.js';
import type { Block, Context } from '../context.js';
import { figure } from '../figure.js';
import { type Content, type Html, html, name } from '../html.js';
import { key } from '../key.js';
import { listed, meanText } from '../words.js';
import { lookedAt, withoutLook } from './close.js';
import { agentBands, agentsPicture } from './day-agents.js';
import { bandText, dayOf, panelsPicture, peakOf, rarely, stepText } from './day-panels.js';
import { staffingPicture } from './staffing.js';

export function dayBlock(context: Context): Block {
  const { look } = context.data;
  const content =
    look === null
      ? withoutLook(context)
      : html`${queuePicture(context, look)}${bandsPicture(context, look)}${queuesPicture(context, look)}${agentsPicture(context, look)}${agentBands(context, look)}`;
  const isOneDay = context.data.result.plan.lengthMs <= 24 * 3_600_000;
  return {
    id: 'day',
    title: isOneDay ? 'The day' : 'The days',
    content: html`${content}${staffingPicture(context)}`,
  };
}

function queuePicture(context: Context, look: CloseLook): Html {
  const [live, back, all] = [
    look.waiting(Media.Phone, null),
    look.waiting(Media.PhoneCallback, null),
    look.waiting(null, null),
  ];
  const peak = peakOf(all.mean);
  const most = all.mean[peak] ?? 0;
  const when = stepText(context, look, peak);
  const ofCallbacks = back.mean[peak] ?? 0;
  const finding =
    most === 0
      ? 'Nobody ever waited.'
      : `The line was longest at ${when}: ${meanText(most)} waiting on average${context.hasCallbacks ? `, of them ${meanText(ofCallbacks)} callbacks` : ''}.`;
  const layers = [
    { look: 'live', values: live.mean },
    ...(context.hasCallbacks ? [{ look: 'cb', values: back.mean }] : []),
  ];
  const description = `${finding} The table below has the figures.`;
  return figure({
    id: 'day-queue',
    title: 'How many wait, over the day',
    description,
    finding,
    what: html`Waiting on average over ${lookedAt(context)}: ${key('live', 'live calls')}${context.hasCallbacks ? html` and, on top, ${key('cb', 'callbacks')}` : null}.`,
    draw: (size) =>
      stackedDay(
        size,
        dayOf(context, look),
        layers,
        most === 0 ? null : { step: peak, value: most, text: `${when}: ${meanText(most)}` },
      ),
    behind: {
      caption: 'Waiting, by time of day',
      columns: ['From', 'Live calls', 'Callbacks', 'Both', 'Both, low', 'Both, high'].map(
        (label) => ({ label }),
      ),
      rows: all.mean.map((value, step) => [
        stepText(context, look, step),
        ...[live.mean[step], back.mean[step], value, all.low[step], all.high[step]].map((each) =>
          meanText(each ?? 0),
        ),
      ]),
    },
  });
}

function bandsPicture(context: Context, look: CloseLook): Content {
  if (look.replications < 2) return null;
  const panels = [
    { title: 'Live calls waiting', look: 'live', band: look.waiting(Media.Phone, null) },
    ...(context.hasCallbacks
      ? [
          { title: 'Callbacks waiting', look: 'cb', band: look.waiting(Media.PhoneCallback, null) },
          { title: 'Both', look: 'accent', band: look.waiting(null, null) },
        ]
      : []),
  ];
  const peaks = panels.slice(0, 2).map(({ title, band: { high } }) => {
    const step = peakOf(high);
    return `${meanText(high[step] ?? 0)} ${title.toLowerCase()} at ${stepText(context, look, step)}`;
  });
  return panelsPicture(context, look, {
    id: 'day-bands',
    title: 'How the line differs from one replication to the next',
    finding: `${rarely(look)} there are as many as ${listed(peaks)}.`,
    what: `The line is the mean, ${bandText(context)}.`,
    panels,
  });
}

/** Of more queues those with the longest lines are shown. */
const MOST_QUEUES = 12;

/** A panel for each queue, where there are several. */
function queuesPicture(context: Context, look: CloseLook): Content {
  const { queues } = context.data.result.plan;
  if (queues.length < 2) return null;
  const all = queues
    .map(({ name: text }, queue) => {
      const band = look.waiting(null, queue);
      return { title: text, look: 'accent', band, peak: band.mean[peakOf(band.mean)] ?? 0 };
    })
    .sort((a, b) => b.peak - a.peak);
  const panels = all.slice(0, MOST_QUEUES);
  const [longest] = panels;
  if (longest === undefined || longest.peak === 0) return null;
  const when = stepText(context, look, peakOf(longest.band.mean));
  const some =
    all.length > panels.length
      ? `; of ${all.length} queues the ${MOST_QUEUES} with the longest lines`
      : '';
  return panelsPicture(context, look, {
    id: 'day-queues',
    title: 'How many wait in each queue',
    finding: html`The longest line was that of ${name(longest.title)}: ${meanText(longest.peak)} at ${when}.`,
    what: `Live calls and callbacks together, one scale for all queues, the longest line first${some}; ${bandText(context)}.`,
    panels,
  });
}

/** What figures of a replayed day mean, and what is assumed where a log does not tell. */
import type { FigureName } from '../../../experiments/replay/calibration.js';
import { NOT_TOLD, type ReplayedDay } from '../../replayed-day.js';
import type { Block } from '../context.js';
import { type Html, html } from '../html.js';
import { key } from '../key.js';
import { table } from '../table.js';

const MEANINGS: Readonly<Record<FigureName, string>> = {
  offered: 'Live calls by the interval in which they entered the queue.',
  handled: 'Of these, the calls that an agent answered.',
  hungUp: 'Of these, the calls whose caller hung up in the queue.',
  hungUpShare: 'Calls that hung up over calls offered.',
  left: 'Of these, the calls that left the queue otherwise: for a callback, or on a way out.',
  meanWait: 'Time in the queue, over all calls offered, however it ended.',
  speedOfAnswer: 'Time in the queue, over the calls that were handled.',
  serviceLevel: 'Calls handled within the target over calls offered.',
};

/** Of the figures that are compared, whose names stand in the order of the tables. */
export function figureMeanings(names: readonly (readonly [FigureName, string])[]): Html {
  return table({
    caption: 'Figures that are compared',
    columns: [{ label: 'Figure' }, { label: 'What it is', isText: true }],
    rows: [
      ...names.map(([name, label]) => [label, MEANINGS[name]]),
      ['happened', 'Counted from the log.'],
      ['replayed', 'The mean of the same day in the model, over the replications.'],
      [
        '95 of 100 replays',
        'Where one replayed day would lie, were the model true: not the interval of its mean.',
      ],
      [
        'Erlang A by hour',
        'What one would have without a simulation: of each hour the calls, the mean talk and the agents that were busy while callers waited; patience exponential, the whole time waited over the hang-ups.',
      ],
    ],
  });
}

/** @param withCallbacks whether the page goes on to them */
export function assumptionsBlock(day: ReplayedDay, withCallbacks: boolean): Block {
  const own =
    day.scenario === null
      ? 'Agents are there as their services show; who was there and took no call is not seen. Talk, patience and work after calls are fitted to the whole log.'
      : html`Agents, work after calls and whatever a call does not tell are those of <bdi>${day.scenario}</bdi>.`;
  const all = [
    'Every call comes at its own instant, whatever became of earlier ones; talks are those of the day where the call was answered, and patience is the wait of those who hung up.',
    own,
    'Agents answer a ring at once, as logs do not say how long it takes: waits of a few seconds are too few, and what is handled within the target comes out some points too high.',
    NOT_TOLD,
    ...(withCallbacks ? [callbacksText(day)] : []),
  ];
  return {
    id: 'assumptions',
    title: 'What is assumed',
    short: 'Assumptions',
    content: html`<ul>${all.map((each) => html`<li>${each}</li>`)}</ul>`,
  };
}

function callbacksText({ offer }: ReplayedDay): string {
  return `Callbacks: ${offer.words}.${offer.assumed ? ' These are assumptions; they decide more than anything else, so vary them with --offer-after, --accepts and --answers.' : ''}`;
}

/** What the colours and shapes of the pictures stand for. */
export function legend(band: boolean, other: boolean): Html {
  const parts = [
    key('ink', 'happened'),
    ...(band ? [key('lost', 'happened, outside the band (◆)')] : []),
    key('accent', band ? 'replayed, in the band of 95 of 100 replays' : 'replayed'),
    ...(other ? [key('out', 'Erlang A, dashed')] : []),
  ];
  return html`${parts.map((part, k) => html`${k === 0 ? '' : ' · '}${part}`)}.`;
}

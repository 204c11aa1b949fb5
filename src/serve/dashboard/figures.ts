/** The figures of a selection at an instant. */
import { Media } from '../../model/media.js';
import { shareText, spanText } from './clock.js';
import { Count, type Selection } from './counts.js';
import type { DayState } from './day-state.js';

export interface Figure {
  readonly name: string;
  readonly text: string;
  readonly of: 'live' | 'callback' | 'both';
  /** What it counts, in words. */
  readonly means: string;
}

/** How many wait now, and how long the one who waits longest has. */
export function waitingNow(state: DayState, { queue, media }: Omit<Selection, 'intervals'>) {
  let count = 0;
  let longestMs = 0;
  for (const [index, waiting] of state.waiting.entries()) {
    if (queue !== null && queue !== index) continue;
    for (const party of waiting.values()) {
      if (media !== null && party.media !== media) continue;
      count++;
      longestMs = Math.max(longestMs, state.now - party.since);
    }
  }
  return { count, longestMs };
}

/** Everything that is shown of a selection. */
export function figuresOf(state: DayState, selection: Selection): Figure[] {
  const { queue, media } = selection;
  const figures: Figure[] = [];
  if (media !== Media.PhoneCallback) {
    figures.push(...liveFigures(state, { ...selection, media: Media.Phone }));
  }
  if (media !== Media.Phone) {
    figures.push(...callbackFigures(state, { ...selection, media: Media.PhoneCallback }));
    const aside = [...state.putOff.values()].filter(
      (party) => queue === null || party.queue === queue,
    );
    if (aside.length > 0) {
      figures.push({
        ...{ name: 'put off', text: String(aside.length), of: 'callback' },
        means: 'callbacks that are in no queue until later',
      });
    }
  }
  return figures;
}

function liveFigures(state: DayState, selection: Selection): Figure[] {
  const sum = (count: Count): number => state.counts.sum(count, selection);
  const { count, longestMs } = waitingNow(state, selection);
  const answered = sum(Count.Answered);
  const abandoned = sum(Count.Abandoned);
  const left = answered + abandoned + sum(Count.BrokeOut);
  const live = (name: string, text: string, means: string): Figure => ({
    ...{ name, text, means, of: 'live' },
  });
  return [
    live('waiting', String(count), 'live calls in the queue at this instant'),
    live('longest wait', count === 0 ? '–' : spanText(longestMs), 'of those who wait now'),
    live('offered', String(sum(Count.Offered)), 'entered a queue'),
    live('answered', String(answered), 'by an agent'),
    live('abandoned', String(abandoned), 'hung up while they waited'),
    live(
      'broke out',
      String(sum(Count.BrokeOut)),
      'left the queue through its plan, for a callback among others',
    ),
    live(
      'service level',
      shareText(sum(Count.Within), left),
      'answered within the target, of A + B + K',
    ),
    live('speed of answer', meanText(sum(Count.WaitMs), answered), 'average wait of the answered'),
  ];
}

function callbackFigures(state: DayState, selection: Selection): Figure[] {
  const sum = (count: Count): number => state.counts.sum(count, selection);
  const { count, longestMs } = waitingNow(state, selection);
  const callback = (name: string, text: string, means: string): Figure => ({
    ...{ name, text, means, of: 'callback' },
  });
  return [
    callback('waiting', String(count), 'callbacks in the queue at this instant'),
    callback('oldest', count === 0 ? '–' : spanText(longestMs), 'with the age of its call'),
    callback('created', String(sum(Count.Created)), 'callbacks'),
    callback(
      'reached',
      String(sum(Count.Completed)),
      'the customer answered, and the talk is over',
    ),
    callback('unreached', String(sum(Count.Unreached)), 'an agent answered, the customer did not'),
    callback(
      're-queues',
      String(sum(Count.Requeued)),
      'an agent did not answer: back to its place',
    ),
  ];
}

function meanText(sumMs: number, count: number): string {
  return count === 0 ? '–' : `${(sumMs / count / 1000).toFixed(1)} s`;
}

/** The last things that happened, in words. */
import { Media } from '../../model/media.js';
import { agentAndMedia, TimelineKind } from '../../model/timeline-event.js';
import type { DayFacts } from '../day-facts.js';
import type { Clock } from './clock.js';
import { spanText } from './clock.js';
import type { DayState } from './day-state.js';
import { byId, element, setText } from './dom.js';
import type { TimelineEvent, TimelineReader } from './timeline-reader.js';

const MOST_LINES = 14;
/** So far back is looked for something worth telling. */
const MOST_EVENTS_BACK = 2000;

export class FeedView {
  private readonly list = byId('feed');
  private readonly event: TimelineEvent = { at: 0, kind: 0, first: 0, serial: 0, second: 0 };

  update(state: DayState, timeline: TimelineReader, clock: Clock): void {
    const lines: { serial: number; text: string }[] = [];
    const end = Math.max(0, state.position - MOST_EVENTS_BACK);
    for (let at = state.position - 1; at >= end && lines.length < MOST_LINES; at--) {
      timeline.read(at, this.event);
      const text = wordsOf(this.event, state.facts);
      if (text === null) continue;
      lines.push({ serial: this.event.serial, text: `${clock.full(this.event.at)}  ${text}` });
    }
    while (this.list.children.length > lines.length) this.list.lastElementChild?.remove();
    for (const [index, { serial, text }] of lines.entries()) {
      let button = this.list.children[index]?.firstElementChild as HTMLButtonElement | undefined;
      if (button === undefined) {
        button = element('button', { type: 'button' });
        this.list.append(element('li', {}, button));
      }
      button.dataset['serial'] = String(serial);
      setText(button, text);
    }
  }
}

function wordsOf(event: TimelineEvent, { agents, queues, results }: DayFacts): string | null {
  const { kind, first, serial, second } = event;
  const agent = (id: number): string => agents[id]?.name ?? 'an agent';
  const [rung, media] = agentAndMedia(first);
  const what = `${media === Media.PhoneCallback ? 'callback' : 'call'} ${serial}`;
  switch (kind) {
    case TimelineKind.Created:
      return `callback ${serial} created for call ${second}`;
    case TimelineKind.Requeued:
      return `${agent(rung)} ${second === 1 ? 'rejects' : 'does not answer'}: ${what} goes back to its place`;
    case TimelineKind.Answered:
      return `${agent(rung)} answers ${what} after ${spanText(second)}`;
    case TimelineKind.Abandoned:
      return `call ${serial} hangs up in ${queues[first]} after ${spanText(second)}`;
    case TimelineKind.Dialled:
      return `the customer of callback ${serial} is dialled`;
    case TimelineKind.Settled:
      return first === 0
        ? `callback ${serial}: the customer answers`
        : `callback ${serial} reaches nobody (${results[first]})`;
    case TimelineKind.PutOff:
      return `callback ${serial} is put off for ${spanText(second)}`;
    case TimelineKind.Expired:
      return `callback ${serial} is given up: its time is over`;
    case TimelineKind.Cancelled:
      return `callback ${serial} is cancelled`;
    case TimelineKind.Transferred:
      return `call ${serial} is transferred, and goes on as ${second}`;
    default:
      return null;
  }
}

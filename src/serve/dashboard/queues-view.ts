/** Those who wait, a lane a queue, the oldest first. */
import { Media } from '../../model/media.js';
import { spanText } from './clock.js';
import type { Selection } from './counts.js';
import type { DayState, Party } from './day-state.js';
import { byId, element, setText, walkWithArrows } from './dom.js';

/** More would not be told apart. */
const MOST_TOKENS = 160;

interface Lane {
  readonly root: HTMLElement;
  readonly counts: HTMLElement;
  readonly tokens: HTMLElement;
  readonly more: HTMLElement;
  readonly shown: Map<number, HTMLButtonElement>;
}

export class QueuesView {
  private readonly lanes: readonly Lane[];
  private readonly putOff: Lane;

  constructor({ facts }: DayState) {
    const root = byId('queues');
    root.replaceChildren();
    this.lanes = facts.queues.map((name) => lane(name));
    this.putOff = lane('put off until later');
    root.append(...this.lanes.map((each) => each.root), this.putOff.root);
  }

  update(state: DayState, { queue, media }: Selection): void {
    for (const [index, each] of this.lanes.entries()) {
      each.root.hidden = queue !== null && queue !== index;
      if (!each.root.hidden) fill(each, [...(state.waiting[index]?.values() ?? [])], state, media);
    }
    const aside = [...state.putOff.values()].filter((p) => queue === null || p.queue === queue);
    this.putOff.root.hidden = aside.length === 0 || media === Media.Phone;
    if (!this.putOff.root.hidden) fill(this.putOff, aside, state, media);
  }
}

function lane(name: string): Lane {
  const counts = element('span', { class: 'lane-counts' });
  const tokens = element('div', {
    class: 'tokens',
    role: 'group',
    'aria-label': `waiting: ${name}`,
  });
  const more = element('span', { class: 'more' });
  walkWithArrows(tokens);
  const head = element('h3', {}, name, ' ', counts);
  const root = element(
    'div',
    { class: 'lane' },
    head,
    element('div', { class: 'row' }, tokens, more),
  );
  return { root, counts, tokens, more, shown: new Map() };
}

function fill(each: Lane, parties: Party[], state: DayState, media: number | null): void {
  const wanted = parties
    .filter((party) => media === null || party.media === media)
    .sort((a, b) => a.since - b.since || a.serial - b.serial);
  const live = wanted.filter((party) => party.media === Media.Phone).length;
  const longest = wanted.length === 0 ? 0 : state.now - (wanted[0]?.since ?? state.now);
  const callbacks = wanted.length - live;
  const words =
    wanted.length === 0
      ? 'nobody'
      : `${live} live, ${callbacks} ${callbacks === 1 ? 'callback' : 'callbacks'}, the oldest ${spanText(longest)}`;
  setText(each.counts, words);
  setText(each.more, wanted.length > MOST_TOKENS ? `and ${wanted.length - MOST_TOKENS} more` : '');
  show(each, wanted.slice(0, MOST_TOKENS), state);
}

/** Keeps the buttons of those who are still there, so that neither focus nor colour jumps. */
function show({ tokens, shown }: Lane, wanted: readonly Party[], state: DayState): void {
  const keep = new Set(wanted.map(({ serial }) => serial));
  for (const [serial, token] of shown) {
    if (keep.has(serial)) continue;
    token.remove();
    shown.delete(serial);
  }
  for (const [index, party] of wanted.entries()) {
    let token = shown.get(party.serial);
    if (token === undefined) {
      token = element('button', { type: 'button', tabindex: '-1' });
      token.dataset['serial'] = String(party.serial);
      shown.set(party.serial, token);
    }
    const isCallback = party.media === Media.PhoneCallback;
    const waited = state.now - party.since;
    const late = waited > state.facts.answerWithinMs;
    const style = `token ${isCallback ? 'callback' : 'live'}${late ? ' late' : ''}${party.requeues > 0 ? ' again' : ''}`;
    if (token.className !== style) token.className = style;
    const again = party.requeues > 0 ? `, came back ${party.requeues} ×` : '';
    token.title = `${isCallback ? 'callback' : 'call'} ${party.serial}, ${spanText(waited)}${again}`;
    token.setAttribute('aria-label', token.title);
    if (tokens.children[index] !== token)
      tokens.insertBefore(token, tokens.children[index] ?? null);
  }
}

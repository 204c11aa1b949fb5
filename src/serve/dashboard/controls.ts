/** What the user has chosen to see, and the keys and buttons of the player. */
import type { DayFacts } from '../day-facts.js';
import type { Selection } from './counts.js';
import type { DayState } from './day-state.js';
import { byId, element } from './dom.js';
import type { Player } from './player.js';
import type { Group } from './table-view.js';

const MINUTE = 60_000;

const select = (id: string): HTMLSelectElement => byId<HTMLSelectElement>(id);

/** Fills the lists of names, and calls back when something else is chosen. */
export function prepareFilters({ queues, teams }: DayFacts, changed: () => void): void {
  offer(select('queue'), queues);
  offer(select('team'), teams);
  for (const id of ['media', 'queue', 'team', 'span', 'group']) {
    select(id).addEventListener('change', changed);
  }
}

function offer(list: HTMLSelectElement, names: readonly string[]): void {
  while (list.options.length > 1) list.options[1]?.remove();
  list.append(...names.map((name, index) => element('option', { value: String(index) }, name)));
}

export interface Chosen {
  readonly selection: Selection;
  readonly team: number | null;
  readonly group: Group;
  /** Which intervals are counted, in words. */
  readonly span: string;
}

export function chosen({ facts, now, counts }: DayState): Chosen {
  const number = (id: string): number | null =>
    select(id).value === '' ? null : Number(select(id).value);
  const span = number('span');
  const current = Math.min(
    counts.intervals - 1,
    now >= facts.lengthMs ? counts.intervals - 1 : Math.floor(now / facts.intervalMs),
  );
  return {
    selection: {
      queue: number('queue'),
      media: number('media'),
      intervals: span === null ? null : [current - span + 1, current + 1],
    },
    team: number('team'),
    group: select('group').value as Group,
    span: select('span').selectedOptions[0]?.textContent ?? '',
  };
}

/** Buttons and keys of the player. */
export function preparePlayer(player: Player): void {
  const speed = select('speed');
  byId('play').addEventListener('click', () => player.toggle());
  speed.addEventListener('change', () => {
    player.speed = Number(speed.value);
  });
  const scrub = byId<HTMLInputElement>('scrub');
  scrub.addEventListener('input', () => player.goTo(Number(scrub.value)));
  document.addEventListener('keydown', (event) => {
    const target = event.target as Element;
    const types = target.closest('input:not([type=range]), select, dialog') !== null;
    if (types || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ' && target.closest('button') !== null) return;
    if (act(event, player, speed)) event.preventDefault();
  });
}

function act(event: KeyboardEvent, player: Player, speed: HTMLSelectElement): boolean {
  const step = (event.shiftKey ? 10 : 1) * MINUTE;
  switch (event.key) {
    case ' ':
      player.toggle();
      return true;
    case 'ArrowLeft':
      player.goTo(player.now - step);
      return true;
    case 'ArrowRight':
      player.goTo(player.now + step);
      return true;
    case 'Home':
      player.goTo(0);
      return true;
    case 'End':
      player.goTo(Number.MAX_SAFE_INTEGER);
      return true;
    case '[':
    case ']': {
      const next = speed.selectedIndex + (event.key === '[' ? -1 : 1);
      speed.selectedIndex = Math.max(0, Math.min(speed.options.length - 1, next));
      player.speed = Number(speed.value);
      return true;
    }
    default:
      return false;
  }
}

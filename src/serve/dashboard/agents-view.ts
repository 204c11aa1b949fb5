/** The agents, a tile each, by team. */
import { Activity } from '../../model/agent-state.js';
import { spanText } from './clock.js';
import type { DayState } from './day-state.js';
import { byId, element, setText, walkWithArrows } from './dom.js';
import { legend, looks } from './looks.js';

interface Wall {
  readonly root: HTMLElement;
  readonly counts: HTMLElement;
  readonly tiles: ReadonlyMap<number, HTMLButtonElement>;
}

export class AgentsView {
  private readonly walls: readonly Wall[];

  constructor({ facts }: DayState) {
    this.walls = facts.teams.map((name, team) => {
      const tiles = new Map<number, HTMLButtonElement>();
      for (const [id, agent] of facts.agents.entries()) {
        if (agent.team !== team) continue;
        tiles.set(id, element('button', { type: 'button', tabindex: '-1', class: 'tile out' }));
      }
      const counts = element('span', { class: 'lane-counts' });
      const group = element('div', {
        class: 'tiles',
        role: 'group',
        'aria-label': `agents of ${name}`,
      });
      group.append(...tiles.values());
      walkWithArrows(group);
      const root = element('div', { class: 'wall' }, element('h3', {}, name, ' ', counts), group);
      return { root, counts, tiles };
    });
    byId('agents').replaceChildren(...this.walls.map(({ root }) => root));
    byId('legend').replaceChildren(
      ...legend.map(({ words, letter, style }) =>
        element(
          'span',
          { class: 'key' },
          element('span', { class: `tile small ${style}`, 'aria-hidden': 'true' }, letter),
          ` ${words}`,
        ),
      ),
    );
  }

  update(state: DayState, team: number | null): void {
    for (const [index, wall] of this.walls.entries()) {
      wall.root.hidden = team !== null && team !== index;
      if (!wall.root.hidden) fill(wall, state);
    }
  }
}

function fill({ tiles, counts }: Wall, state: DayState): void {
  let out = 0;
  let busy = 0;
  let ready = 0;
  for (const [id, tile] of tiles) {
    const agent = state.agents[id];
    if (agent === undefined) continue;
    const { words, letter, style } = looks[agent.activity];
    const name = state.facts.agents[id]?.name ?? '';
    if (agent.activity === Activity.LoggedOut) out++;
    else if (agent.activity === Activity.Ready) ready++;
    else if (style !== 'away') busy++;
    if (tile.className !== `tile ${style}`) tile.className = `tile ${style}`;
    setText(tile, letter);
    tile.title = `${name}: ${words}, ${spanText(state.now - agent.since)}`;
    tile.setAttribute('aria-label', tile.title);
    if (agent.serial > 0) tile.dataset['serial'] = String(agent.serial);
    else delete tile.dataset['serial'];
  }
  const away = tiles.size - out - busy - ready;
  setText(counts, `${busy} busy, ${ready} ready, ${away} away, ${out} logged out`);
}

/** The figures grouped by queue, media type, team or interval. */
import { Activity } from '../../model/agent-state.js';
import type { Clock } from './clock.js';
import type { Selection } from './counts.js';
import type { DayState } from './day-state.js';
import { byId, element, setText } from './dom.js';
import { figuresOf } from './figures.js';
import { looks } from './looks.js';

export type Group = 'queue' | 'media' | 'team' | 'interval';

interface Row {
  readonly name: string;
  readonly cells: readonly string[];
}

/** Intervals shown at most: the last ones. */
const MOST_INTERVALS = 48;

export class TableView {
  private readonly table = byId<HTMLTableElement>('table');
  private head = '';

  update(
    state: DayState,
    selection: Selection,
    group: Group,
    team: number | null,
    clock: Clock,
  ): void {
    const { heads, rows } =
      group === 'team' ? teams(state, team) : counted(state, selection, group, clock);
    const head = [group, ...heads].join('|');
    if (head !== this.head || this.table.tBodies[0]?.rows.length !== rows.length) {
      this.build(group, heads, rows);
      this.head = head;
    }
    for (const [index, { name, cells }] of rows.entries()) {
      const row = this.table.tBodies[0]?.rows[index];
      for (const [column, text] of [name, ...cells].entries()) {
        const cell = row?.cells[column];
        if (cell !== undefined) setText(cell, text);
      }
    }
  }

  private build(group: Group, heads: readonly string[], rows: readonly Row[]): void {
    const names = [group === 'media' ? 'media type' : group, ...heads];
    this.table.replaceChildren(
      element(
        'thead',
        {},
        element('tr', {}, ...names.map((name) => element('th', { scope: 'col' }, name))),
      ),
      element(
        'tbody',
        {},
        ...rows.map(({ cells }) =>
          element('tr', {}, element('th', { scope: 'row' }), ...cells.map(() => element('td'))),
        ),
      ),
    );
  }
}

function counted(
  state: DayState,
  selection: Selection,
  group: Exclude<Group, 'team'>,
  clock: Clock,
): { heads: string[]; rows: Row[] } {
  const parts = partsOf(state, selection, group, clock);
  const rows = parts.map(({ name, part }) => ({
    name,
    figures: figuresOf(state, part).filter(
      ({ name: figure }) => group !== 'interval' || !/^(waiting|longest wait|oldest)$/.test(figure),
    ),
  }));
  const titleOf = ({ of, name }: { of: string; name: string }): string => `${of}: ${name}`;
  const heads = [...new Set(rows.flatMap(({ figures }) => figures.map(titleOf)))];
  return {
    heads,
    rows: rows.map(({ name, figures }) => {
      const texts = new Map(figures.map((figure) => [titleOf(figure), figure.text]));
      return { name, cells: heads.map((head) => texts.get(head) ?? '') };
    }),
  };
}

function partsOf(
  { facts, now, counts }: DayState,
  selection: Selection,
  group: Exclude<Group, 'team'>,
  clock: Clock,
): { name: string; part: Selection }[] {
  if (group === 'media') {
    return ['live calls', 'callbacks']
      .map((name, media) => ({ name, part: { ...selection, media } }))
      .filter(({ part }) => selection.media === null || selection.media === part.media);
  }
  if (group === 'queue') {
    return facts.queues
      .map((name, queue) => ({ name, part: { ...selection, queue } }))
      .filter(({ part }) => selection.queue === null || selection.queue === part.queue);
  }
  const end = now >= facts.lengthMs ? counts.intervals : Math.floor(now / facts.intervalMs) + 1;
  const [first, last] = selection.intervals ?? [0, end];
  const from = Math.max(0, first, end - MOST_INTERVALS);
  return Array.from({ length: Math.max(0, Math.min(last, end) - from) }, (_, k) => {
    const interval = from + k;
    const after = interval === counts.intervals - 1;
    return {
      name: after ? 'after the close' : clock.short(interval * facts.intervalMs),
      part: { ...selection, intervals: [interval, interval + 1] as const },
    };
  });
}

function teams({ facts, agents }: DayState, team: number | null): { heads: string[]; rows: Row[] } {
  const words = [...new Set(Object.values(Activity).map((each) => looks[each].words))];
  const counts = facts.teams.map(() => new Map<string, number>());
  for (const [id, { activity }] of agents.entries()) {
    const of = counts[facts.agents[id]?.team ?? -1];
    of?.set(looks[activity].words, (of.get(looks[activity].words) ?? 0) + 1);
  }
  const rows = facts.teams
    .map((name, index) => ({
      name,
      index,
      cells: words.map((each) => String(counts[index]?.get(each) ?? 0)),
    }))
    .filter(({ index }) => team === null || team === index);
  return { heads: words, rows };
}

/** A search for agents on a terminal: what was found, how sure that is, and what binds. */

import type { ChalkInstance } from 'chalk';
import type { Neighbour, StaffResult, Tested } from '../experiments/staffing/staff.js';
import type { Unit } from '../metrics/measure.js';
import { fitWidth } from './fit-width.js';
import { plural } from './html/words.js';
import { NOTHING } from './numbers.js';
import { type TeamFound, teamsFound } from './staff-text.js';
import { pairedCells, right, standingCells } from './standing-cells.js';
import { plainTable } from './terminal-table.js';

export interface StaffLook {
  readonly name: string;
  readonly seed: string;
  readonly replications: number;
  /** The thresholds, and the units of their measures by key. */
  readonly thresholds: readonly string[];
  readonly units: ReadonlyMap<string, Unit>;
  /** A time from the start as it is read. */
  readonly timeText: (ms: number) => string;
  readonly intervalMs: number;
  readonly paint: ChalkInstance;
  readonly width: number | undefined;
}

/** Intervals beyond these are not shown. */
const MOST_INTERVALS = 48;

export function terminalStaff(result: StaffResult, look: StaffLook): string {
  const { paint, name, thresholds, replications, seed, width } = look;
  const { asked, counts } = result;
  const title = `${paint.bold(`Fewest agents of ${name}`)}  ${asked} tried, ${plural(replications, 'replication')} each, seed ${seed}`;
  const kept = `  that keep ${thresholds.join(' and ')}`;
  if (counts === null) {
    const none = paint.red('Not even the most agents that were allowed keep them.');
    const text = `${title}\n${kept}\n\n${none} Raise "max" in "staffing", or look at what else keeps callers.`;
    return `${fitWidth(text, width, 4)}\n`;
  }
  const found = teamsFound(result);
  const parts = [
    `${title}\n${kept}`,
    foundText(found, paint),
    lastTest(result, look),
    ...(result.neighbours.length > 0 ? [neighboursText(result.neighbours, look)] : []),
    intervalsText(result, look),
    ['As settings', ...result.set.map((each) => `  --set '${each}'`)].join('\n'),
    verdictText(result, found, paint),
  ];
  return `${fitWidth(parts.join('\n\n'), width, 4)}\n`;
}

function foundText(found: readonly TeamFound[], paint: ChalkInstance): string {
  const table = plainTable();
  for (const { team, by, agents, hours, shifts } of found) {
    const what = by === 'interval' ? 'agents at most at a time' : 'agents';
    table.push([
      `  ${paint.bold(team)}`,
      right(paint.bold(String(agents))),
      what,
      right(`${hours.toFixed(1)} h`),
    ]);
    for (const { shift, agents: count } of shifts)
      table.push(['', right(String(count)), shift, '']);
  }
  return table.toString();
}

function lastTest({ tested, freshReplications, confidence, teams }: StaffResult, look: StaffLook) {
  const single = teams.length === 1 && teams[0]?.kinds.length === 1;
  const table = plainTable();
  for (const [k, test] of tested.entries()) {
    const label = single
      ? plural(test.counts[0] ?? 0, 'agent')
      : k === 0
        ? 'as found'
        : `with more, ${k}`;
    for (const [row, standing] of test.standings.entries()) {
      const { threshold, key } = standing;
      const cells = standingCells(standing, look.units.get(key) ?? 'count', look.paint);
      table.push([row === 0 ? `  ${label}` : '', threshold, ...cells]);
    }
  }
  const percent = (confidence * 100).toFixed(1).replace(/\.0$/, '');
  return [
    `Last test  ${plural(freshReplications, 'replication')} of other callers, each bound at ${percent} %`,
    table.toString(),
  ].join('\n');
}

function neighboursText(neighbours: readonly Neighbour[], { paint }: StaffLook): string {
  const table = plainTable();
  for (const { label, measures, broken, unsure } of neighbours) {
    table.push([paint.bold(`  ${label}`), '', '', '']);
    for (const row of measures) table.push(pairedCells(row, paint));
    if (broken.length > 0)
      table.push([paint.red(`    breaks ${broken.join(' and ')}`), '', '', '']);
    if (unsure.length > 0)
      table.push([paint.yellow(`    not sure of ${unsure.join(' and ')}`), '', '', '']);
  }
  return `What a little more or less would do  the callers of the search, differences at 95 %\n${table.toString()}`;
}

function intervalsText({ teams, requirements }: StaffResult, look: StaffLook): string {
  const { paint, timeText, intervalMs } = look;
  const table = plainTable();
  table.push(
    ['  team', ...['from', 'load', 'at work', 'missed by formula'].map(right)].map((cell) =>
      typeof cell === 'string' ? paint.dim(cell) : { ...cell, content: paint.dim(cell.content) },
    ),
  );
  let hidden = 0;
  for (const [t, rows] of requirements.entries()) {
    const name = teams[t]?.team ?? '';
    for (const { interval, load, agents, missed } of rows) {
      if (interval >= MOST_INTERVALS) hidden++;
      else
        table.push([
          `  ${name}`,
          right(timeText(interval * intervalMs)),
          right(load.toFixed(1)),
          right(String(agents)),
          right(load > 0 ? `${(missed * 100).toFixed(1)} %` : NOTHING),
        ]);
    }
  }
  const more = hidden > 0 ? [`  and ${hidden} more; --json has them all`] : [];
  return [
    'By interval  load in erlangs, with as many at work in whole agents',
    table.toString(),
    ...more,
  ].join('\n');
}

function verdictText(
  { verified, tested }: StaffResult,
  found: readonly TeamFound[],
  paint: ChalkInstance,
): string {
  const total = found.reduce((sum, { hours }) => sum + hours, 0);
  const hours = `${total.toFixed(1)} agent hours`;
  if (!verified) {
    return `${paint.yellow('Not settled')}: ${tested.length} numbers of agents were put to the last test, and none kept the thresholds for certain; more replications (--reps) or a wider threshold would settle it.`;
  }
  const later = lateText(tested);
  return `${paint.green('Found')}: ${hours} keep the thresholds, with a risk of 5 % in all that they do not.${later}`;
}

function lateText(tested: readonly Tested[]): string {
  return tested.length === 1
    ? ''
    : ` What the search found first was not sure enough in the last test.`;
}

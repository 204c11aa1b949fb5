/** The whole center in a line for each queue and each team, where there are several queues. */
import { NOTHING, valueText } from './numbers.js';
import type { Summary } from './summary-json.js';
import { type Look, plainTable } from './terminal-table.js';

type Column = readonly [title: string, key: string];

const queueColumns: readonly Column[] = [
  ['offered', 'offered'],
  ['answered', 'answered'],
  ['abandoned', 'abandonedRate'],
  ['in time', 'serviceLevel'],
  ['asa', 'asa_s'],
  ['callbacks', 'callbacks.created'],
  ['drift', 'callbacks.drift.mean_s'],
];

const teamColumns: readonly Column[] = [
  ['occupancy', 'occupancy'],
  ['shrinkage', 'shrinkage'],
  ['staffed', 'staffed_h'],
];

/** The measures of one medium in a queue have its name, too. */
const PART_OF_A_QUEUE = /\.media\.\w+$/;

/** Nothing for a center of one queue, whose figures are those of the center. */
export function overviewTables(summary: Summary, look: Look): string[] {
  const queues = namesOf(summary, /^queues\.(.+)\.stillQueued$/);
  if (queues.length < 2) return [];
  const teams = namesOf(summary, /^teams\.(.+)\.occupancy$/);
  const parts = [overview('Queues', 'queues', queues, queueColumns, summary, look)];
  if (teams.length > 1) parts.push(overview('Teams', 'teams', teams, teamColumns, summary, look));
  return parts;
}

function namesOf({ measures }: Summary, marker: RegExp): string[] {
  const names = Object.keys(measures).flatMap((key) => marker.exec(key)?.[1] ?? []);
  return names.filter((name) => !PART_OF_A_QUEUE.test(name));
}

/** Columns of which no line knows anything are left out. */
function overview(
  title: string,
  kind: string,
  names: readonly string[],
  columns: readonly Column[],
  { measures }: Summary,
  { paint }: Look,
): string {
  const cell = (name: string, key: string) => measures[`${kind}.${name}.${key}`];
  const known = columns.filter(([, key]) =>
    names.some((name) => (cell(name, key)?.mean ?? null) !== null),
  );
  const right = (content: string) => ({ content, hAlign: 'right' as const });
  const shown = plainTable();
  shown.push([`  ${paint.dim('means')}`, ...known.map(([heading]) => right(paint.dim(heading)))]);
  for (const name of names) {
    const figures = known.map(([, key]) => {
      const estimate = cell(name, key);
      return right(estimate === undefined ? NOTHING : valueText(estimate.mean, estimate.unit));
    });
    shown.push([`  ${name}`, ...figures]);
  }
  return `${paint.bold(title)}\n${shown.toString()}\n`;
}

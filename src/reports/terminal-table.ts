/** Tables and figures on a terminal. */
import type { ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import type { Estimate } from '../metrics/measure.js';
import { differenceText, intervalText, valueText } from './numbers.js';
import type { Summary } from './summary-json.js';

/** What the summary is shown with. */
export interface Look {
  readonly paint: ChalkInstance;
  /** Formula behind the bare service level, with its target. */
  readonly serviceLevel: string;
  /** The results folder; null: none were written. */
  readonly folder: string | null;
  /** Only this queue; null: the whole center. */
  readonly queue?: string | null;
  /** Columns of the terminal; left out: as many as it takes. */
  readonly width?: number | undefined;
}

/** A line of a table: its label, the measure's key, a note. */
export type Row = readonly [label: string, key: string, note?: string];

/** An estimate by key; the prefix names a queue. */
export function find({ measures }: Summary, prefix: string, key: string): Estimate | undefined {
  if (key.startsWith('noCallback.') && prefix !== '') {
    return measures[`noCallback.${prefix}${key.slice('noCallback.'.length)}`];
  }
  return measures[prefix + key];
}

export function figureRow({ paint }: Look, [label, key, note]: Row, estimate: Estimate) {
  const isDifference = key.startsWith('whoPays.');
  const shown = (value: number | null): string =>
    isDifference ? differenceText(value, estimate.unit) : valueText(value, estimate.unit);
  return [
    `  ${label}`,
    { content: shown(estimate.mean), hAlign: 'right' as const },
    paint.dim(intervalText(key, estimate, shown)),
    paint.dim(note ?? ''),
  ];
}

export function table(
  look: Look,
  rows: readonly Row[],
  get: (key: string) => Estimate | undefined,
): string {
  const figures = plainTable();
  for (const row of rows) {
    const estimate = get(row[1]);
    if (estimate !== undefined) figures.push(figureRow(look, row, estimate));
  }
  return figures.toString();
}

/** Columns without lines; no colours of its own, so that pipes stay clean. */
export function plainTable() {
  return new Table({
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '  ',
    },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
}

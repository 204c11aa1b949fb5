/**
 * `replications.csv`: the sums of every measure, a row a replication. There may be a hundred thousand
 * rows of a thousand cells, so the text is made as bytes from the columns, some rows at a time.
 */
import type { ExperimentResult } from '../experiments/conclude.js';
import type { ColumnFigure } from '../metrics/column-figures.js';
import type { Figure, Measure } from '../metrics/measure.js';
import { csvText } from './csv.js';
import { NumberBytes } from './number-bytes.js';

/** Rows that are worked out together: so many that their columns stay in the cache. */
const ROWS = 256;
/** Bytes that are handed on together, or a few more. */
const PIECE = 1 << 20;

/** @param write given the text piece by piece; a piece is valid until the next */
export function writeReplicationsCsv(
  { measures, sample, events }: ExperimentResult,
  write: (text: Uint8Array | string) => void,
): void {
  const columns = measures.flatMap(columnsOf);
  write(csvText([['replication', 'events', ...columns.map(({ name }) => name)]]));
  const rows = new Rows(columns.map(({ figure }) => sample.figures.of(figure)));
  const text = new NumberBytes(PIECE);
  for (let from = 0; from < sample.length; from += ROWS) {
    const end = Math.min(sample.length, from + ROWS);
    rows.read(from, end);
    for (const [row, eventsOfRow] of events.subarray(from, end).entries()) {
      text.number(from + row + 1);
      text.comma();
      text.number(eventsOfRow);
      rows.put(text, row);
      text.lineEnd();
      if (text.length < PIECE) continue;
      write(text.bytes());
      text.clear();
    }
  }
  write(text.bytes());
}

interface Column {
  readonly name: string;
  readonly figure: Figure;
}

/** A quantile and a difference of ratios have no sums of their own; a maximum is in the summary. */
function columnsOf(measure: Measure): Column[] {
  const { key } = measure;
  if (measure.kind === 'mean') return [{ name: key, figure: measure.of }];
  if (measure.kind === 'ratio') {
    return [
      { name: `${key}:top`, figure: measure.top },
      { name: `${key}:bottom`, figure: measure.bottom },
    ];
  }
  if (measure.kind !== 'proportion') return [];
  const { figure } = measure.holds;
  return figure === undefined ? [] : [{ name: key, figure }];
}

/** The figures of some replications. Measures that are the same in a center are worked out once. */
class Rows {
  /** Which of the figures a cell has; -1: it is always 0. */
  private readonly cells: Int32Array;
  private readonly figures: readonly ColumnFigure[];
  private readonly values = new Float64Array(ROWS);
  /** Those of a row beside each other. */
  private readonly byRow: Float64Array;

  constructor(columns: readonly ColumnFigure[]) {
    const places = new Map<string, number>();
    const figures: ColumnFigure[] = [];
    this.cells = Int32Array.from(columns, (figure) => {
      if (figure.isZero) return -1;
      const known = places.get(figure.key);
      if (known !== undefined) return known;
      places.set(figure.key, figures.length);
      return figures.push(figure) - 1;
    });
    this.figures = figures;
    this.byRow = new Float64Array(figures.length * ROWS);
  }

  read(from: number, end: number): void {
    const { figures, values, byRow } = this;
    for (const [place, figure] of figures.entries()) {
      figure.read(values, from, end);
      let at = place;
      for (const value of values.subarray(0, end - from)) {
        byRow[at] = value;
        at += figures.length;
      }
    }
  }

  put(text: NumberBytes, row: number): void {
    const first = row * this.figures.length;
    for (const place of this.cells) {
      if (place < 0) text.commaAndZero();
      else {
        text.comma();
        text.number(this.byRow[first + place] ?? 0, place);
      }
    }
  }
}

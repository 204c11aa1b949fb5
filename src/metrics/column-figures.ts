/**
 * Figures worked out of columns: each step of a figure's form is done for many replications at once,
 * in the order in which it is done for one, so that the numbers are the same to the last digit.
 */
import type { SumsColumns } from '../records/sums-columns.js';
import type { NumberColumn } from '../stats/number-column.js';
import type { Figure, Form, Section } from './figure.js';

/** A figure of the replications in some columns. */
export interface ColumnFigure {
  /** Figures with the same key are the same in every replication. */
  readonly key: string;
  /** Whether it is 0 in every replication. */
  readonly isZero: boolean;
  /** Writes those from `from` to before `end` into the beginning of an array. */
  read(into: Float64Array, from: number, end: number): void;
}

const ZERO: ColumnFigure = {
  key: '0',
  isZero: true,
  read: (into, from, end) => void into.fill(0, 0, end - from),
};

export class ColumnFigures {
  private readonly columns: SumsColumns;
  private readonly known = new Map<string, ColumnFigure>();
  private readonly pairs = new Map<unknown, number>();
  private readonly spare: Float64Array[] = [];

  /** @param columns to which no more is added */
  constructor(columns: SumsColumns) {
    this.columns = columns;
  }

  /** @throws where the figure has no form */
  of({ form }: Figure): ColumnFigure {
    if (form === undefined) throw new Error('a figure without a form is in no column');
    const made = this.made(form);
    const known = this.known.get(made.key);
    if (known !== undefined) return known;
    this.known.set(made.key, made);
    return made;
  }

  private made(form: Form): ColumnFigure {
    switch (form.kind) {
      case 'places':
        return this.places(form.section, form.at);
      case 'fixed':
        return fixedAt(form.value);
      case 'sum':
        return this.sum(form.parts.map((part) => this.of(part)));
      case 'difference':
        return this.difference(this.of(form.of), this.of(form.less));
      case 'product':
        return changed(this.of(form.of), `*${form.factor}`, (value) => value * form.factor);
      case 'quotient':
        return changed(this.of(form.of), `/${form.divisor}`, (value) => value / form.divisor);
      case 'pair':
        return this.pair(this.of(form.first), this.of(form.second), form.come);
    }
  }

  private places(
    { world, array }: Section,
    at: (length: number) => readonly number[],
  ): ColumnFigure {
    const { columns } = this;
    const path = world === null ? array : `${world}.${array}`;
    // Where callbacks do not exist the three worlds are one.
    const span = columns.spanOf(path) ?? columns.spanOf(`actual.${array}`);
    if (span === undefined) return ZERO;
    const places = at(span.length).map((place) => span.first + place);
    return this.sum(places.map((place) => placeOf(columns.columnAt(place), place)));
  }

  /** Nothing is left of what is 0: to add it changes no number. */
  private sum(all: readonly ColumnFigure[]): ColumnFigure {
    const [first, ...others] = all.filter(({ isZero }) => !isZero);
    if (first === undefined) return ZERO;
    return others.reduce(
      (sum, other) =>
        this.two(sum, other, '+', (into, values, count) => {
          for (let k = 0; k < count; k++) into[k]! += values[k]!;
        }),
      first,
    );
  }

  private difference(of: ColumnFigure, less: ColumnFigure): ColumnFigure {
    if (less.isZero) return of;
    return this.two(of, less, '-', (into, values, count) => {
      for (let k = 0; k < count; k++) into[k]! -= values[k]!;
    });
  }

  private pair(
    first: ColumnFigure,
    second: ColumnFigure,
    come: (first: number, second: number) => number,
  ): ColumnFigure {
    let number = this.pairs.get(come);
    if (number === undefined) {
      number = this.pairs.size;
      this.pairs.set(come, number);
    }
    return this.two(first, second, `?${number}?`, (into, values, count) => {
      for (let k = 0; k < count; k++) into[k] = come(into[k]!, values[k]!);
    });
  }

  /** @param bring adds what the second has to what the first has */
  private two(
    first: ColumnFigure,
    second: ColumnFigure,
    sign: string,
    bring: (into: Float64Array, values: Float64Array, count: number) => void,
  ): ColumnFigure {
    return {
      key: `(${first.key}${sign}${second.key})`,
      isZero: false,
      read: (into, from, end) => {
        first.read(into, from, end);
        const values = this.spareOf(end - from);
        second.read(values, from, end);
        bring(into, values, end - from);
        this.spare.push(values);
      },
    };
  }

  private spareOf(length: number): Float64Array {
    const spare = this.spare.pop();
    return spare !== undefined && spare.length >= length ? spare : new Float64Array(length);
  }
}

function placeOf(column: NumberColumn | undefined, place: number): ColumnFigure {
  if (column === undefined) return ZERO;
  return {
    key: `p${place}`,
    isZero: false,
    read: (into, from, end) => column.read(into, from, end),
  };
}

function fixedAt(value: number): ColumnFigure {
  if (value === 0) return ZERO;
  return {
    key: String(value),
    isZero: false,
    read: (into, from, end) => void into.fill(value, 0, end - from),
  };
}

function changed(of: ColumnFigure, key: string, change: (value: number) => number): ColumnFigure {
  if (of.isZero && change(0) === 0) return ZERO;
  return {
    key: `(${of.key}${key})`,
    isZero: false,
    read: (into, from, end) => {
      of.read(into, from, end);
      for (let k = 0; k < end - from; k++) into[k] = change(into[k]!);
    },
  };
}

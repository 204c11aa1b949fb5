/** What a reader of logs is: one for each format, all used in the same way. */
import type { LogRow } from '../log-row.js';
import type { Zone } from '../zone.js';
import type { Leaving, Oddity, Rejection } from './reasons.js';

/** A column or field of a format; pages and `--help` are made from these. */
export interface ColumnDoc {
  /** As `--map` names it, where it can be mapped; else as the format has it. */
  readonly name: string;
  readonly meaning: string;
  readonly required: boolean;
  readonly example: string;
  /** Headings that are known for it, in the order in which they are looked for. */
  readonly aliases?: readonly string[];
}

/** What was offered in an interval, where a log has no calls but counts. */
export interface LogInterval {
  readonly line: number;
  /** ms since 1970-01-01T00:00Z. */
  readonly from: number;
  readonly to: number;
  readonly type: string;
  readonly offered: number;
  readonly answered: number | null;
  readonly abandoned: number | null;
  /** Average handle time: talk, hold and wrap-up. */
  readonly ahtMs: number | null;
  /** Average wait of the answered, and of those who hung up. */
  readonly asaMs: number | null;
  readonly abandonMs: number | null;
  /** Share of the calls answered in time, whatever that is in the log. */
  readonly serviceLevel: number | null;
  /** Those who were there, on an average. */
  readonly agents: number | null;
}

/** The beginning of a log, as text. */
export interface LogHead {
  /** The name of the file, without its folder and `.gz`. */
  readonly file: string;
  /** Whole lines of the first 64 kB. */
  readonly lines: readonly string[];
}

export interface LogSink {
  row(row: LogRow): void;
  interval(interval: LogInterval): void;
  rejected(line: number, reason: Rejection, detail: string, text: string): void;
  /** A line that is no call: by a common reason, or by a rule of the format. */
  leftOut(line: number, reason: Leaving | string): void;
  odd(line: number, reason: Oddity | string): void;
}

/** Where the values of a field come from. */
export type FieldSource =
  | { readonly column: string }
  | { readonly number: number }
  | { readonly constant: string };

export interface ReadOptions {
  /** The zone of times without one of their own. */
  readonly zone: Zone;
  /** By field: what `--map` says. */
  readonly map: ReadonlyMap<string, FieldSource>;
  /** null: looked for in the file. */
  readonly delimiter: string | null;
  /** The order of day and month; null: looked for in the file. */
  readonly dates: DateOrder | null;
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** Takes the lines of a log one by one, from the first on. */
export interface LineTaker {
  line(text: string, line: number): void;
  /** After the last line. */
  end(): void;
  /** Fields and the columns they were found in, to be told. */
  readonly found: Readonly<Record<string, string>>;
}

export interface LogReader {
  /** As `--format` has it. */
  readonly name: string;
  readonly title: string;
  readonly gives: 'calls' | 'intervals';
  readonly columns: readonly ColumnDoc[];
  /** Whether `--map` and `--delimiter` mean anything. */
  readonly mapped: boolean;
  /** Whether a log of this format has its calls in the order of their entries. */
  readonly inOrder: boolean;
  /** Reasons of this format's own, by name. */
  readonly leavesOut: Readonly<Record<string, string>>;
  readonly oddities: Readonly<Record<string, string>>;
  /** From 0, not this format, to 1, certainly. */
  sniff(head: LogHead): number;
  /** @throws LogFault where the file cannot be this format */
  begin(head: LogHead, options: ReadOptions, sink: LogSink): LineTaker;
}

/** What makes a whole log unreadable; each problem with its remedy. */
export class LogFault extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

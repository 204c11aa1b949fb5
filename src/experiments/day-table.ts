/**
 * Counters by local day, queue and media type, and for each day as a whole; where the run has
 * several weeks, the average day of each weekday too. Everything is of the day of the queue entry;
 * what waits at a close is of the day that closes.
 */
import { blocksOf } from '../model/blocks.js';
import type { CenterPlan } from '../model/center-plan.js';
import { weekdayNames } from '../model/local-day.js';
import { MEDIA_COUNT, Media } from '../model/media.js';
import type { Totals } from '../records/totals.js';
import { type Figure, NO_FIGURE, RowMoments, type RowSums } from '../stats/row-moments.js';
import {
  addCallbacks,
  addCell,
  agentMs,
  DAY_COLUMNS,
  DayColumn,
  type DayFigure,
  dayFigures,
  dayRatios,
  isBusy,
  isLoggedIn,
} from './day-columns.js';

const DAYS_A_WEEK = 7;

export interface DayRow {
  /** `2026-03-29`, or a weekday for the average of several. */
  readonly day: string;
  readonly weekday: string;
  /** How many days it is made from. */
  readonly days: number;
  /** null: all of them. */
  readonly queue: string | null;
  readonly media: Media | null;
  /** By name, in the order of `dayFigures`; those the row has none of are empty. */
  readonly figures: ReadonlyMap<string, Figure>;
}

export class DayTable {
  private readonly plan: CenterPlan;
  /** Rows of a day: each queue and media type, then the day as a whole. */
  private readonly perDay: number;
  private readonly ofDays: RowMoments;
  private readonly ofWeekdays: RowMoments;
  private readonly values: Float64Array[];
  private readonly weekdayValues: Float64Array[];

  constructor(plan: CenterPlan) {
    this.plan = plan;
    this.perDay = plan.queues.length * MEDIA_COUNT + 1;
    const empty = (count: number) =>
      Array.from({ length: count }, () => new Float64Array(DAY_COLUMNS));
    this.ofDays = new RowMoments(plan.days.length * this.perDay, DAY_COLUMNS, dayRatios);
    this.ofWeekdays = new RowMoments(DAYS_A_WEEK * this.perDay, DAY_COLUMNS, dayRatios);
    this.values = empty(this.perDay);
    this.weekdayValues = empty(DAYS_A_WEEK * this.perDay);
  }

  /** Whether there is more than one day to tell apart. */
  get isWorthShowing(): boolean {
    return this.plan.days.length > 1;
  }

  add(totals: Totals): void {
    const { plan, perDay, values, weekdayValues, ofDays, ofWeekdays } = this;
    if (!this.isWorthShowing) return;
    for (const sums of weekdayValues) sums.fill(0);
    for (const [day, { weekday, isWhole }] of plan.days.entries()) {
      this.fill(totals, day);
      for (let k = 0; k < perDay; k++) {
        ofDays.add(day * perDay + k, values[k]!);
        if (!isWhole) continue;
        const sums = weekdayValues[weekday * perDay + k]!;
        for (let column = 0; column < DAY_COLUMNS; column++) sums[column]! += values[k]![column]!;
      }
    }
    ofDays.replications++;
    for (const [row, sums] of weekdayValues.entries()) ofWeekdays.add(row, sums);
    ofWeekdays.replications++;
  }

  state(): readonly RowSums[] {
    return [this.ofDays.state(), this.ofWeekdays.state()];
  }

  merge([ofDays, ofWeekdays]: readonly RowSums[]): void {
    this.ofDays.merge(ofDays!);
    this.ofWeekdays.merge(ofWeekdays!);
  }

  /** The values of a day's rows in one replication. */
  private fill(totals: Totals, day: number): void {
    const { plan, values, perDay } = this;
    const { fromMs, toMs } = plan.days[day]!;
    const all = values[perDay - 1]!;
    for (const row of values) {
      row.fill(0);
      row[DayColumn.Days] = 1;
    }
    const isLast = day === plan.days.length - 1;
    const [first, end] = blocksOf(plan, fromMs, toMs);
    // What is counted after the end of the run belongs to its last day.
    for (let block = first; block < (isLast ? end + 1 : end); block++) {
      for (let k = 0; k < perDay - 1; k++) {
        const cell = totals.cellOf(block, Math.floor(k / MEDIA_COUNT), (k % MEDIA_COUNT) as Media);
        addCell(values[k]!, totals.cells, cell);
        // The day as a whole has the live calls' counts, as a summary has, and those of callbacks.
        if (k % MEDIA_COUNT === Media.Phone) addCell(all, totals.cells, cell);
        else addCallbacks(all, totals.cells, cell);
      }
      this.addAgents(all, totals, block, block >= end);
    }
  }

  /** Beyond the roster: up to the end of the run whatever agents did, after it what they worked. */
  private addAgents(all: Float64Array, totals: Totals, block: number, isAfterEnd: boolean): void {
    const { ms } = totals.agentTime;
    const teams = this.plan.teams.length;
    if (isAfterEnd) all[DayColumn.OvertimeMs]! += agentMs(ms, block, teams, isBusy);
    else {
      all[DayColumn.StaffedMs]! += agentMs(ms, block, teams, isLoggedIn);
      all[DayColumn.OvertimeMs]! += totals.hoursCounts.overtimeMs[block]!;
    }
  }

  /** A row per day, queue and media type; none for days that lie in the warm-up. */
  days(): DayRow[] {
    const { plan, perDay, ofDays } = this;
    return plan.days.flatMap(({ date, weekday, toMs }, day) =>
      toMs <= plan.warmUpMs
        ? []
        : Array.from({ length: perDay }, (_, k) => ({
            day: date,
            weekday: weekdayNames[weekday]!,
            days: 1,
            ...this.placed(k),
            figures: figuresOf(ofDays, day * perDay + k, this.placed(k), 1),
          })),
    );
  }

  /** The average day of each weekday that the run has wholly more than once. */
  weekdays(): DayRow[] {
    const { plan, perDay, ofWeekdays } = this;
    return weekdayNames.flatMap((name, weekday) => {
      const days = plan.days.filter((day) => day.weekday === weekday && day.isWhole).length;
      if (days < 2) return [];
      return Array.from({ length: perDay }, (_, k) => ({
        day: name,
        weekday: name,
        days,
        ...this.placed(k),
        figures: figuresOf(ofWeekdays, weekday * perDay + k, this.placed(k), days),
      }));
    });
  }

  private placed(k: number): { queue: string | null; media: Media | null } {
    if (k === this.perDay - 1) return { queue: null, media: null };
    const { name } = this.plan.queues[Math.floor(k / MEDIA_COUNT)]!;
    return { queue: name, media: (k % MEDIA_COUNT) as Media };
  }
}

function figuresOf(
  moments: RowMoments,
  row: number,
  { media }: { media: Media | null },
  days: number,
): ReadonlyMap<string, Figure> {
  return new Map(
    dayFigures.map((figure) => [
      figure.name,
      isShown(figure, media) ? figureOf(moments, row, figure, days) : NO_FIGURE,
    ]),
  );
}

function isShown(figure: DayFigure, media: Media | null): boolean {
  if (figure.in === 'day') return media === null;
  return figure.in === 'all' || media !== 0;
}

/** Sums over so many days are shown as those of one. */
function figureOf(moments: RowMoments, row: number, { of }: DayFigure, days: number): Figure {
  return 'ratio' in of
    ? moments.ratio(row, of.ratio, of.factor)
    : moments.mean(row, of.column, of.factor / days);
}

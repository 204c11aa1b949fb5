/** What every part of a report is made from. */
import type { ReportData } from '../../experiments/report/report-data.js';
import { localTimes } from '../local-time.js';
import { type Summary, summaryOf } from '../summary-json.js';
import { type Clock, clockOf } from './charts/clock.js';
import { Figures } from './figures.js';
import type { Html } from './html.js';

export interface Context {
  readonly data: ReportData;
  readonly summary: Summary;
  readonly figures: Figures;
  readonly clock: Clock;
  /** Whether any callback was offered or made. */
  readonly hasCallbacks: boolean;
}

/** A part of a page, under a heading. */
export interface Block {
  readonly id: string;
  readonly title: string;
  /** What the contents call it, where its heading is long. */
  readonly short?: string;
  readonly content: Html;
}

export function contextOf(data: ReportData): Context {
  const { result, start } = data;
  const summary = summaryOf(result);
  const figures = new Figures(summary);
  const { startsAt, lengthMs } = result.plan;
  return {
    data,
    summary,
    figures,
    clock: clockOf(start, localTimes(start, startsAt, lengthMs)),
    hasCallbacks: figures.count('callbacks.offered') + figures.count('callbacks.created') > 0,
  };
}

/** The page of a sweep, made and put into its place. */
import { type AskedSweep, gatherSweep } from '../experiments/report/sweep-data.js';
import type { SweepResult } from '../experiments/sweep.js';
import { sweepPage } from '../reports/html/sweep-page.js';
import { say } from './streams.js';
import type { Common } from './sweep-points.js';
import { writeWhole } from './whole-file.js';

export function leaveSweep(
  file: string,
  result: SweepResult,
  common: Common,
  asked: AskedSweep,
): void {
  writeWhole(file, sweepPage(gatherSweep(result, common, asked)));
  say(`the report is in ${file}`);
}

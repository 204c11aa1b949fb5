/** The end of the summary: precision, thresholds, what is odd, the conclusion, the verdict. */

import type { ChalkInstance } from 'chalk';
import { conclusionOf } from './conclusion.js';
import { allHold } from './html/words.js';
import { boundText, CUT, fewReplicationsText, NOTHING, valueText } from './numbers.js';
import type { Summary } from './summary-json.js';
import { precisionLines } from './terminal-precision.js';
import type { Look } from './terminal-table.js';
import { brokenText, estimateOf } from './threshold-words.js';

/** @param isCut whether an interval above ends at what is possible */
export function closing(summary: Summary, look: Look, isCut: boolean): string {
  const { paint, folder, queue } = look;
  const conclusion = queue === null || queue === undefined ? conclusionOf(summary) : null;
  const lines = [
    ...precisionLines(summary, look),
    ...thresholdLines(summary, paint),
    ...(summary.deterministic ? [] : fewReplicationsText(summary.replications)).map((text) =>
      paint.yellow(text),
    ),
    ...oddities(summary, paint),
    paint.dim(
      'Intervals are 95 % and hold simulation noise only, not doubt about forecast, patience or acceptance.',
    ),
    ...(isCut ? [paint.dim(`${CUT}: the interval would reach beyond what is possible.`)] : []),
    ...(conclusion === null ? [] : [paint.bold(conclusion)]),
    verdictLine(summary, paint),
    ...(folder === null ? [] : [paint.dim(`next: npx ringback show ${folder}`)]),
  ];
  return `${lines.join('\n')}\n`;
}

function thresholdLines(summary: Summary, paint: ChalkInstance): string[] {
  const { thresholds, badDays } = summary;
  if (thresholds.length === 0) return [];
  const lines = thresholds.map(({ threshold, judgement, value, bound, ...told }) => {
    const mark = {
      holds: paint.green('holds'),
      fails: paint.red('fails'),
      inconclusive: paint.yellow('inconclusive'),
    }[judgement as 'holds'];
    const estimate = estimateOf(threshold, summary);
    const shown =
      estimate === undefined ? String(value ?? NOTHING) : valueText(value, estimate.unit);
    const beyond = boundText(bound ?? null, estimate?.unit ?? 'count');
    const figure = beyond === '' ? `value ${shown}` : `value ${shown}, ${beyond}`;
    const rest = [figure, brokenIn(told.brokenDays), told.reason ?? ''];
    const text = rest.filter((part) => part !== '').join('; ');
    return `  ${mark}  ${threshold}  ${paint.dim(text)}`;
  });
  const total = brokenIn(badDays);
  if (thresholds.length > 1 && total !== '') lines.push(paint.dim(`  any of them: ${total}`));
  return [paint.bold('Thresholds'), ...lines];
}

function brokenIn(broken: Summary['badDays'] | undefined): string {
  const text = brokenText(broken);
  return text === '' ? '' : `broken in ${text}`;
}

function oddities(
  { stopped, departures, warmUp, callbackRows }: Summary,
  paint: ChalkInstance,
): string[] {
  const remedy = 'Look at staffing, closing.runOut or limits.';
  return [
    ...stopped
      .slice(0, 3)
      .map((what) => paint.yellow(`stopped: ${what}; somebody was still waiting. ${remedy}`)),
    ...(callbackRows === undefined ? [] : [paint.yellow(callbackRows.note)]),
    ...(warmUp === undefined ? [] : [paint.yellow(`the start shows: ${warmUp.note}`)]),
    ...(departures ?? []).map((departure) => paint.yellow(`departs from the preset: ${departure}`)),
  ];
}

function verdictLine({ verdict, thresholds }: Summary, paint: ChalkInstance): string {
  switch (verdict) {
    case 'holds':
      return paint.green.bold(`verdict: ${allHold(thresholds.length)}`);
    case 'fails':
      return paint.red.bold('verdict: a threshold fails');
    case 'inconclusive':
      return paint.yellow.bold('verdict: inconclusive; run more replications');
    default:
      return paint.bold('verdict: none asked (the scenario has no thresholds)');
  }
}

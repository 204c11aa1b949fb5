/** A check on a terminal: the thresholds, what differs from the baseline, the verdict. */

import type { ChalkInstance } from 'chalk';
import type { BaselineCheck, CheckResult, Finding } from '../experiments/check.js';
import { conclusionOfCheck, isUnchanged, thresholdText } from './check-items.js';
import { fitWidth } from './fit-width.js';
import { plural } from './html/words.js';
import { fewReplicationsText } from './numbers.js';
import { candidateText } from './terminal-comparison.js';
import { plainTable } from './terminal-table.js';

export function terminalCheck(
  result: CheckResult,
  paint: ChalkInstance,
  width: number | undefined,
  next: string,
): string {
  const { scenario, replications, requested, seed, baseline, deterministic } = result;
  const warnings = deterministic ? [] : fewReplicationsText(replications);
  const count =
    replications < requested
      ? `${replications} of ${requested} replications`
      : plural(replications, 'replication');
  const text = [
    `${paint.bold(`Check of ${scenario}`)}  ${count}, seed ${seed}`,
    ...thresholdsText(result, paint),
    ...(baseline === null ? [] : [baselineText(baseline, paint, width)]),
    [
      ...warnings.map((text) => paint.yellow(text)),
      verdictLine(result, paint),
      paint.dim(`next: ${next}`),
    ].join('\n'),
  ].join('\n\n');
  return `${fitWidth(text, width, 4)}\n`;
}

function thresholdsText({ thresholds }: CheckResult, paint: ChalkInstance): string[] {
  if (thresholds.length === 0) return [];
  const table = plainTable();
  for (const each of thresholds) {
    table.push([
      `  ${painted(each.finding, each.judgement, paint)}`,
      each.threshold,
      paint.dim(thresholdText(each)),
    ]);
  }
  return [`${paint.bold('Thresholds')}\n${table.toString()}`];
}

function painted(finding: Finding, text: string, paint: ChalkInstance): string {
  switch (finding) {
    case 'passes':
      return paint.green(text);
    case 'fails':
      return paint.red(text);
    case 'inconclusive':
      return paint.yellow(text);
  }
}

function baselineText(
  baseline: BaselineCheck,
  paint: ChalkInstance,
  width: number | undefined,
): string {
  const { name, comparison, notes, confidence, replications } = baseline;
  const label = `Beside baseline ${name}`;
  const noted = notes.map((note) => paint.yellow(`  note: ${note}`));
  if (isUnchanged(comparison)) {
    const figures = baseline.others.length === 0 ? 'every figure' : 'every figure compared';
    const same = `  identical: every event and ${figures} is that of the baseline`;
    return [paint.bold(label), paint.green(same), ...noted].join('\n');
  }
  return [
    candidateText({ ...comparison, label }, paint, { column: 'now', width }),
    ...noted,
    paint.dim(
      `  ${replications} pairs of replications; each interval is at ${(confidence * 100).toFixed(2)} %, so that all hold together with 95 %`,
    ),
  ].join('\n');
}

function verdictLine(result: CheckResult, paint: ChalkInstance): string {
  const text = `verdict: ${conclusionOfCheck(result)}`;
  switch (result.verdict) {
    case 'passes':
      return paint.green.bold(text);
    case 'fails':
      return paint.red.bold(text);
    case 'inconclusive':
    case 'incomplete':
      return paint.yellow.bold(text);
  }
}

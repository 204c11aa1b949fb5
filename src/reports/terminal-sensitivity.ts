/** A sensitivity on a terminal: for each measure a table, and what it says of the conclusion. */

import type { ChalkInstance } from 'chalk';
import type {
  Dependence,
  MeasureSensitivity,
  SensitivityResult,
  Shift,
} from '../experiments/sensitivity.js';
import type { Estimate } from '../metrics/measure.js';
import type { PairedEstimate } from '../metrics/paired.js';
import { fitWidth } from './fit-width.js';
import { plural } from './html/words.js';
import { differenceText, intervalText, valueText } from './numbers.js';
import { plainTable } from './terminal-table.js';

const names: Readonly<Record<Dependence['factor'], string>> = {
  volume: 'volume',
  patience: 'patience',
  talk: 'talk',
  acceptance: 'acceptance',
  acceptanceOfImpatient: 'acceptance of the impatient',
  answering: 'customers who answer',
};

/** Measures that say by their sign whether something helps. */
const ABOUT_ZERO = /^abandonmentAvoided|Gained$|^cost\.saved|^whoPays\./;

export function terminalSensitivity(
  result: SensitivityResult,
  paint: ChalkInstance,
  width: number | undefined,
): string {
  const { name, seed, replications, confidence, incomplete, measures } = result;
  const title = `${paint.bold(name)}  ${paint.dim(`${plural(replications, 'replication')} of each variant, seed ${seed}; one factor at a time, all else as written`)}`;
  const foot = [
    `Each change is variant - as written, replication by replication, at ${(confidence * 100).toFixed(2)} %,`,
    'so that all of them hold together with 95 % (Bonferroni). A factor at which nothing changes is "alike".',
    ...(incomplete ? ['stopped early: only the factors that were finished are shown'] : []),
  ];
  const parts = measures.map((each) => measureText(each, paint));
  const text = [title, ...parts, foot.map((line) => paint.dim(line)).join('\n')].join('\n\n');
  return `${fitWidth(text, width, 4)}\n`;
}

function measureText(sensitivity: MeasureSensitivity, paint: ChalkInstance): string {
  const { measure, base, dependences } = sensitivity;
  const shown = (value: number): string => valueText(value, measure.unit);
  const interval = intervalText(measure.key, base, shown);
  const head = `${paint.bold(measure.key)}  as written ${valueText(base.mean, measure.unit)}${interval === '' ? '' : paint.dim(` (${interval})`)}`;
  const table = plainTable();
  table.push(['', 'low', '', 'change', 'high', '', 'change'].map((text) => paint.dim(text)));
  for (const each of dependences) table.push(rowOf(each, measure.unit, paint));
  const lines = [head, table.toString()];
  if (ABOUT_ZERO.test(measure.key)) lines.push(paint.bold(robustness(sensitivity)));
  return lines.join('\n');
}

function rowOf({ factor, low, high }: Dependence, unit: Estimate['unit'], paint: ChalkInstance) {
  const cells = ({ value, estimate, change }: Shift) => [
    { content: paint.dim(`x ${value}`), hAlign: 'right' as const },
    { content: valueText(estimate.mean, unit), hAlign: 'right' as const },
    changeText(change, paint),
  ];
  return [`  ${names[factor]}`, ...cells(low), ...cells(high)];
}

function changeText(change: PairedEstimate, paint: ChalkInstance): string {
  const { difference, low, high, unit, alike, verdict } = change;
  if (alike) return paint.dim('alike');
  const text = (value: number | null): string => differenceText(value, unit);
  if (low === null || high === null) return text(difference);
  const range = paint.dim(`(${text(low)} to ${text(high)})`);
  const size = verdict === 'no change detected' ? paint.dim(text(difference)) : text(difference);
  return `${size} ${range}`;
}

/** Whether the sign of the figure is the same, and settled, wherever the factors are taken. */
function robustness({ base, dependences }: MeasureSensitivity): string {
  const sign = signOf(base);
  if (sign === 0) return 'As written it is not told apart from 0; run more replications.';
  const side = sign > 0 ? 'above' : 'below';
  const others = dependences.flatMap(({ factor, low, high }) =>
    [low, high]
      .filter(({ estimate }) => signOf(estimate) !== sign)
      .map(({ value, estimate }) => {
        const what = signOf(estimate) === 0 ? 'not told apart from 0' : 'on the other side of 0';
        return `${what} with ${names[factor]} x ${value}`;
      }),
  );
  if (others.length === 0) {
    return `It stays ${side} 0 in all ${2 * dependences.length} variants.`;
  }
  return `It is ${side} 0 as written, but ${others.join(', ')}.`;
}

function signOf({ low, high }: Estimate): -1 | 0 | 1 {
  if (low === null || high === null) return 0;
  if (low > 0) return 1;
  return high < 0 ? -1 : 0;
}

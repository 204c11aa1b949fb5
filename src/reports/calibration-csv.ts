/** A calibration, a row an interval: what happened, what the model gives, and within what it may lie. */
import type { Calibration, CalibrationRow } from '../experiments/replay/calibration.js';
import { figureNames } from '../experiments/replay/calibration.js';
import { csvText } from './csv.js';
import { tenDigits } from './numbers.js';

/** As the columns are called, with their units. */
export const figureColumns = {
  offered: 'offered',
  handled: 'handled',
  hungUp: 'hungUp',
  hungUpShare: 'hungUpRate',
  left: 'left',
  meanWait: 'wait_s',
  speedOfAnswer: 'asa_s',
  serviceLevel: 'serviceLevel',
} as const;

const header = [
  'from_s',
  'to_s',
  ...figureNames.flatMap((name) =>
    ['observed', 'predicted', 'low', 'high'].map((what) => `${figureColumns[name]}.${what}`),
  ),
];

export function calibrationCsv({ rows }: Calibration): string {
  return csvText([header, ...rows.map(cellsOf)]);
}

function cellsOf({ fromMs, toMs, figures }: CalibrationRow): (string | number)[] {
  return [
    fromMs / 1000,
    toMs / 1000,
    ...figureNames.flatMap((name) => {
      const { observed, predicted, low, high } = figures[name];
      return [observed, predicted, low, high].map((value) =>
        value === null ? '' : tenDigits(value),
      );
    }),
  ];
}

/** What is supposed where a log does not tell, each moved to both of its ends. */
import { weakestOf } from '../../../experiments/replay/calibration.js';
import { differenceText, NOTHING, valueText } from '../../numbers.js';
import { weakestText } from '../../replay-words.js';
import { type ReplayedDay, suppositionWords } from '../../replayed-day.js';
import type { Block } from '../context.js';
import { html } from '../html.js';
import { table } from '../table.js';

export function suppositionsBlock(day: ReplayedDay): Block {
  const { effects, calibration } = day;
  const { hungUpShare, meanWait } = calibration.total;
  const weakest = weakestOf(effects, calibration.total);
  const share = (value: number): string => valueText(value, 'share');
  const rows = effects.map((effect) => [
    `${suppositionWords[effect.of]}${effect.of === weakest?.of ? ' ◆' : ''}`,
    effect.words,
    share(effect.hungUpShare),
    differenceText(effect.hungUpShare - (hungUpShare.predicted ?? 0), 'share'),
    effect.meanWait === null ? NOTHING : valueText(effect.meanWait, 's'),
  ]);
  const content = html`<p>${weakestText(day)}</p>
${
  rows.length === 0
    ? null
    : table({
        caption: 'One after another is moved to both of its ends; the others stay',
        columns: [
          { label: 'Supposed' },
          { label: 'Moved to', isText: true },
          { label: 'Hung up' },
          { label: 'From what is supposed' },
          { label: 'Mean wait' },
        ],
        rows: [
          [
            'as supposed',
            '',
            share(hungUpShare.predicted ?? 0),
            '',
            valueText(meanWait.predicted, 's'),
          ],
          ...rows,
          ['happened', '', share(hungUpShare.observed ?? 0), '', valueText(meanWait.observed, 's')],
        ],
      })
}`;
  return { id: 'weakest', title: 'The weakest assumption', short: 'Weakest', content };
}

/** What was read of the log: rows kept, rejected and left out, by reason; types; the file itself. */
import { countText } from '../../../fit/words.js';
import { NOTHING, secondsText, valueText } from '../../numbers.js';
import { bars } from '../charts/bars.js';
import type { Block } from '../context.js';
import { figure } from '../figure.js';
import { type Html, html, name } from '../html.js';
import { table } from '../table.js';
import type { ImportData } from './import-data.js';

const MOST_TYPES = 100;
const LINES_SHOWN = 3;

export function rowsBlock({ record }: ImportData): Block {
  const { lines, kept, rejected, leftOut, gives } = record;
  const heaps = [
    { name: `Kept: ${gives}`, value: kept, look: 'live' },
    { name: 'Rejected', value: rejected, look: 'lost' },
    { name: 'Left out by a rule', value: leftOut, look: 'idle' },
  ];
  const finding = `${countText(lines)} lines: ${countText(kept)} ${gives}, ${countText(rejected)} rejected, ${countText(leftOut)} left out.`;
  const picture = figure({
    id: 'lines-read',
    title: 'The lines of the log',
    description: `${finding} The table below has the reasons.`,
    finding,
    what: 'Every line is in one of three heaps; one that is kept may be odd as well.',
    draw: (size) =>
      bars(
        size,
        heaps.map((heap) => ({ ...heap, text: countText(heap.value) })),
      ),
    isOpen: true,
    behind: {
      caption: 'Lines by reason',
      columns: [
        { label: 'Heap' },
        { label: 'Lines' },
        { label: 'Reason', isText: true },
        { label: 'What it says', isText: true },
        { label: 'First lines', isText: true },
      ],
      rows: [
        ['Kept', countText(kept), '', '', ''],
        ...reasons('Rejected', record.rejectedBy),
        ...reasons('Left out', record.leftOutBy),
        ...reasons('Odd, kept', record.oddBy),
      ],
    },
  });
  return {
    id: 'rows',
    title: 'What was read',
    content: html`${picture}${types(record)}${file(record)}`,
  };
}

function reasons(heap: string, rows: ImportData['record']['oddBy']) {
  return rows.map(({ reason, what, count, lines }) => [
    heap,
    countText(count),
    reason,
    what,
    `${lines.slice(0, LINES_SHOWN).join(', ')}${count > LINES_SHOWN ? ', …' : ''}`,
  ]);
}

function types({ types: all, gives }: ImportData['record']): Html {
  const heads = [
    'Offered',
    'Answered',
    'Abandoned',
    'Left',
    'Mean wait',
    'Mean talk',
    'Handled in',
  ];
  const time = (seconds: number | null): string =>
    seconds === null ? NOTHING : secondsText(seconds);
  const more = all.length - MOST_TYPES;
  return html`${table({
    caption: 'Types of the log',
    columns: [{ label: 'Type' }, ...heads.map((label) => ({ label }))],
    rows: all.slice(0, MOST_TYPES).map((each) => [
      name(each.type),
      countText(each.offered),
      countText(each.answered),
      `${countText(each.abandoned)} (${valueText(each.offered === 0 ? null : each.abandoned / each.offered, 'share')})`,
      countText(each.left),
      // Of rows of intervals waits are not summed up.
      time(gives === 'calls' ? each.meanWait_s : null),
      time(each.meanTalk_s),
      time(each.meanHandle_s),
    ]),
  })}${more > 0 ? html`<p>and ${more} more types in import.json</p>` : null}`;
}

function file({ log, asked }: ImportData['record']): Html {
  const columns = Object.entries(log.columns).map(([field, from]) => `${field} = ${from}`);
  const flags = Object.entries(asked).map(([flag, value]) => `${flag} ${value}`);
  const facts = [
    ['File', log.file],
    ['SHA-256', log.sha256],
    ['Format', `${log.format}, ${log.encoding}`],
    ['Zone', log.zone],
    ...(columns.length > 0 ? [['Columns', columns.join(', ')]] : []),
    ...(flags.length > 0 ? [['Asked for', flags.join(', ')]] : []),
  ];
  return html`<dl class="facts">${facts.map(([term, text]) => html`<dt>${term ?? ''}</dt><dd>${name(text ?? '')}</dd>`)}</dl>`;
}

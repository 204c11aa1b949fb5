/** The page of a replayed day: how near the model comes to it, then what callbacks would have changed. */
import type { Measure } from '../../metrics/measure.js';
import { modelVersion, version } from '../../version.js';
import { valueText } from '../numbers.js';
import { changeKeys } from '../replay-json.js';
import { figureRows } from '../replay-words.js';
import type { ReplayedDay } from '../replayed-day.js';
import type { Summary } from '../summary-json.js';
import { calibrationHoursBlock } from './blocks/calibration-hours.js';
import { calibrationIntervalsBlock } from './blocks/calibration-intervals.js';
import { calibrationVerdictBlock } from './blocks/calibration-verdict.js';
import { assumptionsBlock, figureMeanings } from './blocks/calibration-words.js';
import { callbackChangesBlock } from './blocks/callback-changes.js';
import { definitionsBlock } from './blocks/definitions.js';
import { suppositionsBlock } from './blocks/suppositions.js';
import { quoted } from './command-text.js';
import type { Block } from './context.js';
import { download } from './download.js';
import { type Html, html, name } from './html.js';
import { pageText } from './page.js';
import { table } from './table.js';
import { plural } from './words.js';

export interface ReplayPageData {
  readonly day: ReplayedDay;
  readonly summary: Summary;
  /** All measures of the run, with what they mean. */
  readonly measures: readonly Measure[];
  /** The command that gives the same figures, word by word. */
  readonly command: readonly string[];
  /** Every default written out. */
  readonly lock: string;
}

/** One HTML file; the same replay gives the same bytes. */
export function replayPage(data: ReplayPageData): string {
  const { day, summary, measures } = data;
  const hours = calibrationHoursBlock(day);
  const shown = new Set<string>(changeKeys);
  return pageText({
    title: `${day.log}, ${day.date} · ringback`,
    head: headOf(data),
    blocks: [
      calibrationVerdictBlock(day),
      calibrationIntervalsBlock(day),
      ...(hours === null ? [] : [hours]),
      suppositionsBlock(day),
      callbackChangesBlock(day, summary),
      daysBlock(day),
      assumptionsBlock(day, true),
      definitions(
        day,
        measures.filter(({ key }) => shown.has(key)),
      ),
      againBlock(data),
    ],
    foot: footOf(),
  });
}

export function footOf(): Html {
  return html`<p>Made by ringback ${version}, model <code>${modelVersion}</code>. This file is all there is: it loads nothing.</p>`;
}

function headOf({ day, summary }: ReplayPageData): Html {
  const chosen = day.asked ? '' : ' · the day of the log on which the most hung up';
  return html`<p class="kicker">Replay of a day</p>
<h1>${name(day.log)}, ${day.date}</h1>
<p class="standfirst">${day.calls.toLocaleString('en')} calls again, at their own instants: how near the model comes, then what callbacks would have changed.</p>
<p class="meta">times of ${day.zone} · ${plural(summary.replications, 'replication')} · seed ${day.seed}${chosen}</p>`;
}

function daysBlock({ dates, date }: ReplayedDay): Block {
  const content = html`${table({
    caption: 'Live calls of each day of the log that reached a queue or an agent',
    columns: [
      { label: 'Day' },
      { label: 'Calls' },
      { label: 'Hung up' },
      { label: 'Of those offered' },
      { label: '', isText: true },
    ],
    rows: dates.map((each) => [
      each.date,
      each.calls.toLocaleString('en'),
      each.hungUp.toLocaleString('en'),
      valueText(each.hungUp / each.calls, 'share'),
      each.date === date ? 'this page' : '',
    ]),
  })}
<p class="quiet">One day is one day: <code>--all-days</code> holds the model against every one of them, <code>--date</code> replays another.</p>`;
  return { id: 'days', title: 'The days of the log', short: 'Days', content };
}

function definitions(day: ReplayedDay, measures: readonly Measure[]): Block {
  const block = definitionsBlock(measures);
  const names = figureRows(day).map(({ name: key, label }) => [key, label] as const);
  return { ...block, content: html`${figureMeanings(names)}${block.content}` };
}

function againBlock({ command, day, lock }: ReplayPageData): Block {
  const content = html`<p>With the log beside it,</p>
<pre><code id="command">${command.map(quoted).join(' ')}</code></pre>
<p>gives the same figures to the last digit. The scenario of ${day.date} with every default: ${download('scenario.lock.yaml', lock, { type: 'application/yaml' })}.</p>`;
  return { id: 'again', title: 'Do it again', content };
}

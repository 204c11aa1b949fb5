/** The page of an import: what the log says, and how the scenario was fitted to it. */
import { assumptions } from '../../../fit/assumptions.js';
import { assumptionsOfIntervals } from '../../../fit/intervals/assumptions-of-intervals.js';
import type { FittedIntervals, IntervalTypeFit } from '../../../fit/intervals/fit-intervals.js';
import { countText, estimateText } from '../../../fit/words.js';
import { version } from '../../../version.js';
import { secondsText } from '../../numbers.js';
import type { Block } from '../context.js';
import { type Html, html, name } from '../html.js';
import { pageText } from '../page.js';
import { table } from '../table.js';
import { plural } from '../words.js';
import { arrivalsBlock } from './arrivals-block.js';
import type { ImportData } from './import-data.js';
import { patienceBlock } from './patience-block.js';
import { callbacksBlock, peopleBlock, redialsBlock } from './people-block.js';
import { rowsBlock } from './rows-block.js';
import { workBlock } from './work-block.js';

/** One HTML file; the same data give the same bytes. */
export function importPage(data: ImportData): string {
  const { fitted } = data;
  const blocks: (Block | null)[] =
    'people' in fitted
      ? [
          arrivalsBlock(data),
          patienceBlock(fitted),
          workBlock(fitted),
          redialsBlock(fitted),
          peopleBlock(data),
          callbacksBlock(fitted),
        ]
      : [arrivalsBlock(data), sumsBlock(fitted), peopleBlock(data)];
  return pageText({
    title: `${data.record.log.file} · ringback`,
    head: headOf(data),
    blocks: [assumedBlock(data), rowsBlock(data), ...blocks.filter((block) => block !== null)],
    foot: html`<p>Made by ringback ${version} with the scenario beside it. This file is all there is: it loads nothing, and its figures are those of import.json and fit.json.</p>`,
  });
}

function headOf({ record, fitted }: ImportData): Html {
  const { log, kept, gives, agents, first, last } = record;
  const people = agents === 0 ? '' : ` and ${plural(agents, 'agent')}`;
  const zone = `times of ${log.zone}`;
  const span = first === null || last === null ? zone : `${first} to ${last}, ${zone}`;
  return html`<p class="kicker">What a log says, and how it was fitted</p>
<h1>${name(log.file)}</h1>
<p class="standfirst">${countText(kept)} ${gives} on ${plural(fitted.days.length, 'day')}${people}, of ${plural(fitted.types.length, 'type')}.</p>
<p class="meta">${span}</p>`;
}

/** First, as whoever trusts the scenario trusts these. */
function assumedBlock({ record, fitted }: ImportData): Block {
  const all =
    'people' in fitted ? assumptions(fitted) : assumptionsOfIntervals(fitted, record.rejected);
  return {
    id: 'assumptions',
    title: 'What the log cannot tell, and what is assumed',
    short: 'Assumptions',
    content: html`<ul>${all.map((each) => html`<li>${each}</li>`)}</ul>`,
  };
}

/** Of rows of intervals there are no distributions, only means. */
function sumsBlock({ types }: FittedIntervals): Block {
  const patience = ({ hangUps, ownHangUps }: IntervalTypeFit): string =>
    hangUps === null
      ? 'assumed'
      : `${estimateText(hangUps.mean, ' s')}${ownHangUps ? '' : ', of all types'}`;
  return {
    id: 'means',
    title: 'Handle time and patience',
    content: table({
      caption: 'Means of rows; patience is the time that callers waited over hang-ups',
      columns: ['Type', 'Calls', 'Handled in', 'Hung up', 'Patience'].map((label) => ({ label })),
      rows: types.map((type) => [
        name(type.name),
        countText(type.calls),
        type.handle === null ? 'assumed' : secondsText(type.handle.mean),
        type.hangUps === null ? '–' : countText(type.hangUps.hungUp),
        patience(type),
      ]),
    }),
  };
}

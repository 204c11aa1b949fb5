/** What came of it: thresholds, precision, how to do it again. */
import { modelVersion, version } from '../../../version.js';
import { summaryCsv } from '../../csv.js';
import { boundText, fewReplicationsText, NOTHING, valueText } from '../../numbers.js';
import type { Summary } from '../../summary-json.js';
import { brokenText, estimateOf } from '../../threshold-words.js';
import type { Block, Context } from '../context.js';
import { download, otherFiles } from '../download.js';
import { type Content, type Html, html, keyCode } from '../html.js';
import { table } from '../table.js';
import { allHold, plural } from '../words.js';

export function verdictBlock(context: Context): Block {
  const { summary } = context;
  const content = html`${verdictLine(summary)}${oddities(summary)}
${thresholdTable(context)}
${precisionTable(summary)}
${reproduce(context)}`;
  return { id: 'verdict', title: 'Verdict', content };
}

/** A mark that is told by its shape and its word, not by its colour alone. */
export function mark(judgement: string): Html {
  const [look, sign] =
    judgement === 'holds' ? ['good', '✓'] : judgement === 'fails' ? ['bad', '✕'] : ['open', '?'];
  return html`<span class="mark ${look}"><span aria-hidden="true">${sign}</span> ${judgement}</span>`;
}

function verdictLine({ verdict, thresholds }: Summary): Html {
  const count = thresholds.length;
  const text = {
    none: 'No threshold was set: the scenario does not say what would be good enough.',
    holds: `${allHold(count).replace(/^./, (letter) => letter.toUpperCase())}.`,
    fails: `${plural(thresholds.filter(({ judgement }) => judgement === 'fails').length, 'threshold')} of ${count} ${thresholds.filter(({ judgement }) => judgement === 'fails').length === 1 ? 'fails' : 'fail'}.`,
    inconclusive: `Not settled: ${plural(thresholds.filter(({ judgement }) => judgement === 'inconclusive').length, 'threshold')} of ${count} cannot be decided from these replications.`,
  }[verdict as 'none'];
  return html`<p class="verdict ${verdict}">${text}</p>`;
}

function oddities(summary: Summary): Content {
  const { incomplete, replications, requested, stopped, departures, warmUp, callbackRows } =
    summary;
  const notes: Content[] = summary.deterministic ? [] : [...fewReplicationsText(replications)];
  if (warmUp !== undefined) notes.push(html`<strong>The start shows.</strong> ${warmUp.note}`);
  if (callbackRows !== undefined) notes.push(`${callbackRows.note}.`);
  if (incomplete) {
    notes.push(
      html`<strong>Incomplete.</strong> Stopped after ${replications} of ${requested} replications; all that follows is of those.`,
    );
  }
  const shown = stopped.slice(0, 5).join('; ');
  if (stopped.length > 0) {
    notes.push(
      html`<strong>Not everybody was served.</strong> ${shown}${stopped.length > 5 ? ` and ${stopped.length - 5} more` : ''}. Look at staffing, closing.runOut or limits.`,
    );
  }
  if (departures.length > 0) {
    notes.push(
      html`${plural(departures.length, 'setting')} ${departures.length === 1 ? 'departs' : 'depart'} from the preset: <a href="#trust-settings">see which</a>.`,
    );
  }
  return notes.map((note) => html`<p class="notice">${note}</p>`);
}

function thresholdTable({ summary }: Context): Content {
  const { thresholds, badDays } = summary;
  if (thresholds.length === 0) return null;
  const hasReasons = thresholds.some(({ reason }) => reason !== null);
  const rows = thresholds.map(({ threshold, value, judgement, bound, reason, brokenDays }, k) => {
    const unit = estimateOf(threshold, summary)?.unit ?? 'count';
    return [
      keyCode(threshold),
      mark(judgement),
      value === null
        ? NOTHING
        : html`<data value="${value}" data-threshold="${k}">${valueText(value, unit)}</data>`,
      inTwoLines(boundText(bound ?? null, unit)),
      inTwoLines(brokenText(brokenDays)),
      ...(hasReasons ? [reason ?? ''] : []),
    ];
  });
  if (thresholds.length > 1 && badDays !== null) {
    rows.push([
      'any of them',
      '',
      '',
      '',
      inTwoLines(brokenText(badDays)),
      ...(hasReasons ? [''] : []),
    ]);
  }
  return table({
    caption: 'Thresholds',
    columns: [
      { label: 'Threshold' },
      { label: 'Verdict', isText: true },
      { label: 'Value' },
      { label: 'Judged by', isText: true },
      { label: 'Broken in', isText: true },
      ...(hasReasons ? [{ label: 'Why', isText: true }] : []),
    ],
    rows,
  });
}

/** What stands in brackets at the end, small below the rest. */
function inTwoLines(text: string): Content {
  const [, first = text, second] = /^(.*?) \((.*)\)$/.exec(text) ?? [];
  return second === undefined ? text : html`${first}<small class="under">${second}</small>`;
}

function precisionTable({ precision, measures }: Summary): Content {
  if (precision === undefined) return null;
  return table({
    caption: `Precision: a pilot of ${precision.pilot} replications, at most ${precision.max}`,
    columns: [
      { label: 'Asked' },
      { label: 'Reached', isText: true },
      { label: 'Half-width' },
      { label: 'Would do', isText: true },
    ],
    rows: precision.goals.map(({ goal, key, reached, halfWidth, needed, reason }) => [
      html`<code>${goal}</code>`,
      mark(reached ? 'holds' : 'fails'),
      halfWidth === null ? NOTHING : valueText(halfWidth, measures[key]?.unit ?? 'count'),
      reason ?? (needed === null ? '' : plural(needed, 'replication')),
    ]),
  });
}

function reproduce({ data, summary }: Context): Html {
  return html`<div class="again"><h3>Do it again</h3>
<p>Save ${download('scenario.lock.yaml', data.lock, { type: 'application/yaml' })}, the scenario with every default written out, its seed and its number of replications.${otherFiles(data.lock)} Then</p>
<pre><code id="command">npx ringback run scenario.lock.yaml --force</code></pre>
<p>gives the same figures to the last digit with ringback ${version} (model <code>${modelVersion}</code>): seed <code>${summary.seed}</code>, ${plural(summary.replications, 'replication')}, fingerprint <code>${summary.fingerprint}</code>.</p>
<p>All figures for a spreadsheet: ${download('summary.csv', summaryCsv(data.result))}.</p></div>`;
}

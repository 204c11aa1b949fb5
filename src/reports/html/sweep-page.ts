/** The page of a sweep: every measure over the grid, what is worth a look, and all points as a table. */
import type { SweepData } from '../../experiments/report/sweep-data.js';
import type { PointResult } from '../../experiments/sweep.js';
import { modelVersion, version } from '../../version.js';
import { fewReplicationsText, NOTHING, valueText } from '../numbers.js';
import { sweepCsv } from '../sweep-csv.js';
import { shortTitles } from '../sweep-names.js';
import { definitionsBlock } from './blocks/definitions.js';
import { frontiersBlock } from './blocks/frontiers.js';
import { sweepMeasuresBlock } from './blocks/sweep-measures.js';
import { intervalOf } from './blocks/sweep-pictures.js';
import { sweepVerdictBlock } from './blocks/sweep-verdict.js';
import { mark } from './blocks/verdict.js';
import { fileNameOf, quoted } from './command-text.js';
import type { Block } from './context.js';
import { download, otherFiles, tooLarge } from './download.js';
import { type Content, type Html, html, name } from './html.js';
import { measureName } from './measure-name.js';
import { pageText } from './page.js';
import { table } from './table.js';
import { plural } from './words.js';

/** More points are in the file alone. */
const MOST_POINTS = 400;

const AS_GIVEN = tooLarge('take the scenario as it was given');

/** One HTML file; the same sweep gives the same bytes. */
export function sweepPage(data: SweepData): string {
  const titles = titlesOf(data);
  const frontier = frontiersBlock(data.frontiers, {
    one: 'point',
    many: 'points',
    named: ` Marks are named by ${titles.join(', ')}.`,
  });
  return pageText({
    title: `Sweep of ${data.name} · ringback`,
    head: headOf(data),
    blocks: [
      sweepVerdictBlock(data),
      sweepMeasuresBlock(data),
      ...(frontier === null ? [] : [frontier]),
      pointsBlock(data),
      againBlock(data),
      definitionsBlock(data.measures),
    ],
    foot: html`<p>Made by ringback ${version}, model <code>${modelVersion}</code>. This file is all there is: it loads nothing.</p>`,
  });
}

function titlesOf({ parameters }: SweepData): string[] {
  return shortTitles(parameters.map(({ path }) => path));
}

function headOf({ name: scenario, seed, result }: SweepData): Html {
  const { points, grid, samePersons, incomplete } = result;
  const counts = [...new Set(points.map(({ replications }) => replications))];
  const callers = samePersons ? 'the same callers' : 'not the same callers at every point';
  const done = incomplete
    ? `stopped early: ${points.length} of ${plural(grid.points.length, 'point')}`
    : plural(points.length, 'point');
  return html`<p class="kicker">Sweep</p>
<h1>${name(scenario)}</h1>
<p class="standfirst">${settingsOf(result.grid.parameters)}.</p>
<p class="meta">${done} · ${counts.join(' or ')} replications each · seed ${seed} · ${callers}</p>`;
}

function settingsOf(parameters: SweepData['result']['grid']['parameters']): Content {
  return parameters.map(
    ({ path, values }, k) =>
      html`${k === 0 ? '' : '; '}<code>${path}</code> from ${name(values[0] ?? '')} to ${name(values.at(-1) ?? '')}`,
  );
}

function pointsBlock(data: SweepData): Block {
  const { points, frontiers } = data.result;
  const hasVerdicts = points.some(({ verdict }) => verdict !== 'none');
  const shown = points.slice(0, MOST_POINTS);
  const content = html`${table({
    caption: 'All points, in the order of the grid',
    columns: [
      { label: 'Point' },
      ...titlesOf(data).map((title) => ({ label: name(title) })),
      ...data.measures.flatMap(({ key }) => [{ label: measureName(key) }, { label: 'Interval' }]),
      ...frontiers.map((_, k) => ({ label: `Frontier ${k + 1}`, isText: true })),
      ...(hasVerdicts ? [{ label: 'Thresholds', isText: true }] : []),
    ],
    rows: shown.map((point, k) => [
      String(k + 1),
      ...point.point.values.map((value) => name(value)),
      ...data.measures.flatMap(({ key }) => figuresOf(point, key)),
      ...frontiers.map(({ standings }) => standingText(standings[k])),
      ...(hasVerdicts ? [point.verdict === 'none' ? '' : mark(point.verdict)] : []),
    ]),
  })}
${points.length > shown.length ? html`<p class="quiet">The first ${shown.length} of ${points.length}.</p>` : null}
<p class="quiet">Each interval is at 95 % for itself; they hold simulation noise only. ${fewReplicationsText(Math.min(...points.map(({ replications }) => replications))).join(' ')}</p>
<p>For a spreadsheet: ${download('sweep.csv', sweepCsv(data.result), tooLarge('--out writes it'))}.</p>`;
  return { id: 'points', title: 'All points', content };
}

function figuresOf({ estimates }: PointResult, key: string): Content[] {
  const estimate = estimates.get(key);
  if (estimate === undefined || estimate.mean === null) return [NOTHING, ''];
  const { mean, unit } = estimate;
  return [
    html`<data value="${mean}" data-key="${key}">${valueText(mean, unit)}</data>`,
    intervalOf(estimate),
  ];
}

function standingText(standing: string | undefined): string {
  return standing === undefined || standing === 'none' ? '' : standing;
}

function againBlock({ name: scenario, asked, result }: SweepData): Block {
  const file = `${fileNameOf(scenario)}.yaml`;
  const parameters = result.grid.parameters.flatMap(({ path, values }) => [
    '--param',
    `${path}=${values.join(',')}`,
  ]);
  const words = ['npx', 'ringback', 'sweep', file, ...parameters, ...asked.flags];
  const content = html`<p>Save ${download(file, asked.text, { type: 'application/yaml', ...AS_GIVEN })}, the scenario as it was read.${otherFiles(asked.text)} Then</p>
<pre><code id="command">${words.map(quoted).join(' ')}</code></pre>
<p>gives the same figures to the last digit.</p>`;
  return { id: 'again', title: 'Do it again', content };
}

/** The page of a comparison: what differs, by how much, and whether it matters. */
import type { Comparison, ComparisonResult } from '../../experiments/compare.js';
import type { ComparisonData } from '../../experiments/report/comparison-data.js';
import { modelVersion, version } from '../../version.js';
import { comparisonCsv } from '../comparison-csv.js';
import { conclusionOf, footOf, sameCallersText, tallyOf } from '../comparison-text.js';
import { candidateBlock } from './blocks/candidate.js';
import { definitionsBlock } from './blocks/definitions.js';
import { frontiersBlock } from './blocks/frontiers.js';
import { fileNameOf, quoted } from './command-text.js';
import type { Block } from './context.js';
import { download, tooLarge } from './download.js';
import { type Html, html, name } from './html.js';
import { pageText } from './page.js';
import { table } from './table.js';
import { plural } from './words.js';

const AS_GIVEN = tooLarge('take the configuration as it was given');

/** One HTML file; the same comparison gives the same bytes. */
export function comparisonPage(data: ComparisonData): string {
  const { result, frontiers } = data;
  const { comparisons } = result;
  const frontier = frontiersBlock(frontiers);
  return pageText({
    title: `${comparisons.map(({ label }) => label).join(', ')} against ${result.base} · ringback`,
    head: headOf(result),
    blocks: [
      verdictBlock(result),
      ...comparisons.map((comparison, k) => candidateBlock(comparison, result.base, k)),
      ...(frontier === null ? [] : [frontier]),
      againBlock(data),
      definitionsBlock(comparisons.flatMap(({ measures }) => measures)),
    ],
    foot: html`<p>Made by ringback ${version}, model <code>${modelVersion}</code>. This file is all there is: it loads nothing.</p>`,
  });
}

function headOf({ base, comparisons, replications, seed, incomplete }: ComparisonResult): Html {
  const setting = onlySetting(comparisons);
  const stopped = incomplete ? ' · stopped early: only what all have finished is compared' : '';
  return html`<p class="kicker">Comparison</p>
<h1>${setting === null ? null : html`${name(setting)}: `}${comparisons.map(({ label }, k) => html`${k === 0 ? '' : ', '}${name(label)}`)} against ${name(base)}</h1>
<p class="standfirst">${sentenceCase(conclusionOf(comparisons))}.</p>
<p class="meta">${plural(replications, 'replication')} of each · seed ${seed}${sameCallersText(comparisons).replace(', ', ' · ')}${stopped}</p>`;
}

/** The one setting in which all differ; null: there are several. */
function onlySetting(comparisons: readonly Comparison[]): string | null {
  const paths = comparisons.flatMap(({ changes }) => changes.map(({ path }) => path));
  const [first] = paths;
  const isOne = first !== undefined && paths.every((path) => path === first);
  return isOne && paths.length === comparisons.length ? first : null;
}

function sentenceCase(text: string): string {
  return /^no /.test(text) ? `N${text.slice(1)}` : text;
}

function verdictBlock(result: ComparisonResult): Block {
  const { comparisons } = result;
  const content = html`${table({
    caption: 'Measures by what became of them',
    columns: [
      { label: 'Configuration' },
      { label: 'What differs' },
      { label: 'Measures', isText: true },
    ],
    rows: comparisons.map(({ label, changes, measures, identical }, k) => [
      html`<a href="#candidate-${k + 1}">${name(label)}</a>`,
      plural(changes.length, 'setting'),
      identical ? 'identical: every event is that of the base' : tallyOf(measures),
    ]),
  })}
<p class="quiet">${footOf(result).join(' ')}</p>`;
  return { id: 'verdict', title: 'Verdict', content };
}

function againBlock(data: ComparisonData): Block {
  const { configurations, result, measures, margins } = data;
  const files = configurations.map(({ label, lock }, k) => ({
    label,
    lock,
    file: `${k + 1}-${fileNameOf(label)}.yaml`,
  }));
  const words = [
    ...['npx', 'ringback', 'compare'],
    ...files.map(({ label, file }) => (label.includes('=') ? file : `${label}=${file}`)),
    ...['--reps', String(result.replications)],
    ...measures.flatMap((key) => ['--measure', key]),
    ...margins.flatMap((margin) => ['--margin', margin]),
  ];
  const content = html`<p>Save ${files.map(({ file, lock }, k) => html`${k === 0 ? '' : ', '}${download(file, lock, { type: 'application/yaml', ...AS_GIVEN })}`)}, each configuration with every default written out. Then</p>
<pre><code id="command">${words.map(quoted).join(' ')}</code></pre>
<p>gives the same figures to the last digit. The table for a spreadsheet: ${download('comparison.csv', comparisonCsv(result), tooLarge('--csv prints it'))}.</p>`;
  return { id: 'again', title: 'Do it again', content };
}

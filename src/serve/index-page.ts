/** The page at `/`: which results are served, and where to look at each. */
import { plural } from '../reports/html/words.js';
import { instantText } from '../reports/vendor-records.js';
import { version } from '../version.js';
import { escapeHtml, nameHtml } from './html.js';
import { MOST_WINDOW_MS } from './query.js';
import type { ServedResult } from './served.js';

const DAY = 86_400_000;

export function indexPage(results: readonly ServedResult[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ringback: ${plural(results.length, 'result')}</title>
<link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/ringback.css">
</head>
<body>
<header>
<h1>Results served</h1>
<p class="quiet">ringback ${escapeHtml(version)}. Figures of simulations: no real caller is in them.</p>
</header>
<main>
<ul class="results">
${results.map(resultItem).join('\n')}
</ul>
<p class="quiet">Programs ask for <code>/stats/…</code> with the header <code>Accept: application/vnd.newvoicemedia.v3+json</code>: the first result answers. Another is at <code>/results/…/stats/…</code>.</p>
</main>
</body>
</html>
`;
}

function resultItem(result: ServedResult): string {
  const { label, stored, summary } = result;
  const { plan } = stored.scenario;
  const { length: replications } = stored.sums;
  const facts = [
    `seed ${nameHtml(plan.seed)}`,
    `${plural(replications, 'replication')}${summary.incomplete ? ' (incomplete)' : ''}`,
    verdicts[summary.verdict] ?? 'no thresholds',
  ];
  const links = linksOf(result).map(
    ([path, text]) => `<li><a href="${escapeHtml(path)}">${text}</a></li>`,
  );
  return `<li>
<h2>${nameHtml(plan.name)}</h2>
<p>${facts.join(' · ')}</p>
<p class="quiet">${nameHtml(label)}</p>
<ul class="links">
${links.join('\n')}
</ul>
</li>`;
}

const verdicts: Readonly<Record<string, string>> = {
  holds: 'thresholds hold',
  fails: 'a threshold fails',
  inconclusive: 'a threshold is inconclusive',
};

/** The first replication, at a window that the API takes. */
function linksOf({ id, stored }: ServedResult): [path: string, text: string][] {
  const { plan } = stored.scenario;
  const at = (ms: number): string => encodeURIComponent(instantText(plan, ms));
  // A run goes on after its length, until the last talk of its run-out is over.
  const isLong = plan.lengthMs + Math.max(plan.runOutMs, DAY) > MOST_WINDOW_MS;
  const window = `start=${at(0)}${isLong ? `&end=${at(MOST_WINDOW_MS)}` : ''}`;
  return [
    [`/results/${id}`, 'a day, played'],
    [`/api/results/${id}/summary`, 'summary'],
    [`/api/results/${id}/callbacks`, 'callbacks, joined with their calls'],
    [`/results/${id}/stats/interactions?${window}`, 'interactions'],
    [`/results/${id}/stats/queue-times?${window}`, 'queue times'],
    [`/results/${id}/stats/agent-activities?${window}`, 'agent activities'],
    [
      `/api/results/${id}/real-time?at=${at(Math.floor(plan.lengthMs / 2))}`,
      'halfway, in real time',
    ],
  ];
}

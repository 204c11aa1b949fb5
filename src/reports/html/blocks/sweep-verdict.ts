/** At which points of a sweep the thresholds of the scenario hold. */
import type { SweepData } from '../../../experiments/report/sweep-data.js';
import type { PointResult } from '../../../experiments/sweep.js';
import { valueText } from '../../numbers.js';
import { shortTitles } from '../../sweep-names.js';
import type { Block } from '../context.js';
import { type Content, html, keyCode, name } from '../html.js';
import { table } from '../table.js';
import { listed } from '../words.js';
import { pointWords } from './sweep-pictures.js';
import { mark } from './verdict.js';

const ORDER = ['holds', 'inconclusive', 'fails'] as const;
/** A grid with more values a side is read in the table of the points. */
const MOST_VALUES = 12;
const MOST_NAMED = 6;

export function sweepVerdictBlock(data: SweepData): Block {
  const { points } = data.result;
  const judged = points.filter(({ verdict }) => verdict !== 'none');
  const content =
    judged.length === 0
      ? html`<p class="verdict none">No threshold was set: the scenario does not say what would be good enough.</p>
${settings(data)}`
      : html`<p class="verdict ${judged.some(({ verdict }) => verdict === 'holds') ? 'holds' : 'fails'}">${tallyOf(judged)}</p>
${least(data)}${gridOf(data)}${settings(data)}`;
  return { id: 'verdict', title: 'Verdict', content };
}

function tallyOf(points: readonly PointResult[]): string {
  const words = { holds: 'hold', inconclusive: 'are not settled', fails: 'fail' } as const;
  const counts = ORDER.map(
    (verdict) => [verdict, points.filter((each) => each.verdict === verdict).length] as const,
  ).filter(([, count]) => count > 0);
  const [first, ...others] = counts;
  if (first !== undefined && others.length === 0) {
    return `The thresholds ${words[first[0]]} at ${points.length === 1 ? 'the only point' : `all ${points.length} points`}.`;
  }
  const parts = counts.map(([verdict, count]) => `${words[verdict]} at ${count}`);
  return `Of ${points.length} points the thresholds ${listed(parts)}.`;
}

/** The point with the fewest agent hours of those that hold. */
function least(data: SweepData): Content {
  const known = data.result.points.flatMap(({ point, verdict, estimates }) => {
    const hours = estimates.get('rostered_h')?.mean ?? null;
    return verdict === 'holds' && hours !== null ? [{ point, hours }] : [];
  });
  const fewest = Math.min(...known.map(({ hours }) => hours));
  const best = known.filter(({ hours }) => hours === fewest);
  if (best.length === 0 || best.length === known.length) return null;
  const named = best
    .slice(0, MOST_NAMED)
    .map(({ point }, k) => html`${k === 0 ? '' : '; '}${pointWords(data, point)}`);
  return html`<p>Of those that hold, the fewest agent hours (${valueText(fewest, 'h')}) are at ${named}${best.length > MOST_NAMED ? ` and ${best.length - MOST_NAMED} more` : ''}. The best of many looks a little better than it is: run it again with another seed.</p>`;
}

/** Two settings: the verdicts as a table. */
function gridOf({ parameters, result }: SweepData): Content {
  const [first, second] = parameters;
  if (first === undefined || second === undefined || parameters.length > 2) return null;
  if (Math.max(first.values.length, second.values.length) > MOST_VALUES) return null;
  const verdictAt = (a: string, b: string): Content => {
    const found = result.points.find(({ point }) => point.values[0] === a && point.values[1] === b);
    return found === undefined || found.verdict === 'none' ? '' : mark(found.verdict);
  };
  const [down = '', across = ''] = shortTitles(parameters.map(({ path }) => path));
  return table({
    caption: html`Thresholds by ${name(down)} (down) and ${name(across)} (across)`,
    columns: [
      { label: name(down) },
      ...second.values.map((value) => ({ label: name(value), isText: true })),
    ],
    rows: first.values.map((a) => [name(a), ...second.values.map((b) => verdictAt(a, b))]),
  });
}

function settings({ parameters }: SweepData): Content {
  const titles = shortTitles(parameters.map(({ path }) => path));
  return table({
    caption: 'What was varied',
    columns: [
      { label: 'Name' },
      { label: 'Setting', isText: true },
      { label: 'Values', isText: true },
    ],
    rows: parameters.map(({ path, values }, k) => [
      name(titles[k] ?? path),
      keyCode(path),
      values.map((value, at) => html`${at === 0 ? '' : ', '}${name(value)}`),
    ]),
  });
}

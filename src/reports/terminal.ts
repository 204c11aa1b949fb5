/**
 * The summary on a terminal: what happened to the calls, what became of the callbacks, the three
 * headlines, and last the verdict and the next command.
 */
import type { ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import type { Estimate } from '../metrics/measure.js';
import { fateNames } from '../records/people.js';
import { intervalText, NOTHING, valueText } from './numbers.js';
import type { Summary } from './summary-json.js';

/** What the summary is shown with. */
export interface Look {
  readonly paint: ChalkInstance;
  /** Formula behind the bare service level, with its target. */
  readonly serviceLevel: string;
  /** The folder of the results; null: none were written. */
  readonly folder: string | null;
  /** Only this queue; null: the whole center. */
  readonly queue?: string | null;
}

type Row = readonly [label: string, key: string, note?: string];

export function terminalSummary(summary: Summary, look: Look): string {
  const { paint } = look;
  const prefix = look.queue === null || look.queue === undefined ? '' : `queues.${look.queue}.`;
  const parts = [heading(summary, look, prefix)];
  parts.push(section(summary, look, 'Live calls', liveRows(look.serviceLevel), prefix));
  if (hasCallbacks(summary)) {
    parts.push(section(summary, look, 'Callbacks', callbackRows, prefix));
    parts.push(headlines(summary, look, prefix));
    if (prefix === '' && summary.fates !== null) parts.push(fateTable(summary, look));
  } else
    parts.push(paint.dim('No plan of this scenario has a Callback applet: nothing to compare.\n'));
  parts.push(closing(summary, look));
  return parts.join('\n');
}

function hasCallbacks({ measures }: Summary): boolean {
  return (
    (measures['callbacks.offered']?.mean ?? 0) + (measures['callbacks.created']?.mean ?? 0) > 0
  );
}

function heading(
  { scenario, replications, seed, worlds, incomplete }: Summary,
  { paint }: Look,
  prefix: string,
): string {
  const days = replications === 1 ? '1 replication' : `${replications} replications`;
  const people = worlds.length > 1 ? `, ${worlds.length} worlds with the same callers` : '';
  const part = prefix === '' ? '' : `, queue ${prefix.slice('queues.'.length, -1)}`;
  const note = incomplete ? paint.yellow('  INCOMPLETE: stopped before the end\n') : '';
  return `${paint.bold(scenario)}${part}  ${paint.dim(`${days}, seed ${seed}${people}`)}\n${note}`;
}

function liveRows(formula: string): Row[] {
  return [
    ['offered', 'offered'],
    ['answered', 'answered'],
    ['abandoned', 'abandoned'],
    ['abandoned / offered', 'abandonedRate'],
    [`service level (${formula})`, 'serviceLevel'],
    ['  had there been no callbacks', 'noCallback.serviceLevel'],
    ['average speed of answer', 'asa_s'],
    ['occupancy', 'occupancy', '(talk + wrap + ring + dial) / (that + ready)'],
  ];
}

const callbackRows: Row[] = [
  ['offered', 'callbacks.offered'],
  ['accepted', 'callbacks.accepted'],
  ['created', 'callbacks.created'],
  ['  completed', 'callbacks.completed'],
  ['  unreached', 'callbacks.unreached', 'agent answered, customer did not: final'],
  ['  pending at the end', 'callbacks.pending'],
  ['duplicate requests', 'callbacks.duplicates', 'same applet, first one pending'],
  ['redundant', 'callbacks.redundant', 'made to someone already served'],
  ['called back within 30 min', 'callbacks.calledBackWithin30m'],
];

function section(
  summary: Summary,
  look: Look,
  title: string,
  rows: readonly Row[],
  prefix: string,
): string {
  const table = plainTable();
  for (const [label, key, note] of rows) {
    const estimate = find(summary, prefix, key);
    if (estimate === undefined || isIdle(key, estimate)) continue;
    table.push(figureRow(look, label, estimate, note ?? ''));
  }
  return `${look.paint.bold(title)}\n${table.toString()}\n`;
}

/** Counts that say nothing when they are zero are left out. */
function isIdle(key: string, { mean }: Estimate): boolean {
  return mean === 0 && /duplicates|redundant/.test(key);
}

function find({ measures }: Summary, prefix: string, key: string): Estimate | undefined {
  if (key.startsWith('noCallback.') && prefix !== '') {
    return measures[`noCallback.${prefix}${key.slice('noCallback.'.length)}`];
  }
  return measures[prefix + key] ?? (prefix === '' ? undefined : undefined);
}

function figureRow({ paint }: Look, label: string, estimate: Estimate, note: string) {
  return [
    `  ${label}`,
    { content: valueText(estimate.mean, estimate.unit), hAlign: 'right' as const },
    paint.dim(intervalText(estimate)),
    paint.dim(note),
  ];
}

function headlines(summary: Summary, look: Look, prefix: string): string {
  const { paint } = look;
  const lines: string[] = [];
  const get = (key: string): Estimate | undefined => find(summary, prefix, key);
  const text = (key: string): string => {
    const estimate = get(key);
    return estimate === undefined ? NOTHING : valueText(estimate.mean, estimate.unit);
  };
  if (prefix === '' && get('abandonmentAvoided') !== undefined) {
    lines.push(
      paint.bold('Abandonment avoided') +
        paint.dim('  persons a replication, paired with the same persons without callbacks'),
      table(
        look,
        [
          ['avoided', 'abandonmentAvoided'],
          ['reached gained', 'reachedGained'],
          [
            'who pays: abandoned of the others',
            'whoPays.abandonedRate',
            'those who took no callback, with - without',
          ],
          ['who pays: wait of the others', 'whoPays.wait.mean_s'],
        ],
        get,
      ),
      paint.dim(
        `    = saved ${text('abandonmentAvoided.saved')} - backfired ${text('abandonmentAvoided.backfired')} + relieved ${text('abandonmentAvoided.relieved')} - harmed ${text('abandonmentAvoided.harmed')}`,
      ),
      '',
    );
  }
  if (get('callbacks.drift.mean_s') !== undefined) {
    lines.push(
      paint.bold('Callback timing drift') +
        paint.dim('  agent’s answer to the callback - to the same call had it held; + is late'),
      table(
        look,
        [
          ['mean', 'callbacks.drift.mean_s'],
          ['median', 'callbacks.drift.p50_s'],
          ['19 of 20 at most', 'callbacks.drift.p95_s'],
          ['first offer', 'callbacks.drift.offer.mean_s'],
          ['customer’s answer', 'callbacks.drift.connect.mean_s'],
          ['late without bound', 'callbacks.drift.lateUnbounded', 'pending at the end'],
        ],
        get,
      ),
      paint.dim(
        `    customer’s answer = queueing ${text('callbacks.drift.connect.queueing.mean_s')} + re-queues ${text('callbacks.drift.connect.requeues.mean_s')} + ring ${text('callbacks.drift.connect.ring.mean_s')} + dial ${text('callbacks.drift.connect.dial.mean_s')}`,
      ),
      '',
    );
  }
  lines.push(
    paint.bold('Re-queues') +
      paint.dim('  an agent did not answer, the callback went back with its age'),
    table(
      look,
      [
        ['in all', 'callbacks.requeues'],
        ['per callback answered', 'callbacks.requeues.mean'],
        ['callbacks with at least one', 'callbacks.requeues.share'],
        ['most of one callback', 'callbacks.requeues.max'],
      ],
      get,
    ),
    '',
  );
  return lines.join('\n');
}

function table(
  look: Look,
  rows: readonly Row[],
  get: (key: string) => Estimate | undefined,
): string {
  const figures = plainTable();
  for (const [label, key, note] of rows) {
    const estimate = get(key);
    if (estimate !== undefined) figures.push(figureRow(look, label, estimate, note ?? ''));
  }
  return figures.toString();
}

function fateTable({ fates }: Summary, { paint }: Look): string {
  const shown = plainTable();
  shown.push([
    '',
    ...fateNames.map((name) => ({ content: paint.dim(name), hAlign: 'right' as const })),
  ]);
  for (const before of fateNames) {
    const row = fates![before]!;
    if (fateNames.every((after) => row[after] === 0)) continue;
    shown.push([
      `  ${before}`,
      ...fateNames.map((after) => ({
        content: row[after] === 0 ? paint.dim('·') : valueText(row[after]!, 'count'),
        hAlign: 'right' as const,
      })),
    ]);
  }
  return `${paint.bold('Fates')}${paint.dim('  rows: without callbacks; columns: with them; mean persons a replication')}\n${shown.toString()}\n`;
}

function closing(summary: Summary, { paint, folder }: Look): string {
  const lines: string[] = [];
  for (const { threshold, judgement, value, reason } of summary.thresholds) {
    const mark = {
      holds: paint.green('holds'),
      fails: paint.red('fails'),
      inconclusive: paint.yellow('inconclusive'),
    }[judgement as 'holds'];
    const key = summary.measures[keyOf(threshold, summary)];
    const shown = key === undefined ? String(value ?? NOTHING) : valueText(value, key.unit);
    lines.push(
      `  ${mark}  ${threshold}  ${paint.dim(`value ${shown}${reason === null ? '' : `; ${reason}`}`)}`,
    );
  }
  if (lines.length > 0) lines.unshift(paint.bold('Thresholds'));
  for (const what of summary.stopped.slice(0, 3)) {
    lines.push(
      paint.yellow(
        `stopped: ${what}; somebody was still waiting. Look at staffing, closing.runOut or limits.events.`,
      ),
    );
  }
  lines.push(
    paint.dim(
      'Intervals are 95 % and hold simulation noise only, not doubt about forecast, patience or acceptance.',
    ),
  );
  lines.push(verdictLine(summary, paint));
  if (folder !== null) lines.push(paint.dim(`next: ringback show ${folder}`));
  return `${lines.join('\n')}\n`;
}

function keyOf(threshold: string, { measures }: Summary): string {
  const key = /^\s*(\S+?)\s*[<>]/.exec(threshold)?.[1] ?? '';
  return (
    ['', '_s', '_h', '_min'].map((suffix) => key + suffix).find((name) => name in measures) ?? key
  );
}

function verdictLine({ verdict, thresholds }: Summary, paint: ChalkInstance): string {
  switch (verdict) {
    case 'holds':
      return paint.green.bold(`verdict: all ${thresholds.length} thresholds hold`);
    case 'fails':
      return paint.red.bold('verdict: a threshold fails');
    case 'inconclusive':
      return paint.yellow.bold('verdict: inconclusive; run more replications');
    default:
      return paint.bold('verdict: none asked (the scenario has no thresholds)');
  }
}

/** Columns without lines; no colours of its own, so that pipes stay clean. */
function plainTable() {
  return new Table({
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '  ',
    },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
}

/** A search for settings on a terminal: what was tried, what held, what it costs. */

import type { ChalkInstance } from 'chalk';
import type { Knob } from '../experiments/tuning/knobs.js';
import { type Finalist, type TuneResult, turnsMoreAway } from '../experiments/tuning/tune.js';
import type { Unit } from '../metrics/measure.js';
import { fitWidth } from './fit-width.js';
import { plural } from './html/words.js';
import { differenceText, valueText } from './numbers.js';
import { pairedCells, standingCells } from './standing-cells.js';
import { shortTitles } from './sweep-names.js';
import { figureText } from './terminal-sweep.js';
import { plainTable } from './terminal-table.js';

export interface TuneLook {
  readonly name: string;
  readonly seed: string;
  readonly thresholds: readonly string[];
  /** The key of what is to be harmed least. */
  readonly harm: string;
  readonly knobs: readonly Knob[];
  /** Units of the thresholds' measures by key. */
  readonly units: ReadonlyMap<string, Unit>;
  readonly paint: ChalkInstance;
  readonly width: number | undefined;
}

export function terminalTune(result: TuneResult, look: TuneLook): string {
  const { paint, name, thresholds, harm, knobs, seed, width } = look;
  const { tried, rounds, finalists, recommended, freshReplications, confidence } = result;
  const titles = shortTitles(knobs.map(({ paths }) => paths[0] ?? ''));
  const looked = rounds.map((replications, k) => `${tried[k]} at ${replications}`).join(', ');
  const head = [
    `${paint.bold(`Callback settings of ${name}`)}  ${looked} replications, seed ${seed}`,
    `  that keep ${thresholds.join(' and ')} with the least harm in ${harm}`,
    '  and turn away no more callers than the settings as they are',
    ...knobs.map(
      ({ paths, values }, k) => `  ${titles[k]} is ${paths.join(' and ')} = ${values.join(', ')}`,
    ),
  ];
  const percent = (confidence * 100).toFixed(1).replace(/\.0$/, '');
  const test = [
    `Last test  ${plural(freshReplications, 'replication')} of other callers, each bound at ${percent} %`,
    finalistsText(finalists, titles, look),
  ];
  const parts = [
    head,
    test,
    ...(recommended === null
      ? [noneText(finalists, look)]
      : recommendedText(result, recommended, look)),
  ];
  return `${fitWidth(parts.map((lines) => lines.join('\n')).join('\n\n'), width, 4)}\n`;
}

function finalistsText(
  finalists: readonly Finalist[],
  titles: readonly string[],
  look: TuneLook,
): string {
  const { paint, units, harm } = look;
  const table = plainTable();
  for (const { point, standings, turnedAway, harm: estimate, moreHarm } of finalists) {
    const settings = point.values.map((value, k) => `${titles[k]} ${value}`).join(', ');
    table.push([{ content: paint.bold(`  ${settings}`), colSpan: 4 }]);
    for (const standing of standings) {
      const unit = units.get(standing.key) ?? 'count';
      table.push(['    '.concat(standing.threshold), ...standingCells(standing, unit, paint)]);
    }
    if (turnedAway !== null && turnsMoreAway(turnedAway)) {
      table.push([...pairedCells(turnedAway, paint).slice(0, 3), paint.red('turns more away')]);
    }
    const more =
      moreHarm === null || moreHarm.difference === null
        ? ''
        : `${differenceText(moreHarm.difference, moreHarm.unit)} against the first${moreHarm.verdict === 'no change detected' ? ', not certain' : ''}`;
    table.push([
      `    ${harm}`,
      { content: figureText(estimate), hAlign: 'right' as const },
      more,
      '',
    ]);
  }
  return table.toString();
}

function noneText(finalists: readonly Finalist[], { paint, harm, units }: TuneLook): string[] {
  const [nearest] = finalists;
  const missed = (nearest?.standings ?? []).filter(({ kept }) => !kept);
  const how = missed.map(
    ({ threshold, key, value }) =>
      `${threshold} came to ${valueText(value, units.get(key) ?? 'count')}`,
  );
  return [
    `${paint.yellow('None of them keeps the thresholds for certain')}: in the one with the least harm in ${harm}, ${how.join(' and ')}.`,
    'Try other settings (--param), more agents (ringback staff), more replications (--reps) or a wider threshold.',
  ];
}

function recommendedText(
  { changes, finalists }: TuneResult,
  { point }: Finalist,
  { paint }: TuneLook,
): string[][] {
  const table = plainTable();
  for (const row of changes) table.push(pairedCells(row, paint));
  const alike = finalists.filter(
    ({ holds, moreHarm }) =>
      holds &&
      moreHarm !== null &&
      moreHarm.verdict !== 'regressed' &&
      moreHarm.verdict !== 'changed',
  );
  const rest =
    alike.length === 0 ? '' : ` ${alike.length} of the others cannot be told from it in harm.`;
  return [
    [
      'What it changes  the first against the settings as they are, differences at 95 %',
      table.toString(),
    ],
    ['As settings', ...point.set.map((each) => `  --set '${each}'`)],
    [
      `${paint.green('Recommended')}: it keeps the thresholds, with a risk of 5 % in all that one of those tested does not.${rest}`,
    ],
  ];
}

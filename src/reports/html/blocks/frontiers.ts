/** Which configurations are worth a look, two measures at a time. */
import type { Axis, ComparedFrontier } from '../../../experiments/report/compared-frontiers.js';
import { NOTHING, valueText } from '../../numbers.js';
import { type FrontierMark, frontier } from '../charts/frontier.js';
import type { Block } from '../context.js';
import { figure } from '../figure.js';
import { type Content, type Html, html, name } from '../html.js';
import { measureName } from '../measure-name.js';
import { plural } from '../words.js';

const STANDINGS = {
  best: 'no other beats it',
  perhaps: 'beaten, but by none for certain',
  beaten: 'beaten',
  none: NOTHING,
} as const;

/** So many are named in the sentence above the picture. */
const MOST_NAMES = 8;

/** What is weighed. */
export interface Weighed {
  readonly one: string;
  readonly many: string;
  /** How a mark is named, where its name does not say it. */
  readonly named?: string;
}

const CONFIGURATIONS: Weighed = { one: 'configuration', many: 'configurations' };

/** Null where there is nothing to weigh. */
export function frontiersBlock(
  frontiers: readonly ComparedFrontier[],
  weighed = CONFIGURATIONS,
): Block | null {
  if (frontiers.length === 0) return null;
  return {
    id: 'frontier',
    title: 'What is worth a look',
    short: 'Frontier',
    content: html`${frontiers.map((each, k) => picture(each, k, weighed))}`,
  };
}

function picture(
  { x, y, points }: ComparedFrontier,
  k: number,
  { one, many, named = '' }: Weighed,
): Html {
  const marks = points.flatMap(({ label, x: a, y: b, standing }): FrontierMark[] =>
    a === null || b === null || standing === 'none' ? [] : [{ name: label, x: a, y: b, standing }],
  );
  const best = marks.filter(({ standing }) => standing === 'best');
  const [nameX, nameY] = [measureName(x.key), measureName(y.key)];
  return figure({
    id: `frontier-${k + 1}`,
    title: `${nameX} against ${nameY}`,
    description: `A mark for each ${one}; the table below has the figures.`,
    finding: html`By ${nameX.toLowerCase()} and ${nameY.toLowerCase()} ${plural(best.length, `${one} is`, `${many} are`)} beaten by no other: ${firstNames(best)}.`,
    what: html`Filled and joined: no other is as good in both and better in one. Hollow: beaten by the estimates, but by none for certain. Small: beaten.${named}`,
    draw: (size) => frontier(size, marks, axisOf(x), axisOf(y)),
    behind: {
      caption: `${nameX} and ${nameY}`,
      columns: [
        { label: `${one.charAt(0).toUpperCase()}${one.slice(1)}` },
        { label: nameX },
        { label: nameY },
        { label: '', isText: true },
      ],
      rows: points.map(({ label, x: a, y: b, standing }) => [
        name(label),
        valueText(a, x.unit),
        valueText(b, y.unit),
        STANDINGS[standing],
      ]),
    },
  });
}

/** Of many the first ones. */
function firstNames(marks: readonly FrontierMark[]): Content {
  const shown = marks.slice(0, MOST_NAMES);
  const more = marks.length - shown.length;
  return html`${shown.map((mark, at) => html`${at === 0 ? '' : '; '}${name(mark.name)}`)}${more > 0 ? ` and ${more} more` : ''}`;
}

function axisOf({ key, unit, better }: Axis) {
  return {
    name: `${measureName(key)} (${better === 'higher' ? 'more' : 'less'} is better)`,
    shown: (value: number): string => valueText(value, unit).replace(/\.0+(?=\D|$)/, ''),
  };
}

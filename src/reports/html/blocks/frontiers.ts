/** Which configurations are worth a look, two measures at a time. */
import type { Axis, ComparedFrontier } from '../../../experiments/report/compared-frontiers.js';
import { NOTHING, valueText } from '../../numbers.js';
import { type FrontierMark, frontier } from '../charts/frontier.js';
import type { Block } from '../context.js';
import { figure } from '../figure.js';
import { type Html, html, name } from '../html.js';
import { measureName } from '../measure-name.js';
import { plural } from '../words.js';

const STANDINGS = {
  best: 'no other beats it',
  perhaps: 'beaten, but by none for certain',
  beaten: 'beaten',
  none: NOTHING,
} as const;

/** Null where there is nothing to weigh. */
export function frontiersBlock(frontiers: readonly ComparedFrontier[]): Block | null {
  if (frontiers.length === 0) return null;
  return {
    id: 'frontier',
    title: 'What is worth a look',
    short: 'Frontier',
    content: html`${frontiers.map(picture)}`,
  };
}

function picture({ x, y, points }: ComparedFrontier, k: number): Html {
  const marks = points.flatMap(({ label, x: a, y: b, standing }): FrontierMark[] =>
    a === null || b === null || standing === 'none' ? [] : [{ name: label, x: a, y: b, standing }],
  );
  const best = marks.filter(({ standing }) => standing === 'best');
  const [nameX, nameY] = [measureName(x.key), measureName(y.key)];
  return figure({
    id: `frontier-${k + 1}`,
    title: `${nameX} against ${nameY}`,
    description: 'A mark for each configuration; the table below has the figures.',
    finding: html`By ${nameX.toLowerCase()} and ${nameY.toLowerCase()} ${plural(best.length, 'configuration is', 'configurations are')} beaten by no other: ${best.map((mark, at) => html`${at === 0 ? '' : ', '}${name(mark.name)}`)}.`,
    what: 'Filled and joined: no other is as good in both and better in one. Hollow: beaten by the estimates, but by none for certain. Small: beaten.',
    draw: (size) => frontier(size, marks, axisOf(x), axisOf(y)),
    behind: {
      caption: `${nameX} and ${nameY}`,
      columns: [
        { label: 'Configuration' },
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

function axisOf({ key, unit, better }: Axis) {
  return {
    name: `${measureName(key)} (${better === 'higher' ? 'more' : 'less'} is better)`,
    shown: (value: number): string => valueText(value, unit).replace(/\.0+(?=\D|$)/, ''),
  };
}

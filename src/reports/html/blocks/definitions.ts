/** What each measure of a page means, in words. */
import type { Measure } from '../../../metrics/measure.js';
import type { Block } from '../context.js';
import { keyCode } from '../html.js';
import { table } from '../table.js';

/** One row a key, in the order in which they first come. */
export function definitionsBlock(
  measures: readonly Pick<Measure, 'key' | 'better' | 'definition'>[],
): Block {
  const known = new Map(measures.map((each) => [each.key, each]));
  const content = table({
    caption: 'Definitions',
    isSaid: true,
    columns: [
      { label: 'Measure' },
      { label: 'Better', isText: true },
      { label: 'Definition', isText: true },
    ],
    rows: [...known.values()].map(({ key, better, definition }) => [
      keyCode(key),
      better,
      definition,
    ]),
  });
  return { id: 'definitions', title: 'What each measure means', short: 'Definitions', content };
}

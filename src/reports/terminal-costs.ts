/** What callbacks save or cost, where the scenario says what things cost. */
import type { Summary } from './summary-json.js';
import { find, type Look, type Row, table } from './terminal-table.js';

const rows: readonly Row[] = [
  ['with callbacks', 'cost'],
  ['without', 'noCallback.cost'],
  ['saved by callbacks', 'cost.saved', 'the same persons, without - with'],
  ['  in wages', 'cost.saved.wages'],
  ['  in line minutes', 'cost.saved.lines'],
  ['  in lost callers', 'cost.saved.lost'],
  ['per person reached', 'cost.perReached'],
  ['  without callbacks', 'noCallback.cost.perReached'],
];

/** Nothing where nothing is said of money. */
export function costTable(summary: Summary, look: Look): string[] {
  if (summary.measures['cost'] === undefined) return [];
  const { paint } = look;
  const title = `${paint.bold('Costs')}${paint.dim(`  ${summary.currency ?? ''} a replication`)}`;
  return [`${title}\n${table(look, rows, (key) => find(summary, '', key))}\n`];
}

/** How far off the estimates of the wait are, side by side, for the queues that measure them. */
import { estimateMethods } from '../model/queue-plan.js';
import { NOTHING, valueText } from './numbers.js';
import type { Summary } from './summary-json.js';
import { type Look, plainTable } from './terminal-table.js';

const columns = [
  ['mean', 'error.mean_s'],
  ['without sign', 'error.absolute.mean_s'],
  ['root mean square', 'error.rootMeanSquare_s'],
  ['no estimate', 'noneRate'],
] as const;

/** A table for each such queue; `prefix` names one, or none. */
export function estimateTables(summary: Summary, { paint }: Look, prefix: string): string[] {
  const { measures } = summary;
  const marker = `.estimates.${estimateMethods[0]}.error.mean_s`;
  const queues = Object.keys(measures)
    .filter((key) => key.startsWith('queues.') && key.endsWith(marker) && key.startsWith(prefix))
    .map((key) => key.slice('queues.'.length, -marker.length));
  return queues.map((queue) => {
    const table = plainTable();
    table.push(['', ...columns.map(([title]) => ({ content: title, hAlign: 'right' as const }))]);
    for (const method of estimateMethods) {
      const cells = columns.map(([, what]) => {
        const estimate = measures[`queues.${queue}.estimates.${method}.${what}`];
        const content = estimate === undefined ? NOTHING : valueText(estimate.mean, estimate.unit);
        return { content, hAlign: 'right' as const };
      });
      table.push([`  ${method}`, ...cells]);
    }
    const what = 'wait of the answered - estimate at their queue entry; + waited longer than told';
    const title = `${paint.bold(`Estimated wait, queue ${queue}`)}${paint.dim(`  ${what}`)}`;
    return `${title}\n${table.toString()}\n`;
  });
}

/** The intervals of a log, one row each, in the columns that `import` itself reads. */
import { cellText, localText } from './calls-csv.js';
import type { LogInterval } from './readers/reader.js';
import type { Zone } from './zone.js';

export const intervalsHeader = 'start,end,type,offered,answered,abandoned,aht_s\n';

export function intervalLine(interval: LogInterval, zone: Zone): string {
  const { from, to, type, offered, answered, abandoned, ahtMs } = interval;
  const cells = [
    localText(from, zone),
    localText(to, zone),
    cellText(type),
    offered,
    answered ?? '',
    abandoned ?? '',
    ahtMs === null ? '' : ahtMs / 1000,
  ];
  return `${cells.join(',')}\n`;
}

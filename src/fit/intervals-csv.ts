/** The intervals of a log, one row each, in the columns that `import` itself reads. */
import { cellText, localText } from './calls-csv.js';
import type { LogInterval } from './readers/reader.js';
import type { Zone } from './zone.js';

export const intervalsHeader =
  'start,end,type,offered,answered,abandoned,aht_s,asa_s,abandon_time_s,service_level,agents\n';

export function intervalLine(interval: LogInterval, zone: Zone): string {
  const { from, to, type, offered, answered, abandoned, serviceLevel, agents } = interval;
  const seconds = (ms: number | null): number | '' => (ms === null ? '' : ms / 1000);
  const cells = [
    localText(from, zone),
    localText(to, zone),
    cellText(type),
    offered,
    answered ?? '',
    abandoned ?? '',
    seconds(interval.ahtMs),
    seconds(interval.asaMs),
    seconds(interval.abandonMs),
    serviceLevel ?? '',
    agents ?? '',
  ];
  return `${cells.join(',')}\n`;
}

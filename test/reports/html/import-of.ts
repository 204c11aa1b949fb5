/** Data of pages of imports, by reading logs as the program does. */
import { fitLog } from '../../../src/fit/fit-log.js';
import { ImportedLog } from '../../../src/fit/imported-log.js';
import { fitIntervals } from '../../../src/fit/intervals/fit-intervals.js';
import { Zone } from '../../../src/fit/zone.js';
import type { ImportData } from '../../../src/reports/html/import/import-data.js';
import { readText } from '../../fit/reading-logs.js';
import { Generator } from '../../stats/generator.js';

export async function importOf(log: string, file = 'log.csv'): Promise<ImportData> {
  const read = await readText(log);
  const zone = await Zone.named('UTC');
  if (typeof zone === 'string') throw new Error(zone);
  const imported = new ImportedLog(zone);
  for (const row of read.rows) imported.row(row);
  for (const interval of read.intervals) imported.interval(interval);
  const fitted =
    read.intervals.length > 0
      ? await fitIntervals(read.intervals, { zone: 'UTC', isForecast: false })
      : await fitLog(imported.calls, { zone: 'UTC' });
  if ('problem' in fitted) throw new Error(fitted.problem);
  const facts = { file, asked: { tz: 'UTC' }, reading: read.reading, files: {} };
  return { record: imported.record(facts), fitted };
}

const DAY = 86_400_000;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Four weeks of two types whose callers hang up and call again; some rows cannot be read. */
export function callsLog(names: readonly string[] = ['support', 'sales']): string {
  const random = new Generator('calls of two types');
  const lines = ['start,queue,id,customer,wait,outcome,agent,talk,hold,wrap'];
  for (let day = 0; day < 28; day++) {
    for (let k = 0; k < 60; k++) {
      const at = Date.UTC(2026, 2, 2, 8) + day * DAY + k * 480_000;
      const [wait, patience] = [random.exponential(60), random.exponential(90)].map(Math.round);
      const isLost = patience! < wait!;
      const talk = Math.round(random.exponential(200));
      const customer = `c${k % 20}`;
      const rest = isLost
        ? `${patience},abandoned,,,,`
        : `${wait},answered,${quoted(`Agent ${names[0]} ${k % 3}`)},${talk},${k % 3 === 0 ? 20 : 0},${15 + (k % 9)}`;
      const row = (start: number, id: string, what: string): void => {
        const time = new Date(start).toISOString().slice(0, 19);
        lines.push([time, quoted(names[k % names.length]!), id, customer, what].join(','));
      };
      row(at, `${day}-${k}`, rest);
      if (isLost && k % 2 === 0) row(at + 240_000, `${day}-${k}-again`, '5,abandoned,,,,');
    }
  }
  return [...lines, 'soon,support,x,c1,1,answered,Ann,5,,'].join('\n');
}

/** Rows of two queues for three weeks. */
export function intervalsLog(names: readonly string[] = ['support', 'sales']): string {
  const random = new Generator('rows of two types');
  const lines = ['start,queue,length,offered,abandoned,aht,asa,agents'];
  for (let day = 0; day < 21; day++) {
    for (const name of names) {
      for (let k = 0; k < 16; k++) {
        const at = new Date(Date.UTC(2026, 2, 2, 8) + day * DAY + k * 1_800_000).toISOString();
        const offered = random.poisson(20);
        lines.push(`${at},${quoted(name)},30m,${offered},${Math.min(offered, 1)},200,15,8`);
      }
    }
  }
  return lines.join('\n');
}

/** What campaigns came to, for the whole center: they belong to no queue. */
import type { Summary } from './summary-json.js';
import { type Look, type Row, table } from './terminal-table.js';

const rows: readonly Row[] = [
  ['dials', 'dials', 'records dialled, each once'],
  ['  reached', 'reached', 'a person answered'],
  ['  reached / dials', 'reachedRate'],
  ['mean talk', 'talk.mean_s'],
  ['agent hours', 'agentTime_h', 'dialling and talking, without wrap-up'],
];

const MARKER = /^campaigns\.(.+)\.dials$/;

/** A table for each campaign, in the order of the scenario. */
export function campaignTables(summary: Summary, look: Look): string[] {
  const { measures } = summary;
  return Object.keys(measures).flatMap((key) => {
    const name = MARKER.exec(key)?.[1];
    if (name === undefined) return [];
    const figures = table(look, rows, (of) => measures[`campaigns.${name}.${of}`]);
    return [`${look.paint.bold(`Campaign ${name}`)}\n${figures}\n`];
  });
}

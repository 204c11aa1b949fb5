/** What was read of a log and what was not: `import.json`. */
import { DAY, HOUR } from '../scenario/text/duration.js';
import { version } from '../version.js';
import { localText } from './calls-csv.js';
import type { LogTotals, TypeTotals } from './log-totals.js';
import { BOUNDS } from './readers/bounds.js';
import type { LogReading } from './readers/read-log.js';
import { LEFT_OUT, ODD, REJECTED } from './readers/reasons.js';
import { type ByReason, countOf } from './readers/tally.js';
import { dateText } from './readers/time-text.js';
import type { Zone } from './zone.js';

interface ReasonRow {
  readonly reason: string;
  readonly what: string;
  readonly count: number;
  /** The first lines of it. */
  readonly lines: readonly number[];
}

export interface ImportRecord {
  readonly schemaVersion: 1;
  readonly version: string;
  readonly log: {
    readonly file: string;
    readonly sha256: string;
    readonly format: string;
    readonly encoding: string;
    readonly zone: string;
    /** Fields and the columns they were found in. */
    readonly columns: Readonly<Record<string, string>>;
  };
  /** The flags that decide what is read, and how. */
  readonly asked: Readonly<Record<string, string>>;
  readonly gives: 'calls' | 'intervals';
  /** `lines` = `kept` + `rejected` + `leftOut`. */
  readonly lines: number;
  readonly kept: number;
  readonly rejected: number;
  readonly leftOut: number;
  /** How many of the rejected lines `rejected.csv` lists: the first of them. */
  readonly rejectedListed: number;
  readonly rejectedBy: readonly ReasonRow[];
  readonly leftOutBy: readonly ReasonRow[];
  readonly oddBy: readonly ReasonRow[];
  /** Local times of the first and last entry. */
  readonly first: string | null;
  readonly last: string | null;
  readonly days: readonly {
    readonly date: string;
    readonly hours: number;
    readonly calls: number;
  }[];
  readonly agents: number;
  readonly types: readonly TypeRow[];
  /** SHA-256 of the files written beside this one. */
  readonly files: Readonly<Record<string, string>>;
}

interface TypeRow {
  readonly type: string;
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly left: number;
  readonly queued: number;
  readonly callbacks: number;
  readonly callbacksReached: number;
  readonly meanWait_s: number | null;
  readonly meanTalk_s: number | null;
  readonly meanHandle_s: number | null;
}

export interface ImportFacts {
  readonly file: string;
  readonly zone: Zone;
  readonly asked: Readonly<Record<string, string>>;
  readonly reading: LogReading;
  readonly totals: LogTotals;
  readonly files: Readonly<Record<string, string>>;
}

export function importRecord(facts: ImportFacts): ImportRecord {
  const { file, zone, asked, reading, totals, files } = facts;
  const { reader, tally, lines, encoding, sha256, found } = reading;
  const own = { ...reader.leavesOut, ...reader.oddities };
  const at = (ms: number | null): string | null => (ms === null ? null : localText(ms, zone));
  return {
    schemaVersion: 1,
    version,
    log: { file, sha256, format: reader.name, encoding, zone: zone.name, columns: found },
    asked,
    gives: reader.gives,
    lines,
    kept: tally.kept,
    rejected: countOf(tally.rejected),
    leftOut: countOf(tally.leftOut),
    rejectedListed: Math.min(BOUNDS.rejectedListed, countOf(tally.rejected)),
    rejectedBy: reasonRows(tally.rejected, REJECTED),
    leftOutBy: reasonRows(tally.leftOut, { ...LEFT_OUT, ...own }),
    oddBy: reasonRows(tally.odd, { ...ODD, ...own }),
    first: at(totals.first),
    last: at(totals.last),
    days: [...totals.days]
      .sort(([a], [b]) => a - b)
      .map(([day, calls]) => ({
        date: dateText(day * DAY),
        hours: zone.lengthOf(day) / HOUR,
        calls,
      })),
    agents: totals.agents.size,
    types: [...totals.types]
      .sort(([a, x], [b, y]) => y.offered - x.offered || (a < b ? -1 : 1))
      .map(([type, each]) => typeRow(type, each)),
    files,
  };
}

/** The commonest first. */
function reasonRows(reasons: ByReason, words: Readonly<Record<string, string>>): ReasonRow[] {
  return [...reasons]
    .map(([reason, { count, lines }]) => ({ reason, what: words[reason] ?? '', count, lines }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

function typeRow(type: string, totals: TypeTotals): TypeRow {
  const seconds = (ms: number | null): number | null =>
    ms === null ? null : Number((ms / 1000).toPrecision(10));
  const { offered, answered, abandoned, left, queued, callbacks, callbacksReached } = totals;
  return {
    type,
    offered,
    answered,
    abandoned,
    left,
    queued,
    callbacks,
    callbacksReached,
    meanWait_s: seconds(totals.meanWaitMs),
    meanTalk_s: seconds(totals.meanTalkMs),
    meanHandle_s: seconds(totals.meanHandleMs),
  };
}

/** A log as it is read: its calls as columns, its sums, and in the end what there is to say of it. */
import { CallLog } from './call-log.js';
import { type ImportFacts, type ImportRecord, importRecord } from './import-json.js';
import type { LogRow } from './log-row.js';
import { LogTotals } from './log-totals.js';
import { overlappingCalls } from './overlaps.js';
import type { LogInterval } from './readers/reader.js';
import { NAMED } from './readers/tally.js';
import type { Zone } from './zone.js';

export class ImportedLog {
  readonly calls = new CallLog();
  private readonly totals: LogTotals;
  private readonly zone: Zone;

  constructor(zone: Zone) {
    this.zone = zone;
    this.totals = new LogTotals(zone);
  }

  row(row: LogRow): void {
    this.totals.add(row);
    this.calls.add(row);
  }

  interval(interval: LogInterval): void {
    this.totals.addInterval(interval);
  }

  /** After the last line: what was read, with what only all calls together show. */
  record(facts: Omit<ImportFacts, 'totals' | 'zone'>): ImportRecord {
    const { tally } = facts.reading;
    const overlapping = overlappingCalls(this.calls, NAMED);
    if (overlapping.count > 0) tally.odd.set('two-calls-at-once', overlapping);
    return importRecord({ ...facts, zone: this.zone, totals: this.totals });
  }
}

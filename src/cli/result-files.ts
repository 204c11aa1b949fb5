/** The files of a result, written while its replications come. */
import { hostname } from 'node:os';
import type { Chunk } from '../experiments/chunk.js';
import type { ExperimentResult } from '../experiments/conclude.js';
import type { Finished } from '../experiments/outcome.js';
import type { PreparedScenario } from '../experiments/prepare.js';
import { EVENTS_FILE, recordEvents } from '../experiments/recorded-events.js';
import { MANIFEST, ResultsWriter } from '../experiments/results-folder.js';
import { allOf } from '../experiments/run-scenario.js';
import { StoredChunkWriter, SUMS_FILE } from '../experiments/stored-chunk.js';
import { withoutPasswords } from '../pool/address.js';
import { callbacksHeader, intervalsCsv, summaryCsv } from '../reports/csv.js';
import { daysCsv } from '../reports/days-csv.js';
import { writeReplicationsCsv } from '../reports/replications-csv.js';
import { type Summary, summaryJson } from '../reports/summary-json.js';
import { modelVersion, version } from '../version.js';
import { type Beginning, RECORD_FILE } from './stored-results.js';

const CALLBACKS_FILE = 'callbacks.csv';

export class ResultFiles {
  private readonly writer: ResultsWriter;
  private readonly sums: StoredChunkWriter;
  private readonly scenario: PreparedScenario;
  private readonly lock: string;
  private readonly record: boolean;
  private earlier: Chunk | null = null;
  /** The first replication, where it is recorded. */
  private first: Finished['sums'] = [];

  /** @throws where the folder cannot be made */
  constructor(
    folder: string,
    scenario: PreparedScenario,
    { lock, record }: { lock: string; record: boolean },
  ) {
    this.writer = new ResultsWriter(folder);
    this.sums = new StoredChunkWriter(this.writer.pathOf(SUMS_FILE));
    this.scenario = scenario;
    this.lock = lock;
    this.record = record;
  }

  /** @param earlier what is there and is gone on with; null: nothing is */
  begin(earlier: Beginning | null): void {
    this.earlier = earlier?.chunk ?? null;
    this.writer.write(CALLBACKS_FILE, earlier?.callbacks ?? callbacksHeader());
    if (earlier?.record) this.writer.write(RECORD_FILE, earlier.record);
  }

  /** The replications that follow, or those that were there. */
  take(chunk: Chunk): void {
    this.sums.add(chunk.sums);
    if (this.record && chunk.from === 0) this.first = chunk.sums.list.slice(0, 1);
    if (chunk === this.earlier) return;
    this.writer.append(CALLBACKS_FILE, chunk.callbacks);
    if (this.record && chunk.from === 0) this.writer.write(RECORD_FILE, chunk.interactions);
  }

  /** All the rest, once the last replication has come. */
  finish(result: ExperimentResult, summary: Summary, startedAt: Date): void {
    const { writer, scenario, lock, first } = this;
    if (first.length > 0) {
      recordEvents({ scenario, sums: first }, 0, (bytes) => writer.append(EVENTS_FILE, bytes));
    }
    this.sums.finish({ modelVersion, lock }, allOf(result));
    writer.write('scenario.lock.yaml', lock);
    writer.write('summary.json', summaryJson(summary));
    writer.write('summary.csv', summaryCsv(result));
    writeReplicationsCsv(result, (text) => writer.append('replications.csv', text));
    writer.write('intervals.csv', intervalsCsv(result.intervals));
    if (result.days.isWorthShowing) {
      writer.write('days.csv', daysCsv(result.days.days()));
      const weekdays = result.days.weekdays();
      if (weekdays.length > 0) writer.write('weekdays.csv', daysCsv(weekdays));
    }
    writer.write(MANIFEST, `${JSON.stringify(manifestOf(result, summary, startedAt), null, 2)}\n`);
  }

  /** A file beside those of the result. */
  add(file: string, content: string): void {
    this.writer.write(file, content);
  }

  /** Puts the result in its place. */
  commit(): void {
    this.writer.commit();
  }

  /** Takes back what was written. */
  discard(): void {
    this.sums.close();
    this.writer.discard();
  }
}

function manifestOf({ plan }: ExperimentResult, { departures }: Summary, startedAt: Date): object {
  const { serviceLevel, answerWithinMs } = plan.targets;
  return {
    schemaVersion: 1,
    version,
    modelVersion,
    arguments: process.argv.slice(2).map(withoutPasswords),
    host: hostname(),
    node: process.version,
    startedAt: startedAt.toISOString(),
    endedAt: new Date().toISOString(),
    serviceLevel: { formula: serviceLevel, answerWithin_s: answerWithinMs / 1000 },
    departures,
    recorded: 'interactions.ndjson and events.ndjson.gz hold the first replication only',
  };
}

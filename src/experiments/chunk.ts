/**
 * The unit of work: consecutive replications of a scenario, and all that a result is made from. It is
 * a plain value, which threads, files and machines hand to each other as bytes.
 */
import type { CenterPlan } from '../model/center-plan.js';
import { ByteWriter } from '../records/binary.js';
import { Both } from '../records/both.js';
import type { CallbackRow } from '../records/callback-row.js';
import { CallbackTable } from '../records/callback-table.js';
import { InteractionLog } from '../records/interaction-log.js';
import { type InteractionRecord, RecordList } from '../records/interaction-record.js';
import { PackedSums, packedSums } from '../records/packed-sums.js';
import {
  aNumber,
  aText,
  bytesAsTheyAre,
  doubles,
  fields,
  listOf,
  readWhole,
  type Shape,
  writeWhole,
} from '../records/shapes.js';
import type { ReplicationSums } from '../records/sums.js';
import type { Totals } from '../records/totals.js';
import type { WorldName } from '../simulation/world.js';
import type { RowSums } from '../stats/row-moments.js';
import { DayTable } from './day-table.js';
import { IntervalTable } from './interval-table.js';
import { Replicator, type Watchers } from './replicate.js';

/** Replications of one scenario, in ascending order without gaps. */
export interface Chunk {
  /** The first of them, from 0. */
  readonly from: number;
  readonly sums: PackedSums;
  readonly intervals: RowSums;
  readonly days: readonly RowSums[];
  /** The callbacks, as text in UTF-8; empty where they were not asked for. */
  readonly callbacks: Uint8Array;
  /** The interactions of the actual world of the first replication of all; empty in other chunks. */
  readonly interactions: string;
}

/** What a chunk holds beyond its sums. */
export interface Details {
  readonly callbacks: boolean;
  /** The interactions of the first replication of all. */
  readonly interactions: boolean;
}

/**
 * How callbacks and interactions are written. It is done where they come from: to write them takes
 * longer than to make them.
 */
export interface RowTexts {
  callbacks(plan: CenterPlan, rows: readonly CallbackRow[]): string;
  interactions(
    plan: CenterPlan,
    replication: number,
    records: readonly InteractionRecord[],
  ): string;
}

/** Makes the chunks of one scenario; the working memory is reused. */
export class ChunkMaker {
  private readonly plan: CenterPlan;
  private readonly details: Details;
  private readonly texts: RowTexts;
  private readonly replicator: Replicator;
  private intervals: IntervalTable;
  private days: DayTable;
  private sums: ReplicationSums[] = [];
  private callbacks: string[] = [];
  private interactions = '';
  private table: CallbackTable | null = null;
  private kept: RecordList | null = null;
  private totals: Totals | null = null;

  constructor(plan: CenterPlan, worlds: readonly WorldName[], details: Details, texts: RowTexts) {
    this.plan = plan;
    this.details = details;
    this.texts = texts;
    this.intervals = new IntervalTable(plan);
    this.days = new DayTable(plan);
    this.replicator = new Replicator(plan, worlds, this.watchers());
  }

  /** Runs one replication, counted from 0; it must follow the one before it. */
  run(replication: number): void {
    this.sums.push(this.replicator.run(replication));
  }

  /** What has been run since the last time; null: nothing. */
  take(): Chunk | null {
    const { plan, sums, intervals, days, callbacks, interactions } = this;
    if (sums.length === 0) return null;
    this.intervals = new IntervalTable(plan);
    this.days = new DayTable(plan);
    this.sums = [];
    this.callbacks = [];
    this.interactions = '';
    return {
      from: sums[0]!.index,
      sums: PackedSums.of(sums),
      intervals: intervals.state(),
      days: days.state(),
      callbacks: new TextEncoder().encode(callbacks.join('')),
      interactions,
    };
  }

  private watchers(): Watchers {
    const { plan, details, texts } = this;
    return {
      actual: (replication) => {
        this.table = details.callbacks ? new CallbackTable(plan, replication) : null;
        this.kept = details.interactions && replication === 0 ? new RecordList() : null;
        const log = this.kept === null ? null : new InteractionLog(plan, this.kept);
        if (this.table !== null && log !== null) return new Both(log, this.table);
        return this.table ?? log;
      },
      totals: (replication, totals) => {
        this.totals = totals;
        this.days.add(totals);
        if (this.kept !== null) {
          this.interactions = texts.interactions(plan, replication, this.kept.records);
        }
        this.kept = null;
      },
      paired: (_replication, twins) => {
        if (this.totals !== null) this.intervals.add(this.totals, twins);
        this.totals = null;
        if (this.table !== null) {
          this.callbacks.push(texts.callbacks(plan, this.table.finish(twins)));
        }
        this.table = null;
      },
    };
  }
}

const rowSums: Shape<RowSums> = fields<RowSums>({
  replications: aNumber,
  parts: listOf(fields<RowSums['parts'][number]>({ high: doubles, low: doubles })),
});

const behindSums = {
  intervals: rowSums,
  days: listOf(rowSums),
  callbacks: bytesAsTheyAre,
  interactions: aText,
};

const chunk: Shape<Chunk> = fields<Chunk>({ from: aNumber, sums: packedSums, ...behindSums });

export function chunkToBytes(value: Chunk): Uint8Array<ArrayBuffer> {
  return writeWhole(chunk, value);
}

/** null: the bytes are no chunk. */
export function chunkFromBytes(bytes: Uint8Array): Chunk | null {
  return readWhole(chunk, bytes);
}

/** What stands in a chunk's bytes before and behind the sums of so many replications. */
export function aroundSums(
  { from, ...rest }: Omit<Chunk, 'sums'>,
  count: number,
): [before: Uint8Array, behind: Uint8Array] {
  const before = new ByteWriter();
  aNumber.write(before, from);
  before.count(count);
  return [before.finish(), writeWhole(fields<typeof rest>(behindSums), rest)];
}

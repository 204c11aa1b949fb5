/**
 * Makes recordings: a replication is run again for it, and its fingerprint is held against the stored
 * one (`runAgainInTurns`).
 */
import { atOnce, runAgainInTurns } from '../experiments/again.js';
import type { StoredResult } from '../experiments/stored-result.js';
import { type AgentSpell, AgentSpells, SpellType } from '../records/agent-spells.js';
import { Both } from '../records/both.js';
import { InteractionLog } from '../records/interaction-log.js';
import type { InteractionRecord, RecordSink } from '../records/interaction-record.js';
import { type QueueVisit, QueueVisits } from '../records/queue-visits.js';
import { cellsOf, objectOf } from '../reports/flat-table.js';
import { conversationGuid, interactionGuid } from '../reports/guid.js';
import { joinedColumns } from '../reports/joined-table.js';
import { agentActivity, type ShownSpell } from '../reports/vendor-activities.js';
import { type QueueType, queueTime } from '../reports/vendor-queue-times.js';
import { type MadeBy, showsInInsights, vendorRecord } from '../reports/vendor-records.js';
import { JoinedCallbacks } from './joined-callbacks.js';
import { Recording, tieOf } from './recording.js';
import { Spool } from './spool.js';

export const recordedTables = [
  'interactions',
  'queue-times',
  'agent-activities',
  'joined',
] as const;
export type RecordedTable = (typeof recordedTables)[number];

/**
 * Runs a replication again and keeps what one table shows of it.
 *
 * @param replication counted from 0
 * @throws NotTheSame where it does not come out as it did, TooManyRows where it is too long
 */
export function record(
  stored: Pick<StoredResult, 'scenario' | 'sums'>,
  replication: number,
  table: RecordedTable,
): Recording {
  return atOnce(recordInTurns(stored, replication, table));
}

/** The same, with pauses. What was kept is removed where it is not gone on with (`return`). */
export function* recordInTurns(
  stored: Pick<StoredResult, 'scenario' | 'sums'>,
  replication: number,
  table: RecordedTable,
): Generator<void, Recording> {
  const spool = new Spool();
  const made = { plan: stored.scenario.plan, replication };
  let recording: Recording | null = null;
  try {
    recording = yield* recorders[table]({ stored, made, spool });
    return recording;
  } finally {
    if (recording === null) spool.close();
  }
}

interface Recorder {
  readonly stored: Pick<StoredResult, 'scenario' | 'sums'>;
  readonly made: MadeBy;
  readonly spool: Spool;
}

const recorders: Readonly<
  Record<RecordedTable, (recorder: Recorder) => Generator<void, Recording>>
> = {
  interactions: recordInteractions,
  'queue-times': recordQueueTimes,
  'agent-activities': recordActivities,
  joined: recordJoined,
};

/**
 * What is kept of a row is only what happened. It is given the vendor's shape when it is asked for: to
 * do that for all of them takes longer than to run the replication.
 */
function shapeOf<Kept>(shown: (kept: Kept) => object): (text: string) => string {
  return (text) => JSON.stringify(shown(JSON.parse(text) as Kept));
}

/** Rows under way, by what they are of; those left at the end of the run are written then. */
class RowsUnderWay<Kept> {
  private readonly rows = new Map<Kept, number>();

  begun(kept: Kept, row: number): void {
    this.rows.set(kept, row);
  }

  take(kept: Kept): number {
    const row = this.rows.get(kept) ?? -1;
    this.rows.delete(kept);
    return row;
  }

  get left(): Kept[] {
    return [...this.rows.keys()];
  }
}

function* recordInteractions({ stored, made, spool }: Recorder): Generator<void, Recording> {
  const { plan, replication } = made;
  const underWay = new RowsUnderWay<InteractionRecord>();
  const keys: Pick<InteractionRecord, 'serial' | 'role' | 'dial' | 'conversation'>[] = [];
  const sink: RecordSink = {
    begun: (record) => {
      if (!showsInInsights(record)) return;
      underWay.begun(record, spool.begin(record.startedAt));
      const { serial, role, dial, conversation } = record;
      keys.push({ serial, role, dial, conversation });
    },
    ended: (record) => spool.write(underWay.take(record), record.endedAt, JSON.stringify(record)),
  };
  const endedAt = yield* runAgainInTurns(stored, replication, new InteractionLog(plan, sink));
  for (const record of underWay.left) sink.ended(record);
  spool.seal();
  const guidAt = (row: number): string => {
    const key = keys[row];
    return key === undefined ? '' : interactionGuid(plan.seed, replication, key);
  };
  const conversationAt = (row: number): string =>
    conversationGuid(plan.seed, replication, keys[row]?.conversation ?? 0);
  const shape = shapeOf((kept: InteractionRecord) => vendorRecord(made, kept));
  const keyAt = (row: number) => keys[row];
  return new Recording({ made, endedAt, spool, shape, guidAt, conversationAt, keyAt });
}

function* recordQueueTimes({ stored, made, spool }: Recorder): Generator<void, Recording> {
  const { queues, agreements } = made.plan;
  const { names, placeOf } = inOrder([...queues, ...agreements].map(({ name }) => name));
  const keys = { names, kinds: ['ACD', 'Virtual'] };
  const underWay = new RowsUnderWay<QueueVisit>();
  const virtual = new RowsUnderWay<QueueVisit>();
  const sink = {
    begun: (visit: QueueVisit) => {
      underWay.begun(
        visit,
        spool.begin(visit.from, tieOf(keys, placeOf(queues[visit.queue]?.name), 0)),
      );
      if (visit.agreement < 0) return;
      virtual.begun(
        visit,
        spool.begin(visit.from, tieOf(keys, placeOf(agreements[visit.agreement]?.name), 1)),
      );
    },
    ended: (visit: QueueVisit) => {
      spool.write(underWay.take(visit), visit.to, JSON.stringify({ visit, type: 'ACD' }));
      if (visit.agreement < 0) return;
      spool.write(virtual.take(visit), visit.to, JSON.stringify({ visit, type: 'Virtual' }));
    },
  };
  const endedAt = yield* runAgainInTurns(stored, made.replication, new QueueVisits(sink));
  for (const visit of underWay.left) sink.ended(visit);
  spool.seal();
  const shape = shapeOf(({ visit, type }: { visit: QueueVisit; type: QueueType }) =>
    queueTime(made, visit, type),
  );
  return new Recording({ made, endedAt, spool, keys, shape });
}

function* recordActivities({ stored, made, spool }: Recorder): Generator<void, Recording> {
  const { plan, replication } = made;
  const { names, placeOf } = inOrder(plan.agents.map(({ name }) => name));
  const keys = { names, kinds: Object.keys(SpellType) };
  const underWay = new RowsUnderWay<AgentSpell>();
  const sink = {
    begun: (spell: AgentSpell) =>
      underWay.begun(
        spell,
        spool.begin(spell.from, tieOf(keys, placeOf(plan.agents[spell.agent]?.name), spell.type)),
      ),
    ended: (spell: AgentSpell) =>
      spool.write(underWay.take(spell), spell.to, JSON.stringify(shownOf(spell))),
  };
  const log = new InteractionLog(plan, { begun: () => {}, ended: () => {} });
  const endedAt = yield* runAgainInTurns(
    stored,
    replication,
    new Both(log, new AgentSpells(plan, log, sink)),
  );
  for (const spell of underWay.left) sink.ended(spell);
  spool.seal();
  const shape = shapeOf((kept: ShownSpell) => agentActivity(made, kept));
  return new Recording({ made, endedAt, spool, keys, shape });
}

/** Of the record that a spell is a part of, only what names it. */
function shownOf(spell: AgentSpell): ShownSpell {
  if (spell.record === null) return { ...spell, record: null };
  const { serial, role, dial } = spell.record;
  return { ...spell, record: { serial, role, dial } };
}

function* recordJoined({ stored, made, spool }: Recorder): Generator<void, Recording> {
  const rows = new Map<number, number>();
  const open = new Set<InteractionRecord>();
  const joined = new JoinedCallbacks(
    ({ serial, startedAt }) => rows.set(serial, spool.begin(startedAt)),
    (records) => {
      const { serial, endedAt } = records.callback;
      const cells = cellsOf(joinedColumns, { ...made, ...records });
      spool.write(rows.get(serial) ?? -1, endedAt, JSON.stringify(objectOf(joinedColumns, cells)));
    },
  );
  const sink: RecordSink = {
    begun: (record) => {
      open.add(record);
      joined.begun(record);
    },
    ended: (record) => {
      open.delete(record);
      joined.ended(record);
    },
  };
  const endedAt = yield* runAgainInTurns(
    stored,
    made.replication,
    new InteractionLog(made.plan, sink),
  );
  // What was made for a callback comes before the callback itself.
  const left = [...open].sort((a, b) => Number(b.role === 'OUT') - Number(a.role === 'OUT'));
  for (const record of left) joined.ended(record);
  spool.seal();
  return new Recording({ made, endedAt, spool });
}

/** Names in the order of the alphabet, each once, and the place of each. */
function inOrder(all: readonly string[]) {
  const names = [...new Set(all)].sort();
  const places = new Map(names.map((name, place) => [name, place]));
  return { names, placeOf: (name: string | undefined): number => places.get(name ?? '') ?? 0 };
}

/** Every table of a result that can be exported, recorded or stored. */
import { readResultFile } from '../experiments/results-folder.js';
import { type ColumnOf, cellsOf, type FlatTable } from '../reports/flat-table.js';
import { joinedColumns } from '../reports/joined-table.js';
import { type StoredTable, storedTable, storedTables } from '../reports/stored-tables.js';
import { activityColumns, interactionColumns, queueTimeColumns } from '../reports/vendor-tables.js';
import { type RecordedTable, recordedTables } from './record.js';
import type { Recording } from './recording.js';

export type TableName = RecordedTable | StoredTable;

export const tableNames: readonly TableName[] = [...recordedTables, ...storedTables];

/** Those in the shape of the vendor's API. */
export const vendorTables = ['interactions', 'queue-times', 'agent-activities'] as const;
export type VendorTable = (typeof vendorTables)[number];

export function isRecorded(name: TableName): name is RecordedTable {
  return recordedTables.some((each) => each === name);
}

export function isVendors(name: TableName): name is VendorTable {
  return vendorTables.some((each) => each === name);
}

/** A recorded table as plain rows. */
export function recordedTable(name: RecordedTable, recording: Recording): FlatTable {
  switch (name) {
    case 'interactions':
      return flat(name, interactionColumns, recording);
    case 'queue-times':
      return flat(name, queueTimeColumns, recording);
    case 'agent-activities':
      return flat(name, activityColumns, recording);
    case 'joined':
      // Its rows are plain as they are kept.
      return flat(
        name,
        joinedColumns.map((column) => ({
          ...column,
          of: (row: Readonly<Record<string, string | number | boolean | null>>) =>
            row[column.name] ?? null,
        })),
        recording,
      );
  }
}

function flat<Row>(
  name: string,
  columns: readonly ColumnOf<Row>[],
  recording: Recording,
): FlatTable {
  function* rows() {
    for (const text of recording.rows()) yield cellsOf(columns, JSON.parse(text) as Row);
  }
  return { name, columns, rows };
}

/**
 * A stored table as plain rows; null: the folder has no such file.
 *
 * @param replication only its rows, where they tell, counted from 0; null: all
 */
export function tableOfFolder(
  folder: string,
  name: StoredTable,
  replication: number | null,
): FlatTable | null {
  const csv = readResultFile(folder, `${name}.csv`);
  return csv === null ? null : storedTable(name, csv, replication);
}

/**
 * Tables as Parquet: a row group of ten thousand rows at a time, compressed with Snappy. Figures are
 * doubles, instants are timestamps of milliseconds in UTC; every column may be empty.
 */
import { ByteWriter, parquetWriteRows } from 'hyparquet-writer';
import { type Cell, type ColumnType, type FlatTable, objectOf } from './flat-table.js';

const ROWS_A_GROUP = 10_000;

const types = {
  text: 'STRING',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  instant: 'TIMESTAMP',
} as const satisfies Record<ColumnType, string>;

export type Take = (part: Uint8Array) => Promise<void>;

/** Hands the file on in parts, a row group each. */
export async function writeParquet({ columns, rows }: FlatTable, take: Take): Promise<void> {
  await parquetWriteRows({
    writer: new PartWriter(take),
    columns: columns.map(({ name, type }) => ({ name, type: types[type], nullable: true })),
    rows: objects({ columns, rows }),
    rowGroupSize: ROWS_A_GROUP,
  });
}

function* objects({ columns, rows }: Pick<FlatTable, 'columns' | 'rows'>) {
  for (const row of rows()) {
    yield objectOf(columns, row.map((cell, k) => parquetValue(cell, columns[k]?.type)) as Cell[]);
  }
}

function parquetValue(cell: Cell, type: ColumnType | undefined): Cell | Date {
  return type === 'instant' && typeof cell === 'string' ? new Date(cell) : cell;
}

/** Keeps no more than is yet to be handed on. */
class PartWriter extends ByteWriter {
  private readonly take: Take;

  constructor(take: Take) {
    super();
    this.take = take;
  }

  flush(): Promise<void> {
    const part = this.getBytes().slice();
    this.index = 0;
    return this.take(part);
  }

  override finish(): Promise<void> {
    return this.flush();
  }
}

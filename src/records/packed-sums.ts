/**
 * The sums of replications that follow one another: as objects, as bytes and in columns, each made
 * from another when it is asked for. Whoever only hands them on has the bytes, and makes nothing.
 */
import { ByteReader, ByteWriter } from './binary.js';
import type { Shape } from './shapes.js';
import type { ReplicationSums } from './sums.js';
import { SumsBlock } from './sums-block.js';
import { replicationSums } from './sums-shape.js';

interface Made {
  list: readonly ReplicationSums[] | null;
  bytes: Uint8Array | null;
  block: SumsBlock | null;
}

export class PackedSums {
  readonly length: number;
  private readonly made: Made;

  private constructor(length: number, made: Made) {
    this.length = length;
    this.made = made;
  }

  static of(list: readonly ReplicationSums[]): PackedSums {
    return new PackedSums(list.length, { list, bytes: null, block: null });
  }

  /** @throws MalformedBytes */
  static read(reader: ByteReader): PackedSums {
    const length = reader.length(1);
    const from = reader.position;
    const block = length === 0 ? null : SumsBlock.read(reader, length);
    return new PackedSums(length, { list: null, bytes: reader.since(from), block });
  }

  static joined(parts: readonly PackedSums[]): PackedSums {
    const [only] = parts;
    if (only !== undefined && parts.length === 1) return only;
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const writer = new ByteWriter();
    for (const { bytes } of parts) writer.written(bytes);
    const list = parts.every(({ made }) => made.list !== null)
      ? parts.flatMap((part) => part.list)
      : null;
    return new PackedSums(length, { list, bytes: writer.finish(), block: null });
  }

  get list(): readonly ReplicationSums[] {
    this.made.list ??= readAll(this.bytes, this.length);
    return this.made.list;
  }

  /** One after another, without their number. */
  get bytes(): Uint8Array {
    this.made.bytes ??= written(this.made.list ?? []);
    return this.made.bytes;
  }

  /** null: there is no replication. */
  get block(): SumsBlock | null {
    if (this.length > 0) {
      this.made.block ??= SumsBlock.read(new ByteReader(this.bytes), this.length);
    }
    return this.made.block;
  }

  /** Whether they are numbered upwards from here, without a gap. */
  areFrom(index: number): boolean {
    return this.block?.heads.every((head, k) => head.index === index + k) ?? true;
  }
}

function readAll(bytes: Uint8Array, length: number): ReplicationSums[] {
  const reader = new ByteReader(bytes);
  return Array.from({ length }, () => replicationSums.read(reader));
}

function written(list: readonly ReplicationSums[]): Uint8Array {
  const writer = new ByteWriter();
  for (const sums of list) replicationSums.write(writer, sums);
  return writer.finish();
}

export const packedSums: Shape<PackedSums> = {
  write: (writer, { length, bytes }) => {
    writer.count(length);
    writer.written(bytes);
  },
  read: (reader) => PackedSums.read(reader),
  skim: (reader) => void PackedSums.read(reader),
};

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Chunk,
  ChunkMaker,
  chunkFromBytes,
  chunkToBytes,
} from '../../src/experiments/chunk.js';
import { Collected } from '../../src/experiments/collected.js';
import { joined } from '../../src/experiments/joined.js';
import { prepareScenario } from '../../src/experiments/prepare.js';
import {
  StoredChunkWriter,
  storedChunkFromBytes,
  storedChunkToBytes,
} from '../../src/experiments/stored-chunk.js';
import { ByteReader, ByteWriter } from '../../src/records/binary.js';
import { PackedSums } from '../../src/records/packed-sums.js';
import { doubles, readWhole, writeWhole } from '../../src/records/shapes.js';
import { rowTexts } from '../../src/reports/row-texts.js';
import { ExactSums } from '../../src/stats/exact-sums.js';

const REPLICATIONS = 5;
/** One with days and carried-over callbacks, one with drift and fates. */
const prepared = await Promise.all(
  ['scenarios/quickstart.yaml', 'scenarios/week.yaml'].map(async (path) => {
    const result = await prepareScenario(path);
    if (!result.ok) throw new Error(`${path} does not load`);
    return result.scenario;
  }),
);

/** The replications as chunks of these sizes, in turn. */
function chunksOf(k: number, sizes: readonly number[]): Chunk[] {
  const { plan, worlds } = prepared[k]!;
  const maker = new ChunkMaker(plan, worlds, { callbacks: true, interactions: true }, rowTexts);
  const chunks: Chunk[] = [];
  let left = 0;
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    if (left === 0) left = sizes[chunks.length % sizes.length]!;
    maker.run(replication);
    if (--left === 0) chunks.push(maker.take()!);
  }
  const rest = maker.take();
  return rest === null ? chunks : [...chunks, rest];
}

function joinedBytes(k: number, chunks: readonly Chunk[]): Buffer {
  return Buffer.from(chunkToBytes(joined(prepared[k]!.plan, chunks)));
}

/** A chunk as it is compared: its sums as objects, its callbacks as text. */
function withList(chunk: Chunk) {
  return { ...chunk, sums: chunk.sums.list, callbacks: Buffer.from(chunk.callbacks).toString() };
}

describe.each([0, 1])('chunks of scenario %i', (k) => {
  const whole = chunksOf(k, [REPLICATIONS]);
  const bytes = joinedBytes(k, whole);

  test.each([[[1]], [[2]], [[1, 3, 1]]])('of %j replications come to the same bytes', (sizes) => {
    expect(joinedBytes(k, chunksOf(k, sizes)).equals(bytes)).toBe(true);
  });

  test('are the same after a journey as bytes', () => {
    const [chunk] = whole;
    const back = chunkFromBytes(chunkToBytes(chunk!));
    expect(withList(back!)).toEqual(withList(chunk!));
    expect(back!.callbacks.length).toBeGreaterThan(0);
    expect(back!.interactions.length).toBeGreaterThan(0);
  });

  test('must follow one another', () => {
    const [first, second, third] = chunksOf(k, [2]);
    const collected = new Collected(prepared[k]!.plan, [], []);
    expect(() => collected.add(second!)).toThrow('replication 3 came after 0');
    expect(() => joinedBytes(k, [first!, third!])).toThrow('replication 5 came after 2');
  });
});

describe('stored replications', () => {
  const [chunk] = chunksOf(0, [2]);
  const stored = { modelVersion: 'abc', lock: 'name: x\n', chunk: chunk! };
  const bytes = storedChunkToBytes(stored);

  test('are read as they were written', () => {
    const read = storedChunkFromBytes(bytes)!;
    expect({ ...read, chunk: withList(read.chunk) }).toEqual({
      ...stored,
      chunk: withList(chunk!),
    });
  });

  test('written as they come are the same file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ringback-sums-'));
    const path = join(folder, 'sums.bin');
    const { sums, ...rest } = chunk!;
    const writer = new StoredChunkWriter(path);
    for (const each of sums.list) writer.add(PackedSums.of([each]));
    writer.finish(stored, rest);
    writer.close();
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['sums.bin']);
    rmSync(folder, { recursive: true });
  });

  test('that were cut or changed anywhere are not read', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        expect(storedChunkFromBytes(bytes.subarray(0, at))).toBeNull();
        const changed = Uint8Array.from(bytes);
        changed[at]! ^= flip;
        expect(storedChunkFromBytes(changed)).toBeNull();
      }),
      { numRuns: 50, seed: 1 },
    );
  });
});

describe('bytes', () => {
  test('hold every number', () => {
    const numbers = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.maxSafeInteger(),
      fc.constantFrom(
        0,
        -0,
        2 ** 52,
        -(2 ** 52),
        2 ** 52 - 1,
        Number.NaN,
        Number.POSITIVE_INFINITY,
      ),
    );
    fc.assert(
      fc.property(fc.array(numbers), (values) => {
        const array = Float64Array.from(values);
        expect(readWhole(doubles, writeWhole(doubles, array))).toEqual(array);
      }),
      { seed: 1 },
    );
  });

  test('that anybody made up are read or refused, and never ask for much', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(() => chunkFromBytes(bytes)).not.toThrow();
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test('a long text does not overflow what a count was reserved for', () => {
    const writer = new ByteWriter();
    writer.text('x'.repeat(10_000));
    writer.number(0.5);
    const reader = new ByteReader(writer.finish());
    expect(reader.text()).toHaveLength(10_000);
    expect(reader.number()).toBe(0.5);
    expect(reader.isAtEnd).toBe(true);
  });
});

describe('exact sums', () => {
  test('are those of whole numbers of any size, in any grouping', () => {
    const values = fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.nat(), (all, cut) => {
        const squares = all.map((value) => Number(BigInt(value) * BigInt(value)) * 2 ** 20);
        const exact = squares.reduce((sum, value) => sum + BigInt(value), 0n);
        const [first, second] = [new ExactSums(1), new ExactSums(1)];
        for (const [k, value] of squares.entries()) {
          (k < cut % all.length ? first : second).add(0, value);
        }
        first.addAll(second);
        expect(first.at(0)).toBe(Number(exact));
        expect(first.low[0]).toBeLessThan(2 ** 48);
      }),
      { seed: 1 },
    );
  });
});

/**
 * Random numbers that are found by key: Threefry-2x32 with 20 rounds, from Salmon, Moraes, Dror and
 * Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011).
 *
 * A number depends on whom it belongs to and what it is for, never on the order in which things
 * happen, so that two configurations with one seed meet the same people. The key is the first 64 bits
 * of SHA-256 of seed, a zero character and the replication. The 64 bits of the counter are
 *
 *   word 0   n, the number within the kind             32 bits
 *   word 1   purpose 5 | kind 9 | attempt 6 | index 12
 *
 * An attempt from 64 or an index from 4096 on is rare; its high part selects another key, made from
 * the next 64 bits of the digest, and its low part is counted as above. So no number is used twice,
 * however long something goes on.
 */
import { createHash } from 'node:crypto';
import { invariant } from './invariant.js';

/** Word 2 of the key schedule is the parity of the key and this. */
const PARITY = 0x1bd11bda;
const KIND_LIMIT = 512;
const ATTEMPT_LIMIT = 64;
const INDEX_LIMIT = 4096;
const TWO_TO_21 = 2097152;
const TWO_TO_32 = 4294967296;
const TWO_TO_MINUS_32 = 1 / TWO_TO_32;
const TWO_TO_MINUS_53 = TWO_TO_MINUS_32 / TWO_TO_21;

export class KeyedDraws {
  /** Two independent uniforms of 32 bits in [0, 1), left by `pair`. */
  first = 0.5;
  second = 0.5;
  /** How many blocks were computed. */
  drawn = 0;

  private readonly key0: number;
  private readonly key1: number;
  private readonly farKey0: number;
  private readonly farKey1: number;
  /** The words of the block. */
  private x0 = 0;
  private x1 = 0;

  constructor(seed: string, replication: number) {
    const digest = createHash('sha256').update(`${seed}\u0000${replication}`).digest();
    this.key0 = digest.readInt32LE(0);
    this.key1 = digest.readInt32LE(4);
    this.farKey0 = digest.readInt32LE(8);
    this.farKey1 = digest.readInt32LE(12);
  }

  /**
   * A uniform of 53 bits in [0, 1). `kind` is below 512, `purpose` below 32, `n` has 32 bits;
   * `attempt` and `index` are whole numbers from 0 on, of any size.
   */
  uniform(kind: number, n: number, attempt: number, purpose: number, index: number): number {
    this.blockOf(kind, n, attempt, purpose, index);
    return ((this.x0 >>> 0) * TWO_TO_21 + (this.x1 >>> 11)) * TWO_TO_MINUS_53;
  }

  /** Leaves two uniforms of one block in `first` and `second`. */
  pair(kind: number, n: number, attempt: number, purpose: number, index: number): void {
    this.blockOf(kind, n, attempt, purpose, index);
    this.first = (this.x0 >>> 0) * TWO_TO_MINUS_32;
    this.second = (this.x1 >>> 0) * TWO_TO_MINUS_32;
  }

  private blockOf(kind: number, n: number, attempt: number, purpose: number, index: number): void {
    if (attempt < ATTEMPT_LIMIT && index < INDEX_LIMIT && kind < KIND_LIMIT) {
      const word1 = (purpose << 27) | (kind << 18) | (attempt << 12) | index;
      this.block(this.key0, this.key1, n | 0, word1);
    } else {
      this.farBlockOf(kind, n, attempt, purpose, index);
    }
  }

  private farBlockOf(
    kind: number,
    n: number,
    attempt: number,
    purpose: number,
    index: number,
  ): void {
    invariant(kind < KIND_LIMIT, `a kind is below ${KIND_LIMIT}, not ${kind}`);
    invariant(Number.isSafeInteger(attempt), `an attempt is a whole number, not ${attempt}`);
    invariant(Number.isSafeInteger(index), `an index is a whole number, not ${index}`);
    const attempts = Math.floor(attempt / ATTEMPT_LIMIT);
    const indices = Math.floor(index / INDEX_LIMIT);
    this.block(this.farKey0, this.farKey1, attempts | 0, (attempts / TWO_TO_32) | 0);
    this.block(this.x0, this.x1, indices | 0, (indices / TWO_TO_32) | 0);
    const attemptLow = attempt - attempts * ATTEMPT_LIMIT;
    const indexLow = index - indices * INDEX_LIMIT;
    const word1 = (purpose << 27) | (kind << 18) | (attemptLow << 12) | indexLow;
    this.block(this.x0, this.x1, n | 0, word1);
  }

  /**
   * One block: four rounds and a part of the key, five times. Words are cut to 32 bits on the way in,
   * too: without that the sums are made in doubles, at half the speed.
   */
  private block(fromKey0: number, fromKey1: number, counter0: number, counter1: number): void {
    const key0 = fromKey0 | 0;
    const key1 = fromKey1 | 0;
    const key2 = key0 ^ key1 ^ PARITY;
    let x0 = ((counter0 | 0) + key0) | 0;
    let x1 = ((counter1 | 0) + key1) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + key1) | 0;
    x1 = (x1 + key2 + 1) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
    x0 = (x0 + key2) | 0;
    x1 = (x1 + key0 + 2) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + key0) | 0;
    x1 = (x1 + key1 + 3) | 0;
    this.finishBlock(x0, x1, key0, key1);
  }

  /** The last eight of the twenty rounds. */
  private finishBlock(from0: number, from1: number, fromKey0: number, fromKey1: number): void {
    const key0 = fromKey0 | 0;
    const key1 = fromKey1 | 0;
    const key2 = key0 ^ key1 ^ PARITY;
    let x0 = from0 | 0;
    let x1 = from1 | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
    x0 = (x0 + key1) | 0;
    x1 = (x1 + key2 + 4) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    this.x0 = (x0 + key2) | 0;
    this.x1 = (x1 + key0 + 5) | 0;
    this.drawn++;
  }
}

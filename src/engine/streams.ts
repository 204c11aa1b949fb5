/**
 * Random numbers in sequence, found by name: a stream that is added later leaves the others as they
 * were. The name is hashed before it seeds the generator, because generators that are seeded with
 * similar texts give similar streams.
 */
import { createHash } from 'node:crypto';
import alea from 'seedrandom/lib/alea.js';

/** The stream of this name in this replication: uniforms of 32 bits in [0, 1). */
export function stream(seed: string, replication: number, name: string): () => number {
  const digest = createHash('sha256').update([seed, replication, name].join('|')).digest('hex');
  return alea(digest);
}

import { createHash } from 'node:crypto';
// @ts-ignore
import alea from 'seedrandom/lib/alea.js';
export function stream(seed: string, replication: number, name: string): () => number {
  const g = alea(createHash('sha256').update([seed, replication, name].join('|')).digest('hex'));
  return g.double ? () => g() : g;
}

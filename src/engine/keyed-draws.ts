import { createHash } from 'node:crypto';
const M = 0x1bd11bda;
export class KeyedDraws {
  first = 0; second = 0; drawn = 0;
  private readonly k0: number; private readonly k1: number;
  private x0 = 0; private x1 = 0;
  constructor(seed: string, replication: number) {
    const h = createHash('sha256').update(`${seed}\u0000${replication}`).digest();
    this.k0 = h.readInt32LE(0); this.k1 = h.readInt32LE(4);
  }
  private block(k0: number, k1: number, c0: number, c1: number): void {
    const ks2 = k0 ^ k1 ^ M; this.drawn++;
    let x0 = (c0 + k0) | 0, x1 = (c1 + k1) | 0;
    const R = [13, 15, 26, 6, 17, 29, 16, 24]; const ks = [k0, k1, ks2];
    for (let r = 0; r < 20; r++) { const n = R[r & 7]!; x0 = (x0 + x1) | 0; x1 = ((x1 << n) | (x1 >>> (32 - n))) ^ x0;
      if ((r & 3) === 3) { const j = (r >> 2) + 1; x0 = (x0 + ks[j % 3]!) | 0; x1 = (x1 + ks[(j + 1) % 3]! + j) | 0; } }
    this.x0 = x0; this.x1 = x1;
  }
  private at(kind: number, n: number, attempt: number, purpose: number, index: number): void {
    this.block(this.k0, this.k1, n | 0, (purpose << 27) | (kind << 18) | ((attempt & 63) << 12) | (index & 4095));
  }
  uniform(kind: number, n: number, attempt: number, purpose: number, index: number): number {
    this.at(kind, n, attempt, purpose, index);
    return ((this.x0 >>> 0) * 2097152 + (this.x1 >>> 11)) * 1.1102230246251565e-16;
  }
  pair(kind: number, n: number, attempt: number, purpose: number, index: number): void {
    this.at(kind, n, attempt, purpose, index);
    this.first = (this.x0 >>> 0) * 2.3283064365386963e-10; this.second = (this.x1 >>> 0) * 2.3283064365386963e-10;
  }
}

/**
 * A hash of everything that happened in a run, in its order. Two runs with equal fingerprints did the
 * same; whole milliseconds make it agree on every platform.
 */
const TWO_TO_32 = 4294967296;

export class Fingerprint {
  private a = 0x9e3779b9 | 0;
  private b = 0x85ebca6b | 0;

  /** `at` is whole ms below 2^53. */
  add(at: number, kind: number, subject: number): void {
    const low = at | 0;
    const high = (at / TWO_TO_32) | 0;
    let a = Math.imul(this.a ^ low, 0xcc9e2d51);
    a = (a << 15) | (a >>> 17);
    let b = Math.imul(this.b ^ subject ^ (kind << 26) ^ high, 0x1b873593);
    b = (b << 13) | (b >>> 19);
    this.a = (Math.imul(a, 5) + b) | 0;
    this.b = (Math.imul(b, 9) ^ a) | 0;
  }

  /** 16 hexadecimal digits. */
  toString(): string {
    return hex(this.a) + hex(this.b);
  }
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/**
 * A hash of everything that happened in a run, in its order. Two runs with equal fingerprints did the
 * same; whole milliseconds make it agree on every platform. It guards against accidents, not against
 * forgery.
 *
 * Two lanes of 32 bits take every word and then each other. For given words a step can be undone, so
 * that nothing once taken in is lost.
 */
const TWO_TO_32 = 4294967296;

export class Fingerprint {
  private a = 0x9e3779b9 | 0;
  private b = 0x85ebca6b | 0;

  /** `at` is whole ms below 2^53, `kind` below 2^11, `subject` of 32 bits. */
  add(at: number, kind: number, subject: number): void {
    const low = at | 0;
    const rest = ((at / TWO_TO_32) | 0) ^ (kind << 21);
    let a = this.a ^ Math.imul(low, 0xcc9e2d51);
    a = (((a << 15) | (a >>> 17)) + subject) | 0;
    a = Math.imul(a, 0x1b873593) ^ rest;
    let b = this.b ^ Math.imul(subject, 0x2c1b3c6d);
    b = (((b << 13) | (b >>> 19)) + rest) | 0;
    b = Math.imul(b, 0x297a2d39) ^ low;
    this.a = (a + ((b << 11) | (b >>> 21))) | 0;
    this.b = b ^ Math.imul(this.a, 0x846ca68b);
  }

  /** 16 hexadecimal digits. */
  toString(): string {
    return hex(scattered(this.a)) + hex(scattered(this.b));
  }
}

/** The finish of MurmurHash3: every bit of the word comes to bear on every other. */
function scattered(word: number): number {
  let x = word;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/** Texts as numbers, where there are too many of them to be kept. */

/** 53 bits of a text: two FNV-1a hashes with different starts. */
export function hash(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x01000197) + k;
  }
  return (high >>> 11) * 4294967296 + (low >>> 0);
}

/** Texts that have been seen, some ten to twenty bytes each; two in 10^14 pairs are taken for one. */
export class SeenTexts {
  private count = 0;
  private slots = new Float64Array(1024).fill(-1);

  /** Whether the text is new. */
  add(text: string): boolean {
    if (this.count * 2 >= this.slots.length) this.grow();
    if (!put(this.slots, hash(text))) return false;
    this.count++;
    return true;
  }

  private grow(): void {
    const slots = new Float64Array(this.slots.length * 2).fill(-1);
    for (const value of this.slots) if (value >= 0) put(slots, value);
    this.slots = slots;
  }
}

/** Open addressing: the first free place after its own. */
function put(slots: Float64Array, value: number): boolean {
  const mask = slots.length - 1;
  let at = (value ^ (value / 4294967296)) & mask;
  for (;;) {
    const there = slots[at]!;
    if (there === value) return false;
    if (there < 0) {
      slots[at] = value;
      return true;
    }
    at = (at + 1) & mask;
  }
}

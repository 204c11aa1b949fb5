/** Texts as numbers, where there are too many of them to be kept. */
import { LogFault } from './readers/reader.js';

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

/** More texts than this are refused: no memory is to be had for any number. */
const MOST_TEXTS = 100_000_000;
/** By the first bits of a hash; the tables grow one by one, so that little is there twice meanwhile. */
const TABLES = 32;

/** Texts that have been seen, eight to twelve bytes each; two in 10^14 pairs are taken for one. */
export class SeenTexts {
  private count = 0;
  private readonly tables = Array.from({ length: TABLES }, () => new Table());

  /**
   * Whether the text is new.
   *
   * @throws LogFault where there are too many
   */
  add(text: string): boolean {
    const value = hash(text);
    const low = value >>> 0;
    const high = (value - low) / 4294967296;
    // 5 bits say which table, 48 are kept there.
    if (!this.tables[high >>> 16]!.add(low, high & 0xffff)) return false;
    if (++this.count <= MOST_TEXTS) return true;
    throw new LogFault([
      `there are more than ${MOST_TEXTS.toLocaleString('en')} ids: split the file by date`,
    ]);
  }
}

/** Open addressing: the first free place after its own. */
class Table {
  private count = 0;
  /** Both 0: nothing is there. */
  private lows = new Uint32Array(64);
  private highs = new Uint16Array(64);

  add(low: number, high: number): boolean {
    const kept = low === 0 && high === 0 ? 1 : low;
    if (!this.put(kept, high)) return false;
    if (++this.count * 4 > this.lows.length * 3) this.grow();
    return true;
  }

  private put(low: number, high: number): boolean {
    const { lows, highs } = this;
    const size = lows.length;
    let at = Math.floor((mixed(low, high) * size) / 4294967296);
    while (lows[at] !== 0 || highs[at] !== 0) {
      if (lows[at] === low && highs[at] === high) return false;
      if (++at === size) at = 0;
    }
    lows[at] = low;
    highs[at] = high;
    return true;
  }

  private grow(): void {
    const { lows, highs } = this;
    const size = Math.ceil(lows.length * 1.5);
    this.lows = new Uint32Array(size);
    this.highs = new Uint16Array(size);
    for (let k = 0; k < lows.length; k++) {
      if (lows[k] !== 0 || highs[k] !== 0) this.put(lows[k]!, highs[k]!);
    }
  }
}

/** 32 bits that differ in all places where two texts differ in one. */
function mixed(low: number, high: number): number {
  let bits = low ^ Math.imul(high, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

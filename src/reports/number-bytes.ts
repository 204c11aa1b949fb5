/**
 * Numbers as text, written straight into bytes: those that JavaScript's own `String` makes, without
 * a string for each. Most sums are whole, or thousandths.
 */

const ZERO = 48;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const LINE_END = 10;
/** More than any number takes with the comma before it. */
const LONGEST = 32;
/** Thousandths up to here have 15 digits at most, which no other number of so few digits shares. */
const THOUSANDTHS = 1e15;
const NONE = [Number.NaN, ''] as const;

export class NumberBytes {
  length = 0;
  private buffer: Uint8Array;
  /** The last of those whose text took long to make, by whose they are. */
  private readonly last: (readonly [value: number, text: string])[] = [];

  constructor(size: number) {
    this.buffer = new Uint8Array(2 * size);
  }

  /** What has been written since it was cleared; valid until then. */
  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  comma(): void {
    this.reserve();
    this.buffer[this.length++] = COMMA;
  }

  commaAndZero(): void {
    this.reserve();
    this.buffer[this.length++] = COMMA;
    this.buffer[this.length++] = ZERO;
  }

  lineEnd(): void {
    this.reserve();
    this.buffer[this.length++] = LINE_END;
  }

  /**
   * A number; nothing for what is none.
   *
   * @param whose of the numbers with the same `whose` many are alike
   */
  number(value: number, whose = 0): void {
    this.reserve();
    if (value === 0) this.buffer[this.length++] = ZERO;
    else if (value === (value | 0)) this.whole(value);
    else this.other(value, whose);
  }

  private other(value: number, whose: number): void {
    const thousandths = Math.round(value * 1000);
    const size = Math.abs(thousandths);
    if (size < THOUSANDTHS && thousandths / 1000 === value && size >= 1) {
      if (value < 0) this.buffer[this.length++] = MINUS;
      return this.parts(Math.floor(size / 1000), size % 1000);
    }
    if (Number.isNaN(value)) return;
    const [last, known] = this.last[whose] ?? NONE;
    const text = last === value ? known : String(value);
    if (last !== value) this.last[whose] = [value, text];
    for (let k = 0; k < text.length; k++) this.buffer[this.length++] = text.charCodeAt(k);
  }

  private parts(whole: number, thousandths: number): void {
    this.whole(whole);
    if (thousandths === 0) return;
    const { buffer } = this;
    const [tenths, hundredths] = [Math.floor(thousandths / 100), Math.floor(thousandths / 10) % 10];
    buffer[this.length++] = POINT;
    buffer[this.length++] = ZERO + tenths;
    if (thousandths % 100 === 0) return;
    buffer[this.length++] = ZERO + hundredths;
    if (thousandths % 10 !== 0) buffer[this.length++] = ZERO + (thousandths % 10);
  }

  private whole(value: number): void {
    const { buffer } = this;
    let rest = value;
    if (rest < 0) {
      buffer[this.length++] = MINUS;
      rest = -rest;
    }
    let digits = 1;
    for (let more = 10; more <= rest; more *= 10) digits++;
    for (let at = this.length + digits - 1; at >= this.length; at--) {
      const tenth = Math.floor(rest / 10);
      buffer[at] = ZERO + rest - 10 * tenth;
      rest = tenth;
    }
    this.length += digits;
  }

  private reserve(): void {
    if (this.length + LONGEST <= this.buffer.length) return;
    const larger = new Uint8Array(2 * this.buffer.length);
    larger.set(this.buffer);
    this.buffer = larger;
  }
}

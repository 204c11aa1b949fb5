/**
 * The three worlds in which the same people are met.
 */
export const World = {
  /** The scenario as written; runs first. */
  Actual: 0,
  /** Those who got a callback in `Actual` stay on the line in its place and never hang up. */
  Hold: 1,
  /** No Callback applet exists: everyone waits with the patience drawn for them. */
  NoCallback: 2,
} as const;
export type World = (typeof World)[keyof typeof World];

export const worldNames = ['actual', 'hold', 'noCallback'] as const;
export type WorldName = (typeof worldNames)[number];

/**
 * Who got a callback in `Actual` by their first call or by a redial, and by which: two bytes a person
 * of the replication. The first such call counts.
 */
export class Takers {
  /** Redials before the call that got the callback, and one more; 0: none did. */
  private calls = new Uint16Array(1024);

  clear(): void {
    this.calls.fill(0);
  }

  add(person: number, redial: number): void {
    if (person >= this.calls.length) {
      const grown = new Uint16Array(Math.max(person + 1, this.calls.length * 2));
      grown.set(this.calls);
      this.calls = grown;
    }
    if (this.calls[person] === 0) this.calls[person] = redial + 1;
  }

  /** Whether a person's first call got a callback. */
  tookFirst(person: number): boolean {
    return this.calls[person] === 1;
  }

  /** Whether this call of a person, after so many redials, is the one that got the callback. */
  tookBy(person: number, redial: number): boolean {
    return this.calls[person] === redial + 1;
  }
}

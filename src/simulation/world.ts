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

/** Who got a callback by their first call in `Actual`: one byte a person of the replication. */
export class Takers {
  private bytes = new Uint8Array(1024);

  clear(): void {
    this.bytes.fill(0);
  }

  add(person: number): void {
    if (person >= this.bytes.length) {
      const grown = new Uint8Array(Math.max(person + 1, this.bytes.length * 2));
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes[person] = 1;
  }

  has(person: number): boolean {
    return this.bytes[person] === 1;
  }
}

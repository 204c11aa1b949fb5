/** How many lines of a log were kept, rejected, left out, and odd, by reason. */

/** So many lines of a reason are named. */
export const NAMED = 20;

export interface Counted {
  count: number;
  /** The first lines of it. */
  readonly lines: number[];
}

export type ByReason = ReadonlyMap<string, Counted>;

export class Tally {
  kept = 0;
  readonly rejected = new Map<string, Counted>();
  readonly leftOut = new Map<string, Counted>();
  readonly odd = new Map<string, Counted>();

  add(to: Map<string, Counted>, reason: string, line: number): void {
    const counted = to.get(reason);
    if (counted === undefined) to.set(reason, { count: 1, lines: [line] });
    else if (++counted.count <= NAMED) counted.lines.push(line);
  }

  /** Every line of a log is in exactly one of these. */
  get accountedFor(): number {
    return this.kept + countOf(this.rejected) + countOf(this.leftOut);
  }
}

export function countOf(reasons: ByReason): number {
  let sum = 0;
  for (const { count } of reasons.values()) sum += count;
  return sum;
}

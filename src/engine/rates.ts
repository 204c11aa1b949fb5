/**
 * The instants of a Poisson process whose rate is a straight line within each of its pieces.
 *
 * The cumulated rate is inverted: an exponential of mean one is spent piece by piece until a piece
 * holds what is left of it. Within a piece the cumulated rate is a parabola, so that is exact, and
 * costs one uniform for each arrival. The continuous instant is kept; what is returned is rounded to
 * whole milliseconds.
 */
import { invariant } from './invariant.js';

export interface RateProfile {
  /** Where the pieces begin, ascending from 0 on, and last where the last one ends; ms. */
  readonly edges: readonly number[];
  /** Arrivals per ms at the beginning of each piece, and at its end. */
  readonly startPerMs: readonly number[];
  readonly endPerMs: readonly number[];
}

/** What the rates of each piece are multiplied by; asked once a piece, in their order. */
export interface PieceFactors {
  of(piece: number): number;
}

export class RateArrivals {
  private readonly edges: readonly number[];
  private readonly startPerMs: readonly number[];
  private readonly endPerMs: readonly number[];
  private readonly next: () => number;
  private readonly factors: PieceFactors | null;
  private piece = 0;
  /** The factor of this piece. */
  private factor = 1;
  /** The latest instant, not rounded. */
  private at: number;

  constructor(profile: RateProfile, next: () => number, factors: PieceFactors | null = null) {
    const { edges, startPerMs, endPerMs } = profile;
    invariant(edges.length === startPerMs.length + 1, 'pieces have an edge on either side');
    invariant(
      edges.every((edge, k) => edge >= (edges[k - 1] ?? 0)),
      'edges ascend',
    );
    invariant(
      startPerMs.every(isRate) && endPerMs.every(isRate) && startPerMs.length === endPerMs.length,
      'a rate is finite and not negative',
    );
    this.edges = edges;
    this.startPerMs = startPerMs;
    this.endPerMs = endPerMs;
    this.next = next;
    this.factors = factors;
    this.at = edges[0]!;
    this.enter(0);
  }

  /** The next instant in whole ms, not before the one before it; Infinity after the last piece. */
  nextAt(): number {
    const { edges, startPerMs, endPerMs } = this;
    if (this.piece >= startPerMs.length) return Number.POSITIVE_INFINITY;
    let left = -Math.log1p(-this.next());
    while (this.piece < startPerMs.length) {
      const from = edges[this.piece]!;
      const to = edges[this.piece + 1]!;
      const start = startPerMs[this.piece]! * this.factor;
      const end = endPerMs[this.piece]! * this.factor;
      // A piece without length holds nothing, whatever its rates.
      const slope = start === end || from === to ? 0 : (end - start) / (to - from);
      const rate = start + slope * (this.at - from);
      const holds = (to - this.at) * ((rate + end) / 2);
      if (left < holds) {
        this.at = Math.min(this.at + timeFor(left, rate, slope), to);
        return Math.round(this.at);
      }
      left -= holds;
      this.at = to;
      this.enter(this.piece + 1);
    }
    return Number.POSITIVE_INFINITY;
  }

  private enter(piece: number): void {
    this.piece = piece;
    if (this.factors === null || piece >= this.startPerMs.length) return;
    this.factor = this.factors.of(piece);
  }
}

function isRate(rate: number): boolean {
  return rate >= 0 && Number.isFinite(rate);
}

/** How long it takes until so much is cumulated, from a rate on that grows by `slope` per ms. */
function timeFor(cumulated: number, rate: number, slope: number): number {
  if (slope === 0) return cumulated / rate;
  const reached = Math.sqrt(Math.max(0, rate * rate + 2 * slope * cumulated));
  return cumulated === 0 ? 0 : (2 * cumulated) / (rate + reached);
}

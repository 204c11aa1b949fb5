/**
 * The greatest value of a smooth function of a few variables, such as a log-likelihood: by the simplex
 * of Nelder and Mead (1965), which needs no derivatives and seldom fails, then by Newton's method,
 * which is exact near the top and gives the curvature there.
 */
import { inverse, type Matrix } from './matrix.js';

export interface Maximum {
  readonly at: readonly number[];
  readonly value: number;
  /** Minus the inverse of the second derivatives; null where it is no maximum in all directions. */
  readonly covariance: Matrix | null;
}

type Surface = (at: readonly number[]) => number;

interface Corner {
  readonly at: readonly number[];
  readonly value: number;
}

const FIRST_STEP = 0.3;
const ROUNDS = 600;
/** Steps of the differences: the best for functions that are known to some 14 digits. */
const STEP = 1e-3;

/** @param nearlyBest whether the start is so good that Newton's method does alone */
export function maximum(surface: Surface, start: readonly number[], nearlyBest = false): Maximum {
  const defined: Surface = (at) => {
    const value = surface(at);
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
  };
  let top: Corner = { at: start, value: defined(start) };
  // A simplex that has collapsed too early grows again from a new one.
  if (!nearlyBest) top = bySimplex(defined, bySimplex(defined, start).at);
  for (let round = 0; round < 20; round++) {
    const next = newtonStep(defined, top);
    if (next === null) break;
    const gain = next.value - top.value;
    top = next;
    if (gain < 1e-9) break;
  }
  const curvature = secondDerivatives(defined, top.at);
  const covariance = inverse(curvature.map((row) => row.map((value) => -value)));
  return { ...top, covariance };
}

function bySimplex(surface: Surface, start: readonly number[]): Corner {
  const n = start.length;
  const corner = (at: readonly number[]): Corner => ({ at, value: surface(at) });
  const corners = [corner(start)];
  for (let k = 0; k < n; k++) {
    corners.push(corner(start.map((x, i) => (i === k ? x + FIRST_STEP : x))));
  }
  for (let round = 0; round < ROUNDS * n; round++) {
    corners.sort((a, b) => b.value - a.value);
    const [best, worst, second] = [corners[0]!, corners[n]!, corners[n - 1]!];
    if (best.value - worst.value < 1e-9 * (1 + Math.abs(best.value) * 1e-3)) break;
    const center = start.map((_, i) => corners.slice(0, n).reduce((s, c) => s + c.at[i]!, 0) / n);
    const along = (t: number): Corner => corner(center.map((x, i) => x + t * (worst.at[i]! - x)));
    const reflected = along(-1);
    if (reflected.value > best.value) {
      const farther = along(-2);
      corners[n] = farther.value > reflected.value ? farther : reflected;
    } else if (reflected.value > second.value) corners[n] = reflected;
    else {
      const inside = along(reflected.value > worst.value ? -0.5 : 0.5);
      if (inside.value > Math.max(worst.value, reflected.value)) corners[n] = inside;
      else {
        for (let k = 1; k <= n; k++) {
          corners[k] = corner(corners[k]!.at.map((x, i) => (x + best.at[i]!) / 2));
        }
      }
    }
  }
  return corners.reduce((best, each) => (each.value > best.value ? each : best));
}

/** null: it leads no higher. */
function newtonStep(surface: Surface, { at, value }: Corner): Corner | null {
  const slopes = firstDerivatives(surface, at);
  const back = inverse(secondDerivatives(surface, at).map((row) => row.map((x) => -x)));
  if (back === null) return null;
  for (let share = 1; share > 0.01; share /= 2) {
    const next = at.map((x, i) => x + share * back[i]!.reduce((s, c, j) => s + c * slopes[j]!, 0));
    const there = surface(next);
    if (there > value) return { at: next, value: there };
  }
  return null;
}

export function firstDerivatives(surface: Surface, at: readonly number[]): number[] {
  return at.map((_, i) => {
    const moved = (by: number): number => surface(at.map((x, k) => (k === i ? x + by : x)));
    return (moved(STEP) - moved(-STEP)) / (2 * STEP);
  });
}

function secondDerivatives(surface: Surface, at: readonly number[]): Matrix {
  const here = surface(at);
  const moved = (i: number, by: number, j: number, and: number): number =>
    surface(at.map((x, k) => x + (k === i ? by : 0) + (k === j ? and : 0)));
  const n = at.length;
  const rows = at.map(() => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i++) {
    rows[i]![i] = (moved(i, STEP, i, 0) - 2 * here + moved(i, -STEP, i, 0)) / (STEP * STEP);
    for (let j = 0; j < i; j++) {
      const value =
        (moved(i, STEP, j, STEP) -
          moved(i, STEP, j, -STEP) -
          moved(i, -STEP, j, STEP) +
          moved(i, -STEP, j, -STEP)) /
        (4 * STEP * STEP);
      rows[i]![j] = value;
      rows[j]![i] = value;
    }
  }
  return rows;
}

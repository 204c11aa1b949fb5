import { studentQuantile } from './student.js';
export interface Interval { n: number; mean: number | null; low: number | null; high: number | null; standardError: number | null }
export function meanInterval(v: readonly number[], c: number): Interval { return ratioInterval(v, v.map(() => 1), c); }
export function ratioInterval(a: readonly number[], b: readonly number[], c: number): Interval { return ratioDifferenceInterval(a, b, null, null, c); }
export function ratioDifferenceInterval(a: readonly number[], b: readonly number[], x: readonly number[] | null, y: readonly number[] | null, c: number): Interval {
  const S = (v: readonly number[]) => v.reduce((s, z) => s + z, 0); const n = a.length; const A = S(a), B = S(b), X = x ? S(x) : 0, Y = y ? S(y) : 1;
  if (B === 0 || Y === 0) return { n, mean: null, low: null, high: null, standardError: null };
  const m = A / B - (x ? X / Y : 0); if (n < 2) return { n, mean: m, low: null, high: null, standardError: null };
  const ps = a.map((_, j) => n * m - (n - 1) * ((A - a[j]!) / (B - b[j]!) - (x ? (X - x[j]!) / (Y - y![j]!) : 0))); const pm = S(ps) / n;
  const se = Math.sqrt(S(ps.map((p) => (p - pm) ** 2)) / (n - 1) / n); const h = se * studentQuantile((1 + c) / 2, n - 1);
  return { n, mean: m, low: m - h, high: m + h, standardError: se };
}

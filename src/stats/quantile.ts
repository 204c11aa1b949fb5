import type { SparseHistogram } from './histogram.js';
import { mergeSparse } from './merge-histograms.js';
export function quantileEstimate(h: readonly SparseHistogram[], p: number): number | null { const m = mergeSparse(h); let t = 0; for (const c of m.counts) t += c; if (!t) return null; let s = 0; for (let k = 0; k < m.keys.length; k++) { s += m.counts[k]!; if (s >= p * t) return m.keys[k]! * 100; } return null; }
export function quantileInterval(_h: readonly SparseHistogram[], _p: number, _c: number): { low: number; high: number } | null { return null; }

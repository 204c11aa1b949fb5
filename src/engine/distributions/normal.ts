import type { Distribution } from '../distribution.js';
function inv(p: number): number { // bisection placeholder on erf series
  let lo = -9, hi = 9; for (let k = 0; k < 80; k++) { const m = (lo + hi) / 2; if (cdf(m) < p) lo = m; else hi = m; } return (lo + hi) / 2; }
function cdf(x: number): number { const t = 1 / (1 + 0.5 * Math.abs(x) / Math.SQRT2); const z = Math.abs(x) / Math.SQRT2; const r = t * Math.exp(-z * z - 1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418 + t * (-0.18628806 + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))))); return x > 0 ? 1 - r / 2 : r / 2; }
export const normal = (mean: number, sd: number): Distribution => ({ mean, at: (u) => mean + sd * inv(u) });
export const lognormal = (mean: number, cv: number): Distribution => { const s2 = Math.log1p(cv * cv), m = Math.log(mean) - s2 / 2; return { mean, at: (u) => Math.exp(m + Math.sqrt(s2) * inv(u)) }; };

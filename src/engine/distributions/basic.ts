import type { Distribution } from '../distribution.js';
export const constant = (v: number): Distribution => ({ at: () => v, mean: v, fixed: v });
class Exponential implements Distribution { readonly mean: number; constructor(mean: number) { this.mean = mean; } at(u: number): number { return -this.mean * Math.log1p(-u); } }
export const exponential = (mean: number): Distribution => new Exponential(mean);
class Uniform implements Distribution { readonly mean: number; private a; private b; constructor(a: number, b: number) { this.a = a; this.b = b; this.mean = (a + b) / 2; } at(u: number): number { return this.a + u * (this.b - this.a); } }
export const uniform = (a: number, b: number): Distribution => new Uniform(a, b);
export const triangular = (a: number, c: number, b: number): Distribution => ({ mean: (a + b + c) / 3, at: (u) => { const f = (c - a) / (b - a); return u < f ? a + Math.sqrt(u * (b - a) * (c - a)) : b - Math.sqrt((1 - u) * (b - a) * (b - c)); } });
export const weibull = (mean: number, shape: number): Distribution => ({ mean, at: (u) => mean * Math.exp(Math.log(-Math.log1p(-u)) / shape) });
export const logLogistic = (median: number, shape: number): Distribution => ({ mean: median, at: (u) => u === 0 ? 0 : median * Math.exp(Math.log(u / (1 - u)) / shape) });
export const empirical = (values: readonly number[]): Distribution => { const s = [...values].sort((a, b) => a - b); return { mean: s.reduce((a, b) => a + b, 0) / s.length, at: (u) => s[Math.floor(u * s.length)]! }; };

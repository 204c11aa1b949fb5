import type { Distribution } from '../distribution.js';
export function conditionedAbove(distribution: Distribution, atLeast: number): Distribution {
  let low = 0, high = 1;
  for (let k = 0; k < 60; k++) { const mid = (low + high) / 2; if (distribution.at(mid) <= atLeast) low = mid; else high = mid; }
  const f = low;
  return { at: (u) => distribution.at(Math.min(f + u * (1 - f), 1 - 1e-16)), mean: NaN };
}
export const mixture = (parts: readonly { probability: number; of: Distribution }[]): Distribution => ({ mean: parts.reduce((s, p) => s + p.probability * p.of.mean, 0), at: (u) => { for (const p of parts) { if (u < p.probability) return p.of.at(u / p.probability); u -= p.probability; } return parts.at(-1)!.of.at(0.999999); } });
export const hyperexponential = (parts: readonly { probability: number; mean: number }[]): Distribution => mixture(parts.map((p) => ({ probability: p.probability, of: { mean: p.mean, at: (u: number) => -p.mean * Math.log1p(-u) } })));

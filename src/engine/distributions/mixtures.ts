import type { Distribution } from '../distribution.js';
export function conditionedAbove(distribution: Distribution, atLeast: number): Distribution {
  let low = 0, high = 1;
  for (let k = 0; k < 60; k++) { const mid = (low + high) / 2; if (distribution.at(mid) <= atLeast) low = mid; else high = mid; }
  const f = low;
  return { at: (u) => distribution.at(Math.min(f + u * (1 - f), 1 - 1e-16)), mean: NaN };
}

/** Whether classes of callers are busier than usual on the same days. */
import { studentQuantile } from '../stats/student.js';
import type { ArrivalFit } from './arrivals.js';

const LEVEL = 0.95;
/** With fewer days nothing is seen. */
const ENOUGH_DAYS = 8;

/** By class: whether its days go with those of all other classes, beyond what chance does. */
export function busyTogether(fits: readonly ArrivalFit[], counted: readonly boolean[]): boolean[] {
  return fits.map((fit, k) => {
    const others = fits.filter((_, j) => j !== k);
    const pairs = fit.ofUsual.flatMap((own, d) => {
      if (own === null || !counted[d]) return [];
      const rest = others.flatMap(({ ofUsual, calls }) =>
        ofUsual[d] === null ? [] : [{ off: ofUsual[d]! - 1, calls }],
      );
      const calls = rest.reduce((sum, each) => sum + each.calls, 0);
      if (calls === 0) return [];
      return [
        [own - 1, rest.reduce((sum, each) => sum + each.off * each.calls, 0) / calls] as const,
      ];
    });
    return pairs.length >= ENOUGH_DAYS && goTogether(pairs);
  });
}

/** By Fisher's transformation of the correlation. */
function goTogether(pairs: readonly (readonly [number, number])[]): boolean {
  let [aa, bb, ab] = [0, 0, 0];
  for (const [a, b] of pairs) {
    aa += a * a;
    bb += b * b;
    ab += a * b;
  }
  if (aa === 0 || bb === 0) return false;
  const z = Math.atanh(Math.min(0.999999, ab / Math.sqrt(aa * bb))) * Math.sqrt(pairs.length - 3);
  return z > studentQuantile(LEVEL, 1e7);
}

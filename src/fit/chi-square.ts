/** The distribution of a sum of squares of so many independent standard normals. */
import { logUpper } from '../engine/distributions/incomplete-gamma.js';
import { logGamma } from '../engine/distributions/log-gamma.js';

/** How likely a larger value is. */
export function chiSquareTail(value: number, degrees: number): number {
  if (!(value > 0)) return 1;
  return Math.exp(logUpper(degrees / 2, Math.log(value / 2), logGamma(degrees / 2)));
}

/** The value that is exceeded with this probability. */
export function chiSquareUpper(tail: number, degrees: number): number {
  let [low, high] = [0, degrees + 10];
  while (chiSquareTail(high, degrees) > tail) high *= 2;
  for (let k = 0; k < 100 && high - low > 1e-12 * high; k++) {
    const middle = (low + high) / 2;
    if (chiSquareTail(middle, degrees) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

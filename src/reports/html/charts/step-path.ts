/** The path of a line in steps, with a gap where there is no value. */
import { at, type Scale } from './axes.js';

/** @param x where a step begins, by its place; the one behind the last is where that ends */
export function stepPath(
  values: readonly (number | null)[],
  x: (place: number) => number,
  y: Scale,
): string {
  let isDown = false;
  return values
    .map((value, k) => {
      if (value === null) {
        isDown = false;
        return '';
      }
      const height = at(y(value));
      const begin = isDown ? `V${height}` : `M${at(x(k))} ${height}`;
      isDown = true;
      return `${begin}H${at(x(k + 1))}`;
    })
    .join('');
}

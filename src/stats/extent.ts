/** The ends of many numbers, however many: `Math.max(...values)` ends with the room for arguments. */

/** The largest; -Infinity of none, as of `Math.max()`. */
export function largestOf(values: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) most = Math.max(most, values[k]!);
  return most;
}

/** The least; Infinity of none, as of `Math.min()`. */
export function leastOf(values: ArrayLike<number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < values.length; k++) least = Math.min(least, values[k]!);
  return least;
}

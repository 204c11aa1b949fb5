/**
 * Where the beginning of a series no longer shows: the marginal standard error rule (MSER; White
 * 1997, White, Cobb and Spratt 2000). Of all beginnings up to a half, that one is cut off which leaves
 * the narrowest interval for the mean of the rest: to cut less keeps values that are off, to cut more
 * throws away good ones.
 */

/** @returns how many of the values are cut off, at most half of them */
export function truncationOf(values: readonly number[]): number {
  let sum = 0;
  let squares = 0;
  let best = { cut: 0, error: Number.POSITIVE_INFINITY };
  const most = Math.floor(values.length / 2);
  // Measured from one of them, so that no large mean takes the digits of a small spread.
  const from = values.at(-1) ?? 0;
  for (let cut = values.length - 1; cut >= 0; cut--) {
    const value = (values[cut] ?? 0) - from;
    sum += value;
    squares += value * value;
    const count = values.length - cut;
    const error = Math.max(0, squares - (sum * sum) / count) / (count * count);
    if (cut <= most && error <= best.error) best = { cut, error };
  }
  return best.cut;
}

/** Means of `size` values each; a rest at the end that makes no whole batch is left out. */
export function batchMeans(values: readonly number[], size: number): number[] {
  return Array.from({ length: Math.floor(values.length / size) }, (_, k) => {
    const batch = values.slice(k * size, (k + 1) * size);
    return batch.reduce((total, value) => total + value, 0) / size;
  });
}

/** Small symmetric matrices: of the uncertainty of a few estimates. */

export type Matrix = readonly (readonly number[])[];

/** By Cholesky's decomposition; null where the matrix is not positive definite. */
export function inverse(matrix: Matrix): Matrix | null {
  const n = matrix.length;
  const root = lowerRoot(matrix);
  if (root === null) return null;
  const columns = Array.from({ length: n }, (_, c) => {
    const solved = new Array<number>(n).fill(0);
    for (let i = 0; i < n; i++) {
      let sum = i === c ? 1 : 0;
      for (let k = 0; k < i; k++) sum -= root[i]![k]! * solved[k]!;
      solved[i] = sum / root[i]![i]!;
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = solved[i]!;
      for (let k = i + 1; k < n; k++) sum -= root[k]![i]! * solved[k]!;
      solved[i] = sum / root[i]![i]!;
    }
    return solved;
  });
  return columns.every((column) => column.every(Number.isFinite)) ? columns : null;
}

function lowerRoot(matrix: Matrix): number[][] | null {
  const n = matrix.length;
  const root = matrix.map(() => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= root[i]![k]! * root[j]![k]!;
      if (i !== j) root[i]![j] = sum / root[j]![j]!;
      else if (sum > 1e-12 * Math.abs(matrix[i]![i]!)) root[i]![i] = Math.sqrt(sum);
      else return null;
    }
  }
  return root;
}

/** The variance of a sum of estimates with these weights. */
export function varianceOf(weights: readonly number[], covariance: Matrix): number {
  return weights.reduce(
    (sum, a, i) => sum + weights.reduce((row, b, j) => row + a * b * covariance[i]![j]!, 0),
    0,
  );
}

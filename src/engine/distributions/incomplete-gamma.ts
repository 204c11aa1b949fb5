/**
 * The incomplete gamma functions in logarithms: how likely a gamma of scale 1 is to be below or above
 * a value, which is given by its logarithm, as is the gamma function of the shape.
 */

/** Logarithm of the probability below x = exp(log), by the series of the incomplete function. */
export function logLower(shape: number, log: number, logGammaOfShape: number): number {
  const x = Math.exp(log);
  let term = 1 / shape;
  let sum = term;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (shape + k);
    sum += term;
  }
  return shape * log - x - logGammaOfShape + Math.log(sum);
}

/** Logarithm of the probability above x = exp(log); by the continued fraction where x is large. */
export function logUpper(shape: number, log: number, logGammaOfShape: number): number {
  const x = Math.exp(log);
  if (x < shape + 1) return Math.log1p(-Math.exp(logLower(shape, log, logGammaOfShape)));
  let b = x + 1 - shape;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1, change = 0; Math.abs(change - 1) > 1e-16; k++) {
    const a = k * (shape - k);
    b += 2;
    d = 1 / (b + a * d);
    c = b + a / c;
    change = c * d;
    fraction *= change;
  }
  return shape * log - x - logGammaOfShape + Math.log(fraction);
}

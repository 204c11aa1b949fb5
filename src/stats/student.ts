/**
 * Quantiles of Student's t.
 *
 * The tail is half of an incomplete beta function, by its continued fraction (Lentz's method), and is
 * inverted by Newton's method where it is smooth and concave: near the middle in t, in the tails in
 * the logarithms of both. Accurate to about one part in 10^10. It is written out here because the
 * library that has it takes longer to load than a small run takes.
 */

const LOG_PI = Math.log(Math.PI);
const known = new Map<number, Map<number, number>>();

/** The value below which this probability lies, with `degrees` > 0 degrees of freedom. */
export function studentQuantile(probability: number, degrees: number): number {
  const ofDegrees = known.get(degrees) ?? new Map<number, number>();
  const value = ofDegrees.get(probability) ?? quantile(probability, degrees);
  known.set(degrees, ofDegrees.set(probability, value));
  return value;
}

function quantile(probability: number, degrees: number): number {
  if (!(degrees > 0 && probability >= 0 && probability <= 1)) return Number.NaN;
  if (probability === 0.5) return 0;
  if (probability < 0.5) return -upperQuantile(probability, degrees);
  return upperQuantile(1 - probability, degrees);
}

/** The value above which `tail` lies, for a tail below one half. */
function upperQuantile(tail: number, degrees: number): number {
  if (tail === 0) return Number.POSITIVE_INFINITY;
  return tail > 0.1 ? byCenter(0.5 - tail, degrees) : byTail(tail, degrees);
}

/** From the probability between 0 and t: the tangents of a concave curve lead up to it from below. */
function byCenter(center: number, degrees: number): number {
  const scale = Math.exp(logDensityScale(degrees));
  let t = 0;
  for (let k = 0; k < 60; k++) {
    const density = scale * Math.exp(logShape(t, degrees));
    const step = (center - (0.5 - upperTail(t, degrees))) / density;
    t += step;
    if (Math.abs(step) < 1e-13 * (1 + t)) break;
  }
  return t;
}

/** From the logarithm of the tail: nearly straight in log t where the tail is a power. */
function byTail(tail: number, degrees: number): number {
  const wanted = Math.log(tail);
  const logScale = logDensityScale(degrees);
  let logT = 0;
  for (let k = 0; k < 100; k++) {
    const t = Math.exp(logT);
    const log = Math.log(upperTail(t, degrees));
    const slope = Math.exp(logScale + logShape(t, degrees) - log) * t;
    // A long step from the flat middle would end where the tail is no longer a number.
    const step = Math.min(1, (log - wanted) / slope);
    logT += step;
    if (Math.abs(step) < 1e-14) break;
  }
  return Math.exp(logT);
}

/** Logarithm of the density at t, but for what does not depend on t. */
function logShape(t: number, degrees: number): number {
  return -((degrees + 1) / 2) * Math.log1p((t * t) / degrees);
}

/** Logarithm of the density at 0. */
function logDensityScale(degrees: number): number {
  return logHalfStep(degrees / 2) - (Math.log(degrees) + LOG_PI) / 2;
}

/** log Γ(a + 1/2) - log Γ(a), which has no large terms to cancel. */
function logHalfStep(a: number): number {
  if (a < 20) return logHalfStep(a + 1) + Math.log(a / (a + 0.5));
  const u = 1 / (a * a);
  const series = 1 / 8 - u * (1 / 192 - u * (1 / 640 - u * (17 / 14336 - (u * 31) / 18432)));
  return Math.log(a) / 2 - series / a;
}

/** Probability of a value above t >= 0. */
function upperTail(t: number, degrees: number): number {
  const square = t * t;
  const x = degrees / (degrees + square);
  const a = degrees / 2;
  const logFront = -a * Math.log1p(square / degrees) + Math.log(square / (degrees + square)) / 2;
  const front = Math.exp(logFront + logHalfStep(a) - LOG_PI / 2);
  // I_x(a, 1/2) / 2; the fraction converges on the near side of the mean of the beta.
  if (x < (a + 1) / (a + 2.5)) return (front * betaFraction(x, a, 0.5)) / (2 * a);
  return 0.5 - front * betaFraction(square / (degrees + square), 0.5, a);
}

/** The continued fraction of the incomplete beta function, DLMF 8.17.22. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return fraction;
}

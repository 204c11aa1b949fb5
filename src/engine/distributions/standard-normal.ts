/**
 * The distribution function of the standard normal and its inverse.
 *
 * The inverse is Wichura's algorithm AS 241, PPND16 (Applied Statistics 37, 1988), the function is
 * Hart's algorithm 5666 as given by West (Wilmott, May 2005). The inverse is accurate to about one part
 * in 10^15; the function is off by less than 10^-15, and by one part in 10^8 in the far tails. Nothing
 * is used but the four operations, square roots, exp and log.
 */

/** Probability of a value below x. */
export function normalCdf(x: number): number {
  const tail = upperTail(Math.abs(x));
  return x > 0 ? 1 - tail : tail;
}

/** The density at x. */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / SQRT_TWO_PI;
}

/** The value below which this probability lies; -Infinity at 0 and Infinity at 1. */
export function normalQuantile(probability: number): number {
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(centralTop, r)) / polynomial(centralBottom, r);
  }
  const smaller = q < 0 ? probability : 1 - probability;
  if (!(smaller > 0)) return q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const r = Math.sqrt(-Math.log(smaller));
  const value =
    r <= 5
      ? polynomial(middleTop, r - 1.6) / polynomial(middleBottom, r - 1.6)
      : polynomial(farTop, r - 5) / polynomial(farBottom, r - 5);
  return q < 0 ? -value : value;
}

const SQRT_TWO_PI = 2.5066282746310002;

/** Hart's rational function, highest power first, and West's continued fraction beyond it. */
function upperTail(x: number): number {
  if (x > 38) return 0;
  const factor = Math.exp((-x * x) / 2);
  if (x < 7.07106781186547) {
    return (factor * polynomial(hartTop, x)) / polynomial(hartBottom, x);
  }
  let fraction = x + 0.65;
  for (let k = 4; k >= 1; k--) fraction = x + k / fraction;
  return factor / fraction / SQRT_TWO_PI;
}

/** Eight coefficients, lowest power first. */
function polynomial(c: readonly number[], x: number): number {
  const high = ((c[7]! * x + c[6]!) * x + c[5]!) * x + c[4]!;
  return (((high * x + c[3]!) * x + c[2]!) * x + c[1]!) * x + c[0]!;
}

const hartTop = [
  220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165,
  0.700383064443688, 3.52624965998911e-2, 0,
];
const hartBottom = [
  440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461,
  16.064177579207, 1.75566716318264, 8.83883476483184e-2,
];
const centralTop = [
  3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
  45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const centralBottom = [
  1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
  39307.89580009271061, 28729.085735721942674, 5226.495278852854561,
];
const middleTop = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
  1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833,
  7.7454501427834140764e-4,
];
const middleBottom = [
  1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
  0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const farTop = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
  0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5,
  2.01033439929228813265e-7,
];
const farBottom = [
  1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525,
  7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7,
  2.04426310338993978564e-15,
];

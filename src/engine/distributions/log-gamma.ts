/**
 * The logarithm of the gamma function, by the approximation of Lanczos (1964) with g = 7 and nine
 * terms; the error is about one part in 10^15. Only logarithms are used: powers of real numbers differ
 * in their last bits between versions of Node.
 */
const G = 7;
const terms = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** log Γ(x) for x > 0. */
export function logGamma(x: number): number {
  // The formula holds for arguments from 1/2 on; Γ(x) = Γ(x + 1) / x.
  if (x < 0.5) return logGamma(x + 1) - Math.log(x);
  let sum = terms[0]!;
  for (let k = 1; k < terms.length; k++) sum += terms[k]! / (x - 1 + k);
  const base = x - 0.5 + G;
  return HALF_LOG_TWO_PI + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}

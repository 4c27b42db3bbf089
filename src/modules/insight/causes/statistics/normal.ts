// The single place for the normal distribution. Complementary error function by the Chebyshev fit of Press et al., Numerical Recipes (erfcc):
// its relative error is below 1.2e-7 everywhere, so small p-values keep their order.

/** 97.5 % quantile: two-sided intervals of 95 %. */
export const Z95 = 1.959963984540054;

const COEFFICIENTS = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
];

function erfc(x: number): number {
  const z = Math.abs(x);
  const t = 1 / (1 + 0.5 * z);
  let sum = 0;
  for (let index = COEFFICIENTS.length - 1; index >= 0; index--) sum = COEFFICIENTS[index]! + t * sum;
  const value = t * Math.exp(-z * z + sum);
  return x >= 0 ? value : 2 - value;
}

/** Probability that a normal variable lies at least as far from its mean, on both sides, as `z` standard deviations. */
export const twoSidedP = (z: number): number => Math.min(1, erfc(Math.abs(z) / Math.SQRT2));

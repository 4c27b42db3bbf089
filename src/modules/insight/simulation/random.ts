// The single place for chance in simulations and in tests of statistics: a stream that the same seed always gives again. xoshiro128** of
// Blackman and Vigna 2018, seeded by splitmix32.

export interface Random {
  /** 0 to below 1. */
  next(): number;
  /** 0 to below `bound`. */
  below(bound: number): number;
  /** With this mean; memoryless. */
  exponential(mean: number): number;
  /** A stream of its own, the same for the same name. */
  fork(name: number): Random;
}

export function createRandom(seed: number): Random {
  let mixed = seed | 0;
  const mix = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let value = mixed ^ (mixed >>> 16);
    value = Math.imul(value, 0x21f0aaad);
    value ^= value >>> 15;
    value = Math.imul(value, 0x735a2d97);
    return value ^ (value >>> 15);
  };
  let [a, b, c, d] = [mix(), mix(), mix(), mix()];
  const next = (): number => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result / 4_294_967_296;
  };
  return {
    next,
    below: (bound) => Math.floor(next() * bound),
    exponential: (mean) => -mean * Math.log(1 - next()),
    fork: (name) => createRandom(Math.imul(seed ^ 0x5bd1e995, 0x85ebca6b) ^ Math.imul(name + 1, 0xc2b2ae35)),
  };
}

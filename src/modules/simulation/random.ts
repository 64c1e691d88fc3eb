/** Mixes a word so that neighbouring seeds share nothing (the finaliser of MurmurHash3). */
function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Number of a stream's name, so that streams are told apart by what they are for. */
export function streamOf(name: string): number {
  let h = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) h = Math.imul(h ^ name.charCodeAt(index), 0x01000193);
  return mix(h);
}

/**
 * Repeatable chance: the same seed, stream and index give the same numbers on every machine (sfc32, 128 bits of state).
 * Everything invented draws from here; streams keep one part of the model from shifting another.
 */
export class Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  constructor(seed: number, stream = "", index = 0) {
    this.restart(seed, streamOf(stream), index);
  }

  /** Begins the stream of another index in the same object: a million persons need no million generators. */
  restart(seed: number, stream: number, index: number): this {
    this.#a = mix(seed ^ 0x9e3779b9);
    this.#b = mix(stream + 0x6a09e667);
    this.#c = mix(index ^ mix(seed + stream));
    this.#counter = 1;
    for (let round = 0; round < 12; round++) this.word();
    return this;
  }

  /** 32 random bits, 0 to 2³² − 1. */
  word(): number {
    const sum = (this.#a + this.#b + this.#counter++) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** Uniform in [0, 1). */
  unit(): number {
    return this.word() / 0x1_0000_0000;
  }

  /** Uniform whole number from 0 to `size` − 1. */
  below(size: number): number {
    return Math.floor(this.unit() * size);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** Index of the first bound above a uniform draw: `bounds` are rising cumulative weights. */
  choose(bounds: readonly number[] | Float64Array): number {
    const draw = this.unit() * bounds[bounds.length - 1]!;
    let low = 0;
    let high = bounds.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bounds[middle]! > draw) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Standard normal (Box–Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
  }

  /** Gamma by its shape and scale (Marsaglia–Tsang). */
  gamma(shape: number, scale: number): number {
    if (shape < 1) return this.gamma(shape + 1, scale) * (1 - this.unit()) ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = this.normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - this.unit()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale;
    }
  }

  /** Poisson: by multiplication when small, by a rounded normal above 30. */
  poisson(mean: number): number {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.unit(); product > limit; product *= this.unit()) count++;
    return count;
  }

  /** Puts the first `size` members in random order, in place. */
  shuffle(members: number[] | Int32Array, size = members.length): void {
    for (let last = size - 1; last > 0; last--) {
      const other = this.below(last + 1);
      const held = members[last]!;
      members[last] = members[other]!;
      members[other] = held;
    }
  }
}

/** Rising sums of weights, for `choose`. */
export function cumulate(weights: readonly number[]): Float64Array {
  let sum = 0;
  return Float64Array.from(weights, (weight) => (sum += weight));
}

/** Four hexadecimal digits of every 16-bit word: ids are made by the million. */
const hex = Array.from({ length: 0x1_0000 }, (_, word) => word.toString(16).padStart(4, "0"));

/**
 * A UUID of version 7: its time, then the index and bits of the seed. Two indexes or two seeds never share one within a kind.
 * @param kind told apart from other kinds of the same instant, 0–15
 */
export function inventId(instantMs: number, kind: number, index: number, seed: number): string {
  const high = Math.floor(instantMs / 0x1_0000);
  const time = `${hex[high >>> 16]}${hex[high & 0xffff]}-${hex[Math.floor(instantMs) % 0x1_0000]}`;
  const marks = mix(seed ^ (kind << 28));
  const version = hex[0x7000 | (kind << 8) | (marks & 0xff)];
  const variant = hex[0x8000 | ((marks >>> 8) & 0x3fff)];
  return `${time}-${version}-${variant}-${hex[index >>> 16]}${hex[index & 0xffff]}${hex[mix(index ^ marks) & 0xffff]}`;
}

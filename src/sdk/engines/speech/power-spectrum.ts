/** The power of each frequency in a short piece of sound: a radix-2 Fourier transform. */
export class PowerSpectrum {
  readonly #size: number;
  readonly #swap: Uint16Array;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #real: Float64Array;
  readonly #imaginary: Float64Array;
  readonly #power: Float64Array;

  /** @param size a power of two */
  constructor(size: number) {
    this.#size = size;
    const bits = Math.log2(size);
    this.#swap = Uint16Array.from({ length: size }, (_, index) => {
      let reversed = 0;
      for (let bit = 0; bit < bits; bit += 1) reversed |= ((index >> bit) & 1) << (bits - 1 - bit);
      return reversed;
    });
    const angle = (index: number): number => (-2 * Math.PI * index) / size;
    this.#cos = Float64Array.from({ length: size / 2 }, (_, index) => Math.cos(angle(index)));
    this.#sin = Float64Array.from({ length: size / 2 }, (_, index) => Math.sin(angle(index)));
    this.#real = new Float64Array(size);
    this.#imaginary = new Float64Array(size);
    this.#power = new Float64Array(size / 2 + 1);
  }

  /** `size` samples in, size / 2 + 1 powers out. The answer is overwritten by the next call. */
  of(samples: Float64Array): Float64Array {
    const real = this.#real;
    const imaginary = this.#imaginary;
    for (let index = 0; index < this.#size; index += 1) {
      real[index] = samples[this.#swap[index] ?? 0] ?? 0;
    }
    imaginary.fill(0);
    for (let half = 1; half < this.#size; half *= 2) this.#combine(half);
    for (let bin = 0; bin < this.#power.length; bin += 1) {
      this.#power[bin] = (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2;
    }
    return this.#power;
  }

  /** Pairs of transforms of `half` become transforms of twice that. */
  #combine(half: number): void {
    const real = this.#real;
    const imaginary = this.#imaginary;
    const step = this.#size / (2 * half);
    for (let start = 0; start < this.#size; start += 2 * half) {
      for (let index = 0; index < half; index += 1) {
        const even = start + index;
        const odd = even + half;
        const cos = this.#cos[index * step] ?? 0;
        const sin = this.#sin[index * step] ?? 0;
        const a = real[odd] ?? 0;
        const b = imaginary[odd] ?? 0;
        const turnedReal = a * cos - b * sin;
        const turnedImaginary = a * sin + b * cos;
        const evenReal = real[even] ?? 0;
        const evenImaginary = imaginary[even] ?? 0;
        real[odd] = evenReal - turnedReal;
        imaginary[odd] = evenImaginary - turnedImaginary;
        real[even] = evenReal + turnedReal;
        imaginary[even] = evenImaginary + turnedImaginary;
      }
    }
  }
}

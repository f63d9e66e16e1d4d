import { CLOSED, mixMouths, type Mouth } from './host-pose.js';

/** One look at the sound every 20 ms: twice a frame. */
const HOP_MS = 20;
/** Ten minutes: as far as a viewer may go back in a live show. */
const MOST_HOPS = 30_000;
/** Above this it is speech for sure, however quiet the stream: −50 dB of full scale. */
const LEAST = 10 ** (-50 / 20);
/** How fast what counts as loud follows the voice, and how slowly it forgets. */
const RISE = 0.25;
const FALL = 0.004;
/** Loudness of silence, of this share of what is loud. */
const QUIET = 0.1;
/** A mouth opens in about 30 ms and closes in 70: it does not flutter with every period. */
const OPENS = 0.65;
const CLOSES = 0.35;

/** Voices have less of what is higher: made good, as telephones do. */
const TILT = 0.92;

/** Where the formants of vowels lie, Hz: the middle of a band and its width. */
const BANDS = [
  [330, 220],
  [760, 420],
  [1250, 500],
  [2150, 900],
  [4800, 2600],
] as const;
type Energies = readonly [low: number, open: number, middle: number, front: number, hiss: number];

/** What a band of the sound carries, by a filter of two poles. */
class Band {
  readonly #b0: number;
  readonly #a1: number;
  readonly #a2: number;
  #x1 = 0;
  #x2 = 0;
  #y1 = 0;
  #y2 = 0;
  #sum = 0;

  constructor(middle: number, width: number, rate: number) {
    const angle = (2 * Math.PI * middle) / rate;
    const alpha = Math.sin(angle) * Math.sinh((width / middle / 2) * 1.2);
    this.#b0 = alpha / (1 + alpha);
    this.#a1 = (-2 * Math.cos(angle)) / (1 + alpha);
    this.#a2 = (1 - alpha) / (1 + alpha);
  }

  hear(x: number): void {
    const y = this.#b0 * (x - this.#x2) - this.#a1 * this.#y1 - this.#a2 * this.#y2;
    this.#x2 = this.#x1;
    this.#x1 = x;
    this.#y2 = this.#y1;
    this.#y1 = y;
    this.#sum += y * y;
  }

  /** Root of the mean square since the last time. */
  take(samples: number): number {
    const level = Math.sqrt(this.#sum / samples);
    this.#sum = 0;
    return level;
  }
}

/** A mouth by what the bands carry; `loud` is 0–1. */
export function mouthOfBands([low, open, middle, front, hiss]: Energies, loud: number): Mouth {
  const voiced = low + open + middle + front;
  if (voiced <= 0 || loud <= 0) return CLOSED;
  // An s or an f is loud above all vowels, and the teeth are nearly closed.
  const hissing = Math.min(1, Math.max(0, (hiss / voiced - 0.5) * 2));
  // F1 high takes from the lowest band: the jaw is down. F2 high: spread lips; low: rounded ones.
  // The numbers are shares of vowels between the corners a, i and u, as these bands have them.
  const jaw = clamp((0.33 - low / voiced) / 0.13);
  const bright = clamp((front / voiced - 0.2) / 0.09);
  const round = clamp((0.115 - front / voiced) / 0.03);
  const tall = clamp((0.43 - low / voiced) / 0.08);
  const vowel = loud * (1 - 0.75 * hissing);
  const aa = jaw * (1 - bright) * (1 - 0.8 * round);
  const ee = bright * (1 - 0.7 * jaw);
  const oh = round * tall * (1 - 0.5 * jaw);
  const ou = round * (1 - tall) * (1 - 0.5 * jaw);
  const rest = Math.max(0, 1 - aa - ee - oh - ou);
  return {
    aa: vowel * aa,
    ee: vowel * ee,
    oh: vowel * oh,
    ou: vowel * ou,
    ih: vowel * rest * 0.7 + 0.25 * loud * hissing,
  };
}

/**
 * The mouth by the sound: hears the stream ahead of the picture and answers for any stage time that
 * it has heard. Samples come in order, in stretches of any length.
 */
export class SoundMouth {
  readonly #heard = new Map<number, Mouth>();
  #rate = 0;
  #bands: Band[] = [];
  #before = 0;
  #inHop = 0;
  #sum = 0;
  /** Stage time at which the present hop began. */
  #began = 0;
  #loudest = 0;
  #last: Mouth = CLOSED;

  /** @param stageTime of the first sample; NaN is not heard. */
  hear(samples: Float32Array, rate: number, stageTime: number, restart = false): void {
    if (!(rate >= 8000 && rate <= 384_000) || !Number.isFinite(stageTime)) return;
    if (restart || rate !== this.#rate) this.#begin(rate, stageTime);
    const hop = Math.round((rate * HOP_MS) / 1000);
    for (const [index, sample] of samples.entries()) {
      // One broken sample would ring in the filters for ever.
      const x = Number.isFinite(sample) ? Math.max(-1, Math.min(1, sample)) : 0;
      if (this.#inHop === 0) this.#began = stageTime + (index * 1000) / rate;
      const bright = x - TILT * this.#before;
      this.#before = x;
      for (const band of this.#bands) band.hear(bright);
      this.#sum += x * x;
      this.#inHop += 1;
      if (this.#inHop === hop) this.#endHop();
    }
  }

  at(now: number): Mouth {
    const place = now / HOP_MS - 0.5;
    const before = Math.floor(place);
    const from = this.#heard.get(before);
    const to = this.#heard.get(before + 1);
    if (from && to) return mixMouths(from, to, place - before);
    return from ?? to ?? CLOSED;
  }

  #begin(rate: number, stageTime: number): void {
    this.#rate = rate;
    // Above half the rate there is nothing to hear.
    this.#bands = BANDS.map(
      ([middle, width]) => new Band(Math.min(middle, rate * 0.42), width, rate),
    );
    this.#began = stageTime;
    this.#inHop = this.#sum = this.#before = 0;
    this.#last = CLOSED;
  }

  #endHop(): void {
    const level = Math.sqrt(this.#sum / this.#inHop);
    const energies = this.#bands.map((band) => band.take(this.#inHop)) as unknown as Energies;
    this.#inHop = this.#sum = 0;
    const step = level > this.#loudest ? RISE : FALL;
    this.#loudest += (level - this.#loudest) * step;
    const full = Math.max(LEAST * 3, this.#loudest);
    const loud = level < LEAST ? 0 : clamp((level / full - QUIET) / (1 - QUIET)) ** 0.7;
    const wished = mouthOfBands(energies, loud);
    this.#last = mixMouths(this.#last, wished, loud > 0.15 ? OPENS : CLOSES);
    this.#heard.set(Math.floor(this.#began / HOP_MS + 0.5), this.#last);
    if (this.#heard.size > MOST_HOPS) {
      const [oldest] = this.#heard.keys();
      if (oldest !== undefined) this.#heard.delete(oldest);
    }
  }
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

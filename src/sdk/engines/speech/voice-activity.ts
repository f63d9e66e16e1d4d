import { BANDS } from './log-mel.js';

/** Bands of 150 Hz to 4.5 kHz, where voices are and hum and hiss are not. */
const FIRST_BAND = 5;
const LAST_BAND = 63;
/** ln of power over the floor: 10 dB begin a voice, 6 dB keep it. */
const LOUD = 2.3;
const AUDIBLE = 1.4;
/** Vowels have a few strong bands; noise has all of them alike. ln of geometric over mean power. */
const TONAL = -0.9;
/** The quietest recordings of our tests speak at -3 and are silent at -8; coders hum below -10. */
const QUIETEST = -6;
/** The floor is the quietest of so many stretches of so many frames: speech pauses more often. */
const STRETCHES = 6;
const STRETCH = 50;
/** So many must be known before a sound that never pauses counts as the floor. */
const FIRST_STRETCHES = 3;
/** Frames (10 ms) out of the last eight that must be voice before it counts: clicks are shorter. */
const NEEDED = 5;
/** The ends of words are soft: so long after the last loud frame there is still a voice. */
const HANG_OVER = 20;

/**
 * Is anybody speaking? Nearly free, so that silence costs nothing: the loudness of the voice bands
 * against what the room sounds like without a voice, and how tonal they are.
 */
export class VoiceActivity {
  /** The quietest level of each of the last stretches; the last is still going on. */
  #quietest: number[] = [];
  #frames = 0;
  /** One bit for each of the last eight frames. */
  #recent = 0;
  #sinceLoud = Infinity;
  #speaking = false;

  reset(): void {
    this.#quietest = [];
    this.#frames = 0;
    this.#recent = 0;
    this.#sinceLoud = Infinity;
    this.#speaking = false;
  }

  /** One frame of log-mel; whether a voice sounds in it. */
  push(features: Float32Array): boolean {
    const { level, flatness } = measure(features);
    const over = level - this.#floor(level);
    // It takes a vowel to begin; to go on, any sound will do.
    const voiced =
      level > QUIETEST && (this.#speaking ? over > AUDIBLE : over > LOUD && flatness < TONAL);
    this.#recent = ((this.#recent << 1) | (voiced ? 1 : 0)) & 0xff;
    this.#sinceLoud = voiced ? 0 : this.#sinceLoud + 1;
    if (this.#speaking) this.#speaking = this.#sinceLoud <= HANG_OVER;
    else this.#speaking = bitsOf(this.#recent) >= NEEDED;
    return this.#speaking;
  }

  /** What the room sounds like without a voice. */
  #floor(level: number): number {
    const quietest = this.#quietest;
    if (this.#frames % STRETCH === 0) quietest.push(Infinity);
    this.#frames += 1;
    if (quietest.length > STRETCHES) quietest.shift();
    quietest[quietest.length - 1] = Math.min(quietest.at(-1) ?? Infinity, level);
    const floor = Math.min(...quietest);
    // The first frame may be in the middle of a word.
    return quietest.length > FIRST_STRETCHES ? floor : Math.min(floor, QUIETEST - LOUD);
  }
}

function measure(features: Float32Array): { level: number; flatness: number } {
  let power = 0;
  let logs = 0;
  for (let band = FIRST_BAND; band < LAST_BAND; band += 1) {
    const value = features[band % BANDS] ?? 0;
    power += Math.exp(value);
    logs += value;
  }
  const count = LAST_BAND - FIRST_BAND;
  const mean = Math.log(power / count);
  return { level: mean, flatness: logs / count - mean };
}

function bitsOf(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

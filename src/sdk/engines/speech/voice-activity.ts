import { BANDS } from './log-mel.js';

/** Bands of 150 Hz to 4.5 kHz, where voices are and hum and hiss are not. */
const FIRST_BAND = 5;
const LAST_BAND = 63;
/** ln of power over the floor: 10 dB begin a voice, 6 dB keep it. */
const LOUD = 2.3;
const AUDIBLE = 1.4;
/** Vowels have a few strong bands; noise has all of them alike. ln of geometric over mean power. */
const TONAL = -0.9;
/** A voice at a whisper in a quiet room; below that is the noise of the coder. About -58 dBFS. */
const QUIETEST = -1.5;
/** A hum or music that stays becomes the floor, in about ten seconds. Per frame. */
const FLOOR_RISE = 0.004;
const FLOOR_FALL = 0.2;
/** Frames (10 ms) out of the last eight that must be voice before it counts: clicks are shorter. */
const NEEDED = 5;
/** The ends of words are soft: so long after the last loud frame there is still a voice. */
const HANG_OVER = 20;

/**
 * Is anybody speaking? Nearly free, so that silence costs nothing: the loudness of the voice bands
 * against what the room sounds like without a voice, and how tonal they are.
 */
export class VoiceActivity {
  #floor = Infinity;
  #recent = 0;
  #sinceLoud = Infinity;
  #speaking = false;

  reset(): void {
    this.#floor = Infinity;
    this.#recent = 0;
    this.#sinceLoud = Infinity;
    this.#speaking = false;
  }

  /** One frame of log-mel; whether a voice sounds in it. */
  push(features: Float32Array): boolean {
    const { level, flatness } = measure(features);
    // The first frame may be in the middle of a word: the floor begins well below it.
    if (this.#floor === Infinity) this.#floor = Math.min(level, QUIETEST - LOUD);
    const over = level - this.#floor;
    this.#floor += over > 0 ? Math.min(over, FLOOR_RISE) : Math.max(over, -1) * FLOOR_FALL;
    const voiced =
      level > QUIETEST && (over > LOUD || (over > AUDIBLE && (this.#speaking || flatness < TONAL)));
    this.#recent = ((this.#recent << 1) | (voiced ? 1 : 0)) & 0xff;
    this.#sinceLoud = voiced ? 0 : this.#sinceLoud + 1;
    if (this.#speaking) this.#speaking = this.#sinceLoud <= HANG_OVER;
    else this.#speaking = bitsOf(this.#recent) >= NEEDED;
    return this.#speaking;
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

import { BANDS, HOP, LogMel, SAMPLE_RATE } from './log-mel.js';
import type { SoundBlock } from './speech-model.js';
import { VoiceActivity } from './voice-activity.js';

export const FRAME_MS = (HOP / SAMPLE_RATE) * 1000;

/** All in frames of 10 ms. From so long before a voice: the beginnings of words are soft. */
const BEFORE = 30;
/** Such a pause ends a segment; the voice detector has waited 0.2 s already. */
const PAUSE = 40;
/** Nobody reads captions that are longer; and nothing may grow without end. */
const LONGEST = 1500;
/** From here on a breath will do. */
const LONG = 1000;
const BREATH = 5;

export interface SegmentEvents {
  /** Somebody begins to speak; stage time of the first sample of what follows. */
  readonly begin: (stageTime: number) => void;
  readonly sound: (block: SoundBlock) => Promise<void>;
  /** Too long already, and nobody takes a breath. Answers how many frames are left of it. */
  readonly cut: () => Promise<number>;
  readonly end: () => Promise<void>;
}

interface Frame {
  readonly features: Float32Array;
  readonly samples: Float32Array;
}

/** Cuts sound into the stretches in which somebody speaks. Silence goes no further than here. */
export class Segmenter {
  readonly #events: SegmentEvents;
  readonly #mel = new LogMel();
  readonly #voice = new VoiceActivity();
  /** Samples that belong to frames to come. */
  #samples = new Float32Array(0);
  /** Frames that were not handed on: in silence the last few, in speech those of this call. */
  #frames: Frame[] = [];
  /** Stage time at which the next frame begins. */
  #stageTime = 0;
  #speaking = false;
  #length = 0;
  #silent = 0;

  constructor(events: SegmentEvents) {
    this.#events = events;
  }

  /** Up to where everything was heard. */
  get stageTime(): number {
    return this.#stageTime;
  }

  get speaking(): boolean {
    return this.#speaking;
  }

  /** The sound goes on elsewhere: whoever spoke has ended. */
  async restart(stageTime: number): Promise<void> {
    if (this.#speaking) await this.#end();
    this.#mel.reset();
    this.#voice.reset();
    this.#samples = new Float32Array(0);
    this.#frames = [];
    this.#stageTime = stageTime;
  }

  /** Sound that follows what was heard before. */
  async hear(samples: Float32Array): Promise<void> {
    const features = this.#mel.push(samples);
    const all = new Float32Array(this.#samples.length + samples.length);
    all.set(this.#samples);
    all.set(samples, this.#samples.length);
    const count = features.length / BANDS;
    for (let index = 0; index < count; index += 1) {
      await this.#frame({
        features: features.subarray(index * BANDS, (index + 1) * BANDS),
        samples: all.subarray(index * HOP, (index + 1) * HOP),
      });
    }
    this.#samples = all.slice(count * HOP);
    if (this.#speaking) await this.#handOn();
  }

  async #frame(frame: Frame): Promise<void> {
    this.#stageTime += FRAME_MS;
    this.#frames.push(frame);
    const voiced = this.#voice.push(frame.features);
    if (!this.#speaking) {
      if (this.#frames.length > BEFORE) this.#frames.shift();
      if (voiced) this.#begin();
      return;
    }
    this.#length += 1;
    this.#silent = voiced ? 0 : this.#silent + 1;
    if (this.#silent >= (this.#length < LONG ? PAUSE : BREATH)) {
      await this.#end();
    } else if (this.#length >= LONGEST) {
      await this.#handOn();
      this.#length = await this.#events.cut();
    }
  }

  #begin(): void {
    this.#speaking = true;
    this.#silent = 0;
    this.#length = this.#frames.length;
    this.#events.begin(this.#stageTime - this.#length * FRAME_MS);
  }

  async #end(): Promise<void> {
    await this.#handOn();
    this.#speaking = false;
    await this.#events.end();
  }

  async #handOn(): Promise<void> {
    const frames = this.#frames.splice(0);
    if (frames.length === 0) return;
    const features = new Float32Array(frames.length * BANDS);
    const samples = new Float32Array(frames.length * HOP);
    for (const [index, frame] of frames.entries()) {
      features.set(frame.features, index * BANDS);
      samples.set(frame.samples, index * HOP);
    }
    await this.#events.sound({ frames: frames.length, features, samples });
  }
}

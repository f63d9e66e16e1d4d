import type { PcmStretch } from '../../captions/audio-source.js';
import type { Hypothesis } from '../../captions/speech-recognizer.js';
import { RoomError } from '../../room/room-error.js';
import { SAMPLE_RATE } from './log-mel.js';
import { FRAME_MS, Segmenter } from './segmenter.js';
import type { HeardWord, SpeechModel } from './speech-model.js';

export interface ListenerEvents {
  readonly hypothesis: (hypothesis: Hypothesis) => void;
  readonly activity: (phase: 'listening' | 'no-speech') => void;
  readonly heard: (stageTime: number) => void;
  readonly trouble: (error: RoomError) => void;
  /** The model broke; the listener does nothing any more. */
  readonly failed: (error: unknown) => void;
}

/** Sound is taken in such pieces, so that partial hypotheses come three times a second. */
const PIECE = 0.32 * SAMPLE_RATE;
/** Slower than the show by more than this, the past is given up for the present. */
const BEHIND_MS = 3000;
/** No memory for more, whoever loads that far ahead. */
const MOST_WAITING_MS = 120_000;
/** While the model loads, so much of the newest sound is kept: what is loaded ahead of the picture. */
const KEPT_MS = 20_000;
/** Without a word for so long, it is music or silence. */
const NO_WORDS_MS = 8000;
/** A gap or an overlap that nobody hears is none. */
const DRIFT_MS = 60;

type Stretch = PcmStretch & { readonly restart: boolean };

/** Sound in, hypotheses out: keeps the order, the segments and the pace. */
export class Listener {
  readonly #events: ListenerEvents;
  readonly #now: () => number;
  readonly #segments: Segmenter;
  #model: SpeechModel | undefined;
  /** Bends what the model says of its words: what is right half of the time is a half. */
  #power = 1;
  #queue: Stretch[] = [];
  #busy = false;
  #over = false;
  /** When the present backlog began, and the sound of how many ms was taken from it since. */
  #since = 0;
  #taken = 0;
  #segment = 0;
  #segmentStart = 0;
  /** The segment has told words that are not final. */
  #partial = false;
  #lastWordAt: number | undefined;
  #phase: 'listening' | 'no-speech' | undefined;

  /** @param now steady, ms */
  constructor(events: ListenerEvents, now: () => number) {
    this.#events = events;
    this.#now = now;
    this.#segments = new Segmenter({
      begin: (stageTime) => {
        this.#segmentStart = stageTime;
        this.#model?.begin();
      },
      sound: async (block) => this.#tell(await this.#model?.hear(block), false),
      cut: () => this.#cut(),
      end: async () => this.#tell(await this.#model?.finish(), true),
    });
  }

  /** The model is there: what was heard meanwhile comes first. */
  begin(model: SpeechModel, evenConfidence = 0.5): void {
    this.#model = model;
    this.#power = Math.log(0.5) / Math.log(evenConfidence);
    this.#wake();
  }

  hear(stretch: Stretch): void {
    if (this.#over) return;
    this.#queue.push(stretch);
    if (this.#model) this.#wake();
    else if (lengthOf(this.#queue.slice(1)) > KEPT_MS) this.#queue.shift();
  }

  #wake(): void {
    if (this.#busy || this.#queue.length === 0) return;
    this.#busy = true;
    this.#since = this.#now();
    this.#taken = 0;
    this.#work().catch((error: unknown) => {
      this.#over = true;
      this.#queue = [];
      this.#events.failed(error);
    });
  }

  async #work(): Promise<void> {
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      const { stageTime } = this.#segments;
      const elsewhere = Math.abs(next.stageTime - stageTime) > DRIFT_MS;
      if (next.restart || elsewhere) await this.#segments.restart(next.stageTime);
      for (let at = 0; at < next.samples.length; at += PIECE) {
        await this.#segments.hear(next.samples.subarray(at, at + PIECE));
        this.#events.heard(this.#segments.stageTime);
        this.#watch();
      }
      this.#taken += duration(next);
      this.#skipIfBehind();
    }
    this.#busy = false;
  }

  /** A burst that was loaded ahead is no backlog: only what took longer than it lasts counts. */
  #skipIfBehind(): void {
    const behind = this.#now() - this.#since - this.#taken;
    const waiting = lengthOf(this.#queue);
    if (waiting === 0 || (behind < BEHIND_MS && waiting < MOST_WAITING_MS)) return;
    const newest = this.#queue.at(-1);
    this.#queue = newest ? [{ ...newest, restart: true }] : [];
    this.#since = this.#now();
    this.#taken = 0;
    const message = `Recognition is slower than the show: ${Math.round(waiting)} ms were left out.`;
    this.#events.trouble(
      new RoomError('captions', 'recognizer-behind', message, { recoverable: true }),
    );
  }

  async #cut(): Promise<number> {
    const part = await this.#model?.cut();
    this.#tell(part?.words, true);
    this.#segmentStart += (part?.seconds ?? 0) * 1000;
    return Math.round((this.#segments.stageTime - this.#segmentStart) / FRAME_MS);
  }

  #tell(words: readonly HeardWord[] | undefined, final: boolean): void {
    if (!words) return;
    const at = (seconds: number): number => Math.round(this.#segmentStart + seconds * 1000);
    if (words.length > 0) this.#lastWordAt = this.#segments.stageTime;
    // Also without words, where those of a moment ago have to go.
    if (words.length > 0 || this.#partial) {
      this.#events.hypothesis({
        segment: this.#segment,
        final,
        words: words.map(({ text, start, end, confidence }) => {
          return { text, start: at(start), end: at(end), confidence: confidence ** this.#power };
        }),
      });
    }
    this.#partial = words.length > 0 && !final;
    if (final) this.#segment += 1;
  }

  /** Says when there is nothing to recognise, and when there is again. */
  #watch(): void {
    const { stageTime } = this.#segments;
    this.#lastWordAt ??= stageTime;
    // After a seek back, too.
    const wordless = Math.abs(stageTime - this.#lastWordAt);
    const phase = wordless > NO_WORDS_MS ? 'no-speech' : 'listening';
    if (phase !== this.#phase) this.#events.activity(phase);
    this.#phase = phase;
  }
}

function duration({ samples }: PcmStretch): number {
  return (samples.length / SAMPLE_RATE) * 1000;
}

function lengthOf(stretches: readonly PcmStretch[]): number {
  return stretches.reduce((sum, stretch) => sum + duration(stretch), 0);
}

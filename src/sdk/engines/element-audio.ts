import type { AudioSink } from '../captions/audio-source.js';
import { RoomError } from '../room/room-error.js';
import { mixDown } from './speech/mix-down.js';

/** As far as TypeScript's DOM does not know it yet: Chromium has both in pages. */
interface TrackProcessor {
  readonly readable: ReadableStream<AudioData>;
}
type TrackProcessorClass = new (init: { track: MediaStreamTrack }) => TrackProcessor;
type Capturable = HTMLVideoElement & { captureStream?: () => MediaStream };

/** Off by more, the picture was sought, has stalled or plays at another speed: counted anew from there. */
const DRIFT_MS = 150;

/**
 * The second rung: what an element is just playing, where there are no bytes to read. With the
 * picture instead of ahead of it, and placed to some hundredths of a second.
 */
export class ElementAudio {
  readonly #abort = new AbortController();
  readonly #stageTime: () => number | null;
  readonly #sink: AudioSink;
  /** Stage time of the capture's own time 0. */
  #zero: number | null = null;
  #run = 0;

  constructor(video: HTMLVideoElement, stageTime: () => number | null, sink: AudioSink) {
    this.#stageTime = stageTime;
    this.#sink = sink;
    const { MediaStreamTrackProcessor: Processor } = globalThis as {
      MediaStreamTrackProcessor?: TrackProcessorClass;
    };
    const capturable: Capturable = video;
    if (!Processor || !capturable.captureStream) {
      // Through Web Audio it would take the sound away from the element, which a page may not undo.
      sink.failed(unsupported('This browser keeps the sound of its own HLS to itself'));
      return;
    }
    try {
      const stream = capturable.captureStream();
      const begin = (): void => {
        const [track] = stream.getAudioTracks();
        if (!track || this.#abort.signal.aborted) return;
        this.#read(new Processor({ track })).catch((cause: unknown) => this.#fail(cause));
      };
      begin();
      // There is none before the first media, and another one after a new source.
      stream.addEventListener('addtrack', begin, { signal: this.#abort.signal });
    } catch (cause) {
      // Media of another origin without CORS.
      this.#fail(cause);
    }
  }

  dispose(): void {
    this.#abort.abort();
  }

  async #read({ readable }: TrackProcessor): Promise<void> {
    const reader = readable.getReader();
    this.#abort.signal.addEventListener('abort', () => void reader.cancel());
    this.#run += 1;
    for (;;) {
      const { value: data, done } = await reader.read();
      if (done) return;
      if (!this.#abort.signal.aborted) this.#tell(data);
      data.close();
    }
  }

  #tell(data: AudioData): void {
    const { numberOfFrames, sampleRate: rate, timestamp } = data;
    const now = this.#stageTime();
    if (now === null) return;
    // What comes now has just been played; its own times are steadier than ours.
    const zero = now - (numberOfFrames * 1000) / rate - timestamp / 1000;
    if (this.#zero === null || Math.abs(zero - this.#zero) > DRIFT_MS) this.#zero = zero;
    const stageOffset = this.#zero + timestamp / 1000;
    const { buffer: bytes } = mixDown(data);
    this.#sink.audio({ kind: 'samples', bytes, rate, stageOffset, run: this.#run });
  }

  #fail(cause: unknown): void {
    if (!this.#abort.signal.aborted)
      this.#sink.failed(unsupported('The sound of the element cannot be read', cause));
  }
}

function unsupported(message: string, cause?: unknown): RoomError {
  return new RoomError('captions', 'audio-unsupported', message, { cause });
}

import type { AudioSink } from '../captions/audio-source.js';
import { RoomError } from '../room/room-error.js';

/** Samples a second that a recogniser takes. */
const RATE = 16_000;
/** Samples of one message: a quarter of a second. */
const BLOCK = RATE / 4;

let runs = 0;

/**
 * A microphone as a source of sound. Its stage time is the server's clock when it was said: right
 * where the camera's programme date-time is that clock too.
 */
export class Microphone {
  readonly #stream: MediaStream;
  readonly #context: AudioContext;

  private constructor(stream: MediaStream, context: AudioContext) {
    this.#stream = stream;
    this.#context = context;
  }

  /** Asks for leave. Rejects with a RoomError when there is none, or no microphone. */
  static async open(sink: AudioSink, now: () => number): Promise<Microphone> {
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: false, noiseSuppression: true },
      });
    } catch (cause) {
      const message = 'The microphone cannot be heard: it is not there, or not allowed.';
      throw new RoomError('captions', 'audio-missing', message, { recoverable: true, cause });
    }
    // The browser resamples; as it does with what a page asks for.
    const context = new AudioContext({ sampleRate: RATE });
    const source = context.createMediaStreamSource(stream);
    const microphone = new Microphone(stream, context);
    microphone.#read(source, sink, now);
    return microphone;
  }

  close(): void {
    for (const track of this.#stream.getTracks()) track.stop();
    void this.#context.close().catch(() => undefined);
  }

  /**
   * By the analyser, a block at a time: a worklet would be one more file with one more policy to
   * allow, and nothing here is heard by anybody but the recogniser.
   */
  #read(source: MediaStreamAudioSourceNode, sink: AudioSink, now: () => number): void {
    const analyser = this.#context.createAnalyser();
    analyser.fftSize = 16_384;
    source.connect(analyser);
    const run = (runs += 1);
    const window = new Float32Array(analyser.fftSize);
    // Stage time of the context's own time 0.
    const zero = now() - this.#context.currentTime * 1000;
    let heard = Math.floor(this.#context.currentTime * RATE);
    const timer = setInterval(
      () => {
        if (this.#context.state === 'closed') {
          clearInterval(timer);
          return;
        }
        const total = Math.floor(this.#context.currentTime * RATE);
        const fresh = Math.min(total - heard, window.length);
        if (fresh < BLOCK / 2) return;
        analyser.getFloatTimeDomainData(window);
        const samples = window.slice(window.length - fresh);
        const stageOffset = zero + ((total - fresh) / RATE) * 1000;
        heard = total;
        sink.audio({ kind: 'samples', bytes: samples.buffer, stageOffset, run, rate: RATE });
      },
      (BLOCK / RATE) * 1000,
    );
  }
}

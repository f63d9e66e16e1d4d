import Hls, { type BufferAppendingData } from 'hls.js/light';
import type { AudioSink } from '../captions/audio-source.js';
import type { StageClock } from './stage-clock.js';

let taps = 0;

/** Copies of the sound that hls.js puts into the media source, for whoever listens. */
export class AudioTap {
  readonly #stage: StageClock;
  readonly #run: number;
  /** hls.js's own bytes of the newest initialisation segment. */
  #init: Uint8Array<ArrayBuffer> | null = null;
  #sink: AudioSink | null = null;

  constructor(hls: Hls, stage: StageClock) {
    this.#stage = stage;
    this.#run = taps += 1;
    hls.on(Hls.Events.BUFFER_APPENDING, (_event, data) => this.#take(data));
  }

  /** Who is told from the next fragment on; null ends it. */
  listen(sink: AudioSink | null): void {
    this.#sink = sink;
    if (this.#init) this.#tell('init', this.#init, 0);
  }

  #take({ type, data, offset, part, frag }: BufferAppendingData): void {
    // Where sound and picture come apart, the picture is of no use. Together, both are copied: that
    // takes hundredths of a millisecond a part, and what would take them apart is in the worker.
    if (type === 'video') return;
    // Only media is shifted on the timeline.
    if (offset === undefined) {
      this.#init = data;
      this.#tell('init', data, 0);
      return;
    }
    if (!this.#sink) return;
    const { start } = part ?? frag;
    const stageTime = this.#stage.at(start);
    this.#tell('media', data, (stageTime ?? NaN) + (offset - start) * 1000);
  }

  #tell(kind: 'init' | 'media', data: Uint8Array<ArrayBuffer>, stageOffset: number): void {
    this.#sink?.audio({ kind, bytes: data.slice().buffer, stageOffset, run: this.#run });
  }
}

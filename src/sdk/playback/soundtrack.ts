import type { AudioSink, EncodedAudio } from '../captions/audio-source.js';
import type { ShareSound } from '../virtual-host/host-door.js';
import type { MediaEngine } from './media-engine.js';

/** What an engine may load before it comes to the screen; of more, the newest is kept. */
const KEEP_BYTES = 4_000_000;

/**
 * The sound ahead of the picture, of whichever engine is on screen. What the next one loads before
 * it gets there is kept: by then it is in that engine's buffer and would not come again.
 */
export class Soundtrack {
  #asked: AudioSink | null = null;
  #share: ShareSound = (sink) => sink;
  #sink: AudioSink | null = null;
  #front: MediaEngine | null = null;
  #kept = new WeakMap<MediaEngine, EncodedAudio[]>();

  listen(sink: AudioSink | null): void {
    this.#asked = sink;
    this.#sink = this.#share(sink);
    this.#front?.listen?.(this.#sink);
  }

  /** From now on it goes to whom `how` makes of who listens. */
  share(how: ShareSound): void {
    this.#share = how;
    this.listen(this.#asked);
  }

  /** This engine may come to the screen. */
  prepare(engine: MediaEngine): void {
    if (!this.#sink) return;
    const kept: EncodedAudio[] = [];
    this.#kept.set(engine, kept);
    engine.listen?.({
      audio: (audio) => keep(kept, audio),
      failed: () => undefined,
    });
  }

  /** This engine is on screen from now on. */
  take(engine: MediaEngine): void {
    this.#front?.listen?.(null);
    this.#front = engine;
    for (const audio of this.#kept.get(engine) ?? []) this.#sink?.audio(audio);
    this.#kept.delete(engine);
    engine.listen?.(this.#sink);
  }
}

function keep(kept: EncodedAudio[], audio: EncodedAudio): void {
  kept.push(audio);
  let bytes = kept.reduce((sum, each) => sum + each.bytes.byteLength, 0);
  while (bytes > KEEP_BYTES) {
    // The oldest fragment, but never the initialisation segment of those that stay.
    const oldest = kept.findIndex(({ kind }) => kind === 'media');
    const [dropped] = kept.splice(oldest, 1);
    bytes -= dropped?.bytes.byteLength ?? bytes;
  }
}

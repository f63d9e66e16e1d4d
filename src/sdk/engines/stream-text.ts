import Hls, { type BufferAppendingData } from 'hls.js/light';
import type { InBandCue } from '../playback/media-engine.js';
import { matchLanguage } from '../state/localized-text.js';
import type { StageClock } from './stage-clock.js';
import type { OpenedStream } from './stream-opening.js';

/** Half a minute of a good picture. */
const MOST_BYTES = 12_000_000;

/**
 * The stream's own captions, in the language that is wanted: its WebVTT, else what is inside of the
 * video, in that language or in one that can be translated. The code for either comes on demand.
 */
export class StreamText {
  readonly #hls: Hls;
  readonly #stage: StageClock;
  readonly #tell: (cue: InBandCue) => void;
  #opened: OpenedStream | null = null;
  #language: string | null = null;
  #reading: AbortController | null = null;
  /** hls.js's own bytes of the newest initialisation segment of the picture. */
  #init: Uint8Array<ArrayBuffer> | null = null;
  /** Of streams with captions inside: what is buffered was given to the browser, and is gone else. */
  readonly #recent: BufferAppendingData[] = [];
  #bytes = 0;

  constructor(hls: Hls, stage: StageClock, tell: (cue: InBandCue) => void) {
    this.#hls = hls;
    this.#stage = stage;
    this.#tell = tell;
    hls.on(Hls.Events.BUFFER_APPENDING, (_event, data) => this.#keep(data));
  }

  open(opened: OpenedStream): void {
    this.#opened = opened;
    this.select(this.#language);
  }

  select(language: string | null): void {
    this.dispose();
    this.#language = language;
    if (!this.#opened || language === null) return;
    const { signal } = (this.#reading = new AbortController());
    // Captions whose code cannot be fetched are missing, no more.
    this.#read(this.#opened, language, signal).catch(() => undefined);
  }

  dispose(): void {
    this.#reading?.abort();
    this.#reading = null;
  }

  #keep(appended: BufferAppendingData): void {
    const { type, data, offset } = appended;
    if (type === 'audio') return;
    // Only media is shifted on the timeline.
    if (offset === undefined) this.#init = data;
    else if (this.#opened?.closedCaptions.length) {
      this.#recent.push(appended);
      this.#bytes += data.length;
      while (this.#bytes > MOST_BYTES)
        this.#bytes -= this.#recent.shift()?.data.length ?? this.#bytes;
    }
  }

  async #read(
    { subtitles, closedCaptions }: OpenedStream,
    language: string,
    signal: AbortSignal,
  ): Promise<void> {
    const track = inLanguage(subtitles, language);
    if (track) {
      const { TextTrack } = await import('./webvtt-track.js');
      if (signal.aborted) return;
      const text = new TextTrack(track, this.#stage, this.#tell);
      signal.addEventListener('abort', () => text.dispose(), { once: true });
      return;
    }
    const channel = inLanguage(closedCaptions, language) ?? closedCaptions[0];
    if (!channel) return;
    const { ClosedCaptions } = await import('./cea/closed-captions.js');
    if (signal.aborted) return;
    const captions = new ClosedCaptions(channel, this.#stage, this.#tell);
    if (this.#init) captions.begin(this.#init);
    for (const appended of this.#recent) captions.take(appended);
    const take = (_event: unknown, data: BufferAppendingData): void => captions.take(data);
    this.#hls.on(Hls.Events.BUFFER_APPENDING, take);
    signal.addEventListener('abort', () => this.#hls.off(Hls.Events.BUFFER_APPENDING, take), {
      once: true,
    });
  }
}

function inLanguage<Track extends { readonly language: string }>(
  tracks: readonly Track[],
  wanted: string,
): Track | undefined {
  const tag = matchLanguage(
    tracks.map(({ language }) => language),
    wanted,
  );
  return tracks.find(({ language }) => language === tag);
}

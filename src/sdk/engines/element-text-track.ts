import type { InBandCue } from '../playback/media-engine.js';
import { matchLanguage } from '../state/localized-text.js';

/**
 * What the browser itself has found in a stream: WebVTT renditions, and CEA-608 and 708 inside of
 * the video. It reads them; the room draws them, in the viewer's own style.
 */
export class ElementTextTrack {
  readonly #abort = new AbortController();
  readonly #tracks: TextTrackList;
  readonly #language: string;
  readonly #stageTimeAt: (mediaTime: number) => number | null;
  readonly #tell: (cue: InBandCue) => void;
  #following: TextTrack | undefined;

  constructor(
    video: HTMLVideoElement,
    language: string,
    stageTimeAt: (mediaTime: number) => number | null,
    tell: (cue: InBandCue) => void,
  ) {
    this.#tracks = video.textTracks;
    this.#language = language;
    this.#stageTimeAt = stageTimeAt;
    this.#tell = tell;
    const { signal } = this.#abort;
    // They come with the media, and change with it.
    for (const type of ['addtrack', 'removetrack', 'change'])
      this.#tracks.addEventListener(type, () => this.#choose(), { signal });
    this.#choose();
  }

  dispose(): void {
    this.#abort.abort();
    if (this.#following) this.#following.mode = 'disabled';
  }

  #choose(): void {
    const tracks = [...this.#tracks].filter(
      ({ kind }) => kind === 'subtitles' || kind === 'captions',
    );
    // One that does not say its language may be any.
    const tag = matchLanguage(
      tracks.map(({ language }) => language).filter((language) => language !== ''),
      this.#language,
    );
    const chosen = tracks.find(({ language }) => language === tag);
    for (const track of tracks) {
      // Shown, the browser would draw it too.
      const mode = track === chosen ? 'hidden' : 'disabled';
      if (track.mode !== mode) track.mode = mode;
    }
    if (!chosen || chosen === this.#following) return;
    this.#following = chosen;
    const { signal } = this.#abort;
    chosen.addEventListener('cuechange', () => this.#read(chosen), { signal });
    this.#read(chosen);
  }

  #read(track: TextTrack): void {
    if (track !== this.#following) return;
    for (const cue of track.activeCues ?? []) {
      const start = this.#stageTimeAt(cue.startTime);
      if (start === null || !(cue instanceof VTTCue)) continue;
      const end = start + (cue.endTime - cue.startTime) * 1000;
      const text = cue.getCueAsHTML().textContent;
      // CEA cues have no names of their own.
      const id = `${track.language}:${cue.id || Math.round(start)}`;
      this.#tell({ id, start, end, language: track.language, text });
    }
  }
}

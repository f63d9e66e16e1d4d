import type { InBandCue, StageHost } from '../playback/media-engine.js';
import type { GuestSource } from './guest-state.js';

/** How a guest's picture has to look and sound now. */
export interface PictureWishes {
  readonly muted: boolean;
  /** 0–1. */
  readonly volume: number;
  readonly paused: boolean;
  /** Captions that are read in its stream, BCP 47; null: none. */
  readonly captions: string | null;
}

/** `ended`: the stream says that it is over. */
export type PicturePhase = 'loading' | 'playing' | 'retrying' | 'lost' | 'ended';

export interface GuestPictureParts {
  readonly host: StageHost;
  readonly sources: readonly GuestSource[];
  readonly wishes: PictureWishes;
  readonly phaseChanged: (phase: PicturePhase) => void;
  /** The browser plays it only without sound. */
  readonly silenced: () => void;
  readonly cue: (cue: InBandCue) => void;
}

/** A second picture beside that of the show, which it follows and never touches. */
export interface GuestPicture {
  want(wishes: PictureWishes): void;
  /** Ms against the show's own picture, positive when ahead; null where nobody can know. */
  readonly offset: number | null;
  /** Nothing came of it; tries again now. */
  retry(): void;
  dispose(): void;
}

/** Port of what plays guests. */
export type PlayGuest = (parts: GuestPictureParts) => GuestPicture;

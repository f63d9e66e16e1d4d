import type { StageHost } from '../playback/media-engine.js';
import type { BackdropTrouble, KeyColour, KeySettings } from './backdrop-state.js';

export interface PictureKeyParts {
  /** What the room's pictures are in; one of them is in front. */
  readonly host: StageHost;
  readonly settings: KeySettings;
  /** The viewer has asked for it themselves: a weak device may try. */
  readonly insist: boolean;
  /** The first picture with another place behind it is on screen. */
  readonly shown: () => void;
  /** It has ended by itself, and the plain picture is on screen. */
  readonly failed: (trouble: BackdropTrouble) => void;
}

export interface RunningKey {
  set(settings: KeySettings): void;
  /** Address of a picture. Rejects when it cannot be had; what was shown stays. */
  setBackground(url: string): Promise<void>;
  /** The colour of the plain picture at a point of the page, CSS pixels; null beside it. */
  colourAt(x: number, y: number): KeyColour | null;
  dispose(): void;
}

/** Port of the engine that puts another place behind the host. */
export interface PictureKey {
  /** Answers with what is in the way where it cannot start. */
  start(parts: PictureKeyParts): RunningKey | BackdropTrouble;
}

import type { RoomError } from '../room/room-error.js';
import type { LocalizedText } from '../show/show-document.js';

/** A place to put behind the host. */
export interface Background {
  readonly id: string;
  readonly name: LocalizedText;
  readonly url: string;
}

/** Red, green, blue; 0–1 each, as the picture has them (gamma-coded sRGB). */
export type KeyColour = readonly [red: number, green: number, blue: number];

/** How the key tells the host from the screen. All but the colour are 0–1. */
export interface KeySettings {
  readonly colour: KeyColour;
  /** How unlike the key a colour may be and still count as the screen; 1 is a grey. */
  readonly similarity: number;
  /** How wide the edge between both is, on the same scale. */
  readonly softness: number;
  /** How much of the screen's light is taken out of what stands near it. */
  readonly spill: number;
}

/** From this stage time on the show shows another place; null is the picture as it was filmed. */
export interface BackdropScene {
  readonly at: number;
  readonly id: string | null;
}

/** What a show says of it. */
export interface BackdropOptions {
  readonly key: KeySettings;
  /** Angles filmed before the screen; all where it is left out. */
  readonly angles?: readonly string[] | undefined;
  readonly backgrounds: readonly Background[];
  /** Shown from the start. */
  readonly start: string | null;
  /** In the order of their times. */
  readonly scenes: readonly BackdropScene[];
}

/** Why the plain picture is shown though another place was wanted. */
export type BackdropTrouble =
  | 'no-webgl'
  | 'weak-device'
  | 'too-slow'
  | 'context-lost'
  | 'picture-closed'
  | 'background-failed'
  | 'engine-unavailable';

export interface BackdropState {
  /** Null for a show that has none. */
  readonly options: BackdropOptions | null;
  /** Id of the place that is wanted; null for the picture as it was filmed. */
  readonly chosen: string | null;
  readonly by: 'show' | 'viewer';
  /** `idle` also while the angle on screen has no screen behind it. */
  readonly phase: 'idle' | 'starting' | 'on' | 'failed';
  readonly trouble: BackdropTrouble | null;
  /** As set by the show, and then by the viewer. */
  readonly key: KeySettings | null;
  /** What the show says cannot be read. */
  readonly error: RoomError | null;
}

export const NO_BACKDROP: BackdropState = {
  options: null,
  chosen: null,
  by: 'show',
  phase: 'idle',
  trouble: null,
  key: null,
  error: null,
};

import type { RoomError } from '../room/room-error.js';
import type { LocalizedText } from '../show/show-document.js';

/** What moves the lips; gestures and expressions always come from cues. */
export type LipSource = 'cues' | 'sound';

/** What a show says of its virtual host. */
export interface HostOptions {
  /** Address of a VRM file. */
  readonly model: string;
  readonly name: LocalizedText;
  /** What stands behind the figure: a colour (`#rrggbb`) or the address of a picture. */
  readonly background: { readonly colour?: string; readonly url?: string };
  readonly drivenBy: LipSource;
  /** Cameras that show it; all where it is left out. */
  readonly angles?: readonly string[] | undefined;
}

/** Why the plain picture is shown instead. */
export type HostTrouble =
  | 'no-webgl'
  | 'weak-device'
  | 'too-slow'
  | 'context-lost'
  | 'model-unreachable'
  | 'model-too-large'
  | 'model-invalid'
  | 'engine-unavailable';

export interface HostState {
  /** Null for a show that has none, or none that can be read. */
  readonly options: HostOptions | null;
  /** `idle` also while another camera is on screen. */
  readonly phase: 'idle' | 'starting' | 'on' | 'failed';
  readonly trouble: HostTrouble | null;
  /** The camera on screen is one of the host's: on others stands somebody else, of flesh and blood. */
  readonly present: boolean;
  /** Whom its licence wants to be named, once the model is there. */
  readonly credit: string | null;
  /** The sound is to move the lips, and cannot be read on this device: they stay closed. */
  readonly deaf: boolean;
  /** Messages that could not be used, and what was wrong with the last of them. */
  readonly refused: { readonly count: number; readonly reason: string | null };
  /** What the show says cannot be read. */
  readonly error: RoomError | null;
}

export const NO_HOST: HostState = {
  options: null,
  phase: 'idle',
  trouble: null,
  present: false,
  credit: null,
  deaf: false,
  refused: { count: 0, reason: null },
  error: null,
};

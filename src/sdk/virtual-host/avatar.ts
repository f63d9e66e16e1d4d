import type { StageHost } from '../playback/media-engine.js';
import type { HostPose } from './host-pose.js';
import type { HostOptions, HostTrouble } from './host-state.js';

export interface AvatarParts {
  /** What the room's pictures are in; the figure lies over them. */
  readonly host: StageHost;
  readonly options: HostOptions;
  /** Folder of decoders, where it is not beside the bundle. */
  readonly assets: string | undefined;
  /** The viewer has asked for it themselves: a weak device may try. */
  readonly insist: boolean;
  /** The figure is on screen; `credit` is whom its licence wants to be named. */
  readonly shown: (credit: string | null) => void;
  /** It is away for a while, and the plain picture is on screen: the device took its memory. */
  readonly lost: (isLost: boolean) => void;
  /** It has ended by itself, and the plain picture is on screen. */
  readonly failed: (trouble: HostTrouble) => void;
}

export interface RunningAvatar {
  /** Draws it like this, if it can be seen. Called for every picture of the stream. */
  pose(pose: HostPose): void;
  /** The viewer wants no motion. */
  readonly still: boolean;
  dispose(): void;
}

/** Port of the engine that draws a virtual host. */
export interface AvatarStage {
  start(parts: AvatarParts): RunningAvatar;
}

/** Hears the stream ahead of the picture. */
export interface HostEar {
  dispose(): void;
}

/** Told in the order of the show, each moment once. */
export interface HostEarParts {
  readonly pcm: (samples: Float32Array, rate: number, stageTime: number, restart: boolean) => void;
  /** Nothing of this stream can be heard, unless `pcm` is told again. */
  readonly failed: () => void;
}

import type { ReadableStore } from '../state/snapshot-store.js';

/** What is worn, and where its model is (glTF, `.glb`). */
export interface TryOnItem {
  readonly kind: 'glasses' | 'hat';
  readonly model: string;
}

/** Why there is nothing to be seen. */
export type TryOnTrouble =
  | 'camera-refused'
  | 'camera-taken'
  | 'camera-missing'
  | 'photo-invalid'
  | 'model-missing'
  | 'item-missing'
  | 'no-webgl'
  | 'failed';

export interface TryOnState {
  readonly phase: 'idle' | 'loading' | 'asking' | 'running' | 'still';
  /** 0–1, while `loading`. */
  readonly progress: number;
  /** In the last picture; null before the first. Worn is it by the largest. */
  readonly faces: number | null;
  readonly trouble: TryOnTrouble | null;
}

export const BEFORE_TRY_ON: TryOnState = {
  phase: 'idle',
  progress: 0,
  faces: null,
  trouble: null,
};

export interface TryOnParts {
  /** An element that is all the session's; it fills it. */
  readonly host: object;
  /** Folder of workers and models; `assets/` beside the bundle unless told otherwise. */
  readonly assets?: string | undefined;
}

/** One viewer before one mirror. All of it happens on their device. */
export interface TryOnSession {
  readonly store: ReadableStore<TryOnState>;
  /** Another thing to wear; what was worn before stays until it is there. */
  wear(item: TryOnItem): Promise<void>;
  /** Asks for the camera: only ever after a tap. */
  useCamera(): Promise<void>;
  /** Tries it on somebody in a picture. */
  usePhoto(photo: Blob): Promise<void>;
  /** Lets go of the camera at once. */
  stop(): void;
  /** What is to be seen, as a JPEG; null when there is nothing. */
  snapshot(): Promise<Blob | null>;
  dispose(): void;
}

/** Port of the engine. */
export interface TryOn {
  open(parts: TryOnParts): TryOnSession;
}

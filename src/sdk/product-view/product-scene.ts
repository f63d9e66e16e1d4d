import type { CameraOrbit, Vector } from './camera-orbit.js';

/** A point of the model that something is said about; metres, in the model's own axes. */
export interface ScenePoint {
  readonly id: string;
  readonly position: Vector;
  /** Which way its surface looks. Without one, the point is seen from everywhere. */
  readonly normal?: Vector | undefined;
}

/** Where a point lies in the picture now. */
export interface SeenPoint {
  readonly id: string;
  /** CSS pixels from the view's left and top. */
  readonly x: number;
  readonly y: number;
  /** It looks away from the viewer. */
  readonly hidden: boolean;
}

/** What is known of a model once it is there. */
export interface ModelFacts {
  /** By KHR_materials_variants, in the order of the file. */
  readonly variants: readonly string[];
  readonly animations: readonly string[];
  /** Width, height and depth of what is drawn, metres. */
  readonly size: Vector;
  readonly triangles: number;
  /** Where its box begins, metres. */
  readonly corner: Vector;
}

export interface SceneLoad {
  readonly url: string;
  /** The file, where it was asked for before the engine was there. */
  readonly response?: Promise<Response> | undefined;
  /** Folder of decoders and light; `assets/` beside the bundle unless told otherwise. */
  readonly assets?: string | undefined;
  readonly variant?: string | null | undefined;
  readonly signal: AbortSignal;
  /** 0–1. */
  readonly progress: (share: number) => void;
}

export interface ViewParts {
  /** An `<element>` that is the view's alone: canvases go into it. */
  readonly host: object;
  /** A frame was drawn: points may have moved. */
  readonly drawn: (points: readonly SeenPoint[]) => void;
  /** The camera was moved, by whom. Told with every frame in which it moves. */
  readonly moved: (orbit: CameraOrbit, by: 'viewer' | 'script') => void;
  /** The device took its graphics memory for something else, or gave it back. */
  readonly lost: (isLost: boolean) => void;
}

/** How the view behaves; all of it may change at any time. */
export interface ViewSettings {
  /** Undefined: from a little above, far enough to see it whole. */
  readonly orbit?: string | undefined;
  readonly target?: string | undefined;
  readonly fieldOfView?: string | undefined;
  /** Degrees a second; 0 stands still. */
  readonly turning?: number | undefined;
  readonly exposure?: number | undefined;
  /** 0–1. */
  readonly shadow?: number | undefined;
  readonly points?: readonly ScenePoint[] | undefined;
  /** Movements are jumps: the viewer wants nothing to move by itself. */
  readonly still?: boolean | undefined;
}

export interface ArParts {
  /** An `<element>` that is seen over the room: buttons, words. */
  readonly overlay: object;
  /** `finding` the floor, `ready` for a tap, `placed`, `ended` by anybody. */
  readonly phase: (phase: 'finding' | 'ready' | 'placed' | 'ended') => void;
}

export interface RunningAr {
  end(): Promise<void>;
}

/** One view of one model. Everything but `load` may be called before there is a model. */
export interface SceneView {
  /** Resolves when the model is in the picture; rejects with a `RoomError`. */
  load(load: SceneLoad): Promise<ModelFacts>;
  set(settings: ViewSettings): void;
  /** Turns by steps, radians and a factor of the distance, as a key or a wheel does. */
  turn(step: { readonly theta?: number; readonly phi?: number; readonly zoom?: number }): void;
  /** Goes to where `settings.orbit` is, turning so many times on the way, in seconds. */
  spin(turns: number, seconds: number, elapsed?: number): void;
  setVariant(name: string | null): Promise<void>;
  /** Null stops it. Resolves to whether there is such an animation. */
  animate(name: string | null, options?: { readonly paused?: boolean }): void;
  orbit(): CameraOrbit;
  resize(width: number, height: number, ratio: number): void;
  setVisible(visible: boolean): void;
  /** A picture of it as it is now. */
  picture(type?: string, quality?: number): Promise<Blob | null>;
  /** In the viewer's room, by WebXR. To be called in answer to a tap. Rejects with a `RoomError`. */
  place(parts: ArParts): Promise<RunningAr>;
  /** What is drawn, as a USDZ file. */
  usdz(): Promise<Blob>;
  dispose(): void;
}

/** Numbers for tests and benches. */
export interface SceneCounts {
  readonly contexts: number;
  readonly views: number;
  readonly frames: number;
  readonly geometries: number;
  readonly textures: number;
}

/** Port of the 3D engine. All views of a page share one WebGL context. */
export interface ProductScene {
  /** Throws a `RoomError` where there is no WebGL. */
  open(parts: ViewParts): SceneView;
  /** Whether `place` may be offered on this device. */
  canPlace(): Promise<boolean>;
  readonly counts: SceneCounts;
}

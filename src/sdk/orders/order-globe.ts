/** A dot of the globe. */
export interface GlobeDot {
  /** Degrees. */
  readonly longitude: number;
  readonly latitude: number;
  /** CSS colour. */
  readonly colour: string;
  /** 0–1. */
  readonly size: number;
}

export interface GlobeParts {
  /** A `<canvas>`, which is all the globe's. */
  readonly canvas: object;
  /** The land on the sea, equirectangular: another `<canvas>`. */
  readonly surface: object;
  /** Whether it may turn by itself. */
  readonly turns: boolean;
  /** The picture is gone, or back: the device has taken its graphics memory for something else. */
  readonly lost: (isLost: boolean) => void;
}

export interface RunningGlobe {
  setDots(dots: readonly GlobeDot[]): void;
  /** Somebody there has ordered. */
  pulse(dot: GlobeDot): void;
  /** CSS pixels, and device pixels of one. */
  resize(width: number, height: number, ratio: number): void;
  /** Nothing is drawn while it cannot be seen. */
  setVisible(visible: boolean): void;
  dispose(): void;
}

/** Port of the globe's engine. `start` throws where there is no WebGL. */
export interface OrderGlobe {
  start(parts: GlobeParts): RunningGlobe;
}

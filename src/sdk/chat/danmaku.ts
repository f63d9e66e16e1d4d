import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import { StageLog } from '../state/stage-log.js';
import type { StageRect } from './danmaku-lanes.js';

/** How comments fly over the picture. */
export interface DanmakuSettings {
  readonly on: boolean;
  /** Share of the picture's height, from the top, 0.1–1. */
  readonly area: number;
  /** Share of the comments that there is room for, 0–1. */
  readonly density: number;
  /** Factor on their speed, 0.5–2. */
  readonly speed: number;
  /** 0.2–1. */
  readonly opacity: number;
  /** Factor on the text size, 0.75–2. */
  readonly fontSize: number;
}

export interface DanmakuState extends DanmakuSettings {
  /** What the show's producer keeps clear, as of the picture on screen. */
  readonly avoid: readonly StageRect[];
}

/** Keeps settings over visits. Whether it may is for whoever gives it: a matter of consent. */
export interface SettingsKeeper {
  /** What was kept; anything, since it was written by another version or by somebody else. */
  read(): unknown;
  write(settings: DanmakuSettings): void;
}

const RANGES = {
  area: [0.1, 1],
  density: [0, 1],
  speed: [0.5, 2],
  opacity: [0.2, 1],
  fontSize: [0.75, 2],
} as const satisfies Partial<Record<keyof DanmakuSettings, readonly [number, number]>>;

/** The upper half: the room's own rows take a part of it, and what the host shows is below. */
const DEFAULTS: DanmakuSettings = {
  on: false,
  area: 0.5,
  density: 0.9,
  speed: 1,
  opacity: 1,
  fontSize: 1,
};

const LAYOUT = 'layout';
const NOTHING: readonly StageRect[] = [];

/** What the viewer wants of flying comments, and where the producer wants none. */
export class Danmaku {
  readonly #store: SnapshotStore<DanmakuState>;
  readonly #layouts = new StageLog<readonly StageRect[]>();
  #keeper: SettingsKeeper | null = null;

  constructor(settings: Partial<DanmakuSettings> = {}) {
    this.#store = new SnapshotStore<DanmakuState>({
      ...DEFAULTS,
      ...settingsIn(settings),
      avoid: NOTHING,
    });
  }

  get store(): ReadableStore<DanmakuState> {
    return this.#store;
  }

  /** Out of range is brought into it; what is no number changes nothing. */
  set(change: Partial<DanmakuSettings>): void {
    this.#store.patch(settingsIn(change));
    this.#keep();
  }

  /** The viewer's consent is there: what was kept holds. Null: it is gone, nothing more is kept. */
  keepWith(keeper: SettingsKeeper | null): void {
    if (keeper === this.#keeper) return;
    this.#keeper = keeper;
    if (keeper) this.#store.patch(settingsIn(keeper.read()));
  }

  setLayout(avoid: readonly StageRect[], at: number): void {
    this.#layouts.set(LAYOUT, avoid, at);
  }

  advance(stageTime: number): void {
    this.#store.patch({ avoid: this.#layouts.at(stageTime).get(LAYOUT)?.value ?? NOTHING });
  }

  #keep(): void {
    const { on, area, density, speed, opacity, fontSize } = this.#store.current;
    this.#keeper?.write({ on, area, density, speed, opacity, fontSize });
  }
}

/** Reads settings of any origin: those that make sense, brought into their ranges. */
function settingsIn(source: unknown): Partial<DanmakuSettings> {
  if (typeof source !== 'object' || source === null) return {};
  const given = new Map<string, unknown>(Object.entries(source));
  const found = Object.entries(RANGES).flatMap(([name, [least, most]]) => {
    const value = given.get(name);
    if (typeof value !== 'number' || Number.isNaN(value)) return [];
    return [[name, Math.min(most, Math.max(least, value))]];
  });
  const on = given.get('on');
  return {
    ...(Object.fromEntries(found) as Partial<DanmakuSettings>),
    ...(typeof on === 'boolean' ? { on } : {}),
  };
}

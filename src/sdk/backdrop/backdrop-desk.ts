import type { RoomError } from '../room/room-error.js';
import type { StageHost } from '../playback/media-engine.js';
import type { PlaybackState } from '../playback/playback-state.js';
import type { ShowTimeline } from '../playback/show-timeline.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import {
  NO_BACKDROP,
  type BackdropOptions,
  type BackdropState,
  type BackdropTrouble,
  type KeyColour,
  type KeySettings,
} from './backdrop-state.js';
import { isColourful } from './decode-backdrop.js';
import type { PictureKey, RunningKey } from './picture-key.js';

export interface BackdropParts {
  readonly playback: ReadableStore<PlaybackState>;
  readonly timeline: ShowTimeline;
  /** Fetches the engine. Rejects when it cannot be had. */
  readonly engine: () => Promise<PictureKey>;
}

/**
 * Where the host is: what the show wants, what the viewer wants (they go first, once they have
 * chosen), and whether this device can do it. Without it, or when it fails, the plain picture is on
 * screen; nothing else in the room depends on it.
 */
export class BackdropDesk {
  readonly #store = new SnapshotStore<BackdropState>(NO_BACKDROP);
  readonly #parts: BackdropParts;
  #host: StageHost | null = null;
  #key: RunningKey | null = null;
  /** Counts starts and ends, so that an answer to an older wish is known as such. */
  #turn = 0;
  #shown: string | null = null;
  #leave: (() => void)[] = [];

  constructor(parts: BackdropParts) {
    this.#parts = parts;
  }

  get store(): ReadableStore<BackdropState> {
    return this.#store;
  }

  /** What the show says; null when it says nothing, or nothing that can be read. */
  setOptions(options: BackdropOptions | null, error: RoomError | null = null): void {
    const { by } = this.#store.current;
    this.#store.patch({ options, key: options?.key ?? null, error });
    if (by === 'show' || !options) this.#store.patch({ by: 'show', chosen: this.#wishOfShow() });
    this.#settle();
  }

  /** Draws over the pictures of this host from now on. Returns the way out. */
  mount(host: StageHost): () => void {
    this.#unmount();
    this.#host = host;
    const { playback, timeline } = this.#parts;
    this.#leave = [
      playback.subscribe(() => this.#settle()),
      timeline.onFrame(() => this.#followShow()),
    ];
    this.#settle();
    return () => {
      if (this.#host === host) this.#unmount();
    };
  }

  /** The viewer's choice: a place, or null for the picture as it was filmed. */
  choose(id: string | null): void {
    if (id !== null && !this.#find(id)) return;
    // Asked for again, it is tried again.
    this.#store.patch({ chosen: id, by: 'viewer', trouble: null });
    if (this.#store.current.phase === 'failed') this.#store.patch({ phase: 'idle' });
    this.#settle();
  }

  /** Leaves the choice to the show again. */
  followShow(): void {
    this.#store.patch({ by: 'show', chosen: this.#wishOfShow(), trouble: null });
    this.#settle();
  }

  /** Another colour, edge or spill. A colour that is nearly grey is not taken. */
  setKey(change: Partial<KeySettings>): boolean {
    const { key } = this.#store.current;
    if (!key || (change.colour && !isColourful(change.colour))) return false;
    const settings = { ...key, ...change };
    this.#store.patch({ key: settings });
    this.#key?.set(settings);
    return true;
  }

  /** Takes the key's colour from the picture at a point of the page. Answers whether it could. */
  pick(x: number, y: number): boolean {
    const colour: KeyColour | null | undefined = this.#key?.colourAt(x, y);
    return colour ? this.setKey({ colour }) : false;
  }

  #find(id: string | null) {
    return this.#store.current.options?.backgrounds.find((each) => each.id === id);
  }

  #wishOfShow(): string | null {
    const { options } = this.#store.current;
    if (!options) return null;
    const now = this.#parts.timeline.now ?? -Infinity;
    const scene = options.scenes.findLast(({ at }) => at <= now);
    return scene ? scene.id : options.start;
  }

  #followShow(): void {
    const { options, by, chosen } = this.#store.current;
    if (!options?.scenes.length || by === 'viewer') return;
    const wish = this.#wishOfShow();
    if (wish === chosen) return;
    this.#store.patch({ chosen: wish });
    this.#settle();
  }

  /** Makes what is on screen what is wanted. */
  #settle(): void {
    const { chosen, options, phase } = this.#store.current;
    const place = this.#find(chosen);
    const { angleId } = this.#parts.playback.current;
    const filmed = !options?.angles || (angleId !== null && options.angles.includes(angleId));
    if (!place || !filmed || !this.#host) {
      this.#end();
      if (phase !== 'failed' || !place) this.#store.patch({ phase: 'idle', trouble: null });
      return;
    }
    if (phase === 'failed') return;
    if (phase === 'idle') void this.#start(this.#host);
    else if (this.#shown !== place.id) void this.#show(place.id, place.url);
  }

  async #start(host: StageHost): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#store.patch({ phase: 'starting', trouble: null });
    const engine = await this.#parts.engine().catch(() => null);
    const { key, by } = this.#store.current;
    if (turn !== this.#turn || !key) return;
    const running =
      engine?.start({
        host,
        settings: key,
        insist: by === 'viewer',
        shown: () => this.#store.patch({ phase: 'on' }),
        failed: (trouble) => this.#fail(trouble),
      }) ?? 'engine-unavailable';
    if (typeof running === 'string') this.#fail(running);
    else {
      this.#key = running;
      this.#settle();
    }
  }

  async #show(id: string, url: string): Promise<void> {
    if (!this.#key) return;
    const turn = this.#turn;
    this.#shown = id;
    try {
      await this.#key.setBackground(url);
    } catch {
      if (turn === this.#turn && this.#shown === id) this.#fail('background-failed');
    }
  }

  #fail(trouble: BackdropTrouble): void {
    this.#end();
    this.#store.patch({ phase: 'failed', trouble });
  }

  #end(): void {
    this.#turn += 1;
    this.#shown = null;
    this.#key?.dispose();
    this.#key = null;
  }

  #unmount(): void {
    for (const leave of this.#leave.splice(0)) leave();
    this.#host = null;
    this.#end();
    this.#store.patch({ phase: 'idle', trouble: null });
  }
}

import type { StageHost } from '../playback/media-engine.js';
import type { PlaybackState } from '../playback/playback-state.js';
import type { ShowTimeline } from '../playback/show-timeline.js';
import type { RoomError } from '../room/room-error.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import type { AvatarStage, HostEar, HostEarParts, RunningAvatar } from './avatar.js';
import { HostCues } from './host-cues.js';
import { NO_HOST, type HostOptions, type HostState, type HostTrouble } from './host-state.js';
import type { HostPose, Mouth } from './host-pose.js';
import { mouthByCues, poseAt } from './pose-at.js';
import { SoundMouth } from './sound-mouth.js';

export interface HostDeskParts {
  readonly playback: ReadableStore<PlaybackState>;
  readonly timeline: ShowTimeline;
  /** Fetches what draws. Rejects when it cannot be had. */
  readonly engine: () => Promise<AvatarStage>;
  /** Fetches what hears the stream. Asked for where the sound moves the lips. */
  readonly ear: (parts: HostEarParts) => Promise<HostEar>;
}

/**
 * The virtual host of a show: what the show says of it, what the channel tells it to do, and whether
 * this device can draw it. Without it, or when it fails, the plain picture is on screen; nothing
 * else in the room depends on it.
 */
export class HostDesk {
  readonly #store = new SnapshotStore<HostState>(NO_HOST);
  readonly #parts: HostDeskParts;
  readonly #cues = new HostCues();
  readonly #sound = new SoundMouth();
  #host: StageHost | null = null;
  #assets: string | undefined;
  #avatar: RunningAvatar | null = null;
  #ear: Promise<HostEar | null> | null = null;
  /** Counts starts and ends, so that an answer to an older wish is known as such. */
  #turn = 0;
  #leave: (() => void)[] = [];

  constructor(parts: HostDeskParts) {
    this.#parts = parts;
  }

  get store(): ReadableStore<HostState> {
    return this.#store;
  }

  /** What the show says; null when it says nothing, or nothing that can be read. */
  setOptions(options: HostOptions | null, error: RoomError | null = null): void {
    const same = JSON.stringify(options) === JSON.stringify(this.#store.current.options);
    this.#store.patch({ error });
    if (same) return;
    this.#end();
    this.#deafen();
    this.#store.patch({ ...NO_HOST, options, error, refused: this.#store.current.refused });
    this.#settle();
  }

  /** A message of the channel. What cannot be used is counted, and the show goes on. */
  receive(data: unknown, at: number): void {
    const reason = this.#cues.add(data, at);
    if (reason === null) return;
    const { count } = this.#store.current.refused;
    this.#store.patch({ refused: { count: count + 1, reason } });
  }

  /**
   * Draws over the pictures of this stage from now on. Returns the way out.
   * @param assets folder of decoders, where it is not beside the bundle
   */
  mount(host: StageHost, assets?: string): () => void {
    this.#unmount();
    this.#host = host;
    this.#assets = assets;
    const { playback, timeline } = this.#parts;
    this.#leave = [
      playback.subscribe(() => this.#settle()),
      timeline.onFrame((now) => {
        const avatar = this.#avatar;
        if (avatar) avatar.pose(this.poseAt(now, avatar.still));
        else if (this.#store.current.phase === 'idle') this.#settle();
      }),
    ];
    this.#settle();
    return () => {
      if (this.#host === host) this.#unmount();
    };
  }

  /** The viewer wants it tried again, on a weak device too. */
  retry(): void {
    if (this.#store.current.phase !== 'failed') return;
    this.#store.patch({ phase: 'idle' });
    this.#settle(true);
  }

  /** How the figure stands at a stage time. */
  poseAt(now: number, still = false): HostPose {
    return poseAt(now, this.#cues.at(now), this.#mouth(now), still);
  }

  #mouth(now: number): (at: number) => Mouth {
    if (this.#store.current.options?.drivenBy === 'sound') return (at) => this.#sound.at(at);
    const word = this.#cues.at(now);
    return (at) => mouthByCues(word, at);
  }

  /** Makes what is on screen what is wanted. */
  #settle(insist = false): void {
    const { options, phase } = this.#store.current;
    const { angleId } = this.#parts.playback.current;
    const everywhere = options !== null && !options.angles;
    const filmed = everywhere || (angleId !== null && !!options?.angles?.includes(angleId));
    this.#store.patch({ present: filmed });
    // Until there is a picture there is nothing to lie over, and every byte is the picture's.
    const begun = this.#parts.timeline.now !== null;
    if (!options || !filmed || !begun || !this.#host) {
      this.#end();
      if (phase !== 'failed') this.#store.patch({ phase: 'idle', trouble: null });
    } else if (phase === 'idle') void this.#start(this.#host, options, insist);
  }

  async #start(host: StageHost, options: HostOptions, insist: boolean): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const isOver = (): boolean => turn !== this.#turn;
    this.#store.patch({ phase: 'starting', trouble: null });
    if (options.drivenBy === 'sound') this.#listen();
    const engine = await this.#parts.engine().catch(() => null);
    if (isOver()) return;
    if (!engine) {
      this.#fail('engine-unavailable');
      return;
    }
    const avatar = engine.start({
      host,
      options,
      assets: this.#assets,
      insist,
      shown: (credit) => {
        if (!isOver()) this.#store.patch({ phase: 'on', trouble: null, credit });
      },
      lost: (isLost) => {
        if (!isOver()) this.#store.patch({ trouble: isLost ? 'context-lost' : null });
      },
      failed: (trouble) => {
        if (!isOver()) this.#fail(trouble);
      },
    });
    // Some failures are known at once.
    if (isOver()) {
      avatar.dispose();
      return;
    }
    this.#avatar = avatar;
    const { now } = this.#parts.timeline;
    // A picture that stands still has a figure, too.
    if (now !== null) avatar.pose(this.poseAt(now, avatar.still));
  }

  #listen(): void {
    this.#ear ??= this.#parts
      .ear({
        pcm: (samples, rate, stageTime, restart) => {
          this.#store.patch({ deaf: false });
          this.#sound.hear(samples, rate, stageTime, restart);
        },
        failed: () => this.#store.patch({ deaf: true }),
      })
      .catch(() => {
        this.#store.patch({ deaf: true });
        return null;
      });
  }

  #deafen(): void {
    void this.#ear?.then((ear) => ear?.dispose());
    this.#ear = null;
  }

  #fail(trouble: HostTrouble): void {
    this.#end();
    // Nobody's lips move: decoding would be for nothing, on a device that can do least.
    this.#deafen();
    this.#store.patch({ phase: 'failed', trouble, deaf: false });
  }

  #end(): void {
    this.#turn += 1;
    this.#avatar?.dispose();
    this.#avatar = null;
  }

  #unmount(): void {
    for (const leave of this.#leave.splice(0)) leave();
    this.#host = null;
    this.#end();
    this.#deafen();
    this.#store.patch({ phase: 'idle', trouble: null });
  }
}

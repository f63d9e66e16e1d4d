import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import type { RoomError } from '../room/room-error.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import type { Angle, ShowDocument, ShowStatus, Source } from '../show/show-document.js';
import { Failover } from './failover.js';
import { exchange, whenInStep } from './hand-over.js';
import type { InBandCue, MediaEngine, MediaEngineEvents, MediaEngineFactory, StageHost } from './media-engine.js';
import type { PlaybackState } from './playback-state.js';
import { Seat } from './seat.js';
import type { ShowTimeline } from './show-timeline.js';
import { StageTimeline } from './stage-timeline.js';

export interface PlaybackOptions {
  readonly factory: () => Promise<MediaEngineFactory>;
  readonly clock: Clock;
  readonly announcer: RoomAnnouncer;
  readonly scope: DisposalScope;
}

export interface PlaybackStart {
  readonly muted: boolean;
  readonly autoplay: boolean;
  readonly angle?: string | undefined;
}

const REFRESH_MS = 500;
/** A picture that stands still for longer is told to the viewer as a lost connection. */
const RECONNECTING_AFTER_MS = 2500;
const WARM_FOR_MS = 15_000;
/** Behind by more than this after an outage, a follower of the live edge goes back to it. */
const RESUME_WITHIN_MS = 4000;
const AT_EDGE_WITHIN = 5;

const INITIAL: PlaybackState = {
  phase: 'idle',
  muted: true,
  volume: 1,
  gestureNeeded: false,
  live: false,
  atLiveEdge: false,
  behindLive: null,
  seekable: null,
  position: null,
  angles: [],
  angleId: null,
  pendingAngleId: null,
  sourceRole: 'primary',
  renditions: [],
  rendition: 'auto',
  activeRendition: null,
  pictureInPicture: false,
  error: null,
};

/** The picture: which angle from which source, live edge and rewind, and what to do when it fails. */
export class Playback {
  readonly timeline: ShowTimeline;
  readonly #timeline: StageTimeline;
  readonly #store = new SnapshotStore<PlaybackState>(INITIAL);
  readonly #options: PlaybackOptions;
  #host: StageHost | null = null;
  #angles: readonly Angle[] = [];
  #document: ShowDocument | null = null;
  #autoplay = true;
  #failovers = new Map<string, Failover>();
  /** On screen. */
  #front: Seat | null = null;
  /** On its way to the screen. */
  #next: Seat | null = null;
  /** Kept ready beside the front. */
  #warm: Seat | null = null;
  #stopAligning: (() => void) | null = null;
  #retryTimer: (() => void) | null = null;
  #lastFrameAt: number | null = null;
  #startedAt: number;
  #started = false;
  #outage = false;
  #holdBack = 0;
  #textLanguage: string | null = null;
  #onCue: (cue: InBandCue) => void = () => undefined;

  constructor(options: PlaybackOptions) {
    this.#options = options;
    this.#timeline = new StageTimeline(options.clock);
    this.timeline = this.#timeline;
    this.#startedAt = options.clock.now();
    options.scope.add(options.clock.every(REFRESH_MS, () => this.#refresh()));
    options.scope.add(() => this.#end());
  }

  get store(): ReadableStore<PlaybackState> {
    return this.#store;
  }

  /** Loads what the show's status asks for: the live angles, the recording, or nothing yet. */
  load(document: ShowDocument, start: PlaybackStart): void {
    this.#document = document;
    this.#autoplay = start.autoplay;
    this.#store.patch({ muted: start.muted });
    const recorded = document.status === 'replay' || document.status === 'ended';
    this.#setAngles(recorded ? (document.recording?.angles ?? []) : document.angles, !recorded, start.angle);
    if (document.status === 'ended') this.#store.patch({ phase: 'ended' });
    else if (document.status !== 'scheduled') this.#begin();
  }

  /** The show's status as of the picture on screen. */
  statusChanged(status: ShowStatus): void {
    if (status === 'live' && !this.#front) this.#begin();
    if (status === 'ended' && this.#store.current.live && this.#store.current.phase !== 'ended') {
      this.#end();
      this.#setAngles(this.#document?.recording?.angles ?? [], false);
      this.#store.patch({ phase: 'ended', error: null });
    }
  }

  mount(host: StageHost): void {
    this.#host = host;
    if (this.#store.current.phase === 'loading' && !this.#front) this.#begin();
  }

  /** Resumes; after the end of a show, plays its recording from the beginning. */
  play(): void {
    const { phase, angleId } = this.#store.current;
    if (phase === 'ended' || (phase === 'idle' && this.#angles.length > 0)) {
      if (phase === 'ended' && this.#front) this.#front.engine?.seek(this.#front.engine.seekable?.start ?? 0);
      else this.#begin();
    }
    if (this.#front?.engine && angleId) void this.#play(this.#front.engine);
  }

  pause(): void {
    this.#front?.engine?.pause();
    this.#refresh();
  }

  setMuted(muted: boolean): void {
    this.#store.patch({ muted, gestureNeeded: false });
    const engine = this.#front?.engine;
    if (!engine) return;
    engine.muted = muted;
    if (this.#store.current.phase === 'paused' && !muted) void this.#play(engine);
  }

  setVolume(volume: number): void {
    this.#store.patch({ volume: Math.min(1, Math.max(0, volume)) });
    if (this.#front?.engine) this.#front.engine.volume = this.#store.current.volume;
  }

  seek(stageTime: number): void {
    const window = this.#front?.engine?.seekable;
    if (!window) return;
    this.#front?.engine?.seek(Math.min(window.end - 500, Math.max(window.start, stageTime)));
    this.#refresh();
  }

  skip(seconds: number): void {
    const now = this.#front?.engine?.stageTime;
    if (now != null) this.seek(now + seconds * 1000);
  }

  goLive(): void {
    this.#front?.engine?.goLive();
    this.#refresh();
  }

  selectAngle(id: string): void {
    const { angleId, pendingAngleId } = this.#store.current;
    if (id === pendingAngleId || (id === angleId && !pendingAngleId)) return;
    const source = this.#failoverOf(id)?.current;
    if (!source) return;
    this.#dropNext();
    if (id === angleId) return;
    this.#store.patch({ pendingAngleId: id });
    if (this.#warm?.angleId === id && this.#warm.engine) {
      this.#next = this.#warm;
      this.#warm = null;
      this.#bringForward(this.#next, this.#next.engine);
    } else void this.#bring(new Seat(id, source));
  }

  prepareAngle(id: string): void {
    const source = this.#failoverOf(id)?.current;
    if (!source || id === this.#store.current.angleId || this.#warm?.angleId === id || !this.#front) return;
    this.#warm?.dispose();
    const seat = (this.#warm = new Seat(id, source));
    void this.#open(seat, { smallest: true });
    this.#options.clock.after(WARM_FOR_MS, () => {
      if (this.#warm === seat) this.#dropWarm();
    });
  }

  selectRendition(id: string): void {
    this.#store.patch({ rendition: id });
    this.#front?.engine?.selectRendition(id);
  }

  requestPictureInPicture(): Promise<boolean> {
    return this.#front?.engine?.requestPictureInPicture() ?? Promise.resolve(false);
  }

  /** Starts over after a failure. */
  retry(): void {
    if (this.#angles.length === 0) return;
    this.#outage = false;
    this.#store.patch({ error: null });
    this.#begin();
  }

  /** Seconds of media the picture keeps in hand, e.g. for captions made from the sound. */
  holdBack(seconds: number): void {
    this.#holdBack = seconds;
    if (this.#front?.engine) this.#front.engine.holdBack = seconds;
  }

  onInBandCue(handler: (cue: InBandCue) => void): void {
    this.#onCue = handler;
  }

  selectTextTrack(language: string | null): void {
    this.#textLanguage = language;
    this.#front?.engine?.selectTextTrack(language);
  }

  #setAngles(angles: readonly Angle[], live: boolean, wanted?: string): void {
    this.#angles = angles;
    this.#failovers.clear();
    const first = angles.find(({ id }) => id === wanted) ?? angles[0];
    this.#store.patch({
      angles: angles.map(({ id, name, poster }) => ({ id, name, poster })),
      angleId: first?.id ?? null,
      live,
    });
  }

  #failoverOf(angleId: string): Failover | null {
    const known = this.#failovers.get(angleId);
    if (known) return known;
    const angle = this.#angles.find(({ id }) => id === angleId);
    if (!angle) return null;
    const failover = new Failover(angle.sources);
    this.#failovers.set(angleId, failover);
    return failover;
  }

  #begin(): void {
    const { angleId } = this.#store.current;
    const source = angleId ? this.#failoverOf(angleId)?.current : undefined;
    if (!angleId || !source) return;
    this.#store.patch({ phase: 'loading' });
    if (!this.#host) return;
    this.#end();
    void this.#bring(new Seat(angleId, source));
  }

  /** Brings a seat to the screen: at once when nothing is there, in step when something is. */
  async #bring(seat: Seat, at?: number): Promise<void> {
    if (!this.#front) this.#front = seat;
    else this.#next = seat;
    const engine = await this.#open(seat, { at });
    if (!engine) return;
    if (this.#front === seat) {
      engine.setVisible(true);
      if (this.#autoplay) await this.#play(engine);
      else this.#store.patch({ phase: 'paused', gestureNeeded: true });
    } else if (this.#next === seat) this.#bringForward(seat, engine);
  }

  #open(seat: Seat, how: { at?: number | undefined; smallest?: boolean }): Promise<MediaEngine | null> {
    const { muted, live } = this.#store.current;
    const leader = this.#front === seat ? null : this.#front?.engine;
    const start = {
      live,
      // Beside a picture: at that picture's time, or the newest when it follows the live edge closely.
      at: how.at ?? (leader && !leader.followsEdge ? (leader.stageTime ?? undefined) : undefined),
      followEdge: !leader,
      muted: leader ? true : muted,
      smallest: how.smallest,
    };
    const host = this.#host;
    if (!host) return Promise.resolve(null);
    return this.#options.factory().then(
      async (factory) => {
        const engine = await seat.open(factory, host, start, this.#eventsOf(seat));
        if (engine && leader) void engine.play();
        if (engine && this.#holdBack > 0) engine.holdBack = this.#holdBack;
        return engine;
      },
      (error: unknown) => {
        this.#options.announcer.fail(error as RoomError);
        return null;
      },
    );
  }

  async #play(engine: MediaEngine): Promise<void> {
    if ((await engine.play()) === 'playing') {
      this.#store.patch({ gestureNeeded: false });
      return;
    }
    // Browsers let a page play without a tap only when it is silent.
    if (!engine.muted) {
      engine.muted = true;
      this.#store.patch({ muted: true });
      if ((await engine.play()) === 'playing') return;
    }
    this.#store.patch({ gestureNeeded: true, phase: 'paused' });
  }

  #bringForward(seat: Seat, engine: MediaEngine | null): void {
    if (!engine) return;
    this.#stopAligning?.();
    this.#stopAligning = whenInStep(
      this.#options.clock,
      () => this.#front?.engine ?? null,
      engine,
      () => this.#exchange(seat, engine),
    );
  }

  #exchange(seat: Seat, engine: MediaEngine): void {
    const old = this.#front;
    const from = old?.engine;
    if (this.#next !== seat || !old) return;
    this.#next = null;
    this.#front = seat;
    const { muted, volume, rendition, live, pictureInPicture, angleId } = this.#store.current;
    const followedEdge = from?.followsEdge ?? live;
    if (from) {
      engine.floor = from.floor;
      exchange(this.#options.clock, from, engine, { muted, volume }, () => old.dispose());
    } else {
      engine.setVisible(true);
      engine.muted = muted;
      old.dispose();
    }
    if (followedEdge) engine.goLive();
    engine.selectRendition(rendition);
    engine.selectTextTrack(this.#textLanguage);
    if (pictureInPicture) void engine.requestPictureInPicture();
    const gapMs = this.#lastFrameAt === null ? 0 : this.#options.clock.now() - this.#lastFrameAt;
    this.#store.patch({
      angleId: seat.angleId,
      pendingAngleId: null,
      sourceRole: seat.source.role,
      error: null,
    });
    const { announcer } = this.#options;
    if (angleId && angleId !== seat.angleId) {
      announcer.announce('angle-changed', { angleId: seat.angleId, previous: angleId });
    } else if (old.source !== seat.source) {
      announcer.announce('source-changed', {
        angleId: seat.angleId,
        from: old.source.role,
        to: seat.source.role,
        gapMs: Math.round(gapMs),
      });
    }
  }

  #eventsOf(seat: Seat): MediaEngineEvents {
    const ifFront = (action: () => void) => (): void => {
      if (this.#front === seat) action();
    };
    return {
      frame: (stageTime) => {
        if (this.#front === seat) this.#frame(stageTime);
      },
      playing: ifFront(() => this.#store.patch({ phase: 'playing' })),
      waiting: ifFront(() => {
        if (this.#started) this.#store.patch({ phase: 'buffering' });
      }),
      pausedChanged: (paused) => {
        if (this.#front !== seat) return;
        if (paused && this.#store.current.phase !== 'ended') this.#store.patch({ phase: 'paused' });
      },
      mutedChanged: (muted) => {
        // While sound is handed over the engines differ from what the viewer chose.
        if (this.#front === seat && seat.engine?.volume === this.#store.current.volume) {
          this.#store.patch({ muted });
        }
      },
      pictureInPictureChanged: (active) => {
        if (this.#front === seat) this.#store.patch({ pictureInPicture: active });
      },
      renditionsChanged: (renditions, active) => {
        if (this.#front === seat) this.#store.patch({ renditions, activeRendition: active });
      },
      trouble: (_kind, error, fatal) => this.#trouble(seat, error, fatal),
      healthy: () => {
        if (this.#front !== seat || this.#next) return;
        this.#failoverOf(seat.angleId)?.healthy();
      },
      ended: ifFront(() => this.#store.patch({ phase: 'ended' })),
      inBandCue: (cue) => {
        if (this.#front === seat) this.#onCue(cue);
      },
    };
  }

  #frame(stageTime: number | null): void {
    const { clock, announcer } = this.#options;
    this.#lastFrameAt = clock.now();
    if (!this.#started) {
      this.#started = true;
      announcer.announce('playback-started', { afterMs: Math.round(clock.now() - this.#startedAt) });
    }
    this.#outage = false;
    const { phase } = this.#store.current;
    if (phase === 'loading' || phase === 'reconnecting' || phase === 'buffering') {
      this.#store.patch({ phase: 'playing', error: null });
    }
    this.#timeline.frame(stageTime);
  }

  #trouble(seat: Seat, error: RoomError, fatal: boolean): void {
    if (seat === this.#warm) {
      this.#dropWarm();
      return;
    }
    if (seat !== this.#front && seat !== this.#next) return;
    // A miss of the old source says nothing about the new one that is already on its way.
    if (seat === this.#front && this.#next && !this.#store.current.pendingAngleId) return;
    const failover = this.#failoverOf(seat.angleId);
    const step = failover?.miss(this.#options.clock.now(), fatal);
    if (!failover || step?.action !== 'switch') return;
    if (failover.exhausted) this.#tellOutage(error);
    if (failover.exhausted && !error.recoverable) {
      this.#end();
      this.#store.patch({ phase: 'failed', error });
      return;
    }
    this.#retryTimer?.();
    this.#retryTimer = this.#options.clock.after(step.afterMs, () => this.#takeOver(seat, step.source));
  }

  #takeOver(failed: Seat, source: Source): void {
    this.#retryTimer = null;
    const seat = new Seat(failed.angleId, source);
    if (this.#front === failed && !failed.engine?.hasPicture) {
      // Nothing on screen that would have to stay there.
      failed.dispose();
      this.#front = null;
    }
    if (this.#next && this.#next !== this.#front) this.#dropNext(true);
    void this.#bring(seat, this.#resumeAt());
  }

  /** Where a new source goes on: at the picture that stands still, unless that is long past. */
  #resumeAt(): number | undefined {
    const engine = this.#front?.engine;
    const stageTime = engine?.stageTime;
    if (stageTime == null || this.#lastFrameAt === null) return undefined;
    const standing = this.#options.clock.now() - this.#lastFrameAt;
    return engine?.followsEdge && standing > RESUME_WITHIN_MS ? undefined : stageTime;
  }

  #tellOutage(error: RoomError): void {
    if (this.#outage) return;
    this.#outage = true;
    this.#store.patch({ error });
    this.#options.announcer.fail(error);
  }

  #dropNext(keepPending = false): void {
    this.#stopAligning?.();
    this.#stopAligning = null;
    this.#next?.dispose();
    this.#next = null;
    if (!keepPending) this.#store.patch({ pendingAngleId: null });
  }

  #dropWarm(): void {
    this.#warm?.dispose();
    this.#warm = null;
  }

  #end(): void {
    this.#retryTimer?.();
    this.#dropNext();
    this.#dropWarm();
    this.#front?.dispose();
    this.#front = null;
  }

  /** What changes slowly enough to be state. */
  #refresh(): void {
    const engine = this.#front?.engine;
    if (!engine) return;
    const { phase } = this.#store.current;
    const now = this.#options.clock.now();
    const standing = this.#lastFrameAt !== null && now - this.#lastFrameAt > RECONNECTING_AFTER_MS;
    if (phase === 'buffering' && standing) this.#store.patch({ phase: 'reconnecting' });
    const { behindLive, stageTime } = engine;
    const position = stageTime === null ? null : Math.floor(stageTime / 1000) * 1000;
    const atLiveEdge = engine.followsEdge && (behindLive ?? Infinity) < AT_EDGE_WITHIN;
    this.#store.patch({ behindLive: behindLive === null ? null : Math.round(behindLive), position, atLiveEdge });
    const { seekable } = engine;
    const known = this.#store.current.seekable;
    if (seekable && Math.abs((known?.end ?? 0) - seekable.end) >= 1000) this.#store.patch({ seekable });
  }
}

import type { AudioSink } from '../captions/audio-source.js';
import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import type { RoomError } from '../room/room-error.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import type { Angle, ShowDocument, ShowStatus, SourceRole } from '../show/show-document.js';
import { Deck, type DeckOwner } from './deck.js';
import type {
  InBandCue,
  MediaEngine,
  MediaEngineFactory,
  StageHost,
  StretchOfMedia,
} from './media-engine.js';
import { MotionWatch } from './motion-watch.js';
import { BEFORE_PLAYBACK, type PlaybackState } from './playback-state.js';
import type { Seat } from './seat.js';
import type { ShowTimeline } from './show-timeline.js';
import { Soundtrack } from './soundtrack.js';
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
/** Seconds. */
const AT_EDGE_WITHIN = 5;
const KEEP_FROM_EDGE_MS = 500;

/** The picture as the viewer commands it. Which engine shows it, and what when it fails: see Deck. */
export class Playback {
  readonly timeline: ShowTimeline;
  readonly #timeline: StageTimeline;
  readonly #store = new SnapshotStore<PlaybackState>(BEFORE_PLAYBACK);
  readonly #options: PlaybackOptions;
  #host: StageHost | null = null;
  #document: ShowDocument | null = null;
  #angles: readonly Angle[] = [];
  #deck: Deck | null = null;
  #autoplay = true;
  #joinedAt: number;
  #started = false;
  #motion = new MotionWatch();
  #outage = false;
  #holdBack = 0;
  #textLanguage: string | null = null;
  readonly soundtrack = new Soundtrack();
  #onCue: (cue: InBandCue) => void = () => undefined;

  constructor(options: PlaybackOptions) {
    this.#options = options;
    this.#timeline = new StageTimeline(options.clock);
    this.timeline = this.#timeline;
    this.#joinedAt = options.clock.now();
    options.scope.add(() => this.#stop());
  }

  get store(): ReadableStore<PlaybackState> {
    return this.#store;
  }

  /** The viewer has come in: from here the first picture is waited for. */
  join(): void {
    const { clock, scope } = this.#options;
    this.#joinedAt = clock.now();
    scope.add(clock.every(REFRESH_MS, () => this.#refresh()));
  }

  /** Loads what the show's status asks for: the live angles, the recording, or nothing yet. */
  load(document: ShowDocument, start: PlaybackStart): void {
    this.#document = document;
    this.#autoplay = start.autoplay;
    const recorded = document.status === 'replay' || document.status === 'ended';
    this.#store.patch({ muted: start.muted });
    this.#setAngles(
      recorded ? (document.recording?.angles ?? []) : document.angles,
      !recorded,
      start.angle,
    );
    if (document.status === 'ended') this.#store.patch({ phase: 'ended' });
    else if (document.status !== 'scheduled') this.#begin();
  }

  /** The show's status as of the picture on screen. */
  statusChanged(status: ShowStatus): void {
    const { live, phase } = this.#store.current;
    if (status !== 'scheduled' && status !== 'ended' && phase === 'idle') this.#begin();
    if (status === 'ended' && live) {
      this.#stop();
      this.#setAngles(this.#document?.recording?.angles ?? [], false);
      this.#store.patch({ phase: 'ended', error: null });
    }
  }

  mount(host: StageHost): void {
    this.#host = host;
    if (this.#store.current.phase === 'loading' && !this.#deck) this.#begin();
  }

  /** Resumes; after the end, plays the recording from its beginning. */
  play(): void {
    // From here it is wanted, also of an engine that is still being made.
    this.#autoplay = true;
    const engine = this.#deck?.engine;
    const { phase, gestureNeeded } = this.#store.current;
    if (!engine) {
      if (phase === 'failed') this.retry();
      else if (phase === 'ended' || phase === 'idle') this.#begin();
      return;
    }
    if (gestureNeeded && !engine.followsEdge) engine.goLive();
    if (phase === 'ended') engine.seek(engine.seekable?.start ?? 0);
    void this.#play(engine);
  }

  pause(): void {
    this.#autoplay = false;
    this.#deck?.engine?.pause();
    this.#refresh();
  }

  setMuted(muted: boolean): void {
    const { phase, gestureNeeded } = this.#store.current;
    this.#store.patch({ muted });
    const engine = this.#deck?.engine;
    if (!engine) return;
    engine.muted = muted;
    if (gestureNeeded && phase === 'paused') void this.#play(engine);
  }

  setVolume(volume: number): void {
    if (!Number.isFinite(volume)) return;
    this.#store.patch({ volume: Math.min(1, Math.max(0, volume)) });
    if (this.#deck?.engine) this.#deck.engine.volume = this.#store.current.volume;
  }

  /** Stage time, epoch ms; kept within what can be played. */
  seek(stageTime: number): void {
    const engine = this.#deck?.engine;
    const window = engine?.seekable;
    if (!engine || !window || !Number.isFinite(stageTime)) return;
    engine.seek(Math.max(window.start, Math.min(window.end - KEEP_FROM_EDGE_MS, stageTime)));
    this.#refresh();
  }

  /** Seconds, negative to rewind. Forward past the newest picture means going live. */
  skip(seconds: number): void {
    const engine = this.#deck?.engine;
    const now = engine?.stageTime;
    if (!engine || now == null || !Number.isFinite(seconds)) return;
    const past = now + seconds * 1000 > (engine.seekable?.end ?? Infinity);
    if (past && this.#store.current.live) this.goLive();
    else this.seek(now + seconds * 1000);
  }

  goLive(): void {
    this.#deck?.engine?.goLive();
    this.#refresh();
  }

  selectAngle(id: string): void {
    if (!this.#angles.some((angle) => angle.id === id)) return;
    if (!this.#deck) this.#store.patch({ angleId: id });
    this.#deck?.select(id);
    this.#store.patch({ pendingAngleId: this.#deck?.pendingAngleId ?? null });
  }

  prepareAngle(id: string): void {
    this.#deck?.warm(id);
  }

  selectRendition(id: string): void {
    this.#store.patch({ rendition: id });
    this.#deck?.engine?.selectRendition(id);
  }

  requestPictureInPicture(): Promise<boolean> {
    return this.#deck?.engine?.requestPictureInPicture() ?? Promise.resolve(false);
  }

  media(from: number, to: number): StretchOfMedia | null {
    return this.#deck?.engine?.media?.(from, to) ?? null;
  }

  /** Starts over after a failure. */
  retry(): void {
    this.#outage = false;
    if (this.#angles.length > 0) this.#begin();
  }

  /** Seconds of media the picture keeps in hand, e.g. for captions made from the sound. */
  holdBack(seconds: number): void {
    this.#holdBack = seconds;
    if (this.#deck?.engine) this.#deck.engine.holdBack = seconds;
  }

  /** Who hears the sound ahead of the picture; null ends it. */
  listen(sink: AudioSink | null): void {
    this.soundtrack.listen(sink);
  }

  /** Who is told of the stream's own captions, after `selectTextTrack`. */
  onInBandCue(handler: (cue: InBandCue) => void): void {
    this.#onCue = handler;
  }

  selectTextTrack(language: string | null): void {
    this.#textLanguage = language;
    this.#deck?.engine?.selectTextTrack(language);
  }

  #setAngles(angles: readonly Angle[], live: boolean, wanted?: string): void {
    this.#angles = angles;
    const first = angles.find(({ id }) => id === wanted) ?? angles[0];
    this.#store.patch({
      angles: angles.map(({ id, name, poster }) => ({ id, name, poster })),
      angleId: first?.id ?? null,
      live,
      // Numbered by the ladder they belong to.
      rendition: 'auto',
      renditions: [],
      activeRendition: null,
    });
  }

  #begin(): void {
    const { angleId } = this.#store.current;
    if (!angleId) return;
    this.#stop();
    this.#store.patch({ phase: 'loading', error: null });
    if (!this.#host) return;
    const deck = { ...this.#options, owner: this.#deckOwner, soundtrack: this.soundtrack };
    this.#deck = new Deck(deck, this.#host, this.#angles);
    this.#deck.open(angleId);
  }

  async #play(engine: MediaEngine): Promise<void> {
    let outcome = await engine.play();
    if (engine !== this.#deck?.engine) return;
    // Browsers let a page play without a tap only when it is silent.
    if (outcome === 'blocked' && !engine.muted) {
      engine.muted = true;
      this.#store.patch({ muted: true });
      outcome = await engine.play();
    }
    const blocked = outcome === 'blocked';
    this.#store.patch(
      blocked ? { gestureNeeded: true, phase: 'paused' } : { gestureNeeded: false },
    );
  }

  readonly #deckOwner: DeckOwner = {
    wishes: () => {
      const { live, phase, muted, volume, rendition } = this.#store.current;
      const paused = phase === 'paused';
      return { live, paused, muted, volume, rendition, holdBack: this.#holdBack };
    },
    opened: (engine, seat) => {
      const { muted, volume, rendition } = this.#store.current;
      // May have been changed while the engine was being made.
      engine.muted = muted;
      engine.volume = volume;
      engine.selectRendition(rendition);
      this.#store.patch({ sourceRole: seat.source.role, angleId: seat.angleId });
      engine.selectTextTrack(this.#textLanguage);
      if (this.#autoplay) void this.#play(engine);
      else this.#store.patch({ phase: 'paused', gestureNeeded: true });
    },
    exchanged: (from, to, gapMs) => this.#exchanged(from, to, gapMs),
    outage: (error, final) => this.#tellOutage(error, final),
    recovered: () => {
      this.#outage = false;
    },
    front: {
      frame: (stageTime) => this.#frame(stageTime),
      playing: () => this.#store.patch({ phase: 'playing', error: null }),
      waiting: () => {
        if (this.#store.current.phase === 'playing') this.#store.patch({ phase: 'buffering' });
      },
      pausedChanged: (paused) => {
        if (paused && this.#store.current.phase !== 'ended') this.#store.patch({ phase: 'paused' });
      },
      mutedChanged: (muted) => {
        // Somebody else's hand, such as the picture-in-picture window's button.
        if (this.#deck?.engine?.volume === this.#store.current.volume) this.#store.patch({ muted });
      },
      pictureInPictureChanged: (pictureInPicture) => this.#store.patch({ pictureInPicture }),
      renditionsChanged: (renditions, activeRendition) =>
        this.#store.patch({ renditions, activeRendition }),
      ended: () => this.#store.patch({ phase: 'ended' }),
      inBandCue: (cue) => this.#onCue(cue),
    },
  };

  #frame(stageTime: number | null): void {
    const { clock, announcer } = this.#options;
    if (!this.#started) {
      this.#started = true;
      const afterMs = Math.round(clock.now() - this.#joinedAt);
      this.#store.patch({ firstPictureMs: afterMs });
      announcer.announce('playback-started', { afterMs });
      // The primary died without a picture.
      const { sourceRole } = this.#store.current;
      if (sourceRole !== 'primary') this.#tellSource('primary', sourceRole, afterMs);
      void this.#acquaint();
    }
    const { phase } = this.#store.current;
    if (phase === 'loading' || phase === 'reconnecting' || phase === 'buffering') {
      this.#store.patch({ phase: 'playing', error: null });
    }
    this.#timeline.frame(stageTime);
  }

  /** The other angles may be wanted, the backups needed: their first playlists are small. */
  async #acquaint(): Promise<void> {
    const factory = await this.#options.factory();
    if (this.#options.scope.disposed) return;
    const { angleId, sourceRole } = this.#store.current;
    for (const { id, sources } of this.#angles) {
      for (const { url, role } of sources) {
        if (id !== angleId || role !== sourceRole) factory.acquaint(url);
      }
    }
  }

  #exchanged(from: Seat, to: Seat, gapMs: number): void {
    const { announcer } = this.#options;
    const { pictureInPicture } = this.#store.current;
    this.#outage = false;
    to.engine?.selectTextTrack(this.#textLanguage);
    // Needs no tap while another element of the page is in that window already.
    if (pictureInPicture) void to.engine?.requestPictureInPicture();
    this.#store.patch({
      angleId: to.angleId,
      pendingAngleId: this.#deck?.pendingAngleId ?? null,
      sourceRole: to.source.role,
      error: null,
    });
    if (from.angleId !== to.angleId) {
      announcer.announce('angle-changed', { angleId: to.angleId, previous: from.angleId });
    } else if (from.source !== to.source) {
      this.#tellSource(from.source.role, to.source.role, gapMs);
    }
  }

  #tellSource(from: SourceRole, to: SourceRole, gapMs: number): void {
    const angleId = this.#store.current.angleId ?? '';
    this.#options.announcer.announce('source-changed', { angleId, from, to, gapMs });
  }

  #tellOutage(error: RoomError, final: boolean): void {
    if (final) {
      this.#stop();
      this.#store.patch({ phase: 'failed', error });
    } else this.#store.patch({ error, pendingAngleId: this.#deck?.pendingAngleId ?? null });
    // Once per outage, however often it is tried.
    if (!this.#outage) this.#options.announcer.fail(error);
    this.#outage = true;
  }

  #stop(): void {
    this.#deck?.dispose();
    this.#deck = null;
    this.#store.patch({
      pictureInPicture: false,
      atLiveEdge: false,
      behindLive: null,
      pendingAngleId: null,
    });
  }

  /** What changes slowly enough to be state. */
  #refresh(): void {
    const engine = this.#deck?.engine;
    const { phase, seekable: known, error } = this.#store.current;
    const proven = this.#motion.look(this.#options.clock.now(), engine?.stageTime ?? null, phase);
    if (proven) this.#store.patch({ phase: proven });
    if (phase === 'loading' && error) this.#store.patch({ phase: 'reconnecting' });
    if (!engine) return;
    const { behindLive, stageTime, seekable } = engine;
    this.#store.patch({
      behindLive: behindLive === null ? null : Math.round(behindLive),
      position: stageTime === null ? null : Math.floor(stageTime / 1000) * 1000,
      atLiveEdge: engine.followsEdge && (behindLive ?? Infinity) < AT_EDGE_WITHIN,
    });
    if (seekable && Math.abs((known?.end ?? 0) - seekable.end) >= 1000)
      this.#store.patch({ seekable });
  }
}

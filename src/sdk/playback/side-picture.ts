import type { RoomError } from '../room/room-error.js';
import type {
  GuestPicture,
  GuestPictureParts,
  PicturePhase,
  PictureWishes,
} from '../guests/guest-picture.js';
import type { GuestSource } from '../guests/guest-state.js';
import type { Clock } from '../state/clock.js';
import { Failover } from './failover.js';
import { keepStep } from './keep-step.js';
import type {
  MediaEngine,
  MediaEngineEvents,
  MediaEngineFactory,
  Rendition,
} from './media-engine.js';
import { Seat } from './seat.js';

const TICK_MS = 250;
/** A picture that stands still for longer is told. */
const STANDS_MS = 2500;
/** A guest without a picture for so long is not there. */
const LOST_MS = 12_000;
/** How long after that it is tried again, unasked. */
const AGAIN_MS = 30_000;
/** A seek that has not helped by then does not help. */
const SEEK_EVERY_MS = 5000;
/** Enough for half of a phone's stage, which is all there is. */
const ENOUGH_LINES = 400;

/** The picture that is followed. */
export interface Leader {
  /** Stage time on screen; null before the first picture. */
  readonly now: () => number | null;
  /** It moves, so that there is something to be in step with. */
  readonly moving: () => boolean;
  readonly live: () => boolean;
}

export interface SidePictureParts extends GuestPictureParts {
  readonly clock: Clock;
  readonly leader: Leader;
  readonly engines: (protocol: GuestSource['protocol']) => Promise<MediaEngineFactory>;
}

/**
 * One stream beside the show's own picture: in step with it by programme date-time where both have
 * one, otherwise at its own live edge. It has its own backup and its own trouble, and ends alone.
 */
export class SidePicture implements GuestPicture {
  readonly #parts: SidePictureParts;
  #wishes: PictureWishes;
  #failover: Failover;
  #seat: Seat | null = null;
  /** Still on screen while the next source is on its way. */
  #former: Seat | null = null;
  /** The one whose picture has been brought to the front. */
  #shown: Seat | null = null;
  #phase: PicturePhase = 'loading';
  #offset: number | null = null;
  #lastFrame: number;
  /** Of where the playhead stood; a page in the background is told of no pictures. */
  #playhead: number | null = null;
  #lastSeek = -Infinity;
  #callOff: (() => void) | null = null;
  #stopTicking: () => void;
  #forcedSilence = false;
  /** By neither the viewer nor the room: a browser may pause a video that is moved in the page. */
  #halted = false;

  constructor(parts: SidePictureParts) {
    this.#parts = parts;
    this.#wishes = parts.wishes;
    this.#failover = new Failover(parts.sources);
    this.#lastFrame = parts.clock.now();
    this.#stopTicking = parts.clock.every(TICK_MS, () => this.#tick());
    this.#open();
  }

  get offset(): number | null {
    return this.#phase === 'playing' ? this.#offset : null;
  }

  want(wishes: PictureWishes): void {
    const before = this.#wishes;
    this.#wishes = wishes;
    if (before.muted && !wishes.muted) this.#forcedSilence = false;
    // A pause is no standstill, also of one that is only coming.
    if (wishes.paused !== before.paused) this.#lastFrame = this.#parts.clock.now();
    const engine = this.#seat?.engine;
    if (!engine) return;
    engine.muted = wishes.muted || this.#forcedSilence;
    engine.volume = wishes.volume;
    if (before.captions !== wishes.captions) engine.selectTextTrack(wishes.captions);
    if (wishes.paused === before.paused) return;
    if (wishes.paused) engine.pause();
    else void this.#play(engine);
  }

  retry(): void {
    if (this.#phase !== 'lost') return;
    this.#drop();
    this.#failover = new Failover(this.#parts.sources);
    this.#lastFrame = this.#parts.clock.now();
    // As the first time: with a backup, and for so long as that.
    this.#tell('loading');
    this.#open();
  }

  dispose(): void {
    this.#stopTicking();
    this.#drop();
  }

  #drop(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#seat?.dispose();
    this.#former?.dispose();
    this.#seat = this.#former = this.#shown = null;
    this.#halted = false;
  }

  #open(): void {
    const source = this.#parts.sources.find(({ url }) => url === this.#failover.current?.url);
    if (!source) return;
    const { leader, host, engines } = this.#parts;
    const seat = new Seat('guest', source);
    this.#seat = seat;
    const start = {
      live: leader.live(),
      beside: () => leader.now(),
      followEdge: false,
      muted: this.#wishes.muted || this.#forcedSilence,
      smallest: true,
    };
    const opening = seat.open(() => engines(source.protocol), host, start, this.#eventsOf(seat));
    void opening.then((engine) => {
      if (!engine || seat !== this.#seat) return;
      // The viewer may have muted the guest while the engine was fetched.
      engine.muted = this.#wishes.muted || this.#forcedSilence;
      engine.volume = this.#wishes.volume;
      engine.selectTextTrack(this.#wishes.captions);
      if (!this.#wishes.paused) void this.#play(engine);
    });
  }

  async #play(engine: MediaEngine): Promise<void> {
    if ((await engine.play()) !== 'blocked' || engine !== this.#seat?.engine) return;
    // Seen and not heard is better than not seen; the viewer has a button.
    this.#forcedSilence = true;
    engine.muted = true;
    this.#parts.silenced();
    await engine.play();
  }

  #eventsOf(seat: Seat): MediaEngineEvents {
    const ignore = (): void => undefined;
    return {
      frame: () => this.#frame(seat),
      playing: ignore,
      waiting: ignore,
      pausedChanged: (paused) => {
        if (seat === this.#seat) this.#halted = paused && !this.#wishes.paused;
      },
      mutedChanged: ignore,
      pictureInPictureChanged: ignore,
      renditionsChanged: (renditions) => {
        const light = lightest(renditions);
        if (light && seat === this.#seat) seat.engine?.selectRendition(light);
      },
      healthy: () => {
        if (seat === this.#seat && !this.#callOff) this.#failover.healthy();
      },
      ended: () => {
        if (seat === this.#seat) this.#tell('ended');
      },
      inBandCue: (cue) => {
        if (seat === this.#seat) this.#parts.cue(cue);
      },
      trouble: (_kind, error, fatal) => this.#trouble(seat, error, fatal),
    };
  }

  #frame(seat: Seat): void {
    // What one that is given up still shows is no sign that all is well.
    if (seat !== this.#seat || this.#callOff) return;
    this.#lastFrame = this.#parts.clock.now();
    if (seat.engine && seat !== this.#shown) {
      this.#shown = seat;
      seat.engine.setVisible(true);
      this.#former?.dispose();
      this.#former = null;
    }
    this.#tell('playing');
  }

  #trouble(seat: Seat, _error: RoomError, fatal: boolean): void {
    const { clock } = this.#parts;
    if (seat !== this.#seat || this.#callOff || this.#phase === 'ended') return;
    const step = this.#failover.miss(clock.now(), fatal);
    if (step.action !== 'switch') return;
    seat.engine?.stopLoading();
    this.#tell('retrying');
    this.#callOff = clock.after(step.afterMs, () => {
      this.#callOff = null;
      if (seat.engine?.hasPicture && !this.#former) this.#former = seat;
      else seat.dispose();
      this.#open();
    });
  }

  #tick(): void {
    const now = this.#parts.clock.now();
    if (this.#wishes.paused || this.#phase === 'lost') return;
    this.#watchPlayhead(now);
    this.#goOn();
    if (this.#phase === 'ended') this.#resumeEnded();
    else if (now - this.#lastFrame > LOST_MS) this.#giveUp();
    else if (this.#phase === 'playing') {
      if (now - this.#lastFrame > STANDS_MS) this.#tell('retrying');
      this.#keepStep(now);
    }
  }

  #watchPlayhead(now: number): void {
    const engine = this.#seat?.engine;
    if (!engine?.hasPicture) return;
    const playhead = engine.stageTime ?? engine.forwardBuffer;
    if (playhead === this.#playhead) return;
    this.#playhead = playhead;
    this.#lastFrame = now;
  }

  /** Not at once: a stream that ends pauses first, and says so afterwards. */
  #goOn(): void {
    const engine = this.#seat?.engine;
    if (!this.#halted || !engine || this.#phase === 'ended') return;
    this.#halted = false;
    void this.#play(engine);
  }

  #giveUp(): void {
    this.#drop();
    this.#tell('lost');
    this.#callOff = this.#parts.clock.after(AGAIN_MS, () => this.retry());
  }

  /** A viewer has rewound to where there is a picture of the guest. */
  #resumeEnded(): void {
    const engine = this.#seat?.engine;
    const wanted = this.#parts.leader.now();
    const window = engine?.seekable;
    if (!engine || !window || wanted === null) return;
    if (wanted < window.start || wanted > window.end - 1000) return;
    this.#lastFrame = this.#parts.clock.now();
    engine.seek(wanted);
    void this.#play(engine);
    this.#tell('loading');
  }

  #keepStep(now: number): void {
    const { leader } = this.#parts;
    const engine = this.#seat?.engine;
    const wanted = leader.now();
    if (!engine) return;
    const { stageTime, seekable } = engine;
    if (stageTime === null || wanted === null || !seekable) {
      // Nothing says which picture belongs to which.
      this.#goApart(engine);
      return;
    }
    if (!leader.moving()) return;
    const offset = stageTime - wanted;
    const step = keepStep({
      offset,
      forwardBuffer: engine.forwardBuffer,
      newest: seekable.end - wanted,
      oldest: seekable.start - wanted,
      heard: !engine.muted,
      correcting: engine.playbackRate !== 1,
    });
    this.#offset = Math.round(offset);
    if (step.action === 'apart') this.#goApart(engine);
    else if (step.action === 'rate') engine.playbackRate = step.rate;
    else if (now - this.#lastSeek > SEEK_EVERY_MS) {
      this.#lastSeek = now;
      engine.seek(stageTime + step.by);
      // That it is elsewhere now is no sign that it moves.
      this.#playhead = engine.stageTime;
    }
  }

  /** There is nothing to be in step with: its own live edge, at its own speed. */
  #goApart(engine: MediaEngine): void {
    this.#offset = null;
    if (engine.followsEdge) return;
    engine.playbackRate = 1;
    if (this.#parts.leader.live()) engine.goLive();
  }

  #tell(phase: PicturePhase): void {
    if (phase === this.#phase) return;
    this.#phase = phase;
    this.#parts.phaseChanged(phase);
  }
}

function lightest(renditions: readonly Rendition[]): string | undefined {
  const enough = renditions.filter(({ height }) => height >= ENOUGH_LINES);
  return enough.sort((a, b) => a.bitrate - b.bitrate)[0]?.id;
}

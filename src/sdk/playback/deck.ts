import type { Clock } from '../state/clock.js';
import type { RoomError } from '../room/room-error.js';
import type { Angle, Source } from '../show/show-document.js';
import { Failover } from './failover.js';
import { exchange, Follower, playUnheard } from './hand-over.js';
import type {
  MediaEngine,
  MediaEngineEvents,
  MediaEngineFactory,
  StageHost,
} from './media-engine.js';
import { Seat } from './seat.js';
import type { Soundtrack } from './soundtrack.js';

const WARM_FOR_MS = 15_000;
/** Behind by more than this after an outage, a follower of the live edge goes back to it. */
const RESUME_WITHIN_MS = 4000;

/** What the deck asks and tells while it works. */
export interface DeckOwner {
  /** How a picture that comes to the screen has to look and sound. */
  wishes(): {
    live: boolean;
    paused: boolean;
    muted: boolean;
    volume: number;
    rendition: string;
    holdBack: number;
  };
  /** Events of the engine on screen, and of no other. */
  readonly front: Omit<MediaEngineEvents, 'trouble' | 'healthy'>;
  /** The first engine of all is there; nothing is on screen yet. */
  opened(engine: MediaEngine, seat: Seat): void;
  /** Another seat is on screen now. */
  exchanged(from: Seat, to: Seat, gapMs: number): void;
  /** All sources of an angle have failed in a row; it goes on trying unless `final`. */
  outage(error: RoomError, final: boolean): void;
  /** Data comes as it should again. */
  recovered(): void;
}

export interface DeckOptions {
  readonly clock: Clock;
  readonly factory: () => Promise<MediaEngineFactory>;
  readonly owner: DeckOwner;
  readonly soundtrack: Soundtrack;
}

/**
 * The engines: one on screen, at most one on its way there, at most one kept ready. Another angle,
 * a backup source and a restart are the same thing: a new engine beside the old one, exchanged when
 * the two are in step.
 */
export class Deck {
  readonly #options: DeckOptions;
  readonly #host: StageHost;
  readonly #failovers: ReadonlyMap<string, Failover>;
  #front: Seat | null = null;
  #next: Seat | null = null;
  #warm: Seat | null = null;
  #followers = new Map<Seat, Follower>();
  /** Ends exchanges that are under way, with the engines that linger after them. */
  #cutShort = new Set<() => void>();
  #callOffRetry: (() => void) | null = null;
  #callOffWarm: (() => void) | null = null;
  #lastFrameAt: number | null = null;

  constructor(options: DeckOptions, host: StageHost, angles: readonly Angle[]) {
    this.#options = options;
    this.#host = host;
    this.#failovers = new Map(angles.map(({ id, sources }) => [id, new Failover(sources)]));
  }

  /** On screen, once it is there. */
  get engine(): MediaEngine | null {
    return this.#front?.engine ?? null;
  }

  /** The angle that is on its way to the screen, if it is another than the one there. */
  get pendingAngleId(): string | null {
    return this.#next && this.#next.angleId !== this.#front?.angleId ? this.#next.angleId : null;
  }

  /** Time since the last picture; null before the first. */
  get standingMs(): number | null {
    return this.#lastFrameAt === null ? null : this.#options.clock.now() - this.#lastFrameAt;
  }

  get #moves(): boolean {
    return (this.standingMs ?? Infinity) < RESUME_WITHIN_MS;
  }

  open(angleId: string): void {
    const source = this.#failovers.get(angleId)?.current;
    if (source) void this.#bring(new Seat(angleId, source));
  }

  select(angleId: string): void {
    if (angleId === this.#next?.angleId) return;
    this.#callOffRetry?.();
    this.#callOffRetry = null;
    this.#dropNext();
    if (angleId === this.#front?.angleId) {
      // Its replacement was dropped for another angle, or called off just now.
      const source = this.#failovers.get(angleId)?.current;
      if (this.#front.spent && source)
        void this.#bring(new Seat(angleId, source), this.#resumeAt());
      return;
    }
    if (this.#front && !this.#front.engine) {
      // Nothing on screen to exchange with.
      this.#front.dispose();
      this.#front = null;
    }
    const warm = this.#warm;
    if (warm?.angleId === angleId) {
      this.#warm = null;
      this.#next = warm;
      if (warm.engine) this.#letOn(warm, warm.engine);
    } else this.open(angleId);
  }

  /** Gets an angle ready beside the one on screen, small and silent, for a while. */
  warm(angleId: string): void {
    const source = this.#failovers.get(angleId)?.current;
    const busy =
      this.#front?.angleId === angleId ||
      this.#next?.angleId === angleId ||
      this.#warm?.angleId === angleId;
    if (!source || busy || !this.#front?.engine) return;
    this.#dropWarm();
    const seat = (this.#warm = new Seat(angleId, source));
    this.#callOffWarm = this.#options.clock.after(WARM_FOR_MS, () => this.#dropWarm());
    void this.#open(seat, { smallest: true }).then((engine) => {
      if (!engine) return;
      if (this.#next === seat) this.#letOn(seat, engine);
      else this.#follow(seat, engine);
    });
  }

  dispose(): void {
    this.#callOffRetry?.();
    for (const cut of [...this.#cutShort]) cut();
    this.#dropNext();
    this.#dropWarm();
    this.#front?.dispose();
    this.#front = null;
  }

  /** Brings a seat to the screen: at once when nothing is there, in step when something is. */
  async #bring(seat: Seat, at?: number): Promise<void> {
    if (this.#front) this.#next = seat;
    else this.#front = seat;
    const engine = await this.#open(seat, { at });
    if (!engine) return;
    if (this.#next === seat) this.#letOn(seat, engine);
    else if (this.#front === seat) {
      engine.setVisible(true);
      this.#options.soundtrack.take(engine);
      this.#options.owner.opened(engine, seat);
    }
  }

  async #open(
    seat: Seat,
    how: { at?: number | undefined; smallest?: boolean },
  ): Promise<MediaEngine | null> {
    const { owner, factory } = this.#options;
    const leader = this.#front === seat ? null : this.#front?.engine;
    const { live, muted, holdBack } = owner.wishes();
    const start = {
      live,
      at: how.at,
      // A picture that has long stood still at the live edge is no measure.
      beside: () => (leader && (!leader.followsEdge || this.#moves) ? leader.stageTime : null),
      followEdge: !leader,
      muted,
      smallest: how.smallest,
    };
    const engine = await seat.open(factory, this.#host, start, this.#eventsOf(seat));
    if (engine && holdBack > 0) engine.holdBack = holdBack;
    if (engine && leader) {
      this.#options.soundtrack.prepare(engine);
      void playUnheard(engine);
    }
    return engine;
  }

  #follow(seat: Seat, engine: MediaEngine): Follower {
    const known = this.#followers.get(seat);
    if (known) return known;
    const follower = new Follower(this.#options.clock, engine, () => this.#front?.engine ?? null);
    this.#followers.set(seat, follower);
    return follower;
  }

  #letOn(seat: Seat, engine: MediaEngine): void {
    this.#follow(seat, engine).whenInStep(() => this.#exchange(seat, engine));
  }

  #exchange(seat: Seat, engine: MediaEngine): void {
    const old = this.#front;
    if (this.#next !== seat || !old) return;
    this.#followers.delete(seat);
    this.#next = null;
    this.#front = seat;
    const { clock, owner, soundtrack } = this.#options;
    soundtrack.take(engine);
    const { live, paused, rendition } = owner.wishes();
    const followsEdge = old.engine?.followsEdge ?? live;
    if (old.engine) {
      engine.floor = old.engine.floor;
      const sound = {
        get muted() {
          return owner.wishes().muted;
        },
        get volume() {
          return owner.wishes().volume;
        },
      };
      const cut = exchange(clock, old.engine, engine, sound, () => {
        this.#cutShort.delete(cut);
        old.dispose();
      });
      this.#cutShort.add(cut);
    }
    if (paused) engine.pause();
    else if (followsEdge) engine.goLive();
    engine.selectRendition(rendition);
    owner.exchanged(old, seat, Math.round(this.standingMs ?? 0));
  }

  #eventsOf(seat: Seat): MediaEngineEvents {
    const { front } = this.#options.owner;
    const onScreen =
      <Args extends unknown[]>(handler: (...args: Args) => void) =>
      (...args: Args): void => {
        if (this.#front === seat) handler(...args);
      };
    return {
      frame: onScreen((stageTime) => {
        this.#lastFrameAt = this.#options.clock.now();
        front.frame(stageTime);
      }),
      playing: onScreen(front.playing),
      waiting: onScreen(front.waiting),
      pausedChanged: onScreen(front.pausedChanged),
      mutedChanged: onScreen(front.mutedChanged),
      pictureInPictureChanged: onScreen(front.pictureInPictureChanged),
      renditionsChanged: onScreen(front.renditionsChanged),
      ended: onScreen(front.ended),
      inBandCue: onScreen(front.inBandCue),
      healthy: onScreen(() => {
        if (this.#next || this.#callOffRetry) return;
        this.#failovers.get(seat.angleId)?.healthy();
        this.#options.owner.recovered();
      }),
      trouble: (_kind, error, fatal) => this.#trouble(seat, error, fatal),
    };
  }

  #trouble(seat: Seat, error: RoomError, fatal: boolean): void {
    if (seat === this.#warm) this.#dropWarm();
    if (seat !== this.#front && seat !== this.#next) return;
    if (fatal) seat.spent = true;
    // The old source's misses say nothing new once something else is on the way.
    if (this.#callOffRetry !== null || (seat === this.#front && this.#next)) return;
    const failover = this.#failovers.get(seat.angleId);
    const step = failover?.miss(this.#options.clock.now(), fatal);
    if (!failover || step?.action !== 'switch') return;
    // What has played was HLS: a page that answers in its place is the network's (a captive portal).
    const final = failover.exhausted && !error.recoverable && this.#lastFrameAt === null;
    if (failover.exhausted && this.#giveUpAngle(seat, failover, error)) return;
    if (failover.exhausted) this.#options.owner.outage(error, final);
    if (final) return;
    // Its requests would hold the connections that the other source needs.
    seat.spent = true;
    seat.engine?.stopLoading();
    this.#callOffRetry = this.#options.clock.after(step.afterMs, () =>
      this.#takeOver(seat, step.source),
    );
  }

  /** An angle that does not come at all is let go: the one on screen needs the care. */
  #giveUpAngle(seat: Seat, failover: Failover, error: RoomError): boolean {
    const front = this.#front;
    if (!front?.engine || seat === front || seat.angleId === front.angleId) return false;
    // A later tap starts afresh.
    failover.healthy();
    this.#dropNext();
    this.#options.owner.outage(error, false);
    const source = this.#failovers.get(front.angleId)?.current;
    if (front.spent && source) void this.#bring(new Seat(front.angleId, source), this.#resumeAt());
    return true;
  }

  #takeOver(failed: Seat, source: Source): void {
    this.#callOffRetry = null;
    if (failed === this.#front && !failed.engine?.hasPicture) {
      // Nothing on screen that would have to stay there.
      failed.dispose();
      this.#front = null;
    }
    this.#dropNext();
    void this.#bring(new Seat(failed.angleId, source), this.#resumeAt());
  }

  /** Where a new source goes on: at the picture that stands still, unless that is long past. */
  #resumeAt(): number | undefined {
    const engine = this.#front?.engine;
    const standing = this.standingMs;
    if (!engine || standing === null || (engine.followsEdge && standing > RESUME_WITHIN_MS))
      return undefined;
    return engine.stageTime ?? undefined;
  }

  #dropNext(): void {
    if (this.#next) this.#drop(this.#next);
    this.#next = null;
  }

  #dropWarm(): void {
    this.#callOffWarm?.();
    if (this.#warm) this.#drop(this.#warm);
    this.#warm = null;
  }

  #drop(seat: Seat): void {
    this.#followers.get(seat)?.dispose();
    this.#followers.delete(seat);
    seat.dispose();
  }
}

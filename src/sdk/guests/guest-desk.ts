import type { CaptionsState } from '../captions/caption-state.js';
import type { InBandCue, StageHost } from '../playback/media-engine.js';
import type { PlaybackPhase, PlaybackState } from '../playback/playback-state.js';
import { RoomError } from '../room/room-error.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import type { LocalizedText } from '../show/show-document.js';
import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import type { ReadableStore } from '../state/snapshot-store.js';
import { decodeGuest, decodeGuests, decodeVersus } from './decode-guests.js';
import { GuestLog } from './guest-log.js';
import type { PictureWishes, PlayGuest } from './guest-picture.js';
import { GuestSeat } from './guest-seat.js';
import type { GuestCommands, GuestsState, Versus } from './guest-state.js';
import { VersusBoard } from './versus-board.js';

/** What the channel says of guests, or the document does. What it says is read here. */
export type GuestMessage =
  | {
      readonly type: 'guest' | 'versus';
      readonly data: unknown;
      readonly ts?: number | undefined;
      readonly at?: number | undefined;
    }
  /** The document's `guests`, and what their addresses are relative to. */
  | { readonly type: 'planned'; readonly data: unknown; readonly base: string | undefined };

export interface GuestDeskParts {
  readonly clock: Clock;
  readonly scope: DisposalScope;
  readonly announcer: RoomAnnouncer;
  readonly serverNow: () => number;
  readonly playback: ReadableStore<PlaybackState>;
  readonly captions: ReadableStore<CaptionsState>;
  readonly addCue: (cue: InBandCue, guestId: string) => void;
  readonly play: PlayGuest;
  /** The viewer saves data, or the device is weak. */
  readonly thrifty: () => boolean;
  readonly changed: (change: Partial<GuestsState>) => void;
}

/** A third picture leaves none of them large enough to be worth its data. */
export const MOST_GUESTS = 2;
/** Named at most; the oldest names are let go. */
const MAX_NAMES = 100;
/** Without a picture of the show there is nothing to be a guest of. */
const NO_STAGE = new Set<PlaybackPhase>(['idle', 'ended', 'failed']);

/** Receives the guests: who is on the stage with the present picture, and how their battle stands. */
export class GuestDesk implements GuestCommands {
  readonly #parts: GuestDeskParts;
  readonly #log = new GuestLog();
  readonly #versus = new VersusBoard();
  readonly #seats = new Map<string, GuestSeat>();
  /** A guest who is gone and back before the view has looked has the same place. */
  readonly #hosts = new Map<string, StageHost>();
  /** Battles whose end the page has heard of. */
  readonly #won = new Set<string>();
  #names: Readonly<Record<string, LocalizedText>> = {};
  #base: string | undefined;
  #stageTime = -Infinity;
  #shownVersus: Versus | null = null;
  #refused = 0;

  constructor(parts: GuestDeskParts) {
    this.#parts = parts;
    const { scope, clock, playback, captions } = parts;
    // Deadlines pass, and scores grow old, without a message or a picture.
    scope.add(clock.every(1000, () => this.#settleVersus()));
    scope.add(playback.subscribe(() => this.#settle()));
    scope.add(captions.subscribe(() => this.#settleWishes()));
    scope.add(() => {
      for (const seat of this.#seats.values()) seat.dispose();
      this.#seats.clear();
      this.#hosts.clear();
    });
  }

  receive(message: GuestMessage): void {
    if (message.type === 'planned') this.#plan(message.data, message.base);
    else if (!this.#take(message)) this.#parts.changed({ refused: (this.#refused += 1) });
    this.advance(this.#stageTime);
  }

  /** The picture on screen has this stage time now. */
  advance(stageTime: number): void {
    if (this.#parts.scope.disposed) return;
    this.#stageTime = stageTime;
    this.#settle();
    this.#settleVersus();
  }

  mount(guestId: string, host: StageHost): () => void {
    this.#hosts.set(guestId, host);
    this.#seats.get(guestId)?.mount(host);
    return () => {
      if (this.#hosts.get(guestId) !== host) return;
      this.#hosts.delete(guestId);
      this.#seats.get(guestId)?.unmount(host);
    };
  }

  setMuted(guestId: string, muted: boolean): void {
    this.#seats.get(guestId)?.setMuted(muted);
  }

  load(guestId: string): void {
    this.#seats.get(guestId)?.load();
  }

  offsetOf(guestId: string): number | null {
    return this.#seats.get(guestId)?.offset ?? null;
  }

  timeUntil(deadline: number): number {
    return Math.max(0, deadline - this.#battleNow);
  }

  /** By the server's clock; for a viewer who has rewound, by what they see. */
  get #battleNow(): number {
    const { serverNow, playback } = this.#parts;
    const { live, atLiveEdge } = playback.current;
    const isBehind = live && !atLiveEdge && Number.isFinite(this.#stageTime);
    return isBehind ? this.#stageTime : serverNow();
  }

  #plan(data: unknown, base: string | undefined): void {
    this.#base = base;
    const { guests, complaints } = decodeGuests(data, base);
    for (const complaint of complaints.slice(0, 20)) {
      this.#parts.announcer.fail(
        new RoomError('show', 'show-invalid', complaint, { recoverable: true }),
      );
    }
    this.#log.plan(guests);
    for (const { id, name } of guests) this.#name(id, name);
  }

  #take({ type, data, at, ts }: Exclude<GuestMessage, { type: 'planned' }>): boolean {
    const stageTime = at ?? ts ?? this.#parts.serverNow();
    if (type === 'versus') {
      const read = decodeVersus(data);
      if (read.ok) this.#versus.add(read.value, stageTime);
      return read.ok;
    }
    const read = decodeGuest(data, this.#base);
    if (!read.ok || !this.#log.add(read.value, stageTime)) return false;
    if (read.value.name !== undefined) this.#name(read.value.id, read.value.name);
    return true;
  }

  #name(id: string, name: LocalizedText): void {
    const all = [...Object.entries(this.#names).filter(([known]) => known !== id), [id, name]];
    this.#names = Object.fromEntries(all.slice(-MAX_NAMES)) as Record<string, LocalizedText>;
    this.#parts.changed({ names: this.#names });
  }

  /** Makes who is on the stage those who should be. */
  #settle(): void {
    const { playback, thrifty, announcer } = this.#parts;
    const wanted = NO_STAGE.has(playback.current.phase) ? [] : this.#log.at(this.#stageTime);
    const shown = wanted.slice(0, MOST_GUESTS);
    let changed = false;
    for (const [id, seat] of this.#seats) {
      if (shown.some((profile) => profile.id === id)) continue;
      this.#seats.delete(id);
      const wasThere = seat.state.phase !== 'lost';
      seat.dispose();
      changed = true;
      if (wasThere) announcer.announce('guest-left', { guestId: id, reason: 'told' });
    }
    for (const profile of shown) {
      const seat = this.#seats.get(profile.id);
      if (seat) changed = seat.follow(profile) || changed;
      else {
        const fresh = this.#seat(profile, thrifty());
        this.#seats.set(profile.id, fresh);
        const host = this.#hosts.get(profile.id);
        if (host) fresh.mount(host);
        changed = true;
        announcer.announce('guest-joined', { guestId: profile.id });
      }
    }
    const order = shown.map(({ id }) => id);
    if (changed || [...this.#seats.keys()].some((id, index) => id !== order[index])) {
      // In the order they came; a seat of before keeps its picture.
      const sorted = [...this.#seats].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
      this.#seats.clear();
      for (const [id, seat] of sorted) this.#seats.set(id, seat);
      this.#tell();
    }
    this.#settleWishes();
  }

  #seat(profile: ReturnType<GuestLog['at']>[number], thrifty: boolean): GuestSeat {
    const { play, announcer, addCue } = this.#parts;
    return new GuestSeat({
      profile,
      offered: thrifty,
      play,
      wishes: () => this.#wishes,
      cue: (cue) => addCue({ ...cue, id: `${profile.id}:${cue.id}` }, profile.id),
      changed: () => this.#tell(),
      lost: (isLost) =>
        isLost
          ? announcer.announce('guest-left', { guestId: profile.id, reason: 'lost' })
          : announcer.announce('guest-joined', { guestId: profile.id }),
    });
  }

  get #wishes(): PictureWishes {
    const { muted, volume, phase, gestureNeeded } = this.#parts.playback.current;
    return {
      muted,
      volume,
      paused: phase === 'paused' || gestureNeeded,
      captions: this.#parts.captions.current.language,
    };
  }

  #settleWishes(): void {
    const wishes = this.#wishes;
    for (const seat of this.#seats.values()) seat.want(wishes);
  }

  #tell(): void {
    this.#parts.changed({
      open: true,
      guests: [...this.#seats.values()].map(({ state }) => state),
    });
  }

  #settleVersus(): void {
    const versus = this.#versus.at(this.#stageTime, this.#battleNow);
    const before = this.#shownVersus;
    // A new object with every picture, and the same words: nothing to render.
    if (JSON.stringify(versus) === JSON.stringify(before)) return;
    this.#shownVersus = versus;
    this.#parts.changed({ open: true, versus });
    if (versus?.phase !== 'over' || this.#won.has(versus.id)) return;
    this.#won.add(versus.id);
    const late = before?.id !== versus.id;
    this.#parts.announcer.announce('versus-won', {
      versusId: versus.id,
      winner: versus.winner,
      late,
    });
  }
}

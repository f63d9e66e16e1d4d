import type { InBandCue, StageHost } from '../playback/media-engine.js';
import type { GuestPicture, PicturePhase, PictureWishes, PlayGuest } from './guest-picture.js';
import type { GuestPhase, GuestProfile, StageGuest } from './guest-state.js';

export interface GuestSeatParts {
  readonly profile: GuestProfile;
  /** Only with a tap of the viewer. */
  readonly offered: boolean;
  readonly play: PlayGuest;
  readonly wishes: () => PictureWishes;
  readonly cue: (cue: InBandCue) => void;
  readonly changed: () => void;
  /** The picture is lost for good, as far as can be seen; or it is back after that. */
  readonly lost: (isLost: boolean) => void;
}

/** One guest on the stage: what is known of them, and their picture once there is room for it. */
export class GuestSeat {
  readonly #parts: GuestSeatParts;
  #state: StageGuest;
  #profile: GuestProfile;
  #host: StageHost | null = null;
  #picture: GuestPicture | null = null;
  #wishes: PictureWishes | null = null;

  constructor(parts: GuestSeatParts) {
    this.#parts = parts;
    const { profile, offered } = parts;
    this.#profile = profile;
    this.#state = {
      ...profile,
      phase: offered ? 'offered' : 'loading',
      muted: !profile.audio,
    };
  }

  get state(): StageGuest {
    return this.#state;
  }

  get offset(): number | null {
    return this.#picture?.offset ?? null;
  }

  /** Answers whether anything is said of them that was not before. */
  follow(profile: GuestProfile): boolean {
    if (profile === this.#profile) return false;
    const before = this.#profile;
    this.#profile = profile;
    const muted = before.audio === profile.audio ? this.#state.muted : !profile.audio;
    this.#state = { ...this.#state, ...profile, muted };
    if (JSON.stringify(before.sources) !== JSON.stringify(profile.sources)) {
      this.#stop();
      // One that was lost is back with a picture, and not with the hope of one.
      const { phase } = this.#state;
      if (phase !== 'offered' && phase !== 'lost')
        this.#state = { ...this.#state, phase: 'loading' };
      this.#start();
    }
    return true;
  }

  mount(host: StageHost): void {
    if (host === this.#host) return;
    this.#stop();
    this.#host = host;
    this.#start();
  }

  unmount(host: StageHost): void {
    if (host !== this.#host) return;
    this.#stop();
    this.#host = null;
  }

  load(): void {
    if (this.#state.phase === 'offered') {
      this.#patch({ phase: 'loading' });
      this.#start();
    } else this.#picture?.retry();
  }

  setMuted(muted: boolean): void {
    this.#patch({ muted });
    this.want(this.#parts.wishes());
  }

  want(wishes: PictureWishes): void {
    const own = this.#own(wishes);
    const known = this.#wishes;
    if (
      known?.muted === own.muted &&
      known.volume === own.volume &&
      known.paused === own.paused &&
      known.captions === own.captions
    )
      return;
    this.#wishes = own;
    this.#picture?.want(own);
  }

  dispose(): void {
    this.#stop();
    this.#host = null;
  }

  #own(wishes: PictureWishes): PictureWishes {
    return {
      ...wishes,
      muted: wishes.muted || this.#state.muted,
      captions: this.#profile.captions ? wishes.captions : null,
    };
  }

  #start(): void {
    const { phase } = this.#state;
    if (!this.#host || this.#picture || phase === 'offered') return;
    // Played elsewhere before, it has no picture here yet.
    if (phase === 'playing' || phase === 'retrying') this.#patch({ phase: 'loading' });
    const wishes = (this.#wishes = this.#own(this.#parts.wishes()));
    this.#picture = this.#parts.play({
      host: this.#host,
      sources: this.#profile.sources,
      wishes,
      phaseChanged: (phase) => this.#settlePhase(phase),
      silenced: () => this.#patch({ muted: true }),
      cue: this.#parts.cue,
    });
  }

  #stop(): void {
    this.#picture?.dispose();
    this.#picture = null;
  }

  #settlePhase(told: PicturePhase): void {
    const before = this.#state.phase;
    // A stream that is over has nobody in it.
    const phase: GuestPhase = told === 'ended' ? 'lost' : told;
    // Tried again, one that was lost stays so until there is a picture.
    if (before === 'lost' && phase !== 'playing') return;
    this.#patch({ phase });
    if ((phase === 'lost') !== (before === 'lost')) this.#parts.lost(phase === 'lost');
  }

  #patch(change: Partial<StageGuest>): void {
    this.#state = { ...this.#state, ...change };
    this.#parts.changed();
  }
}

import type { StageHost } from '../playback/media-engine.js';
import type { LocalizedText, SourceRole } from '../show/show-document.js';
import type { ContestPhase } from '../state/contest.js';

/** Where a guest's picture comes from: a playlist, or an endpoint that WHEP is spoken with. */
export interface GuestSource {
  readonly url: string;
  readonly role: SourceRole;
  readonly protocol: 'hls' | 'whep';
}

/** Half the stage, or a window in its corner. */
export type GuestLayout = 'beside' | 'inside';

/** A co-host whose picture comes from another place. */
export interface GuestProfile {
  readonly id: string;
  readonly name: LocalizedText;
  readonly poster?: string | undefined;
  /** The first is tried first. */
  readonly sources: readonly GuestSource[];
  readonly layout: GuestLayout;
  /** Heard, until the viewer says otherwise. */
  readonly audio: boolean;
  /** The captions that are in the guest's own stream are read. */
  readonly captions: boolean;
}

/** One that the document names, and when it is on the stage unless the channel says otherwise. */
export interface PlannedGuest extends GuestProfile {
  /** Stage times, epoch ms; without them from the beginning, or to the end. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** False: comes only when the channel says so. */
  readonly present: boolean;
}

/**
 * `offered`: the viewer saves data, or the device is weak: loaded with a tap. `retrying`: the
 * picture stands, another source is tried. `lost`: nothing comes, and the guest is off the stage
 * until it does.
 */
export type GuestPhase = 'offered' | 'loading' | 'playing' | 'retrying' | 'lost';

export interface StageGuest extends GuestProfile {
  readonly phase: GuestPhase;
  /** Of the guest alone; where the room is muted nobody is heard anyway. */
  readonly muted: boolean;
}

/** One host, or the guest of this id. */
export interface VersusSide {
  /** Id of a guest; `host` is the show's own. */
  readonly id: string;
  /** Undefined: the name of that guest, or of the show's host. */
  readonly name: LocalizedText | undefined;
  readonly score: number;
}

/** Host against host, as the site counts it. */
export interface Versus {
  readonly id: string;
  readonly title: LocalizedText | undefined;
  readonly unit: 'points' | 'orders' | 'likes';
  readonly phase: ContestPhase;
  /** Server time, epoch ms. */
  readonly startsAt: number;
  /** The deadline that holds now: of the overtime, where there is one. */
  readonly endsAt: number;
  readonly sides: readonly VersusSide[];
  /** Null while it runs, and for a draw. */
  readonly winner: string | null;
  /** When the score was counted. */
  readonly asOf: number;
  /** It was counted too long ago to say how things stand. */
  readonly stale: boolean;
  readonly simulated: boolean;
}

export interface GuestsState {
  /** Somebody has been told of. */
  readonly open: boolean;
  /** Of the picture on screen, in the order they came. At most two. */
  readonly guests: readonly StageGuest[];
  /** Of everybody who was ever named, by id: a caption may outlast the guest. */
  readonly names: Readonly<Record<string, LocalizedText>>;
  readonly versus: Versus | null;
  /** Messages that made no sense. */
  readonly refused: number;
}

export const NO_GUESTS: GuestsState = {
  open: false,
  guests: [],
  names: {},
  versus: null,
  refused: 0,
};

/** What a view does with the guests on the stage. */
export interface GuestCommands {
  /** Plays the guest's picture in there. Returns the way out. */
  mount(guestId: string, host: StageHost): () => void;
  setMuted(guestId: string, muted: boolean): void;
  /** Loads one that is only offered; or one that is lost, at once. */
  load(guestId: string): void;
  /** Ms against the show's own picture, positive when ahead; null where nobody can know. */
  offsetOf(guestId: string): number | null;
  /** Ms until a deadline, by the server's clock. */
  timeUntil(deadline: number): number;
}

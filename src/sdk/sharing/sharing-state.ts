import type { Clip, ClipOptions, ClipWish } from '../clips/clip.js';
import type { LocalizedText } from '../show/show-document.js';
import type { RequestAnswer } from '../room/room-events.js';

/** How a visit came about: through whom. */
export type TouchKind = 'host' | 'partner' | 'share';

export interface Touch {
  readonly kind: TouchKind;
  /** The site's own code of a host, a partner, or of the viewer who shared. */
  readonly code: string;
  /** Epoch ms. */
  readonly at: number;
}

/** Before the show: what is to come, without saying what it is. */
export interface Teaser {
  readonly title: LocalizedText;
  readonly text: LocalizedText | null;
  /** A picture that gives nothing away. */
  readonly image: string | null;
  /** When the secret is out, epoch ms; null: with the start of the show. */
  readonly revealAt: number | null;
  /** The product it is, shown from then on. */
  readonly productId: string | null;
}

/** What the site offers around the show. In the document: `sharing`. */
export interface SharingOptions {
  /** Viewers may make clips. */
  readonly clips?: boolean;
  /** Somebody answers `help-requested`. */
  readonly help?: boolean;
  /** What links go to; otherwise this page. */
  readonly url?: string | null;
  /** Name of the parameter with the moment, in seconds of the show. */
  readonly moment?: string;
  /** Where it stands in the address. */
  readonly place?: 'query' | 'hash';
  /** This viewer's referral code. */
  readonly referral?: string | null;
  readonly teaser?: unknown;
}

export interface SharingState {
  readonly clips: boolean;
  readonly help: boolean;
  readonly referral: string | null;
  readonly teaser: Teaser | null;
}

export interface AttributionState {
  /** Through whom this visit came, the newest first; of earlier visits only with consent. */
  readonly touches: readonly Touch[];
  /** Whether it is told and kept: the viewer has agreed to measuring. */
  readonly allowed: boolean;
}

/** Keeps what is known of earlier visits; given only once the viewer has agreed to that. */
export interface AttributionKeeper {
  /** What was kept; anything, since it was written by another version or by somebody else. */
  read(): unknown;
  write(touches: readonly Touch[]): void;
}

/** Where the viewer is, for whoever helps. */
export interface HelpDetail {
  readonly showId: string | null;
  /** BCP 47. */
  readonly language: string;
  readonly productId: string | null;
  readonly orderId: string | null;
  /** Stage time, epoch ms; and in seconds of the show. */
  readonly stageTime: number | null;
  readonly moment: number | null;
}

/** Answered with undefined where the code for it cannot be had; that is told as `room-failed`. */
export interface SharingCommands {
  /** What the page says goes before what the document says. */
  set(options: SharingOptions): Promise<void>;
  /** The address of this show, at this stage time if one is given, with the viewer's referral. */
  link(at?: number | null): Promise<string | undefined>;
  /**
   * Cuts a clip of the stream in this browser. Rejects with a RoomError: `clip-no-media`,
   * `clip-engine-missing`, `clip-memory`, `clip-failed`; or with the signal's reason.
   */
  clip(wish: ClipWish, options: ClipOptions): Promise<Clip | undefined>;
  /** The viewer has handed a link or a clip on: announces `shared`. */
  shared(what: 'link' | 'clip'): Promise<void>;
  /** Hands the viewer on to the site's help. Refused where nobody takes it over. */
  help(about?: { productId?: string; orderId?: string }): Promise<RequestAnswer | undefined>;
}

export interface AttributionCommands {
  /** The site says that an order was placed. Told on, once each, where the viewer agrees. */
  ordered(order: { readonly id: string; readonly total?: unknown }): Promise<void>;
  /** Keeps touches over visits. Null: no longer. */
  keepWith(keeper: AttributionKeeper | null): Promise<void>;
}

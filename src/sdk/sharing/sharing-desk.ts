import { nullable, object, optional, safeParse } from 'valibot';
import type { Clip, ClipOptions, ClipWish, MakeClip } from '../clips/clip.js';
import type { MarketState } from '../markets/market-state.js';
import type { StretchOfMedia } from '../playback/media-engine.js';
import type { PlaybackState } from '../playback/playback-state.js';
import type { ShowTimeline } from '../playback/show-timeline.js';
import { engineMissing } from '../room/room-error.js';
import type { RequestAnswer, RoomAnnouncer } from '../room/room-events.js';
import type { ShopState } from '../shop/shop.js';
import type { ShowDocument } from '../show/show-document.js';
import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import { idSchema, instantSchema, localizedTextSchema, urlSchema } from '../state/foreign-data.js';
import type { ReadableStore } from '../state/snapshot-store.js';
import { Attribution } from './attribution.js';
import { makeLink, momentIn, readCode, readParameter } from './links.js';
import type {
  AttributionState,
  HelpDetail,
  SharingOptions,
  SharingState,
  Teaser,
} from './sharing-state.js';

export interface SharingDeskParts {
  readonly clock: Clock;
  readonly scope: DisposalScope;
  readonly announcer: RoomAnnouncer;
  readonly language: () => string;
  /** Address of the page; undefined where there is none. */
  readonly pageUrl: string | undefined;
  readonly serverNow: () => number;
  readonly market: ReadableStore<MarketState>;
  readonly shop: ReadableStore<ShopState>;
  readonly playback: {
    readonly store: ReadableStore<PlaybackState>;
    seek(stageTime: number): void;
    media(from: number, to: number): StretchOfMedia | null;
    readonly timeline: ShowTimeline;
  };
  /** Fetches what cuts clips. */
  readonly clips: () => Promise<MakeClip>;
  readonly changed: (change: Partial<SharingState>) => void;
  readonly attributed: (change: Partial<AttributionState>) => void;
}

/** What the document or the page say. */
export type SharingWord =
  | { readonly document: ShowDocument; readonly base: string | undefined }
  | { readonly options: SharingOptions };

const MOMENT = 't';

/** Links to moments, the way to help, and through whom a visit came. */
export class SharingDesk {
  readonly #parts: SharingDeskParts;
  readonly attribution: Attribution;
  #document: ShowDocument | null = null;
  #base: string | undefined;
  #told: SharingOptions = {};
  #sought = false;

  constructor(parts: SharingDeskParts) {
    this.#parts = parts;
    this.attribution = new Attribution(parts);
    parts.scope.add(parts.playback.store.subscribe(() => this.#seekOnce()));
  }

  receive(word: SharingWord): void {
    if ('document' in word) [this.#document, this.#base] = [word.document, word.base];
    else this.#told = { ...this.#told, ...word.options };
    const { clips, help, referral, teaser } = this.#options;
    this.#parts.changed({
      clips: clips !== false,
      help: help === true,
      referral: readCode(referral),
      teaser: this.#readTeaser(teaser),
    });
    this.#seekOnce();
  }

  link(at: number | null): string {
    const { url, moment, place, referral } = this.#options;
    const { pageUrl } = this.#parts;
    const own = safeParse(urlSchema(this.#base ?? pageUrl), url ?? '');
    const page = own.success ? own.output : (pageUrl ?? 'https://live-room.invalid/');
    return makeLink({
      page,
      moment: readParameter(moment) ?? MOMENT,
      place: place === 'hash' ? 'hash' : 'query',
      seconds: at === null ? null : (this.#secondsOf(at) ?? at / 1000),
      referral: readCode(referral),
    });
  }

  async clip(wish: ClipWish, options: ClipOptions): Promise<Clip> {
    const { clips, playback, announcer } = this.#parts;
    const make = await clips().catch((cause: unknown) => {
      throw engineMissing('clips', cause, true);
    });
    const clip = await make(playback.media(wish.from, wish.to), wish, options);
    announcer.announce('clip-made', { from: clip.from, to: clip.to, mode: wish.mode });
    return clip;
  }

  shared(what: 'link' | 'clip'): void {
    this.#parts.announcer.announce('shared', { what, referral: readCode(this.#options.referral) });
  }

  async help(about: { productId?: string; orderId?: string }): Promise<RequestAnswer> {
    const { announcer, language, shop, playback } = this.#parts;
    const { pins, payments } = shop.current;
    const stageTime = playback.timeline.now;
    const detail: HelpDetail = {
      showId: this.#document?.id ?? null,
      language: language(),
      productId: about.productId ?? pins[0] ?? null,
      orderId: about.orderId ?? payments[0]?.id ?? null,
      stageTime,
      moment: stageTime === null ? null : this.#secondsOf(stageTime),
    };
    const answer = await announcer.request('help-requested', detail);
    return answer ?? { ok: false, reason: 'custom-error' };
  }

  /** Undefined values say nothing; what the page says goes before. */
  get #options(): SharingOptions {
    const { sharing } = this.#document ?? {};
    const written = typeof sharing === 'object' && sharing !== null ? sharing : {};
    return { ...(written as SharingOptions), ...this.#told };
  }

  #secondsOf(at: number): number | null {
    const startsAt = this.#document?.startsAt;
    const seconds = startsAt === undefined ? -1 : (at - startsAt) / 1000;
    // A stream that has gone on for days is counted by the clock.
    return seconds >= 0 && seconds < 86_400 ? Math.floor(seconds) : null;
  }

  /** The address asks for a moment: once there is a picture that can go there. */
  #seekOnce(): void {
    const { playback, pageUrl } = this.#parts;
    const { seekable } = playback.store.current;
    if (this.#sought || !seekable || !this.#document) return;
    this.#sought = true;
    const moment = readParameter(this.#options.moment) ?? MOMENT;
    const at = momentIn(pageUrl, moment, this.#document.startsAt);
    if (at !== null && at >= seekable.start && at <= seekable.end) playback.seek(at);
  }

  #readTeaser(teaser: unknown): Teaser | null {
    const schema = object({
      title: localizedTextSchema(200),
      text: optional(nullable(localizedTextSchema(500)), null),
      image: optional(nullable(urlSchema(this.#base)), null),
      revealAt: optional(nullable(instantSchema), null),
      productId: optional(nullable(idSchema), null),
    });
    const read = safeParse(schema, teaser);
    return read.success ? read.output : null;
  }
}

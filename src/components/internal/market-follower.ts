import type { ReactiveController } from 'lit';
import type { Consent, MarketWish, Room } from '../../sdk/index.js';
import { themeOf, themeRule } from '../themes/themes.js';
import { eraseKept, keepChoice, keptChoice } from './kept.js';
import { loadView } from './load-view.js';
import { keepTouches } from './touch-keeper.js';
import type { MarketElement } from './market-element.js';

/** Where a page leaves the asking to the room. */
const ASK = 'ask';

/**
 * Tells the room what the page says about market and consent, dresses `<live-room>` in its theme,
 * and erases what was kept when consent is withdrawn.
 */
export class MarketFollower implements ReactiveController {
  #host: MarketElement;
  #room: Room | null = null;
  #stop: AbortController | undefined;
  #told = new Map<keyof MarketWish, unknown>();
  #sheet: CSSStyleSheet | undefined;
  #theme: string | undefined;
  #keepsTouches = false;
  /** The room that has been told which captions the viewer wants. */
  #hasCaptions: Room | null = null;

  constructor(host: MarketElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#follow(this.#host.room);
    this.#tell();
    this.#dress();
    const market = this.#room?.market.store.current;
    if (market?.consent.asking) void loadView('live-consent');
    if (this.#host.insights !== null || this.#host.hasAttribute('data-layer')) this.#measure();
    if (this.#host.hasAttribute('structured-data')) this.#describe();
    if (this.#host.cart !== null) this.#followCart();
    const measured = market?.consent.granted.includes('performance') ?? false;
    if (this.#room && measured !== this.#keepsTouches) keepTouches(this.#room, measured);
    this.#keepsTouches = measured;
    if (market?.consent.granted.includes('functional')) this.#takeOutCaptions(this.#room);
    const { sponsor, aiHost } = market?.facts.disclosures ?? {};
    if (sponsor !== undefined || aiHost) void loadView('live-disclosure');
  }

  /** Which captions the viewer wants decides what is listened to: not with the first line only. */
  #takeOutCaptions(room: Room | null): void {
    if (!room || room === this.#hasCaptions) return;
    this.#hasCaptions = room;
    import('./caption-look.js').then(
      ({ captionLook }) => captionLook(room),
      () => (this.#hasCaptions = null),
    );
  }

  /** Each fetched once it is wanted. */
  #measure = once(async () => {
    const { InsightsFollower } = await import('./insights-follower.js');
    new InsightsFollower(this.#host);
  });

  #describe = once(async () => {
    const { MarkupFollower } = await import('./markup-follower.js');
    new MarkupFollower(this.#host);
  });

  #followCart = once(async () => {
    const { CartAttribute } = await import('./cart-attribute.js');
    new CartAttribute(this.#host);
  });

  hostDisconnected(): void {
    this.#follow(null);
  }

  #follow(room: Room | null): void {
    if (room === this.#room) return;
    this.#stop?.abort();
    this.#room = room;
    this.#told.clear();
    this.#keepsTouches = false;
    if (!room) return;
    const stop = new AbortController();
    const { signal } = stop;
    this.#stop = stop;
    const update = (): void => this.#host.requestUpdate();
    const unsubscribe = [room.market.store.subscribe(update), room.show.store.subscribe(update)];
    signal.addEventListener('abort', () => unsubscribe.forEach((end) => end()));
    room.addEventListener(
      'consent-changed',
      ({ detail: { granted, withdrawn, by } }) => {
        if (withdrawn.includes('functional')) void eraseKept();
        else if (by === 'viewer' && granted.includes('functional')) keepChoice(granted);
      },
      { signal },
    );
  }

  /** Each word once: a room of the page's own keeps what the page has told it directly. */
  #tell(): void {
    const { country, currency, consent, rulePacks } = this.#host;
    const wishes: MarketWish = {
      country,
      currency,
      rulePacks,
      consent: consent === null || consent === ASK ? null : consentsOf(consent),
      askConsent: consent === ASK,
    };
    const news = (Object.entries(wishes) as [keyof MarketWish, unknown][]).filter(
      ([name, wish]) => {
        const known = this.#told.get(name);
        const quiet = wish === null || wish === false || wish === undefined;
        return known === undefined ? !quiet : JSON.stringify(known) !== JSON.stringify(wish);
      },
    );
    if (!this.#room || news.length === 0) return;
    for (const [name, wish] of news) this.#told.set(name, wish ?? null);
    this.#room.market.set(Object.fromEntries(news));
    if (news.some(([name, wish]) => name === 'askConsent' && wish === true)) {
      const kept = keptChoice();
      if (kept) this.#room.market.decideConsent(kept);
    }
  }

  /** The page's theme, else the show's. A name that is none leaves the room as it is. */
  #dress(): void {
    const name = themeOf(this.#host.theme ?? this.#room?.show.store.current.document?.theme);
    if (name === this.#theme) return;
    this.#theme = name;
    const root = this.#host.shadowRoot;
    if (!root) return;
    const others = root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    this.#sheet = undefined;
    if (name) {
      this.#sheet = new CSSStyleSheet();
      this.#sheet.replaceSync(themeRule(name));
      void loadView('live-ornament');
    }
    root.adoptedStyleSheets = this.#sheet ? [...others, this.#sheet] : others;
    const ornament = root.querySelector('live-ornament');
    if (ornament) ornament.theme = name ?? null;
  }
}

/** "functional, performance" */
function consentsOf(list: string): readonly Consent[] {
  return list.split(/[\s,]+/).filter(Boolean) as Consent[];
}

/** Asked for again, it is fetched again only where it could not be had. */
function once(load: () => Promise<void>): () => void {
  let loading: Promise<void> | undefined;
  return () => {
    loading ??= load().catch(() => (loading = undefined));
  };
}

import type { ReactiveController } from 'lit';
import { startInsights } from '../../sdk/index.js';
import type { DataLayer, Insights, InsightsOptions, Room } from '../../sdk/index.js';
import { SheetEvent } from './element-events.js';
import type { MarketElement } from './market-element.js';
import { MiniPlayerEvent } from './mini-player.js';
import { SeenThings } from './seen-things.js';

/** Views that list products; what was chosen there, and what was seen. */
const LISTS: Readonly<Record<string, string>> = {
  'live-pins': 'pins',
  'live-missed-products': 'missed',
  'live-product-list': 'shelf',
};

/** Measures the room of a `<live-room>`: what can be seen of it, and what is chosen in it. */
export class InsightsFollower implements ReactiveController {
  #host: MarketElement;
  #room: Room | null = null;
  #wish: unknown;
  /** The one start that may still come to something. */
  #start: object | null = null;
  #insights: Insights | null = null;
  #seen: SeenThings | null = null;
  #inView: IntersectionObserver | null = null;
  #mini = false;
  #isInView = true;
  #unfollow: (() => void) | null = null;

  constructor(host: MarketElement) {
    this.#host = host;
    host.addController(this);
    // The host and its nodes go together.
    host.addEventListener(SheetEvent.type, this.#handleSheet);
    host.addEventListener(MiniPlayerEvent.type, this.#handleMini);
  }

  hostUpdate(): void {
    // Begun by an element outside the page, it would never end; one that comes back asks again.
    if (!this.#host.isConnected) return;
    const { room, insights } = this.#host;
    const dataLayer = this.#host.getAttribute('data-layer');
    // An object is another wish when it is another object.
    const asked = typeof insights === 'object' && insights ? insights : `${insights} ${dataLayer}`;
    if (room === this.#room && asked === this.#wish) return;
    this.#room = room;
    this.#wish = asked;
    this.#end();
    if (room) void this.#begin(room);
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      // Moved in the page, it goes on.
      if (this.#host.isConnected) return;
      this.#end();
      this.#room = null;
    });
  }

  get #options(): InsightsOptions {
    const { insights } = this.#host;
    const dataLayer = this.#host.getAttribute('data-layer');
    const options = typeof insights === 'string' ? { endpoint: insights } : (insights ?? {});
    return dataLayer === null ? options : { ...options, dataLayer: () => layerNamed(dataLayer) };
  }

  async #begin(room: Room): Promise<void> {
    const start = (this.#start = {});
    const insights = await startInsights(room, this.#options).catch(() => null);
    // What cannot be fetched is not measured; the room goes on.
    if (!insights) return;
    // Something else was asked for meanwhile; or the element is gone, and nobody would end it.
    if (start !== this.#start) {
      insights.stop();
      return;
    }
    this.#insights = insights;
    this.#seen = new SeenThings(this.#host, insights, LISTS);
    this.#inView = new IntersectionObserver(
      ([entry]) => {
        this.#isInView = (entry?.intersectionRatio ?? 1) >= 0.5;
        this.#tellInView();
      },
      { threshold: 0.5 },
    );
    this.#inView.observe(this.#host);
    this.#unfollow = insights.experiments.store.subscribe(() => this.#showArms());
    this.#showArms();
  }

  #end(): void {
    this.#start = null;
    this.#inView?.disconnect();
    this.#seen?.stop();
    this.#unfollow?.();
    this.#insights?.stop();
    this.#inView = this.#seen = this.#unfollow = this.#insights = null;
  }

  /** In its mini player the picture is in view wherever the page stands. */
  #tellInView(): void {
    this.#insights?.setInView(this.#mini || this.#isInView);
  }

  /** For the page's styles: `live-room[arms~="cards=large"]`. */
  #showArms(): void {
    const arms = Object.entries(this.#insights?.experiments.store.current.arms ?? {});
    const words = arms.map(([experiment, arm]) => `${experiment}=${arm}`).join(' ');
    if (words) this.#host.setAttribute('arms', words);
    else this.#host.removeAttribute('arms');
  }

  #handleSheet = (event: Event): void => {
    if (!(event instanceof SheetEvent) || event.sheet !== 'product') return;
    const list = event
      .composedPath()
      .map((node) => (node instanceof Element ? LISTS[node.localName] : undefined))
      .find((name) => name !== undefined);
    if (list !== undefined) this.#insights?.select(list, event.about);
  };

  #handleMini = (event: Event): void => {
    this.#mini = event instanceof MiniPlayerEvent && event.detail.mode === 'mini';
    this.#tellInView();
  };
}

/** The page's own, whenever it makes it. */
function layerNamed(name: string): DataLayer | null {
  const layer: unknown = (globalThis as Record<string, unknown>)[name];
  return Array.isArray(layer) ? layer : null;
}

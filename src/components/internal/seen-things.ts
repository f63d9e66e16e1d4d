import type { Insights } from '../../sdk/index.js';

/** An impression takes a second; looking for new things to watch may take as long. */
const LOOK_EVERY_MS = 1000;
/** What may be on a stage and in a sheet; more is a list that is watched as it scrolls. */
const MOST = 300;

/**
 * Finds the products and activities that the room's views show, and has them watched. The views
 * only say what they show (`data-product`, `data-activity`): they need not know that it is counted.
 */
export class SeenThings {
  readonly #host: Element;
  readonly #insights: Insights;
  readonly #lists: Readonly<Record<string, string>>;
  readonly #watched = new Map<Element, { key: string; stop: () => void }>();
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(host: Element, insights: Insights, lists: Readonly<Record<string, string>>) {
    this.#host = host;
    this.#insights = insights;
    this.#lists = lists;
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const { stop } of this.#watched.values()) stop();
    this.#watched.clear();
  }

  #look(): void {
    if (!this.#insights.store.current.recording || document.hidden) return;
    for (const [element, { stop }] of this.#watched) {
      if (element.isConnected) continue;
      stop();
      this.#watched.delete(element);
    }
    this.#search(this.#host.shadowRoot, 'room');
  }

  #search(root: ShadowRoot | null, list: string): void {
    if (!root) return;
    for (const element of root.querySelectorAll('*')) {
      if (this.#watched.size >= MOST) return;
      if (element instanceof HTMLElement) this.#watch(element, list);
      if (element.shadowRoot)
        this.#search(element.shadowRoot, this.#lists[element.localName] ?? list);
    }
  }

  #watch(element: HTMLElement, list: string): void {
    const { product, activity, kind = '' } = element.dataset;
    const key = product ?? activity;
    if (key === undefined) return;
    const watched = this.#watched.get(element);
    if (watched?.key === key) return;
    // The same card shows something else now.
    watched?.stop();
    const sight =
      product === undefined ? { interactionId: key, kind } : { list, productId: product };
    this.#watched.set(element, { key, stop: this.#insights.watch(element, sight) });
  }
}

import type { Room } from '../../sdk/index.js';
import { NoticeEvent, ProductLinkEvent } from './element-events.js';
import { LiveRequestEvent } from './forward-events.js';
import { loadView } from './load-view.js';
import type { handleShortcut } from './shortcuts.js';

/** Hears what the views inside a room ask for, and the keys. The page hears none of it. */
export class InsideEvents {
  #host: HTMLElement & { readonly room: Room | null };

  #shortcut: typeof handleShortcut | null = null;

  /** On the element itself: they live as long as it does. */
  constructor(host: HTMLElement & { readonly room: Room | null }) {
    this.#host = host;
    host.addEventListener(NoticeEvent.type, this.#handleNotice);
    host.addEventListener(ProductLinkEvent.type, this.#handleProductLink);
    host.addEventListener('focusin', this.#handleFocus);
    host.addEventListener('keydown', this.#handleKey);
  }

  #handleNotice = (event: Event): void => {
    if (!(event instanceof NoticeEvent)) return;
    event.stopPropagation();
    const { notice } = event;
    void loadView('live-notices').then((loaded) => {
      if (loaded) this.#host.shadowRoot?.querySelector('live-notices')?.show(notice);
    });
  };

  /** The SDK has no command for a link, so the element asks the page itself. */
  #handleProductLink = (event: Event): void => {
    if (!(event instanceof ProductLinkEvent)) return;
    event.stopPropagation();
    const { productId, url } = event;
    const request = new LiveRequestEvent('product-open-requested', { productId, url }, () => {
      // Whatever the page answers, it has taken the link over.
    });
    this.#host.dispatchEvent(request);
    if (request.defaultPrevented) event.preventDefault();
  };

  /** Who has the focus inside may press keys; nobody else needs to know them. */
  #handleFocus = (): void => {
    import('./shortcuts.js').then(
      ({ handleShortcut }) => (this.#shortcut = handleShortcut),
      // Asked for again with the next focus.
      () => undefined,
    );
  };

  #handleKey = (event: Event): void => {
    const { room } = this.#host;
    if (room && event instanceof KeyboardEvent && this.#shortcut?.(event, room))
      event.preventDefault();
  };
}

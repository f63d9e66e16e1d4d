import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Room } from '../../sdk/index.js';
import { NoticeEvent, ProductLinkEvent } from './element-events.js';
import { LiveRequestEvent } from './forward-events.js';
import { loadView } from './lazy.js';
import { handleShortcut } from './shortcuts.js';

/** Hears what the views inside a room ask for, and the keys. The page hears none of it. */
export class InsideEvents implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement & { readonly room: Room | null };

  constructor(host: ReactiveControllerHost & HTMLElement & { readonly room: Room | null }) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener(NoticeEvent.type, this.#handleNotice);
    this.#host.addEventListener(ProductLinkEvent.type, this.#handleProductLink);
    this.#host.addEventListener('keydown', this.#handleKey);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener(NoticeEvent.type, this.#handleNotice);
    this.#host.removeEventListener(ProductLinkEvent.type, this.#handleProductLink);
    this.#host.removeEventListener('keydown', this.#handleKey);
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

  #handleKey = (event: Event): void => {
    const { room } = this.#host;
    if (room && event instanceof KeyboardEvent && handleShortcut(event, room))
      event.preventDefault();
  };
}

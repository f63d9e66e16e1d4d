import type { ReactiveController } from 'lit';
import type { LiveElement } from './live-element.js';
import { NoticeEvent } from './element-events.js';

/** How long a button says that it worked, ms: long enough to be read. */
const SUCCESS_SHOWN_MS = 1800;

/** Adds to the cart on behalf of one button, and knows what that button says meanwhile. */
export class AddToCartController implements ReactiveController {
  #host: LiveElement;
  #status: 'idle' | 'pending' | 'added' = 'idle';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LiveElement) {
    this.#host = host;
    host.addController(this);
  }

  get status(): 'idle' | 'pending' | 'added' {
    return this.#status;
  }

  /** Never rejects: what goes wrong is told to the viewer. */
  async add(line: { productId: string; variantId: string; quantity?: number }): Promise<boolean> {
    const { room } = this.#host;
    if (!room || this.#status === 'pending') return false;
    clearTimeout(this.#timer);
    this.#set('pending');
    const answer = await room.shop
      .add(line)
      .catch(() => ({ ok: false, reason: 'timeout' }) as const);
    // A view that has left the page has nobody to tell.
    const teller = this.#host.isConnected ? this.#host : null;
    if (!answer.ok) {
      this.#set('idle');
      teller?.dispatchEvent(NoticeEvent.refused(answer));
      return false;
    }
    this.#set('added');
    teller?.dispatchEvent(new NoticeEvent({ tone: 'good', key: 'notice.added' }));
    if (teller) this.#timer = setTimeout(() => this.#set('idle'), SUCCESS_SHOWN_MS);
    return true;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    if (this.#status === 'added') this.#status = 'idle';
  }

  #set(status: 'idle' | 'pending' | 'added'): void {
    this.#status = status;
    this.#host.requestUpdate();
  }
}

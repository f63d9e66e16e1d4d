/** As much of a room as insights measure, without a picture: it says what a script tells it to. */

/** Time that passes when it is told to. */
export class VirtualClock {
  #now;
  /** @type {Set<{ at: number, every: number | null, act: () => void }>} */
  #timers = new Set();

  /** @param {number} now epoch ms */
  constructor(now) {
    this.#now = now;
  }

  now() {
    return this.#now;
  }

  /** @param {number} ms @param {() => void} act */
  after(ms, act) {
    return this.#add({ at: this.#now + ms, every: null, act });
  }

  /** @param {number} ms @param {() => void} act */
  every(ms, act) {
    return this.#add({ at: this.#now + ms, every: ms, act });
  }

  /** @param {number} ms */
  async advance(ms) {
    const end = this.#now + ms;
    for (let timer = this.#next(end); timer; timer = this.#next(end)) {
      this.#now = timer.at;
      if (timer.every === null) this.#timers.delete(timer);
      else timer.at += timer.every;
      timer.act();
    }
    this.#now = end;
    await undefined;
  }

  /** @param {{ at: number, every: number | null, act: () => void }} timer */
  #add(timer) {
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** @param {number} end */
  #next(end) {
    let first;
    for (const timer of this.#timers) {
      if (timer.at <= end && (!first || timer.at < first.at)) first = timer;
    }
    return first;
  }
}

/** A snapshot, as a room's stores have one. */
class Store {
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {any} current */
  constructor(current) {
    this.current = current;
  }

  /** @param {() => void} listener */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** @param {object} change */
  patch(change) {
    this.current = { ...this.current, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const EUR = 'EUR';

export class SimulatedRoom extends EventTarget {
  language = 'en';
  claimed = false;
  #clock;
  #latency;
  #caption = 0;

  /**
   * @param {VirtualClock} clock
   * @param {{ country: string, products: { id: string, price: number }[], latency: number, height: number }} viewer
   */
  constructor(clock, { country, products, latency, height }) {
    super();
    this.#clock = clock;
    this.#latency = latency;
    this.show = { store: new Store({ status: 'live', document: { id: 'studio' } }) };
    this.playback = {
      store: new Store({
        phase: 'loading',
        pictureInPicture: false,
        firstPictureMs: null,
        atLiveEdge: true,
        renditions: [{ id: 'only', height }],
        activeRendition: 'only',
      }),
    };
    this.captions = { store: new Store({ language: 'en', recognizer: null }) };
    this.shop = {
      store: new Store({
        cart: null,
        products: products.map(({ id, price }) => ({
          id,
          name: id,
          variants: [{ id: `${id}-1`, price: { amount: String(price), currency: EUR } }],
        })),
      }),
    };
    this.market = {
      store: new Store({ country, consent: { granted: ['essential'], by: 'nobody' } }),
    };
    this.interactions = { serverNow: () => clock.now() };
    this.timeline = {
      get now() {
        return clock.now() - latency;
      },
    };
  }

  agree() {
    this.market.store.patch({ consent: { granted: ['essential', 'performance'], by: 'viewer' } });
  }

  /** @param {number} afterMs */
  firstPicture(afterMs) {
    this.playback.store.patch({ phase: 'playing', firstPictureMs: afterMs });
    this.#say('playback-started', { afterMs: Math.round(afterMs) });
  }

  stall() {
    this.playback.store.patch({ phase: 'buffering' });
  }

  play() {
    this.playback.store.patch({ phase: 'playing' });
  }

  /** @param {'quiz' | 'poll'} kind */
  takePart(kind) {
    const type = kind === 'quiz' ? 'answer' : 'vote';
    this.#say('interaction-moved', { interactionId: kind, kind, move: { type } });
  }

  /** @param {number} length */
  write(length) {
    this.#say('chat-message-sent', { text: '·'.repeat(length) });
  }

  claim() {
    this.claimed = true;
    this.#say('coupon-claimed', { interactionId: 'coupon', code: 'SHOW10' });
  }

  /** @param {boolean} recognised in this page, and not by the studio */
  caption(recognised) {
    this.#caption += 1;
    const start = this.#clock.now() - this.#latency - (recognised ? 1400 : 120);
    if (recognised) this.captions.store.patch({ recognizer: { phase: 'listening' } });
    const cue = { id: String(this.#caption), start, source: recognised ? 'speech' : 'channel' };
    this.#say('caption-shown', { cue, language: 'en' });
  }

  /** @param {string} productId */
  look(productId) {
    this.#say('product-viewed', { productId });
  }

  /** @param {string} productId */
  add(productId) {
    const product = this.shop.store.current.products.find(({ id }) => id === productId);
    const [{ id: variantId, price }] = product.variants;
    this.#say('add-to-cart-requested', { productId, variantId, quantity: 1 });
    const line = { id: variantId, productId, variantId, title: productId, quantity: 1, price };
    const cart = { lines: [line], totalQuantity: 1, subtotal: price };
    this.shop.store.patch({ cart });
    this.#say('cart-changed', { cart });
  }

  checkOut() {
    this.#say('checkout-requested', { cart: this.shop.store.current.cart });
  }

  /** @param {string} id */
  pay(id) {
    const amount = this.shop.store.current.cart?.subtotal;
    this.#say('payment-changed', { payment: { id, method: 'card', status: 'paid', amount } });
  }

  /** @param {string} type @param {object} detail */
  #say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

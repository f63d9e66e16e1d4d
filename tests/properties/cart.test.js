// @ts-check
/**
 * The room and the shop end with the same cart, whatever happens on both sides meanwhile and
 * whatever is lost on the way. The suite tries a thousand histories; more with `CART_HISTORIES=…`.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from '../helpers/property.js';
import { importSource } from '../helpers/import-source.js';

const HISTORIES = Number(process.env['CART_HISTORIES'] ?? 1000);

/** @type {any} */
let sources;
before(async () => {
  sources = await importSource(`
    export { Shop } from './src/sdk/shop/shop.js';
    export { CartDesk } from './src/sdk/shop/cart-desk.js';
    export { FakeClock } from './tests/helpers/fake-clock.js';
    export { FakeAnnouncer } from './tests/helpers/fake-announcer.js';
  `);
});

const variant = fc.constantFrom('shoe-blue', 'shoe-red', 'hat');
const quantity = fc.integer({ min: 0, max: 4 });
/** What happens to one request: when it reaches the shop, when its answer comes back, if at all. */
const fate = fc.record({
  out: fc.integer({ min: 0, max: 3000 }),
  back: fc.integer({ min: 0, max: 3000 }),
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant('answered') },
    { weight: 1, arbitrary: fc.constantFrom('answer-lost', 'never-arrives', 'arrives-late') },
    { weight: 1, arbitrary: fc.constantFrom('fails', 'nonsense', 'refused') },
  ),
});
const step = fc.record({
  wait: fc.integer({ min: 0, max: 4000 }),
  act: fc.oneof(
    fc.record({ by: fc.constant('room'), kind: fc.constant('add'), variant, quantity, fate }),
    fc.record({ by: fc.constant('room'), kind: fc.constant('update'), variant, quantity, fate }),
    fc.record({ by: fc.constant('room'), kind: fc.constant('remove'), variant, quantity, fate }),
    fc.record({ by: fc.constant('shop'), kind: fc.constant('set'), variant, quantity, fate }),
  ),
});
const history = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 14 }),
  /** What becomes of the first requests for the whole cart; later ones are answered. */
  loads: fc.array(fate, { maxLength: 6 }),
  numbered: fc.boolean(),
  idempotent: fc.boolean(),
  /** How long announcements take. They arrive in order, as those of an event stream do. */
  news: fc.integer({ min: 0, max: 3000 }),
});

/** The shop's side: the truth, and a line to it that loses things. */
class SimulatedShop {
  /** @type {Map<string, number>} */
  pieces = new Map();
  revision = 0;
  /** How often each key was carried out. @type {Map<string, number>} */
  carriedOut = new Map();
  /** @type {any[]} */
  fates = [];
  /** @type {Set<(cart: object) => void>} */
  #listeners = new Set();

  /** @param {any} clock @param {any} settings */
  constructor(clock, { loads, numbered, idempotent, news }) {
    this.clock = clock;
    this.loads = [...loads];
    this.numbered = numbered;
    this.idempotent = idempotent;
    this.news = news;
  }

  cart() {
    const lines = [...this.pieces].map(([variantId, pieces]) => ({
      id: `line-${variantId}`,
      productId: variantId.split('-')[0],
      variantId,
      title: variantId,
      quantity: pieces,
      price: { amount: '10.00', currency: 'EUR' },
    }));
    const totalQuantity = lines.reduce((sum, line) => sum + line.quantity, 0);
    return {
      lines,
      totalQuantity,
      subtotal: { amount: `${totalQuantity * 10}.00`, currency: 'EUR' },
      ...(this.numbered && { revision: this.revision }),
    };
  }

  set(variantId, pieces) {
    if (pieces > 0) this.pieces.set(variantId, pieces);
    else this.pieces.delete(variantId);
    this.revision += 1;
    const cart = this.cart();
    this.clock.after(this.news, () => this.#listeners.forEach((listener) => listener(cart)));
  }

  /** @returns {any} the room's way to it */
  provider() {
    const add = ({ variantId, quantity: more }) => {
      this.set(variantId, (this.pieces.get(variantId) ?? 0) + more);
    };
    const update = ({ lineId, quantity: pieces }) => {
      const variantId = lineId.replace('line-', '');
      if (!this.pieces.has(variantId)) return false;
      this.set(variantId, pieces);
      return true;
    };
    return {
      idempotent: this.idempotent,
      load: () => this.#travel(this.loads.shift(), () => ({ ok: true, cart: this.cart() })),
      add: (line, _signal, { key }) =>
        this.#travel(this.fates.shift(), () => this.#once(key, () => add(line))),
      update: (line, _signal, { key }) =>
        this.#travel(this.fates.shift(), () => this.#once(`update ${key}`, () => update(line))),
      checkout: async () => ({ url: null }),
      onChange: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  #once(key, work) {
    const times = this.carriedOut.get(key) ?? 0;
    if (times > 0 && this.idempotent) return { ok: true, cart: this.cart() };
    this.carriedOut.set(key, times + 1);
    if (work() === false) return { ok: false, reason: 'expired' };
    return { ok: true, cart: this.cart() };
  }

  #travel(fate = { out: 1, back: 1, what: 'answered' }, work) {
    const { out, back, what } = fate;
    return new Promise((resolve, reject) => {
      if (what === 'never-arrives') return;
      if (what === 'fails') return void this.clock.after(out, () => reject(new Error('offline')));
      // Longer on the way than anybody waits for it.
      this.clock.after(what === 'arrives-late' ? out + 12_000 : out, () => {
        if (what === 'refused')
          return void this.clock.after(back, () => resolve({ ok: false, reason: 'limit-reached' }));
        const answer = what === 'nonsense' ? (work(), { ok: 'perhaps' }) : work();
        if (what !== 'answer-lost') this.clock.after(back, () => resolve(answer));
      });
    });
  }
}

/** @param {any} given */
async function play({ steps, ...rest }) {
  const clock = new sources.FakeClock();
  const announcer = new sources.FakeAnnouncer();
  const { signal } = new AbortController();
  const simulated = new SimulatedShop(clock, rest);
  let chance = 0;
  const shop = new sources.Shop({
    clock,
    random: () => (chance = (chance + 0.137) % 1),
    announcer,
    signal,
    language: () => 'en',
    loadCart: async () => sources.CartDesk,
  });
  shop.cartProvider = simulated.provider();
  shop.join();
  const answers = [];
  for (const { wait, act } of steps) {
    await clock.advance(wait);
    if (act.by === 'shop') {
      simulated.set(act.variant, act.quantity);
      continue;
    }
    simulated.fates.push(act.fate);
    const lineId = `line-${act.variant}`;
    answers.push(
      act.kind === 'add'
        ? shop.add({ productId: 'p', variantId: act.variant, quantity: Math.max(1, act.quantity) })
        : shop.update({ lineId, quantity: act.kind === 'remove' ? 0 : act.quantity }),
    );
  }
  // Long enough for every limit, every late arrival and every repeated question.
  await clock.advance(600_000);
  return { clock, shop, simulated, answers: await Promise.all(answers) };
}

const quantities = (lines) =>
  Object.fromEntries(lines.map((line) => [line.variantId, line.quantity]).sort());

describe('the cart', () => {
  it(`is the same on both sides after each of ${HISTORIES} histories`, async () => {
    await fc.assert(
      fc.asyncProperty(history, async (given) => {
        const { clock, shop, simulated, answers } = await play(given);
        const { cart, pendingChanges } = shop.store.current;
        assert.deepEqual(quantities(cart.lines), quantities(simulated.cart().lines));
        assert.equal(cart.totalQuantity, simulated.cart().totalQuantity);
        assert.deepEqual(cart.subtotal, simulated.cart().subtotal);
        assert.equal(pendingChanges, 0);
        // Nobody waits for ever, and nothing goes on.
        assert.equal(
          answers.every(({ ok }) => typeof ok === 'boolean'),
          true,
        );
        assert.equal(clock.pendingTimers, 0);
        // Nothing was added twice for one wish. To set a quantity twice does no harm; and where
        // the shop knows no keys, a repetition is right when what arrived was taken out again,
        // and nobody can help that a request comes after its own repetition.
        const plain = given.steps.every(
          ({ act }) => act.kind === 'add' && act.fate.what !== 'arrives-late',
        );
        if (given.idempotent || plain)
          for (const [key, times] of simulated.carriedOut)
            assert.ok(times === 1 || key.startsWith('update'), key);
      }),
      { numRuns: HISTORIES, seed: 20261129 },
    );
  });
});

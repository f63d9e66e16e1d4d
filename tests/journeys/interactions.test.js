import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startJourneys } from './harness.js';

/** A question closes seconds after its window, and is told after that. */
const REVEAL_MS = 90_000;

describe('Playing along with a show', { timeout: 400_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  /** @type {string} */
  let scope;
  /** @type {Awaited<ReturnType<Awaited<ReturnType<typeof startJourneys>>['open']>>} */
  let visit;
  before(async () => {
    journeys = await startJourneys();
    scope = journeys.newScope();
    visit = await journeys.open(`/storefront/?show=interactions&country=US&scope=${scope}&lang=en`);
    await visit.untilPlaying();
  });
  after(() => journeys?.close());

  /** Has an activity take place now, beside the programme; resolves when it is open on this picture. */
  async function play(interaction) {
    const response = await fetch(`${journeys.demo.originUrl}/~${scope}/control`, {
      method: 'POST',
      body: JSON.stringify({ room: 'interactions', interaction }),
    });
    const { id } = await response.json();
    assert.equal(response.status, 200);
    await until(id, 'it is open', ({ phase }) => phase === 'open');
    return id;
  }

  /** The views are fetched with the first of them. */
  async function open(id) {
    await visit.page.evaluate((wanted) => {
      const element = /** @type {any} */ (document.querySelector('live-room'));
      element.openInteraction(wanted);
    }, id);
  }

  async function close() {
    await press('live-sheet button', '');
  }

  /** Waits until the activity, as the page's own code sees it, is as `look` says. */
  async function until(id, what, look, timeout = 30_000) {
    const deadline = performance.now() + timeout;
    for (;;) {
      const one = await visit.until(
        `${what}: ${id} is known`,
        (wanted) => {
          const { room } = /** @type {any} */ (document.querySelector('live-room'));
          const { list } = room.interactions.store.current;
          const found = list.find((each) => each.id === wanted);
          return found && JSON.parse(JSON.stringify(found));
        },
        { argument: id },
      );
      if (look(one)) return one;
      assert.ok(performance.now() < deadline, `${what}: ${JSON.stringify(one)}`);
    }
  }

  /** By its words: cards move while a show goes on. */
  function press(selector, text) {
    return visit.until(
      `“${text}” can be pressed`,
      ([among, wanted]) => {
        const { journey } = /** @type {any} */ (window);
        const found = journey
          .all(among)
          .find((each) => !each.disabled && each.textContent.includes(wanted));
        found?.click();
        return found !== undefined;
      },
      { argument: [selector, text] },
    );
  }

  it('a shopper votes once, and sees how it stands', async () => {
    const id = await play({ kind: 'poll', openMs: 120_000 });
    await open(id);
    await press('.option', 'Coral');
    await press('.option', 'Coral');
    const { own, details } = await until(id, 'voted', (one) => one.own.delivery === 'accepted');
    assert.equal(own.choice, 'coral');
    assert.equal(details.total, 1);
    await visit.untilText('100%');
    await close();
  });

  it('answers a question, and hears when it is over whether that was right', async () => {
    const id = await play({ kind: 'quiz', openMs: 20_000 });
    await open(id);
    await press('.option', '240 g');
    await press('[part="act"]', 'Lock it in');
    const locked = await until(id, 'answered', (one) => one.own.delivery === 'accepted');
    assert.equal(locked.details.answer, null, 'the answer is in nobody’s page yet');
    const told = await until(
      id,
      'revealed',
      (one) => one.phase === 'revealed' && one.proof !== 'waiting',
      REVEAL_MS,
    );
    assert.deepEqual([told.own.correct, told.proof], [true, 'proven']);
    await visit.untilText('That’s right!');
    await close();
  });

  it('claims a coupon, and finds it in the cart', async () => {
    await visit.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      const product = room.shop.store.current.products.find(({ id }) => id === 'bottle');
      const [variant] = product.variants;
      return room.shop.add({ productId: product.id, variantId: variant.id, quantity: 1 });
    });
    const id = await play({ kind: 'coupon', openMs: 120_000 });
    await open(id);
    await press('[part="act"]', 'Get the coupon');
    const { own } = await until(id, 'granted', (one) => one.own.grant !== null);
    await press('[part="apply"]', 'Apply to the cart');
    await until(id, 'applied', (one) => one.own.applied === 'applied');
    await visit.untilText('In your cart');
    const codes = await visit.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.shop.store.current.cart.codes;
    });
    assert.ok(
      codes.some(({ code }) => code === own.grant.code),
      JSON.stringify(codes),
    );
    await close();
  });

  it('opens a box after its odds, and keeps a receipt that proves itself', async () => {
    // Boxes are sold by the rules of a market; where it is not known, by the strictest.
    await visit.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      room.market.set({ country: 'US', currency: 'USD' });
    });
    const id = await play({ kind: 'blind-box', openMs: 30_000 });
    await open(id);
    await visit.untilText('Half of buyers have it after');
    const { own } = await until(id, 'judged', ({ own }) => own.eligibility.hindrances.length === 0);
    for (let gates = own.eligibility.gates.length; gates > 0; gates -= 1) {
      await press('.gate input', '');
      await until(id, 'a gate', (one) => one.own.eligibility.gates.length < gates);
    }
    await press('[part="act"]', 'Open a box');
    await until(id, 'drawn', (one) => one.own.draws.length === 1);
    await visit.untilText('You got');
    const told = await until(
      id,
      'proven',
      (one) => one.own.draws[0].proof !== 'waiting',
      REVEAL_MS,
    );
    assert.equal(told.own.draws[0].proof, 'proven');
    await visit.untilText('Checked in this page: as promised');
    await visit.assertClean();
    await visit.close();
  });
});

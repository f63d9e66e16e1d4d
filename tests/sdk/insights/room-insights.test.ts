import { expect } from '@open-wc/testing';
import type { Fact, FactItem, FactParams, InsightsOptions } from '../../../src/sdk/index.js';
import { RoomInsights } from '../../../src/sdk/insights/room-insights.js';
import { RoomError } from '../../../src/sdk/room/room-error.js';
import { settle } from '../../helpers/fake-clock.js';
import { aProduct, FakeRoom } from '../../helpers/fake-room.js';
import { agree, aWorld, FakeCollector, FakeDevice } from '../../helpers/insights.js';

function measured(options: Partial<InsightsOptions> = {}, agreed = true) {
  const room = new FakeRoom();
  const collector = new FakeCollector();
  const device = new FakeDevice();
  const world = aWorld(collector, device.page().store);
  const facts: Fact[] = [];
  const insights = new RoomInsights(
    room,
    { endpoint: '/facts', onFact: (fact) => facts.push(fact), ...options },
    world,
  );
  if (agreed) agree(room);
  return {
    room,
    collector,
    device,
    world,
    clock: world.clock,
    insights,
    facts,
    of: (name: string) => facts.filter((fact) => fact.name === name).map(({ params }) => params),
  };
}

const cartOf = (quantity: number) => ({
  lines: [
    {
      id: 'line',
      productId: 'mug',
      variantId: 'mug-1',
      title: 'Stoneware mug',
      quantity,
      price: { amount: '24.00', currency: 'EUR' },
    },
  ],
  totalQuantity: quantity,
  subtotal: { amount: String(24 * quantity), currency: 'EUR' },
});

describe('RoomInsights', () => {
  describe('under consent', () => {
    it('records nothing before it, and keeps nothing of it either', async () => {
      const { room, insights, facts, device, collector, clock } = measured({}, false);
      room.announce('product-viewed', { productId: 'mug' });
      expect(insights.track('share')).to.equal(false);
      await clock.advance(120_000);
      expect(facts).to.have.length(0);
      expect(collector.received).to.equal(0);
      expect(device.kept.size).to.equal(0);
      expect(insights.store.current.recording).to.equal(false);
      agree(room);
      await settle();
      // What was watched and seen before is not told afterwards.
      expect(facts.map(({ name }) => name)).to.deep.equal(['live_join']);
      insights.stop();
    });

    it('erases what waits when it is withdrawn, on the way too', async () => {
      const { room, insights, device, collector, clock } = measured();
      await settle();
      insights.track('share');
      await insights.kept();
      expect(device.kept.size).to.be.greaterThan(0);
      agree(room, false);
      await settle();
      await insights.kept();
      expect(device.kept.size).to.equal(0);
      expect(insights.store.current.waiting).to.equal(0);
      await clock.advance(120_000);
      expect(collector.received).to.equal(0);
      insights.stop();
    });

    it('begins another visit when it is given again', async () => {
      const { room, insights, facts } = measured();
      await settle();
      agree(room, false);
      await settle();
      agree(room);
      await settle();
      const [first, second] = facts.filter(({ name }) => name === 'live_join');
      expect(first.visit).to.not.equal(second.visit);
      insights.stop();
    });
  });

  it('gives every fact a number of its own', async () => {
    const { insights, facts } = measured();
    await settle();
    for (let each = 0; each < 50; each += 1) insights.track('live_test', { each });
    expect(new Set(facts.map(({ id }) => id)).size).to.equal(facts.length);
    insights.stop();
  });

  describe('of the shop', () => {
    it('counts as added what was wished for here and is in the cart then', async () => {
      const { room, of, insights } = measured();
      await settle();
      room.announce('cart-changed', { cart: cartOf(1) });
      expect(of('add_to_cart'), 'added elsewhere on the site').to.have.length(0);
      room.ask('add-to-cart-requested', { productId: 'mug', variantId: 'mug-1', quantity: 2 });
      await settle();
      expect(of('add_to_cart'), 'only wished for').to.have.length(0);
      room.announce('cart-changed', { cart: cartOf(3) });
      expect(of('add_to_cart')).to.deep.equal([
        {
          currency: 'EUR',
          value: 48,
          items: [
            {
              item_id: 'mug',
              item_name: 'Stoneware mug',
              item_variant: 'mug-1',
              price: 24,
              quantity: 2,
            },
          ],
        },
      ]);
      room.announce('cart-changed', { cart: cartOf(4) });
      expect(of('add_to_cart')).to.have.length(1);
      insights.stop();
    });

    it('believes a page that carries the wish out itself', async () => {
      const { room, of, insights } = measured();
      await settle();
      room.addEventListener('add-to-cart-requested', (event) => event.respondWith({ ok: true }));
      room.ask('add-to-cart-requested', { productId: 'mug', variantId: 'mug-1', quantity: 1 });
      await settle();
      expect(of('add_to_cart')).to.have.length(1);
      insights.stop();
    });

    it('forgets a wish that was refused', async () => {
      const { room, of, insights, clock } = measured();
      await settle();
      room.ask('add-to-cart-requested', { productId: 'mug', variantId: 'mug-1', quantity: 1 });
      await clock.advance(31_000);
      room.announce('cart-changed', { cart: cartOf(1) });
      expect(of('add_to_cart')).to.have.length(0);
      insights.stop();
    });

    it('tells what was removed, checked out and paid, a payment once', async () => {
      const { room, of, insights } = measured();
      await settle();
      room.announce('cart-changed', { cart: cartOf(2) });
      room.ask('cart-update-requested', { lineId: 'line', variantId: 'mug-1', quantity: 0 });
      room.announce('cart-changed', { cart: { ...cartOf(0), lines: [] } });
      expect(of('remove_from_cart')).to.have.length(1);
      room.ask('checkout-requested', { cart: cartOf(1) });
      expect(of('begin_checkout')[0]).to.include({ currency: 'EUR', value: 24 });
      const payment = { id: 'A1', method: 'pix', amount: { amount: '24.00', currency: 'EUR' } };
      room.announce('payment-changed', { payment: { ...payment, status: 'pending' } });
      room.announce('payment-changed', { payment: { ...payment, status: 'paid' } });
      room.announce('payment-changed', { payment: { ...payment, status: 'paid' } });
      expect(of('purchase')).to.deep.equal([{ transaction_id: 'A1', currency: 'EUR', value: 24 }]);
      insights.stop();
    });
  });

  describe('of what is seen', () => {
    it('counts what is in view when the viewer agrees, from then on', async () => {
      const { insights, room, world, clock, of } = measured({}, false);
      const [card, gone] = [{}, {}];
      insights.watch(card, { list: 'pins', productId: 'mug' });
      insights.watch(gone, { list: 'pins', productId: 'bowl' });
      world.viewport.show(card);
      world.viewport.show(gone);
      await clock.advance(5000);
      world.viewport.show(gone, false);
      agree(room);
      await clock.advance(900);
      expect(of('view_item_list'), 'not for what was seen before').to.have.length(0);
      await clock.advance(1000);
      const ids = (): unknown =>
        of('view_item_list').map(({ items }) =>
          (items as readonly FactItem[]).map(({ item_id }) => item_id),
        );
      expect(ids()).to.deep.equal([['mug']]);
      agree(room, false);
      await clock.advance(5000);
      agree(room);
      await clock.advance(2000);
      expect(ids(), 'once in each visit').to.deep.equal([['mug'], ['mug']]);
      insights.stop();
      expect(clock.pendingTimers).to.equal(0);
    });

    it('counts a product that was visible for a second, once', async () => {
      const { insights, world, clock, of } = measured();
      await settle();
      const card = {};
      insights.watch(card, { list: 'pins', productId: 'mug' });
      world.viewport.show(card);
      await clock.advance(900);
      world.viewport.show(card, false);
      await clock.advance(5000);
      expect(of('view_item_list'), 'a glance').to.have.length(0);
      for (let round = 0; round < 2; round += 1) {
        world.viewport.show(card);
        await clock.advance(2000);
      }
      expect(of('view_item_list')).to.have.length(1);
      expect(of('view_item_list')[0]).to.include({ item_list_id: 'pins' });
      insights.stop();
    });

    it('tells products of one list together', async () => {
      const { insights, room, world, clock, of } = measured();
      room.stores.shop.patch({ products: ['a', 'b', 'c'].map((id) => aProduct({ id })) });
      await settle();
      for (const id of ['a', 'b', 'c']) {
        insights.watch(id, { list: 'shelf', productId: id });
        world.viewport.show(id);
        await clock.advance(100);
      }
      await clock.advance(3000);
      expect(of('view_item_list')).to.have.length(1);
      expect(of('view_item_list')[0]?.['items']).to.have.length(3);
      insights.stop();
    });

    it('counts watching only while the picture moves and is in view', async () => {
      const { insights, room, world, clock, of } = measured();
      await settle();
      const watched = (): number =>
        of('live_watch').reduce((sum, { seconds }) => sum + Number(seconds), 0);
      await clock.advance(20_000);
      world.isVisible = false;
      await clock.advance(60_000);
      world.isVisible = true;
      insights.setInView(false);
      await clock.advance(60_000);
      insights.setInView(true);
      room.stores.playback.patch({ phase: 'paused' });
      await clock.advance(60_000);
      room.stores.playback.patch({ phase: 'playing' });
      await clock.advance(10_000);
      world.hide();
      expect(watched()).to.be.within(29, 31);
      insights.stop();
    });

    it('counts a picture in its own window, wherever the page is', async () => {
      const { insights, room, world, clock, of } = measured();
      await settle();
      room.stores.playback.patch({ pictureInPicture: true });
      world.isVisible = false;
      await clock.advance(20_000);
      world.hide();
      expect(of('live_watch').length).to.be.greaterThan(0);
      insights.stop();
    });
  });

  it('sums up how picture and captions do', async () => {
    const { insights, room, clock, of } = measured();
    await settle();
    const hd = { id: 'hd', bitrate: 1, width: 720, height: 1280 };
    const sd = { id: 'sd', bitrate: 1, width: 270, height: 480 };
    room.stores.playback.patch({ renditions: [hd, sd], activeRendition: 'hd' });
    await clock.advance(10_000);
    room.stores.playback.patch({ phase: 'buffering' });
    await clock.advance(4000);
    room.stores.playback.patch({ phase: 'playing', activeRendition: 'sd' });
    room.announce('source-changed', {
      angleId: 'main',
      from: 'primary',
      to: 'backup',
      gapMs: 300,
    });
    await clock.advance(47_000);
    const [health] = of('live_health');
    expect(health).to.include({ stalls: 1, stall_ms: 4000, switches: 1, failovers: 1 });
    expect(health['seconds']).to.be.within(59, 61);
    expect(health['height']).to.be.within(600, 720);
    insights.stop();
  });

  it('takes part, and quotes nobody', async () => {
    const { insights, room, facts, of } = measured();
    await settle();
    room.announce('chat-message-sent', { text: 'my number is 0151 234' });
    room.announce('coupon-claimed', { interactionId: 'c', code: 'SECRET10' });
    room.announce('room-failed', {
      error: new RoomError('show', 'show-invalid', 'https://user:pass@shop.example'),
    });
    expect(of('live_chat')).to.deep.equal([{ length: 21 }]);
    expect(of('live_coupon_claim')).to.deep.equal([{ interaction_id: 'c' }]);
    expect(JSON.stringify(facts)).to.not.match(/0151|SECRET10|pass/);
    insights.stop();
  });

  it('pushes into the layer that the page names, as tag managers expect it', async () => {
    const dataLayer: object[] = [];
    const { insights, room } = measured({ dataLayer });
    await settle();
    room.announce('product-viewed', { productId: 'mug' });
    expect(dataLayer.slice(-2)).to.deep.include({ ecommerce: null });
    expect(dataLayer.at(-1)).to.include({ event: 'view_item' });
    insights.stop();
  });

  it('samples whole visits, and says what one stands for', async () => {
    let recorded = 0;
    for (let visit = 0; visit < 200; visit += 1) {
      const { insights, facts } = measured({ sampling: { show: 0.25 } });
      await settle();
      const seen = facts.filter(({ name }) => name === 'live_join');
      recorded += seen.length;
      for (const { weight } of seen) expect(weight).to.equal(4);
      insights.stop();
    }
    expect(recorded).to.be.within(25, 75);
  });

  it('refuses names and texts that are none, and an address that is none, and goes on', async () => {
    const { insights } = measured();
    await settle();
    expect(insights.track('Not A Name')).to.equal(false);
    expect(insights.track('share', { text: 'x'.repeat(5000) })).to.equal(false);
    expect(insights.store.current.error).to.include({ code: 'insights-invalid' });
    expect(insights.track('share', { method: 'link' })).to.equal(true);
    insights.stop();
    const other = measured({ endpoint: 'javascript:alert(1)' });
    await settle();
    expect(other.insights.store.current.error).to.include({ code: 'insights-invalid' });
    expect(other.facts.length).to.be.greaterThan(0);
    other.insights.stop();
  });

  describe('of the page’s own', () => {
    it('are what they were when they were told, whatever becomes of the object', async () => {
      const { insights, collector, device } = measured();
      await settle();
      const params: Record<string, unknown> = { step: 1 };
      insights.track('live_test', params as FactParams);
      params['itself'] = params;
      params['step'] = 2n;
      await insights.flush();
      expect(collector.named('live_test')[0]?.params).to.deep.equal({ step: 1 });
      await insights.kept();
      expect(device.kept.size).to.equal(0);
      insights.stop();
    });

    it('are kept and sent whatever another listener does to them', async () => {
      const { insights, collector, device } = measured({
        onFact: ({ params }) => Object.assign(params, { act: () => undefined, big: 1n }),
      });
      await settle();
      insights.track('live_test', { step: 1 });
      await insights.kept();
      expect([...device.kept.values()].map(({ fact }) => fact[2])).to.include('live_test');
      await insights.flush();
      expect(collector.named('live_test')[0]?.params).to.deep.equal({ step: 1 });
      insights.stop();
    });

    it('are objects, and what cannot be one is refused', async () => {
      const { insights, facts } = measured();
      await settle();
      const cycle: Record<string, unknown> = {};
      cycle['itself'] = cycle;
      const before = facts.length;
      for (const bad of [null, 'text', 5, ['a'], () => undefined, { big: 1n }, cycle])
        expect(insights.track('live_test', bad as unknown as FactParams)).to.equal(false);
      expect(facts).to.have.length(before);
      expect(insights.store.current.error).to.include({ code: 'insights-invalid' });
      insights.stop();
    });

    it('may list other things than products', async () => {
      const { insights, collector } = measured();
      await settle();
      const lists = [['red', 'blue'], [null], [{ item_id: 'mug', item_name: 'Mug' }]];
      for (const items of lists)
        expect(insights.track('live_test', { items } as unknown as FactParams)).to.equal(true);
      await insights.flush();
      expect(collector.named('live_test').map(({ params }) => params['items'])).to.deep.equal([
        ['red', 'blue'],
        [null],
        [{ item_id: 'mug' }],
      ]);
      insights.stop();
    });
  });

  it('a sink that throws stops no other', async () => {
    const reported: unknown[] = [];
    const { reportError } = globalThis;
    globalThis.reportError = (error) => reported.push(error);
    const { insights, collector } = measured({
      onFact: () => {
        throw new Error('the page’s own');
      },
    });
    await settle();
    await insights.flush();
    globalThis.reportError = reportError;
    expect(collector.named('live_join')).to.have.length(1);
    expect(reported).to.have.length(1);
    insights.stop();
  });

  it('leaves no timer behind', async () => {
    const { insights, clock } = measured();
    await settle();
    insights.track('share');
    insights.stop();
    await settle();
    expect(clock.pendingTimers).to.equal(0);
  });
});

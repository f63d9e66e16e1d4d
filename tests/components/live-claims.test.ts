import { expect, oneEvent } from '@open-wc/testing';
import type { MoveAnswer } from '../../src/sdk/index.js';
import { SheetEvent } from '../../src/components/internal/element-events.js';
import { PacketRain } from '../../src/components/internal/packet-rain.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { A_GRANT, anInteraction, NOW, put } from '../helpers/interactions.js';
import { inActivity, withTexts } from './activity.js';
import { all, button, inRoom, inside, rendered, words } from './in-room.js';

const claimed = { claimed: true, delivery: 'accepted', grant: A_GRANT } as const;

describe('<live-coupon>', () => {
  it('is claimed once, however often it is tapped', async () => {
    const room = new FakeRoom();
    let answer: (answer: MoveAnswer) => void = () => undefined;
    room.moveAnswer = () => new Promise((resolve) => (answer = resolve));
    const { element } = await inActivity(anInteraction('coupon'), { room });
    expect(words(element)).to.contain('10% off').and.contain('from €40').and.contain('86 left');
    const claim = button(element, 'Get the coupon');
    claim.click();
    claim.click();
    await rendered(element);
    expect(room.calls).to.deep.equal([['interactions.do', 'coupon', { type: 'claim' }]]);
    expect(claim.ariaBusy).to.equal('true');
    answer({ ok: false, reason: 'sold-out' });
    await rendered(element);
    expect(inside(element, '.refusal')?.textContent).to.contain('there are none left');
  });

  it('shows the code, and puts it into the cart', async () => {
    const { element, room } = await inActivity(anInteraction('coupon', { own: claimed }));
    expect(inside(element, '.code')?.textContent).to.equal('SPRING-5');
    button(element, 'Apply to the cart').click();
    expect(room.was('interactions.do', 'coupon')).to.be.true;
    put(room, anInteraction('coupon', { own: { ...claimed, applied: 'applied' } }));
    await rendered(element);
    expect(words(element)).to.contain('In your cart');
    expect(inside(element, '[part="apply"]')).to.be.null;
  });

  it('says that a code has expired by the server’s clock, and offers it no more', async () => {
    const grant = { ...A_GRANT, expiresAt: NOW - 1 };
    const { element } = await inActivity(anInteraction('coupon', { own: { ...claimed, grant } }));
    expect(words(element)).to.contain('This code has expired.');
    expect(button(element, 'Apply to the cart').disabled).to.be.true;
  });

  it('shows the site’s own words of refusal as text', async () => {
    const message = '<img src=x onerror=alert(1)>';
    const { element } = await inActivity(
      anInteraction('coupon', {
        own: { delivery: 'refused', refusal: { reason: 'custom-error', message } },
      }),
    );
    expect(inside(element, '.refusal bdi')?.textContent).to.equal(message);
    expect(inside(element, 'img')).to.be.null;
  });

  it('says when the next ones come', async () => {
    const { element } = await inActivity(
      anInteraction('coupon', { phase: 'closed', details: { nextAt: NOW + 60_000 } }),
    );
    expect(words(element)).to.contain('The next ones come at');
  });
});

describe('<live-flash-sale>', () => {
  it('buys as many as one may, at the price of the sale', async () => {
    const { element, room } = await inActivity(anInteraction('flash-sale'));
    expect(words(element)).to.contain('€16').and.contain('Instead of €24').and.contain('22 of 60');
    button(element, 'One more').click();
    await rendered(element);
    expect(button(element, 'One more').disabled).to.be.true;
    button(element, 'Buy at this price').click();
    expect(room.calls).to.deep.equal([
      ['interactions.do', 'flash-sale', { type: 'claim', quantity: 2 }],
    ]);
  });

  it('really ends, and sells no more than there is', async () => {
    const { element, room } = await inActivity(anInteraction('flash-sale', { phase: 'closed' }));
    expect(words(element)).to.contain('The sale is over');
    for (const sale of [
      anInteraction('flash-sale', { details: { left: 0 } }),
      anInteraction('flash-sale', { own: { bought: 2 } }),
    ]) {
      put(room, sale);
      await rendered(element);
      expect(inside(element, '[part="act"]')).to.be.null;
    }
    put(room, anInteraction('flash-sale', { trouble: 'stock-wrong' }));
    await rendered(element);
    expect(button(element, 'Buy at this price').disabled).to.be.true;
  });

  it('leads to the product', async () => {
    const { element } = await inActivity(anInteraction('flash-sale'));
    setTimeout(() => button(element, 'See the product').click());
    const event = (await oneEvent(element, SheetEvent.type)) as unknown as SheetEvent;
    expect([event.sheet, event.about]).to.deep.equal(['product', 'mug']);
  });
});

describe('<live-benefit>', () => {
  it('says how many places are taken, and which is the viewer’s', async () => {
    const { element, room } = await inActivity(anInteraction('benefit'));
    expect(words(element)).to.contain('63 of 100 taken');
    button(element, 'Be one of them').click();
    expect(room.calls).to.deep.equal([['interactions.do', 'benefit', { type: 'claim' }]]);
    put(room, anInteraction('benefit', { own: { ...claimed, place: 64 } }));
    await rendered(element);
    expect(words(element)).to.contain('Yours: number 64');
  });
});

describe('<live-watch-reward>', () => {
  it('counts what was watched, and gives when it is enough', async () => {
    const { element, room } = await inActivity(anInteraction('watch-reward'));
    expect(words(element)).to.contain('3:10 of 5:00 watched');
    expect(button(element, 'Get your reward').disabled).to.be.true;
    put(room, anInteraction('watch-reward', { own: { watchedMs: 300_000 } }));
    await rendered(element);
    button(element, 'Get your reward').click();
    expect(room.calls).to.deep.equal([['interactions.do', 'watch-reward', { type: 'claim' }]]);
  });
});

describe('<live-giveaway>', () => {
  it('is entered once, and says who has won and whether that can be believed', async () => {
    const { element, room } = await inActivity(anInteraction('giveaway'));
    button(element, 'Enter the giveaway').click();
    button(element, 'Enter the giveaway').click();
    expect(room.calls).to.deep.equal([['interactions.do', 'giveaway', { type: 'enter' }]]);
    put(
      room,
      anInteraction('giveaway', {
        phase: 'revealed',
        proof: 'failed',
        details: { winners: [{ index: 7, name: '<b>Noor</b>' }] },
        own: { entered: true, index: 3, included: 'failed', won: false, receipt: {} },
      }),
    );
    await rendered(element);
    expect(words(element))
      .to.contain('<b>Noor</b>')
      .and.contain('Not this time')
      .and.contain('Does not match what was promised')
      .and.contain('cannot be found');
    expect(button(element, 'Download the receipt')).not.to.be.null;
  });
});

describe('<live-red-packet>', () => {
  it('gives the same chance with a button, and no rain where the viewer asks for less motion', async () => {
    const { element, room } = await inActivity(anInteraction('red-packet'));
    expect(inside(element, '.air')).to.be.null;
    expect(words(element)).to.contain('has the same chance');
    button(element, 'Take part').click();
    button(element, 'Take part').click();
    expect(room.calls).to.deep.equal([['interactions.do', 'red-packet', { type: 'claim' }]]);
  });

  it('says so where there was nothing in it', async () => {
    const { element } = await inActivity(
      anInteraction('red-packet', { own: { claimed: true, delivery: 'accepted' } }),
    );
    expect(words(element)).to.contain('Nothing in it this time.');
  });

  it('rains with at most forty packets, counts what is caught, and leaves nothing behind', () => {
    const layer = document.createElement('div');
    Object.assign(layer.style, { position: 'relative', blockSize: '200px', overflow: 'hidden' });
    document.body.append(layer);
    let caught = 0;
    const rain = new PacketRain(layer, () => (caught += 1));
    const packets = [...layer.children];
    expect(packets.length).to.be.within(10, 40);
    const tap = (): boolean =>
      packets[0].dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    tap();
    tap();
    expect(caught).to.equal(1);
    rain.dispose();
    expect(layer.children).to.have.lengthOf(0);
    expect(
      document
        .getAnimations()
        .filter(({ effect }) => packets.includes((effect as KeyframeEffect).target!)),
    ).to.be.empty;
    layer.remove();
  });
});

describe('the list of activities', () => {
  it('leads to each, and back', async function () {
    this.timeout(30_000);
    const room = new FakeRoom();
    put(room, anInteraction('poll'), anInteraction('coupon', { own: claimed }));
    const { element } = await inRoom('live-interaction-sheet', { room });
    await withTexts(element);
    expect(inside(element, 'live-sheet')).to.have.property('heading', 'Activities');
    expect(all(element, '.entry')).to.have.lengthOf(2);
    await expect(element).to.be.accessible();
    button(element, /Ten per cent/).click();
    await rendered(element);
    expect(inside(element, 'live-sheet')).to.have.property('heading', 'Ten per cent for tonight');
    button(element, 'All activities').click();
    await rendered(element);
    expect(all(element, '.entry')).to.have.lengthOf(2);
  });
});

import { expect, fixture, fixtureSync, html, nextFrame, oneEvent } from '@open-wc/testing';
import type {
  LiveFactEvent,
  LiveRequestEvent,
  LiveRoomElement,
} from '../../src/components/index.js';
import type { SnapshotStore } from '../../src/sdk/state/snapshot-store.js';
import { aProduct, aShow, FakeRoom } from '../helpers/fake-room.js';
import { aLiveRoom, all, button, inside, nextTask, rendered, textsOf } from './in-room.js';

describe('<live-room>', () => {
  it('is accessible with a live show and a product on the stage', async () => {
    const room = new FakeRoom();
    room.stores.shop.patch({ pins: ['mug'] });
    const { element } = await aLiveRoom({ room });
    await expect(element).to.be.accessible();
  });

  it('is accessible in Arabic', async () => {
    const { element } = await aLiveRoom({ language: 'ar' });
    expect(inside(element, '.frame')?.dir).to.equal('rtl');
    await expect(element).to.be.accessible();
  });

  it('takes its language from the page around it', async () => {
    const around = fixtureSync(html`<div lang="es"><live-room></live-room></div>`);
    const element = around.querySelector('live-room')!;
    element.room = new FakeRoom();
    await textsOf(element);
    expect(inside(element, '.frame')?.lang).to.equal('es');
  });

  it('mounts the room’s picture on the stage', async () => {
    const { room } = await aLiveRoom();
    const [, host] = room.calls.find(([command]) => command === 'playback.mount')!;
    expect(host).to.be.instanceOf(HTMLElement);
  });

  it('neither joins nor leaves a room of the page', async () => {
    const { element, room } = await aLiveRoom();
    element.remove();
    await nextTask();
    expect(room.was('join')).to.be.false;
    expect(room.left).to.be.false;
  });

  it('works when properties are set before the element is one', async () => {
    const room = new FakeRoom();
    const early = document.createElement('div');
    // A template's content stays unupgraded until it is in the page.
    const template = document.createElement('template');
    template.content.append(document.createElement('live-room'));
    const element = template.content.firstElementChild as LiveRoomElement;
    Object.assign(element, { room, language: 'en' });
    early.append(element);
    const parent = fixtureSync(html`<div></div>`);
    parent.append(early);
    await textsOf(element);
    expect(element.room === room).to.be.true;
    expect(room.was('playback.mount')).to.be.true;
  });

  it('makes a room of its own for a show, and leaves it after it has left the page', async () => {
    const element = await fixture<LiveRoomElement>(
      html`<live-room .show=${aShow({ status: 'scheduled' })}></live-room>`,
    );
    const { room } = element;
    expect(room !== null).to.be.true;
    element.remove();
    await nextTask();
    expect(element.room === null).to.be.true;
  });

  it('keeps its room when it is moved in the page', async () => {
    const parent = fixtureSync(
      html`<div>
        <live-room .show=${aShow({ status: 'scheduled' })}></live-room>
        <p></p>
      </div>`,
    );
    const element = parent.querySelector('live-room')!;
    await element.updateComplete;
    const { room } = element;
    expect(room !== null).to.be.true;
    parent.querySelector('p')!.append(element);
    await nextTask();
    expect(element.room === room).to.be.true;
  });

  it('goes on playing after a move, even where the browser pauses moved videos', async () => {
    const { element, room } = await aLiveRoom();
    const parent = element.parentElement!;
    const before = room.calls.length;
    parent.prepend(element);
    room.stores.playback.patch({ phase: 'paused' });
    await rendered(element);
    const plays = room.calls.slice(before).filter(([command]) => command === 'playback.play');
    expect(plays).to.have.lengthOf(2);
    expect(room.calls.slice(before).some(([command]) => command === 'playback.mount')).to.be.false;
  });

  it('lets go of everything when it is removed', async () => {
    const room = new FakeRoom();
    let listeners = 0;
    for (const store of Object.values(room.stores) as SnapshotStore<object>[]) {
      const subscribe = store.subscribe.bind(store);
      store.subscribe = (listener) => {
        listeners++;
        const unsubscribe = subscribe(listener);
        return () => {
          listeners--;
          unsubscribe();
        };
      };
    }
    const { element } = await aLiveRoom({ room });
    expect(listeners).to.be.greaterThan(0);
    element.remove();
    await nextTask();
    expect(listeners).to.equal(0);
    let heard = false;
    element.addEventListener('live-product-viewed', () => (heard = true));
    room.announce('product-viewed', { productId: 'mug' });
    expect(heard).to.be.false;
  });

  it('tells the page what the room announces', async () => {
    const { element, room } = await aLiveRoom();
    setTimeout(() => room.announce('product-viewed', { productId: 'mug' }));
    const event = (await oneEvent(
      document.body,
      'live-product-viewed',
    )) as unknown as LiveFactEvent<'product-viewed'>;
    expect(event.target).to.equal(element);
    expect(event.detail).to.deep.equal({ productId: 'mug' });
    expect(event.composed && event.bubbles).to.be.true;
    expect(event.cancelable).to.be.false;
  });

  it('hands the page’s answer to a request back to the room', async () => {
    const { element, room } = await aLiveRoom();
    element.addEventListener('live-add-to-cart-requested', (event) => {
      event.respondWith({ ok: false, reason: 'login-required' });
    });
    const request = room.ask('add-to-cart-requested', {
      productId: 'mug',
      variantId: 'mug-1',
      quantity: 1,
    });
    expect(request.defaultPrevented).to.be.true;
    expect(await request.answer).to.deep.equal({ ok: false, reason: 'login-required' });
  });

  it('leaves a request alone that nobody on the page answers', async () => {
    const { room } = await aLiveRoom();
    const request = room.ask('checkout-requested', { cart: null });
    expect(request.defaultPrevented).to.be.false;
    expect(request.answer).to.be.undefined;
  });

  it('mirrors the sound in its muted attribute, and takes it from there', async () => {
    const { element, room } = await aLiveRoom();
    room.stores.playback.patch({ muted: true });
    await rendered(element);
    expect(element.hasAttribute('muted')).to.be.true;
    element.muted = false;
    await rendered(element);
    expect(room.was('playback.setMuted', false)).to.be.true;
  });

  it('hands attributes on while the room runs', async () => {
    const { element, room } = await aLiveRoom();
    element.setAttribute('captions', 'off');
    element.setAttribute('caption-position', 'top');
    element.setAttribute('caption-size', '1.5');
    element.setAttribute('angle', 'table');
    await rendered(element);
    expect(room.was('captions.selectLanguage', null)).to.be.true;
    expect(room.was('captions.setPosition', 'top')).to.be.true;
    expect(room.was('captions.setSize', 1.5)).to.be.true;
    expect(room.was('playback.selectAngle', 'table')).to.be.true;
  });

  it('opens a sheet, makes the rest inert, and gives the focus back', async () => {
    const { element } = await aLiveRoom();
    const controls = inside(element, 'live-controls')!;
    const cart = button(controls, /cart/);
    cart.focus();
    cart.click();
    await customElements.whenDefined('live-shelf');
    await customElements.whenDefined('live-sheet');
    await rendered(element);
    expect(inside(element, '.overlay')?.inert).to.be.true;
    const dialog = inside<HTMLDialogElement>(element, 'live-shelf', 'live-sheet', 'dialog')!;
    expect(dialog.open).to.be.true;
    dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await rendered(element);
    expect(inside(element, 'live-shelf')).to.be.null;
    expect(controls.shadowRoot?.activeElement).to.equal(cart);
  });

  it('plays on in the mini player and comes back', async () => {
    const { element } = await aLiveRoom();
    element.minimize();
    await rendered(element);
    expect(inside(element, '.column')?.matches(':popover-open')).to.be.true;
    expect(element.matches(':state(minimized)')).to.be.true;
    button(element, 'Back to the full view').click();
    await rendered(element);
    expect(inside(element, '.column')?.hasAttribute('popover')).to.be.false;
  });

  it('goes on in the mini player when a router takes its part of the page away', async () => {
    const { element, room } = await aLiveRoom();
    const part = document.createElement('div');
    element.before(part);
    part.append(element);
    element.minimize();
    await rendered(element);
    setTimeout(() => part.remove());
    const event = await oneEvent(element, 'live-mini-player-changed');
    expect((event as unknown as { detail: unknown }).detail).to.deep.equal({
      mode: 'mini',
      adopted: true,
      closed: false,
    });
    await rendered(element);
    expect(element.parentElement).to.equal(document.body);
    expect(inside(element, '.column')?.matches(':popover-open')).to.be.true;
    expect(room.left).to.be.false;
    button(element, 'Close').click();
    await rendered(element);
    expect(element.isConnected).to.be.false;
  });

  it('is gone when the page removes it, mini player or not', async () => {
    const { element } = await aLiveRoom();
    element.minimize();
    await rendered(element);
    element.remove();
    await rendered(element);
    expect(element.isConnected).to.be.false;
  });

  it('answers its keys, but not while somebody types', async () => {
    const { element, room } = await aLiveRoom({ content: html`<input slot="actions" />` });
    const press = (target: Element): boolean =>
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'm', bubbles: true, composed: true, cancelable: true }),
      );
    const pause = button(inside(element, 'live-controls')!, 'Pause');
    pause.focus();
    // What they do is fetched when the focus comes in.
    while (press(pause)) await nextFrame();
    expect(room.was('playback.setMuted', true)).to.be.true;
    const { length } = room.calls;
    expect(press(element.querySelector('input')!)).to.be.true;
    expect(room.calls).to.have.length(length);
  });

  it('shows the page’s own card instead of ours, and tells it what is on the stage', async () => {
    const room = new FakeRoom();
    const { element } = await aLiveRoom({
      room,
      content: html`<div slot="product-card">Ours</div>`,
    });
    const card = element.querySelector('div')!;
    setTimeout(() => room.stores.shop.patch({ pins: ['mug'] }));
    const event = await oneEvent(card, 'live-card-changed');
    expect(
      (event as unknown as { detail: { product: { id: string } } }).detail.product.id,
    ).to.equal('mug');
    expect(card.assignedSlot).to.exist;
  });

  it('asks the page before it follows a product’s link', async () => {
    const room = new FakeRoom();
    room.stores.shop.patch({ products: [aProduct({ url: 'https://shop.example/mug' })] });
    const { element } = await aLiveRoom({ room });
    element.addEventListener('live-product-open-requested', (event) => event.preventDefault());
    element.openProduct('mug');
    await customElements.whenDefined('live-product-sheet');
    await rendered(element);
    const link = inside<HTMLAnchorElement>(element, 'live-product-sheet', 'a')!;
    setTimeout(() => link.click());
    const event = (await oneEvent(
      element,
      'live-product-open-requested',
    )) as unknown as LiveRequestEvent<'product-open-requested'>;
    expect(event.detail).to.deep.equal({ productId: 'mug', url: 'https://shop.example/mug' });
  });

  it('reports a bare failure in its states', async () => {
    const { element, room } = await aLiveRoom();
    room.stores.playback.patch({ phase: 'failed' });
    await rendered(element);
    expect(element.matches(':state(failed)')).to.be.true;
    expect(all(element, 'live-stage')).to.have.lengthOf(1);
  });

  it('shows the page’s own fallback when nothing can be played', async () => {
    const room = new FakeRoom();
    room.stores.playback.patch({ phase: 'failed' });
    const { element } = await aLiveRoom({ room, content: html`<p slot="fallback">Sorry</p>` });
    expect(element.querySelector('p')!.checkVisibility()).to.be.true;
    expect(inside(element, 'live-stage')!.shadowRoot?.querySelector('[role="alert"]')).to.satisfy(
      (alert: HTMLElement | null) => !alert?.checkVisibility(),
    );
  });

  it('runs beside another room', async () => {
    const [one, two] = [await aLiveRoom(), await aLiveRoom({ language: 'ar' })];
    button(inside(one.element, 'live-controls')!, 'Pause').click();
    expect(one.room.was('playback.pause')).to.be.true;
    expect(two.room.was('playback.pause')).to.be.false;
  });
});

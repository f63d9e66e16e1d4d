import { expect } from '@open-wc/testing';
import { FakeRoom, START } from '../helpers/fake-room.js';
import { all, button, inRoom, inside, rendered } from './in-room.js';

const TWO_ANGLES = [
  { id: 'main', name: 'Main' },
  { id: 'table', name: 'Table' },
];

describe('<live-controls>', () => {
  it('is accessible', async () => {
    const { element } = await inRoom('live-controls');
    await expect(element).to.be.accessible();
  });

  it('has targets of at least 44 pixels', async () => {
    const { element } = await inRoom('live-controls');
    for (const each of all(element, 'button')) {
      const { width, height } = each.getBoundingClientRect();
      expect(Math.min(width, height), each.ariaLabel ?? '').to.be.at.least(44);
    }
  });

  it('fits a narrow phone with everything in it', async () => {
    const room = new FakeRoom();
    room.stores.playback.patch({ angles: TWO_ANGLES, muted: true });
    const { element, scope } = await inRoom('live-controls', { room });
    scope.style.inlineSize = '336px';
    const bar = inside(element, '.bar')!;
    expect(bar.scrollWidth).to.be.at.most(bar.clientWidth);
  });

  it('pauses, plays, rewinds and mutes', async () => {
    const { element, room } = await inRoom('live-controls');
    button(element, 'Pause').click();
    button(element, 'Back 10 seconds').click();
    button(element, 'Mute').click();
    room.stores.playback.patch({ phase: 'paused' });
    await rendered(element);
    button(element, 'Play').click();
    expect(room.calls.slice(-4)).to.deep.equal([
      ['playback.pause'],
      ['playback.skip', -10],
      ['playback.setMuted', true],
      ['playback.play'],
    ]);
  });

  it('turns captions off, and on again in the language they had', async () => {
    const room = new FakeRoom();
    room.stores.captions.patch({ language: 'ar' });
    const { element } = await inRoom('live-controls', { room });
    button(element, 'Captions').click();
    await rendered(element);
    expect(button(element, 'Captions').ariaPressed).to.equal('false');
    button(element, 'Captions').click();
    expect(room.calls.slice(-2)).to.deep.equal([
      ['captions.selectLanguage', null],
      ['captions.selectLanguage', 'ar'],
    ]);
  });

  it('offers cameras only when there are several', async () => {
    const { element, room } = await inRoom('live-controls');
    expect(inside(element, '[aria-expanded]')).to.be.null;
    room.stores.playback.patch({ angles: TWO_ANGLES });
    await rendered(element);
    const angles = button(element, 'Camera angles');
    angles.click();
    await rendered(element);
    expect(angles.ariaExpanded).to.equal('true');
    expect(inside(element, 'live-angles')).to.exist;
    inside(element, 'live-angles')?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }),
    );
    await rendered(element);
    expect(inside(element, 'live-angles')).to.be.null;
  });

  it('grows a seek bar away from the live edge', async () => {
    const { element, room } = await inRoom('live-controls');
    expect(inside(element, 'input')).to.be.null;
    room.stores.playback.patch({ atLiveEdge: false, behindLive: 60, position: START + 540_000 });
    await rendered(element);
    const slider = inside<HTMLInputElement>(element, 'input')!;
    expect(slider.getAttribute('aria-valuetext')).to.equal('1:00 behind');
    slider.value = String(START + 300_000);
    slider.dispatchEvent(new Event('change'));
    expect(room.was('playback.seek', START + 300_000)).to.be.true;
    await expect(element).to.be.accessible();
  });

  it('lets media time run from left to right in Arabic, too', async () => {
    const room = new FakeRoom();
    room.stores.playback.patch({ atLiveEdge: false, position: START + 540_000 });
    const { element } = await inRoom('live-controls', { room, language: 'ar' });
    expect(getComputedStyle(inside(element, '.timeline')!).direction).to.equal('ltr');
    expect(getComputedStyle(inside(element, '.bar')!).direction).to.equal('rtl');
  });

  it('says how many things are in the cart', async () => {
    const room = new FakeRoom();
    room.stores.shop.patch({ cart: { lines: [], totalQuantity: 3, subtotal: null } });
    const { element } = await inRoom('live-controls', { room });
    expect(button(element, 'Products and cart, 3 items')).to.exist;
  });

  it('leaves out what does nothing after the show', async () => {
    const room = new FakeRoom();
    room.stores.playback.patch({ phase: 'ended' });
    const { element } = await inRoom('live-controls', { room });
    expect(all(element, 'button').map((each) => each.ariaLabel)).to.deep.equal([
      'Settings',
      'Products and cart, 0 items',
    ]);
  });
});

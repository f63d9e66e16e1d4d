import { expect } from '@open-wc/testing';
import type { CaptionLine } from '../../src/sdk/index.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { aLiveRoom, all, inRoom, inside, rendered, words } from './in-room.js';

const line = (text: string, language = 'en', id = text): CaptionLine => ({
  id,
  text,
  language,
  source: 'script',
  slot: id,
  translatedBy: null,
  original: null,
});

describe('<live-captions>', () => {
  it('shows each line in its own language and direction, and is accessible', async () => {
    const room = new FakeRoom();
    room.stores.captions.patch({ lines: [line('Hello'), line('أهلًا', 'ar')] });
    const { element } = await inRoom('live-captions', { room });
    expect(all(element, 'p').map(({ lang, dir }) => [lang, dir])).to.deep.equal([
      ['en', 'ltr'],
      ['ar', 'rtl'],
    ]);
    await expect(element).to.be.accessible();
  });

  it('shows hostile text as text', async () => {
    const room = new FakeRoom();
    room.stores.captions.patch({ lines: [line('<b onclick=x>5 < 6</b>')] });
    const { element } = await inRoom('live-captions', { room });
    expect(words(element)).to.equal('<b onclick=x>5 < 6</b>');
    expect(inside(element, 'b')).to.be.null;
  });

  it('is empty when captions are off', async () => {
    const room = new FakeRoom();
    room.stores.captions.patch({ lines: [line('Hello')], language: null });
    const { element } = await inRoom('live-captions', { room });
    expect(words(element)).to.equal('');
  });

  it('grows with the size that the viewer chose', async () => {
    const room = new FakeRoom();
    room.stores.captions.patch({ lines: [line('Hello')] });
    const { element } = await inRoom('live-captions', { room });
    const before = parseFloat(getComputedStyle(all(element, 'p')[0]).fontSize);
    room.stores.captions.patch({ size: 2 });
    await rendered(element);
    expect(parseFloat(getComputedStyle(all(element, 'p')[0]).fontSize)).to.equal(before * 2);
  });

  it('is read out only when asked to', async () => {
    const room = new FakeRoom();
    room.stores.captions.patch({ lines: [line('Hello')] });
    const { element } = await inRoom('live-captions', { room });
    expect(inside(element, '.lines')?.ariaLive).to.equal('off');
    element.announce = true;
    await rendered(element);
    expect(inside(element, '.lines')?.ariaLive).to.equal('polite');
  });

  for (const position of ['top', 'middle', 'bottom'] as const) {
    it(`stays clear of cards, controls and the title at the ${position}, at any size`, async () => {
      const room = new FakeRoom();
      room.stores.captions.patch({
        lines: [line('The first of two rather long lines'), line('and the second one of them')],
        size: 2,
        position,
      });
      room.stores.shop.patch({ pins: ['mug'] });
      const { element } = await aLiveRoom({ room });
      Object.assign(element.style, { inlineSize: '360px', blockSize: '640px' });
      await customElements.whenDefined('live-product');
      await rendered(element);
      const box = inside(element, 'live-captions')!.getBoundingClientRect();
      expect(box.height).to.be.greaterThan(40);
      for (const other of ['.header', '.feed', 'live-pins', 'live-controls']) {
        const { top, bottom } = inside(element, other)!.getBoundingClientRect();
        expect(box.bottom <= top || box.top >= bottom, other).to.be.true;
      }
    });
  }

  it('give way when the show is over', async () => {
    const room = new FakeRoom();
    room.stores.captions.patch({ lines: [line('Hello')] });
    const { element } = await inRoom('live-captions', { room });
    expect(words(element)).not.to.equal('');
    room.stores.show.patch({ status: 'ended' });
    await rendered(element);
    expect(words(element)).to.equal('');
    // The way to what was said.
    await customElements.whenDefined('live-said-link');
  });
});

import { expect } from '@open-wc/testing';
import { aShow, FakeRoom } from '../helpers/fake-room.js';
import { NoticeEvent, type Notice } from '../../src/components/internal/element-events.js';
import type { ChatAnswer } from '../../src/sdk/index.js';
import { inRoom, inside, rendered, words } from './in-room.js';

describe('<live-about>', () => {
  it('says who is on and what the show is called, and is accessible', async () => {
    const { element } = await inRoom('live-about', { language: 'ar' });
    expect(words(element)).to.equal('M Mia مائدة الخريف');
    await expect(element).to.be.accessible();
  });

  describe('the button to follow', () => {
    const aFollowedRoom = (following?: boolean): FakeRoom => {
      const room = new FakeRoom();
      room.stores.show.patch({ document: aShow({ host: { name: 'Mira', following } }) });
      room.stores.chat.patch({ following: following ?? false });
      return room;
    };
    const follow = (element: Element): HTMLButtonElement | null =>
      element.shadowRoot?.querySelector<HTMLButtonElement>('.follow') ?? null;

    it('is there only where the site has followers', async () => {
      const { element } = await inRoom('live-about', { room: aFollowedRoom() });
      expect(follow(element)).to.be.null;
    });

    for (const language of ['en', 'ar']) {
      it(`is accessible, and large enough for a finger, in ${language}`, async () => {
        const { element } = await inRoom('live-about', { room: aFollowedRoom(false), language });
        await expect(element).to.be.accessible();
        const { width, height } = follow(element)!.getBoundingClientRect();
        expect(Math.min(width, height)).to.be.at.least(44);
      });
    }

    it('follows, and leaves again, by the site’s word', async () => {
      const room = aFollowedRoom(false);
      const { element } = await inRoom('live-about', { room });
      const button = follow(element)!;
      expect(button.ariaPressed).to.equal('false');
      expect(button.ariaLabel).to.equal('Follow Mira');
      button.click();
      await rendered(element);
      expect(room.was('chat.follow', true)).to.be.true;
      expect(button.ariaPressed).to.equal('true');
      button.click();
      await rendered(element);
      expect(room.was('chat.follow', false)).to.be.true;
    });

    it('says why it did not work, and asks once at a time', async () => {
      const room = aFollowedRoom(false);
      let refuse: (answer: ChatAnswer) => void = () => undefined;
      let asked = 0;
      room.chatAnswer = () => {
        asked += 1;
        return new Promise((resolve) => (refuse = resolve));
      };
      const { element } = await inRoom('live-about', { room });
      const told: Notice[] = [];
      element.addEventListener(NoticeEvent.type, (event) => {
        if (event instanceof NoticeEvent) told.push(event.notice);
      });
      follow(element)!.click();
      await rendered(element);
      follow(element)!.click();
      expect(asked).to.equal(1);
      expect(follow(element)!.ariaBusy).to.equal('true');
      refuse({ ok: false, reason: 'login-required' });
      await rendered(element);
      expect(told.map(({ key }) => key)).to.deep.equal(['reason.login-required']);
      expect(follow(element)!.ariaBusy).to.equal('false');
    });
  });

  it('shows hostile names as text', async () => {
    const room = new FakeRoom();
    room.stores.show.patch({ document: aShow({ host: { name: '<svg onload=x>' } }) });
    const { element } = await inRoom('live-about', { room });
    expect(inside(element, '.host')?.textContent).to.equal('<svg onload=x>');
  });
});

import { expect, oneEvent } from '@open-wc/testing';
import { NoticeEvent } from '../../src/components/internal/element-events.js';
import { aShow, FakeRoom } from '../helpers/fake-room.js';
import { button, inRoom, inside, rendered, words } from './in-room.js';

function roomIn(ms: number): FakeRoom {
  const room = new FakeRoom();
  const document = aShow({ status: 'scheduled', startsAt: Date.now() + ms });
  room.stores.show.patch({ status: 'scheduled', document });
  return room;
}

describe('<live-countdown>', () => {
  it('counts down, and is accessible in English and Arabic', async () => {
    const { element } = await inRoom('live-countdown', { room: roomIn(2 * 86_400_000 + 5000) });
    expect(inside(element, '[role="timer"]')?.textContent.replace(/\s+/g, ' ')).to.contain(
      '02 days',
    );
    await expect(element).to.be.accessible();
    const arabic = await inRoom('live-countdown', { room: roomIn(90_000), language: 'ar' });
    await expect(arabic.element).to.be.accessible();
  });

  it('does not count below zero', async () => {
    const { element } = await inRoom('live-countdown', { room: roomIn(-5000) });
    expect(words(element)).to.equal('Starting any moment now');
  });

  it('hands the viewer a calendar file', async () => {
    const { element, room } = await inRoom('live-countdown', { room: roomIn(90_000) });
    let taken = '';
    const stop = (event: Event): void => {
      const link = event.target as HTMLAnchorElement;
      taken = link.download;
      event.preventDefault();
    };
    // The link is never in the page, so it is caught where all clicks of links begin.
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      this.addEventListener('click', stop);
      click.call(this);
    };
    button(element, 'Remind me').click();
    await rendered(element);
    HTMLAnchorElement.prototype.click = click;
    expect(room.was('show.remind')).to.be.true;
    expect(taken).to.match(/\.ics$/);
    expect(button(element, 'Reminder set').disabled).to.be.true;
  });

  it('says so when the page refuses the reminder', async () => {
    const room = roomIn(90_000);
    room.show.remind = async () => ({ answer: { ok: false, reason: 'login-required' } });
    const { element } = await inRoom('live-countdown', { room });
    setTimeout(() => button(element, 'Remind me').click());
    const told = (await oneEvent(element, NoticeEvent.type)) as unknown as NoticeEvent;
    expect(told.notice.key).to.equal('reason.login-required');
  });
});

import { expect } from '@open-wc/testing';
import { FakeRoom } from '../helpers/fake-room.js';
import { all, inRoom, inside, rendered, words } from './in-room.js';

describe('<live-notices>', () => {
  it('is a status that is there before anything is said, and is accessible', async () => {
    const { element } = await inRoom('live-notices');
    expect(inside(element, '[role="status"]')).to.exist;
    element.show({ tone: 'good', key: 'notice.added' });
    await rendered(element);
    expect(words(element)).to.equal('Added to your cart');
    await expect(element).to.be.accessible();
  });

  it('shows the shop’s own words as text', async () => {
    const { element } = await inRoom('live-notices');
    element.show({ tone: 'bad', key: 'reason.custom-error', message: '<u>Sorry</u>' });
    await rendered(element);
    expect(words(element)).to.equal('<u>Sorry</u>');
  });

  it('shows two at most, the newest', async () => {
    const { element } = await inRoom('live-notices');
    for (const message of ['one', 'two', 'three'])
      element.show({ tone: 'info', key: 'notice.added', message });
    await rendered(element);
    expect(all(element, '.notice').map((each) => each.textContent.trim())).to.deep.equal([
      'two',
      'three',
    ]);
  });

  it('tells when the backup takes over, and not when the primary is back', async () => {
    const { element, room } = await inRoom('live-notices');
    const detail = { angleId: 'main', gapMs: 100 };
    room.announce('source-changed', { ...detail, from: 'backup', to: 'primary' });
    room.announce('source-changed', { ...detail, from: 'primary', to: 'backup' });
    await rendered(element);
    expect(words(element)).to.equal('Switched to the backup stream');
  });

  it('tells that the backup has brought the first picture, which is before this view is there', async () => {
    const room = new FakeRoom();
    room.stores.playback.patch({ phase: 'playing', sourceRole: 'backup' });
    const { element } = await inRoom('live-notices', { room });
    expect(words(element)).to.equal('Switched to the backup stream');
  });

  it('tells when the connection is back, but not that there is one at all', async () => {
    const { element, room } = await inRoom('live-notices');
    expect(words(element)).to.equal('');
    room.stores.realtime.patch({ status: 'reconnecting' });
    await rendered(element);
    room.stores.realtime.patch({ status: 'open' });
    await rendered(element);
    expect(words(element)).to.equal('You’re connected again');
  });

  it('hears nothing of the room after it has left the page', async () => {
    const { element, room, scope } = await inRoom('live-notices');
    element.remove();
    room.announce('source-changed', { angleId: 'm', gapMs: 0, from: 'primary', to: 'backup' });
    scope.append(element);
    await rendered(element);
    expect(words(element)).to.equal('');
  });
});

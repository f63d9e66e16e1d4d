import { expect } from '@open-wc/testing';
import { FakeRoom } from '../helpers/fake-room.js';
import { button, inRoom, rendered, words } from './in-room.js';

describe('<live-badge>', () => {
  it('says live at the live edge, and is accessible', async () => {
    const { element } = await inRoom('live-badge');
    expect(words(element)).to.equal('Live');
    await expect(element).to.be.accessible();
  });

  it('is the way back to the live edge, and says how far it is', async () => {
    const room = new FakeRoom();
    room.stores.playback.patch({ atLiveEdge: false, behindLive: 75 });
    const { element } = await inRoom('live-badge', { room });
    button(element, 'Back to live, 1:15 behind').click();
    expect(room.was('playback.goLive')).to.be.true;
    await expect(element).to.be.accessible();
  });

  it('does not call a show live that is not', async () => {
    const { element, room } = await inRoom('live-badge');
    for (const [status, word] of [
      ['scheduled', 'Soon'],
      ['ended', 'Ended'],
      ['replay', 'Replay'],
    ] as const) {
      room.stores.show.patch({ status });
      await rendered(element);
      expect(words(element)).to.equal(word);
    }
  });
});

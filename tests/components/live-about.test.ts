import { expect } from '@open-wc/testing';
import { aShow, FakeRoom } from '../helpers/fake-room.js';
import { inRoom, inside, words } from './in-room.js';

describe('<live-about>', () => {
  it('says who is on and what the show is called, and is accessible', async () => {
    const { element } = await inRoom('live-about', { language: 'ar' });
    expect(words(element)).to.equal('M Mia مائدة الخريف');
    await expect(element).to.be.accessible();
  });

  it('shows hostile names as text', async () => {
    const room = new FakeRoom();
    room.stores.show.patch({ document: aShow({ host: { name: '<svg onload=x>' } }) });
    const { element } = await inRoom('live-about', { room });
    expect(inside(element, '.host')?.textContent).to.equal('<svg onload=x>');
  });
});

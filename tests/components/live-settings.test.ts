import { expect } from '@open-wc/testing';
import { FakeRoom } from '../helpers/fake-room.js';
import { all, inRoom, inside, rendered, textsThere, words } from './in-room.js';

function roomWithQualities(): FakeRoom {
  const room = new FakeRoom();
  room.stores.playback.patch({
    renditions: [
      { id: 'low', bitrate: 900_000, width: 480, height: 854 },
      { id: 'high', bitrate: 2_400_000, width: 720, height: 1280 },
    ],
  });
  return room;
}

describe('<live-settings>', () => {
  for (const language of ['en', 'ar'])
    it(`is accessible in ${language}`, async () => {
      const { element } = await inRoom('live-settings', { room: roomWithQualities(), language });
      await expect(element).to.be.accessible();
    });

  it('has whom the viewer hid in the chat, and shows them again', async () => {
    const room = new FakeRoom();
    const blocked = [
      { id: 'bo', name: '<b>Bo</b>' },
      { id: 'ana', name: '' },
    ];
    room.stores.chat.patch({ blocked });
    const { element } = await inRoom('live-settings', { room });
    await expect(element).to.be.accessible();
    const [first, second] = all(element, '.hidden button');
    expect(first.textContent).to.equal('Show <b>Bo</b> again');
    expect(second.textContent).to.equal('Show Viewer again');
    first.click();
    expect(room.was('chat.unblock', 'bo')).to.be.true;
    room.stores.chat.patch({ blocked: [] });
    await rendered(element);
    expect(all(element, '.hidden')).to.deep.equal([]);
  });

  it('names caption languages in the viewer’s language', async () => {
    const { element } = await inRoom('live-settings', { language: 'es' });
    expect(words(element)).to.contain('Desactivados inglés árabe');
  });

  it('sets language, size and position of captions', async () => {
    const { element, room } = await inRoom('live-settings');
    const [languages] = all(element, 'select') as HTMLSelectElement[];
    languages.value = '';
    languages.dispatchEvent(new Event('change'));
    all(element, 'input[name="size"]')[3].click();
    all(element, 'input[name="position"]')[0].click();
    await rendered(element);
    expect(room.calls).to.deep.equal([
      ['captions.selectLanguage', null],
      ['captions.setSize', 2],
      ['captions.setPosition', 'top'],
    ]);
  });

  it('sets the quality, best first, and only where there is a choice', async () => {
    const room = roomWithQualities();
    const { element } = await inRoom('live-settings', { room });
    const quality = all(element, 'select')[1] as HTMLSelectElement;
    expect([...quality.options].map(({ value }) => value)).to.deep.equal(['auto', 'high', 'low']);
    quality.value = 'low';
    quality.dispatchEvent(new Event('change'));
    expect(room.was('playback.selectRendition', 'low')).to.be.true;
    room.stores.playback.patch({ renditions: [] });
    await rendered(element);
    expect(all(element, 'select')).to.have.lengthOf(1);
  });

  it('opens with what was said where somebody asked for that, and nothing else', async () => {
    const { element } = await inRoom('live-settings', {
      texts: ['market', 'transcript'],
      properties: { about: 'said' },
    });
    await textsThere(element);
    expect(inside(element, 'live-transcript')).to.exist;
    expect(inside(element, 'select')).to.be.null;
    await expect(element).to.be.accessible();
  });
});

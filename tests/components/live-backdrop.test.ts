import { expect, nextFrame } from '@open-wc/testing';
import { aShow, FakeRoom } from '../helpers/fake-room.js';
import { aLiveRoom, all, button, inRoom, inside, rendered, textsThere, words } from './in-room.js';
import { loadView } from '../../src/components/internal/lazy.js';
import type { LiveBackdropElement } from '../../src/components/live-backdrop.js';

const HOSTILE = '<img src=x onerror="document.title=1">';

function aBackdropRoom(source: object = {}): FakeRoom {
  const room = new FakeRoom();
  const backgrounds = [
    {
      id: 'river',
      name: { en: 'By the river', ar: 'على ضفة النهر' },
      url: 'https://shop.example/r.jpg',
    },
    { id: 'gate', name: HOSTILE, url: 'https://shop.example/g.jpg' },
  ];
  const backdrop = { source: { backgrounds, ...source }, base: 'https://shop.example/' };
  room.stores.show.patch({ document: aShow({ backdrop }) });
  return room;
}

async function aPanel(room: FakeRoom, language = 'en'): Promise<LiveBackdropElement> {
  const { element } = await inRoom('live-backdrop', { room, language, properties: { open: true } });
  await textsThere(element);
  while (!inside(element, '.place')) await nextFrame();
  return element;
}

describe('<live-backdrop>', () => {
  for (const language of ['en', 'ar'])
    it(`is accessible in ${language}`, async () => {
      const element = await aPanel(aBackdropRoom(), language);
      await expect(element).to.be.accessible();
    });

  it('lets the viewer choose a place, and the picture as it was filmed', async () => {
    const element = await aPanel(aBackdropRoom({ start: 'river' }));
    const pressed = (): (string | undefined)[] =>
      all(element, '[aria-pressed="true"]').map((each) => each.textContent.trim());
    expect(pressed()).to.deep.equal(['By the river']);
    button(element, 'As filmed').click();
    await rendered(element);
    expect(pressed()).to.deep.equal(['As filmed']);
  });

  it('shows names of the show as text', async () => {
    const element = await aPanel(aBackdropRoom());
    expect(words(element)).to.contain(HOSTILE);
    expect(inside(element, '.name img')).to.be.null;
  });

  it('says nothing while it is closed, and where the show has no place to go', async () => {
    const { element } = await inRoom('live-backdrop', { room: aBackdropRoom() });
    await textsThere(element);
    expect(words(element)).to.equal('');
    const wrong = await inRoom('live-backdrop', {
      room: aBackdropRoom({ start: 'moon' }),
      properties: { open: true },
    });
    await textsThere(wrong.element);
    expect(words(wrong.element)).to.equal('');
  });

  it('is opened with the cameras’ button, and says why the picture stays as it was filmed', async () => {
    const room = aBackdropRoom();
    const { element } = await aLiveRoom({ room });
    await loadView('live-backdrop');
    const controls = inside(element, 'live-controls')!;
    inside(element, 'live-controls', '[aria-expanded]')?.click();
    while (!inside(controls, 'live-backdrop', '.place')) await nextFrame();
    const panel = inside<LiveBackdropElement>(controls, 'live-backdrop')!;
    // There is no such picture: the plain one stays.
    all(panel, '.place')[1]?.click();
    while (inside(panel, '.word')?.textContent === '') await nextFrame();
    expect(inside(panel, '.word')?.textContent).to.match(/background|browser/);
    expect(inside(element, 'live-stage', '.picture canvas')).to.be.null;
  });
});

import { expect } from '@open-wc/testing';
import { aShow, FakeRoom, START } from '../helpers/fake-room.js';
import { loadVirtualHost } from '../../src/sdk/index.js';
import { loadView } from '../../src/components/internal/lazy.js';
import type { LiveVirtualHostElement } from '../../src/components/live-virtual-host.js';
import { aLiveRoom, button, inRoom, inside, nextTask, textsThere, words } from './in-room.js';

const HOSTILE = '<img src=x onerror="document.title=1">';
const LABELS = { en: 'Virtual host', ar: 'تقديم افتراضي' };

function aRoom(source: unknown = {}): FakeRoom {
  const room = new FakeRoom();
  const base = 'https://shop.example/';
  const whole =
    typeof source === 'object' ? { model: '/no/such.vrm', name: HOSTILE, ...source } : source;
  room.stores.show.patch({ document: aShow({ virtualHost: { source: whole, base } }) });
  return room;
}

async function aLabel(room: FakeRoom, language = 'en'): Promise<LiveVirtualHostElement> {
  const { element } = await inRoom('live-virtual-host', { room, language });
  await textsThere(element);
  while (!inside(element, 'p')) await nextTask();
  return element;
}

describe('<live-virtual-host>', () => {
  for (const [language, label] of Object.entries(LABELS))
    it(`says that the host is virtual, and is accessible in ${language}`, async () => {
      const element = await aLabel(aRoom(), language);
      expect(words(element)).to.contain(label);
      await expect(element).to.be.accessible();
    });

  it('shows the name as text', async () => {
    const element = await aLabel(aRoom());
    while (!words(element).includes(HOSTILE)) await nextTask();
    expect(inside(element, 'img')).to.be.null;
  });

  it('says nothing in a show without one', async () => {
    const { element } = await inRoom('live-virtual-host');
    await textsThere(element);
    expect(words(element)).to.equal('');
  });

  it('says so where the document cannot be read, and keeps the label', async () => {
    const element = await aLabel(aRoom('nova.vrm'));
    while (!inside(element, '.word')) await nextTask();
    expect(words(element)).to.contain('Virtual host').and.contain('cannot be shown');
    expect(inside(element, 'button')).to.be.null;
  });

  it('says nothing on a camera that shows somebody of flesh and blood', async () => {
    const room = aRoom({ model: `${location.origin}/no/such.vrm`, angles: ['night'] });
    Object.assign(room.timeline, { now: START });
    const { element } = await aLiveRoom({ room });
    await loadView('live-virtual-host');
    const label = inside<LiveVirtualHostElement>(element, 'live-virtual-host')!;
    await textsThere(label);
    expect(words(label), 'before it is known').to.equal('');
    room.stores.playback.patch({ angleId: 'night' });
    while (!inside(label, '.word')) await nextTask();
    expect(words(label)).to.contain('Virtual host');
    room.stores.playback.patch({ angleId: 'main' });
    while (inside(label, 'p')) await nextTask();
    expect(words(label)).to.equal('');
  });

  it('keeps its figure when the room is moved in the page, and ends it when it is removed', async () => {
    const room = aRoom();
    const desk = await loadVirtualHost(room);
    const log: string[] = [];
    const mount = desk.mount.bind(desk);
    desk.mount = (...parts) => {
      const leave = mount(...parts);
      log.push('mount');
      return () => {
        log.push('leave');
        leave();
      };
    };
    const { element } = await aLiveRoom({ room });
    while (log.length === 0) await nextTask();
    const place = document.createElement('div');
    element.parentElement!.append(place);
    place.append(element);
    await nextTask();
    await nextTask();
    expect(log).to.deep.equal(['mount']);
    element.remove();
    await nextTask();
    expect(log).to.deep.equal(['mount', 'leave']);
    place.append(element);
    while (log.length < 3) await nextTask();
    expect(log.at(-1)).to.equal('mount');
  });

  it('stands on the picture, says why the figure is not there, and tries again', async () => {
    const room = aRoom({ model: `${location.origin}/no/such.vrm` });
    Object.assign(room.timeline, { now: START });
    const { element } = await aLiveRoom({ room });
    await loadView('live-virtual-host');
    const label = inside<LiveVirtualHostElement>(element, 'live-virtual-host')!;
    while (!inside(label, '.word')) await nextTask();
    expect(inside(label, '[role="status"]')?.textContent).to.contain('could not be loaded');
    expect(label.getBoundingClientRect().width).to.be.above(100);
    await expect(label).to.be.accessible();
    button(label, 'Try again').click();
    while (inside(label, '.word')) await nextTask();
    while (!inside(label, '.word')) await nextTask();
    expect(inside(element, 'live-stage', '.picture canvas')).to.be.null;
    expect(words(label)).to.contain('Virtual host');
  });
});

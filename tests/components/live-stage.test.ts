import { expect } from '@open-wc/testing';
import { loadView } from '../../src/components/internal/load-view.js';
import { SheetEvent } from '../../src/components/internal/element-events.js';
import { RoomError } from '../../src/sdk/index.js';
import { aShow, FakeRoom } from '../helpers/fake-room.js';
import { button, inRoom, inside, rendered, textsThere, words } from './in-room.js';

const HOSTILE = '<img src=x onerror="document.title=1">';

describe('<live-stage>', () => {
  it('is accessible while it plays without sound', async () => {
    const room = new FakeRoom();
    room.stores.playback.patch({ muted: true });
    const { element } = await inRoom('live-stage', { room });
    await expect(element).to.be.accessible();
  });

  it('mounts the picture once, whatever happens', async () => {
    const { element, room } = await inRoom('live-stage');
    room.stores.playback.patch({ phase: 'buffering' });
    await rendered(element);
    expect(room.calls.filter(([command]) => command === 'playback.mount')).to.have.lengthOf(1);
  });

  it('shows the poster of the show while it loads, and takes it away with the first picture', async () => {
    const room = new FakeRoom();
    room.stores.playback.patch({ phase: 'loading' });
    room.stores.show.patch({ document: aShow({ poster: 'https://shop.example/p.jpg' }) });
    const { element } = await inRoom('live-stage', { room });
    expect(inside<HTMLImageElement>(element, '.poster img')?.src).to.equal(
      'https://shop.example/p.jpg',
    );
    expect(words(element)).to.contain('Loading the show');
    room.stores.playback.patch({ phase: 'playing' });
    await rendered(element);
    expect(inside(element, '.poster')?.hidden).to.be.true;
  });

  it('refuses a poster that is no picture’s address', async () => {
    const { element } = await inRoom('live-stage', {
      properties: { poster: 'javascript:alert(1)' },
    });
    expect(inside(element, '.poster img')).to.be.null;
  });

  it('turns the sound on with one tap', async () => {
    const room = new FakeRoom();
    room.stores.playback.patch({ muted: true });
    const { element } = await inRoom('live-stage', { room });
    button(element, 'Tap for sound').click();
    expect(room.was('playback.setMuted', false)).to.be.true;
  });

  it('asks for a tap where the browser wants one', async () => {
    const room = new FakeRoom();
    room.stores.playback.patch({ phase: 'paused', gestureNeeded: true });
    const { element } = await inRoom('live-stage', { room });
    button(element, 'Tap to play').click();
    expect(room.was('playback.play')).to.be.true;
  });

  it('plays on when the paused picture is tapped', async () => {
    const room = new FakeRoom();
    room.stores.playback.patch({ phase: 'paused' });
    const { element } = await inRoom('live-stage', { room });
    inside(element, '.picture')?.click();
    expect(room.was('playback.play')).to.be.true;
  });

  it('says so while it waits for data or for the connection', async () => {
    const { element, room } = await inRoom('live-stage');
    room.stores.playback.patch({ phase: 'buffering' });
    await rendered(element);
    expect(inside(element, '[role="status"]')?.textContent).to.contain('Buffering');
    room.stores.playback.patch({ phase: 'reconnecting' });
    await rendered(element);
    expect(inside(element, '[role="status"]')?.textContent).to.contain('Reconnecting');
  });

  it('shows what went wrong, with its code, and tries again', async () => {
    const room = new FakeRoom();
    room.stores.playback.patch({
      phase: 'failed',
      error: new RoomError('playback', 'stream-failed', HOSTILE),
    });
    const { element } = await inRoom('live-stage', { room });
    expect(words(element)).to.contain('stream-failed');
    await expect(element).to.be.accessible();
    button(element, 'Try again').click();
    expect(room.was('playback.retry')).to.be.true;
  });

  it('loads the show again when the show is what failed', async () => {
    const room = new FakeRoom();
    room.stores.show.patch({
      phase: 'failed',
      document: null,
      error: new RoomError('show', 'show-unreachable', ''),
    });
    const { element } = await inRoom('live-stage', { room });
    button(element, 'Try again').click();
    expect(room.was('show.retry')).to.be.true;
  });

  it('counts down before the show', async () => {
    const room = new FakeRoom();
    room.stores.show.patch({ status: 'scheduled' });
    const { element } = await inRoom('live-stage', { room });
    await customElements.whenDefined('live-countdown');
    expect(inside(element, 'live-countdown')).to.exist;
  });

  it('says thanks after the show, and offers the recording if there is one', async () => {
    const room = new FakeRoom();
    room.stores.show.patch({ status: 'ended' });
    const { element } = await inRoom('live-stage', { room });
    expect(words(element)).to.contain('Thanks for watching!').and.not.contain('Watch again');
    room.stores.show.patch({ document: aShow({ recording: { angles: [] } }) });
    await rendered(element);
    button(element, 'Watch again').click();
    expect(room.was('playback.play')).to.be.true;
  });

  for (const language of ['en', 'ar'])
    it(`has a way to what was said after the show, if anything was, in ${language}`, async () => {
      const room = new FakeRoom();
      const said = { id: 'a', start: 0, end: 1000, text: 'Hello', source: 'script' };
      Object.assign(room.captions, { cues: [[said], [], []] });
      room.stores.show.patch({ status: 'ended' });
      const { element } = await inRoom('live-stage', { room, language, texts: ['transcript'] });
      // The captions see to that.
      await loadView('live-said-link');
      const link = inside(element, 'live-said-link')!;
      await textsThere(link as never);
      await expect(element).to.be.accessible();
      let opened: unknown;
      element.addEventListener(SheetEvent.type, (event) => {
        const { sheet, about } = event as unknown as { sheet: string; about: string };
        opened = `${sheet} ${about}`;
      });
      inside(link, 'button')!.click();
      expect(opened).to.equal('settings said');
      Object.assign(room.captions, { cues: [[], [], []] });
      room.stores.captions.patch({ lines: [] });
      await rendered(link as never);
      expect(inside(link, 'button')).to.be.null;
    });
});

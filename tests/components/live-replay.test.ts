import { expect } from '@open-wc/testing';
import type { Chapter } from '../../src/sdk/index.js';
import { RoomError } from '../../src/sdk/index.js';
import { SheetEvent } from '../../src/components/internal/element-events.js';
import { aShirt, aShow, FakeRoom, START } from '../helpers/fake-room.js';
import { inRoom, inside, rendered, textsThere, words } from './in-room.js';

const HOSTILE = '<img src=x onerror=alert(1)> \u202Ereversed';

function chapter(seconds: number, overrides: Partial<Chapter> = {}): Chapter {
  const at = START + seconds * 1000;
  return { id: `c${seconds}`, at, title: null, productId: null, options: null, ...overrides };
}

function replayRoom(chapters: readonly Chapter[] = []): FakeRoom {
  const room = new FakeRoom();
  room.stores.show.patch({ status: 'replay', document: aShow({ startsAt: START }) });
  room.stores.playback.patch({ live: false, atLiveEdge: false, position: START + 90_000 });
  room.stores.shop.patch({ products: [aShirt()] });
  const moments = chapters.map(({ at }) => ({
    ...{ at, kind: 'product' as const, productId: null, title: null },
  }));
  room.stores.replay.patch({ phase: 'ready', chapters, moments });
  return room;
}

const CHAPTERS = [
  chapter(0, { title: { en: 'Welcome', ar: 'أهلًا' } }),
  chapter(60, { productId: 'shirt' }),
  chapter(80, { productId: 'shirt', options: { colour: 'blue' } }),
  chapter(300, { productId: 'shirt', options: { colour: 'red' } }),
];

const texts = ['replay', 'shop'] as const;
const buttons = (element: Element): HTMLButtonElement[] => [
  ...element.shadowRoot!.querySelectorAll('button'),
];
function named(element: Element, text: string): HTMLButtonElement {
  const found = buttons(element).find(
    (button) => button.textContent.includes(text) || button.ariaLabel?.includes(text),
  );
  if (!found) throw new Error(`No button “${text}”: ${words(element)}`);
  return found;
}

describe('<live-timeline>', () => {
  for (const language of ['en', 'ar']) {
    it(`says where the picture is, and what is on the bar (${language})`, async () => {
      const room = replayRoom(CHAPTERS);
      const { element } = await inRoom('live-timeline', { room, language, texts });
      expect(element.shadowRoot!.querySelectorAll('i').length).to.equal(4);
      const range = inside<HTMLInputElement>(element, 'input')!;
      expect(range.getAttribute('aria-valuetext')).to.contain('1:30 / 10:00');
      await expect(element).to.be.accessible();
    });
  }

  it('names the chapter, and opens the list of all', async () => {
    const room = replayRoom(CHAPTERS);
    const { element, scope } = await inRoom('live-timeline', { room, texts });
    let opened: string | null = '';
    scope.addEventListener(SheetEvent.type, (event) => {
      if (event instanceof SheetEvent) opened = event.sheet;
    });
    named(element, 'Linen shirt · Blue').click();
    expect(opened).to.equal('chapters');
    named(element, 'Share').click();
    expect(opened).to.equal('clip');
  });

  it('seeks where the thumb is let go, and shows its chapter meanwhile', async () => {
    const room = replayRoom(CHAPTERS);
    const { element } = await inRoom('live-timeline', { room, texts });
    const range = inside<HTMLInputElement>(element, 'input')!;
    range.value = String(START + 310_000);
    range.dispatchEvent(new Event('input'));
    await rendered(element);
    expect(words(element)).to.contain('Red');
    expect(room.was('playback.seek')).to.equal(false);
    range.dispatchEvent(new Event('change'));
    expect(room.was('playback.seek', START + 310_000)).to.equal(true);
  });

  it('is a plain seek bar without an agenda', async () => {
    const { element } = await inRoom('live-timeline', { room: replayRoom(), texts });
    expect(inside(element, '.chapter')).to.equal(null);
    expect(inside(element, 'input')).to.exist;
    await expect(element).to.be.accessible();
  });
});

describe('<live-chapters>', () => {
  for (const language of ['en', 'ar']) {
    it(`lists them, with the one that is on (${language})`, async () => {
      const room = replayRoom(CHAPTERS);
      const { element } = await inRoom('live-chapters', { room, language, texts });
      expect(inside(element, '[aria-current]')?.textContent).to.contain('Blue');
      await expect(element).to.be.accessible();
    });
  }

  it('leads on to what was said', async () => {
    const room = replayRoom(CHAPTERS);
    const said = { id: 'a', start: START, end: START + 1000, text: 'Hello', source: 'script' };
    Object.assign(room.captions, { cues: [[said]] });
    const { element } = await inRoom('live-chapters', { room, texts: [...texts, 'transcript'] });
    await customElements.whenDefined('live-said-link');
    const link = inside(element, 'live-said-link')!;
    await textsThere(link as never);
    let opened: unknown;
    element.addEventListener(SheetEvent.type, (event) => {
      const { sheet, about } = event as unknown as { sheet: string; about: string };
      opened = `${sheet} ${about}`;
    });
    inside(link, 'button')!.click();
    expect(opened).to.equal('settings said');
  });

  it('jumps to the blue one', async () => {
    const many = Array.from({ length: 9 }, (_, n) => chapter(400 + n, { title: `Part ${n}` }));
    const room = replayRoom([...CHAPTERS, ...many]);
    const { element } = await inRoom('live-chapters', { room, texts });
    const field = inside<HTMLInputElement>(element, '.find')!;
    field.value = 'BLUE shirt';
    field.dispatchEvent(new Event('input'));
    await rendered(element);
    const found = element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.chapter');
    expect(found.length).to.equal(1);
    found[0].click();
    expect(room.was('playback.seek', START + 80_000)).to.equal(true);
    field.value = 'nothing like it';
    field.dispatchEvent(new Event('input'));
    await rendered(element);
    expect(words(element)).to.contain('No such moment');
  });

  it('shows hostile titles as text, and leaves out what has no name', async () => {
    const room = replayRoom([chapter(1, { title: HOSTILE }), chapter(2, { productId: 'gone' })]);
    const { element } = await inRoom('live-chapters', { room, texts });
    expect(inside(element, 'img[src="x"]')).to.equal(null);
    expect(element.shadowRoot!.querySelectorAll('.chapter').length).to.equal(1);
    expect(inside(element, '.name')?.textContent).to.equal(HOSTILE);
  });
});

describe('<live-clip>', () => {
  async function openSheet(room = replayRoom(), language = 'en') {
    const opened = await inRoom('live-clip', { room, language, texts });
    await rendered(opened.element);
    return opened;
  }

  for (const language of ['en', 'ar']) {
    it(`offers a link and a clip, and is accessible (${language})`, async () => {
      const { element } = await openSheet(replayRoom(), language);
      expect(inside<HTMLInputElement>(element, '.link input')?.value).to.contain(
        `t=${START + 90_000}`,
      );
      await expect(element).to.be.accessible();
    });
  }

  it('links to the show as a whole, too', async () => {
    const { element } = await openSheet();
    inside<HTMLInputElement>(element, '[type=checkbox]')!.click();
    await rendered(element);
    await rendered(element);
    expect(inside<HTMLInputElement>(element, '.link input')?.value).to.match(/t=$/);
  });

  it('makes a clip of the last seconds with captions and the product', async () => {
    const room = replayRoom();
    room.stores.shop.patch({ pins: ['shirt'] });
    const cue = { start: START + 80_000, end: START + 82_000, text: 'Hello', language: 'en' };
    room.cues = [cue, { ...cue, start: START + 1000, end: START + 2000 }];
    const { element } = await openSheet(room);
    named(element, 'Make the clip').click();
    await rendered(element);
    const [, wish] = room.calls.find(([name]) => name === 'sharing.clip') ?? [];
    expect(wish).to.deep.include({
      from: START + 75_000,
      to: START + 90_000,
      mode: 'burnt',
      captions: [{ start: cue.start, end: cue.end, text: 'Hello', direction: 'ltr' }],
    });
    expect(wish).to.have.nested.property('card.name', 'Linen shirt');
    expect(inside<HTMLVideoElement>(element, 'video')?.src).to.match(/^blob:/);
    await expect(element).to.be.accessible();
    named(element, 'Another clip').click();
    await rendered(element);
    expect(inside(element, 'video')).to.equal(null);
  });

  it('shows how far it is, and can be cancelled', async () => {
    const room = replayRoom();
    let ended = false;
    room.makeClip = (_wish, { signal, progress }) => {
      signal.addEventListener('abort', () => (ended = true));
      progress({ step: 'cutting', share: 0.42 });
      return new Promise(() => undefined);
    };
    const { element } = await openSheet(room);
    named(element, 'Make the clip').click();
    await rendered(element);
    expect(words(element)).to.contain('42 %');
    expect(inside(element, '[role=progressbar]')?.getAttribute('aria-valuenow')).to.equal('42');
    await expect(element).to.be.accessible();
    named(element, 'Cancel').click();
    await rendered(element);
    expect(ended).to.equal(true);
    expect(words(element)).to.contain('Make the clip');
  });

  it('ends what it makes when it is closed', async () => {
    const room = replayRoom();
    let ended = false;
    room.makeClip = (_wish, { signal }) => {
      signal.addEventListener('abort', () => (ended = true));
      return new Promise(() => undefined);
    };
    const { element } = await openSheet(room);
    named(element, 'Make the clip').click();
    element.remove();
    expect(ended).to.equal(true);
  });

  for (const [code, said] of [
    ['clip-no-media', 'Watch a few seconds'],
    ['clip-memory', 'not enough memory'],
    ['clip-engine-missing', 'cannot be made on this site'],
    ['clip-failed', 'could not be made'],
  ] as const) {
    it(`says what went wrong: ${code}`, async () => {
      const room = replayRoom();
      room.makeClip = () => Promise.reject(new RoomError('clips', code, code));
      const { element } = await openSheet(room);
      named(element, 'Make the clip').click();
      await rendered(element);
      expect(inside(element, '[role=alert]')?.textContent).to.contain(said);
      await expect(element).to.be.accessible();
    });
  }

  it('offers no clips where the site wants none, and help where it gives it', async () => {
    const room = replayRoom();
    room.stores.sharing.patch({ clips: false, help: true });
    const { element } = await openSheet(room);
    expect(words(element)).to.not.contain('Make the clip');
    named(element, 'Get help').click();
    expect(room.was('sharing.help')).to.equal(true);
  });
});

describe('<live-teaser>', () => {
  const teaser = {
    ...{ title: HOSTILE, text: 'Only on air', image: null, productId: 'shirt' },
    revealAt: Date.now() + 3_600_000,
  };

  it('keeps the secret until its time', async () => {
    const room = replayRoom();
    room.stores.sharing.patch({ teaser });
    const { element } = await inRoom('live-teaser', { room, texts });
    expect(words(element)).to.contain('Still a secret').and.not.contain('Linen');
    expect(inside(element, 'img[src="x"]')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('shows the product from then on', async () => {
    const room = replayRoom();
    room.stores.sharing.patch({ teaser: { ...teaser, revealAt: Date.now() - 1000 } });
    const { element } = await inRoom('live-teaser', { room, texts });
    expect(words(element)).to.contain('Linen shirt').and.not.contain('secret');
    await expect(element).to.be.accessible();
  });
});

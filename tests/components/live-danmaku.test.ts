import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { loadDanmakuLanes, type ChatRow } from '../../src/sdk/index.js';
import type { LiveRoomElement } from '../../src/components/index.js';
import { loadView } from '../../src/components/internal/lazy.js';
import type { LiveDanmakuElement } from '../../src/components/live-danmaku.js';
import { aRow } from '../helpers/chat-rows.js';
import { aShow, FakeRoom } from '../helpers/fake-room.js';
import { aLiveRoom, all, inRoom, inside, nextTask, rendered } from './in-room.js';

const aComment = (text: string, overrides: Parameters<typeof aRow>[0] = {}): ChatRow =>
  aRow({ text, language: null, ...overrides });

function say(room: FakeRoom, ...rows: ChatRow[]): void {
  room.stores.chat.patch({ open: true, rows: [...room.stores.chat.current.rows, ...rows] });
}

function aRoom(): FakeRoom {
  const room = new FakeRoom();
  room.stores.chat.patch({ open: true });
  room.danmaku.set({ on: true, area: 1 });
  return room;
}

/** What flies now, from the top. */
function flying(element: LiveDanmakuElement): HTMLElement[] {
  return all(element, '.air span:not([hidden])').sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
}

const texts = (element: LiveDanmakuElement): string[] =>
  flying(element).map(({ textContent }) => textContent);

async function aDanmaku(options: { room?: FakeRoom; language?: string } = {}) {
  const { room = aRoom(), language = 'en' } = options;
  const { element, scope } = await inRoom('live-danmaku', { room, language });
  Object.assign(element.style, { position: 'absolute', inset: '0' });
  await measured(element);
  return { element, room, scope };
}

/** The layer is measured in a task after the rendering. */
async function measured(element: LiveDanmakuElement): Promise<void> {
  element.requestUpdate();
  await rendered(element);
  await nextTask();
}

/** The browser tells of it in a frame of its own. */
async function prefer(reducedMotion: 'reduce' | 'no-preference'): Promise<void> {
  const query = matchMedia(`(prefers-reduced-motion: ${reducedMotion})`);
  if (query.matches) return;
  const changed = new Promise((resolve) =>
    query.addEventListener('change', resolve, { once: true }),
  );
  await emulateMedia({ reducedMotion });
  await changed;
}

describe('<live-danmaku>', () => {
  before(async () => {
    await prefer('no-preference');
    await loadDanmakuLanes();
  });
  afterEach(() => prefer('no-preference'));

  it('lets fly what is said from now on, hidden from assistive technology', async () => {
    const room = aRoom();
    say(room, aComment('before'));
    const { element } = await aDanmaku({ room });
    say(room, aComment('Hello'), aComment('World'));
    await rendered(element);
    expect(texts(element)).to.deep.equal(['Hello', 'World']);
    expect(element.ariaHidden).to.equal('true');
    await expect(element).to.be.accessible();
  });

  it('shows hostile text as text', async () => {
    const { element, room } = await aDanmaku();
    say(room, aComment('<img src=x onerror=alert(1)>'));
    await rendered(element);
    expect(texts(element)).to.deep.equal(['<img src=x onerror=alert(1)>']);
    expect(inside(element, 'img')).to.be.null;
  });

  for (const [language, from] of [
    ['en', 'the right'],
    ['ar', 'the left'],
  ] as const)
    it(`flies in from ${from} in ${language}, to beyond the other edge`, async () => {
      const { element, room } = await aDanmaku({ language });
      say(room, aComment('Hello'));
      await rendered(element);
      const [node] = flying(element);
      const [animation] = node.getAnimations();
      const box = element.getBoundingClientRect();
      const { duration } = animation.effect!.getComputedTiming();
      animation.currentTime = 0;
      const start = node.getBoundingClientRect();
      // A moment before its end, when it is taken away.
      animation.currentTime = Number(duration) - 1;
      const end = node.getBoundingClientRect();
      const [first, last] = language === 'en' ? [start, end] : [end, start];
      expect(first.left).to.be.closeTo(box.right, 1);
      expect(last.right).to.be.closeTo(box.left, 1);
    });

  it('is as wide as its words', async () => {
    const { element, room } = await aDanmaku();
    say(room, aComment('今天的直播很好看 🎉 and more'), aComment('مرحبا بالجميع'));
    await rendered(element);
    for (const node of flying(element)) {
      expect(node.scrollWidth - node.clientWidth).to.be.at.most(1);
      const range = document.createRange();
      range.selectNodeContents(node);
      expect(node.clientWidth - range.getBoundingClientRect().width).to.be.within(19, 22);
    }
  });

  it('marks the viewer’s own and the host’s, and lets them in first', async () => {
    const { element, room } = await aDanmaku();
    const host = { id: 'mia', name: 'Mia', role: 'host', country: null } as const;
    const crowd = Array.from({ length: 60 }, (_, index) => aComment(`viewer ${index}`));
    say(room, ...crowd, aComment('mine', { own: true }), aComment('hers', { author: host }));
    await rendered(element);
    const [first, second, third] = flying(element);
    expect([first.textContent, first.className]).to.deep.equal(['mine', 'own']);
    expect([second.textContent, second.className]).to.deep.equal(['hers', 'host']);
    expect(third.className).to.equal('viewer');
  });

  it('takes down what was deleted, cleared, blocked or refused', async () => {
    const { element, room } = await aDanmaku();
    const bea = { id: 'bea', name: 'Bea', role: null, country: null };
    const rows = ['one', 'two', 'three'].map((text) => aComment(text));
    const own = aComment('four', { own: true, delivery: 'pending' });
    say(room, ...rows, aComment('five', { author: bea }), own);
    await rendered(element);
    const take = (what: { id?: string; authorId?: string }): void =>
      room.takeBack.forEach((listener) => listener(what));
    take({ id: rows[0].id });
    expect(texts(element)).to.have.members(['two', 'three', 'four', 'five']);
    take({ authorId: 'bea' });
    expect(texts(element)).to.have.members(['two', 'three', 'four']);
    // The site has given the own message another id.
    room.stores.chat.patch({ rows: [{ ...own, id: 'final', delivery: 'confirmed' }] });
    await rendered(element);
    take({ id: 'final' });
    expect(texts(element)).to.have.members(['two', 'three']);
    take({});
    expect(texts(element)).to.be.empty;
    const other = aComment('six', { own: true, delivery: 'pending' });
    say(room, other);
    await rendered(element);
    expect(texts(element)).to.deep.equal(['six']);
    room.stores.chat.patch({ rows: [{ ...other, delivery: 'refused' }] });
    await rendered(element);
    expect(texts(element)).to.be.empty;
  });

  it('uses its nodes again', async () => {
    const { element, room } = await aDanmaku();
    say(room, aComment('one'));
    await rendered(element);
    const [node] = flying(element);
    node.getAnimations()[0].finish();
    await nextTask();
    expect(texts(element)).to.be.empty;
    say(room, aComment('two'));
    await rendered(element);
    expect(flying(element)).to.deep.equal([node]);
  });

  it('stands while the picture does or a sheet covers it, and goes on from there', async () => {
    const { element, room } = await aDanmaku();
    say(room, aComment('one'));
    await rendered(element);
    const [animation] = flying(element)[0].getAnimations();
    for (const [stop, go] of [
      [
        () => room.stores.playback.patch({ phase: 'paused' }),
        () => room.stores.playback.patch({ phase: 'playing' }),
      ],
      [() => void (element.paused = true), () => void (element.paused = false)],
    ]) {
      stop();
      await rendered(element);
      expect(animation.playState).to.equal('paused');
      const held = Number(animation.currentTime);
      say(room, aComment('meanwhile'));
      await rendered(element);
      expect(texts(element)).to.deep.equal(['one']);
      go();
      await rendered(element);
      expect(animation.playState).to.equal('running');
      expect(Number(animation.currentTime)).to.be.within(held - 1, held + 500);
    }
  });

  it('stands while the page is hidden', async () => {
    const { element, room } = await aDanmaku();
    say(room, aComment('one'));
    await rendered(element);
    const [animation] = flying(element)[0].getAnimations();
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
    expect(animation.playState).to.equal('paused');
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await new Promise(requestAnimationFrame);
    expect(animation.playState).to.equal('running');
  });

  it('keeps clear of what lies over the picture, and of what the producer keeps clear', async () => {
    const { element, room, scope } = await aDanmaku();
    const card = document.createElement('div');
    Object.assign(card.style, {
      position: 'absolute',
      insetInline: '0',
      top: '0',
      height: '200px',
    });
    scope.append(card);
    room.danmaku.setLayout([{ x: 0, y: 0.5, width: 0.2, height: 0.5 }], 1000);
    room.danmaku.advance(1000);
    await measured(element);
    say(room, ...Array.from({ length: 40 }, (_, index) => aComment(`viewer ${index}`)));
    await rendered(element);
    const [top, bottom] = [200, 350].map((y) => y + element.getBoundingClientRect().top);
    const boxes = flying(element).map((node) => node.getBoundingClientRect());
    expect(boxes.length).to.be.within(3, 5);
    for (const box of boxes) {
      expect(box.top).to.be.at.least(top);
      expect(box.bottom).to.be.at.most(bottom);
    }
  });

  it('goes on in another size: nothing jumps, everything still leaves', async () => {
    const { element, room, scope } = await aDanmaku();
    // From here on the text grows no more with the stage.
    scope.style.inlineSize = '480px';
    await measured(element);
    say(room, aComment('one'));
    await rendered(element);
    const [node] = flying(element);
    const [animation] = node.getAnimations();
    animation.pause();
    animation.currentTime = 2000;
    const before = scope.getBoundingClientRect().right - node.getBoundingClientRect().right;
    scope.style.inlineSize = '600px';
    await measured(element);
    const after = scope.getBoundingClientRect().right - node.getBoundingClientRect().right;
    expect(after).to.be.closeTo(before, 1);
    animation.currentTime = Number(animation.effect!.getComputedTiming().duration) - 1;
    expect(node.getBoundingClientRect().right).to.be.closeTo(scope.getBoundingClientRect().left, 1);
  });

  it('is gone while the viewer has it off, or wants no motion', async () => {
    const { element, room } = await aDanmaku();
    say(room, aComment('one'));
    await rendered(element);
    room.danmaku.set({ on: false });
    await rendered(element);
    expect(inside(element, '.air')).to.be.null;
    expect(room.takeBack.size).to.equal(0);
    room.danmaku.set({ on: true });
    await measured(element);
    say(room, aComment('two'));
    await rendered(element);
    expect(texts(element)).to.deep.equal(['two']);
    await prefer('reduce');
    await rendered(element);
    expect(inside(element, '.air')).to.be.null;
  });

  it('leaves nothing behind, and comes back to life where it is put', async () => {
    const { element, room, scope } = await aDanmaku();
    say(room, aComment('one'));
    await rendered(element);
    element.remove();
    expect(room.takeBack.size).to.equal(0);
    expect(flying(element)).to.be.empty;
    scope.append(element);
    await measured(element);
    say(room, aComment('two'));
    await rendered(element);
    expect(texts(element)).to.deep.equal(['two']);
  });
});

describe('<live-danmaku-toggle>', () => {
  beforeEach(() => {
    localStorage.removeItem('live-room:danmaku');
    return prefer('no-preference');
  });

  const toggleOf = (element: Element): HTMLButtonElement | null =>
    inside<HTMLButtonElement>(element, 'live-danmaku-toggle', 'button');

  async function aRoomWithToggle(room: FakeRoom): Promise<LiveRoomElement> {
    const { element } = await aLiveRoom({ room });
    await customElements.whenDefined('live-danmaku-toggle');
    await rendered(element);
    return element;
  }

  it('is in the header of the room, at any time, and switches', async () => {
    const room = new FakeRoom();
    room.stores.chat.patch({ open: true });
    const element = await aRoomWithToggle(room);
    const button = toggleOf(element)!;
    expect(button.ariaLabel).to.equal('Flying comments');
    expect(button.ariaPressed).to.equal('false');
    button.click();
    await rendered(element);
    expect(room.danmaku.store.current.on).to.be.true;
    expect(button.ariaPressed).to.equal('true');
    await expect(element).to.be.accessible();
  });

  it('is not there without a chat, nor for who wants no motion', async () => {
    const room = new FakeRoom();
    const element = await aRoomWithToggle(room);
    expect(toggleOf(element)).to.be.null;
    room.stores.chat.patch({ open: true });
    await rendered(element);
    expect(toggleOf(element)).not.to.be.null;
    await prefer('reduce');
    await rendered(element);
    expect(toggleOf(element)).to.be.null;
  });

  it('is on from the start where the page says so', async () => {
    const element = document.createElement('live-room');
    element.danmaku = true;
    element.show = aShow();
    document.body.append(element);
    await element.updateComplete;
    expect(element.room?.danmaku.store.current.on).to.be.true;
    element.danmaku = false;
    await element.updateComplete;
    expect(element.room?.danmaku.store.current.on).to.be.false;
    element.remove();
  });

  it('keeps the settings over visits only with consent', async () => {
    const { element, room } = await inRoom('live-danmaku-toggle');
    room.danmaku.set({ on: true });
    expect(localStorage.getItem('live-room:danmaku')).to.be.null;
    const agreed = { granted: ['essential', 'functional'], by: 'page' } as const;
    const consent = { ...room.stores.market.current.consent, ...agreed };
    room.stores.market.patch({ consent });
    await rendered(element);
    room.danmaku.set({ speed: 2 });
    const nextRoom = new FakeRoom();
    nextRoom.stores.market.patch({ consent });
    await inRoom('live-danmaku-toggle', { room: nextRoom });
    expect(nextRoom.danmaku.store.current).to.include({ on: true, speed: 2 });
    const other = await inRoom('live-danmaku-toggle');
    expect(other.room.danmaku.store.current).to.include({ on: false, speed: 1 });
  });
});

describe('<live-danmaku-settings>', () => {
  before(() => loadView('live-settings'));
  beforeEach(() => prefer('no-preference'));

  it('is accessible, in English and in Arabic', async () => {
    for (const language of ['en', 'ar']) {
      const { element } = await inRoom('live-settings', { room: aRoom(), language });
      await expect(element).to.be.accessible();
    }
  });

  it('sets everything there is to set', async () => {
    const room = aRoom();
    const { element } = await inRoom('live-danmaku-settings', { room });
    const sliders = all(element, 'input[type="range"]') as HTMLInputElement[];
    for (const slider of sliders) {
      slider.value = slider.min;
      slider.dispatchEvent(new Event('input'));
    }
    const smallest = { area: 0.2, density: 0, speed: 0.5, opacity: 0.2, fontSize: 0.75 };
    expect(room.danmaku.store.current).to.include(smallest);
    all(element, 'input[type="checkbox"]')[0].click();
    await rendered(element);
    expect(room.danmaku.store.current.on).to.be.false;
    expect(all(element, 'input[type="range"]')).to.be.empty;
  });

  it('says why nothing flies for who wants no motion', async () => {
    await prefer('reduce');
    const { element } = await inRoom('live-danmaku-settings', { room: aRoom() });
    expect(inside(element, 'p')?.textContent).to.contain('less motion');
    expect(inside(element, 'input')).to.be.null;
  });
});

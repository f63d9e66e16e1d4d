import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import { NoticeEvent } from '../../src/components/internal/element-events.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { aRow } from '../helpers/chat-rows.js';
import { all, button, inRoom, inside, rendered, words } from './in-room.js';

async function aComposer(room = new FakeRoom(), language = 'en') {
  room.stores.chat.patch({ open: true });
  const { loadView } = await import('../../src/components/internal/lazy.js');
  await loadView('live-chat');
  return inRoom('live-chat-composer', { room, language });
}

async function type(element: LitElement, text: string): Promise<void> {
  const field = inside<HTMLInputElement>(element, 'input')!;
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await rendered(element);
}

function submit(element: HTMLElement): void {
  inside<HTMLFormElement>(element, 'form')!.requestSubmit();
}

describe('<live-chat-composer>', () => {
  for (const language of ['en', 'ar']) {
    it(`is accessible in ${language}`, async () => {
      const { element } = await aComposer(new FakeRoom(), language);
      await type(element, 'Hello');
      button(element, /React|تفاعل/).click();
      await rendered(element);
      await expect(element).to.be.accessible();
    });
  }

  it('sends what was written, and is empty then', async () => {
    const { element, room } = await aComposer();
    await type(element, 'Is it warm?');
    submit(element);
    expect(room.was('chat.send', 'Is it warm?', undefined)).to.be.true;
    await rendered(element);
    expect(inside<HTMLInputElement>(element, 'input')?.value).to.equal('');
  });

  describe('above the keyboard of a phone', () => {
    const real = Object.getOwnPropertyDescriptor(window, 'visualViewport')!;
    /** Browsers of computers have no such keyboard: the view is made smaller, as theirs are. */
    class FakeView extends EventTarget {
      scale = 1;
      offsetTop = 0;
      height = 600;

      become(change: Partial<Pick<FakeView, 'scale' | 'offsetTop' | 'height'>>): void {
        Object.assign(this, change).dispatchEvent(new Event('resize'));
      }
    }

    async function aPhone() {
      await emulateMedia({ reducedMotion: 'no-preference' });
      const view = new FakeView();
      Object.defineProperty(window, 'visualViewport', { configurable: true, value: view });
      const { element, scope } = await aComposer();
      Object.assign(scope.style, { position: 'fixed', inset: '0 auto auto 0', blockSize: '600px' });
      Object.assign(element.style, { position: 'absolute', insetBlockEnd: '10px' });
      const end = (): void => element.getAnimations().forEach((animation) => animation.finish());
      const bottom = (): number => element.getBoundingClientRect().bottom;
      return { element, view, end, bottom };
    }

    afterEach(async () => {
      Object.defineProperty(window, 'visualViewport', real);
      await emulateMedia({ reducedMotion: 'reduce' });
    });

    it('stands where one can see what one writes, and comes down again', async () => {
      const { element, view, end, bottom } = await aPhone();
      view.become({ height: 300 });
      expect(bottom(), 'nobody writes').to.equal(590);
      element.focus();
      end();
      expect(bottom()).to.be.within(285, 300);
      // The browser moved its view by itself.
      view.become({ offsetTop: 120 });
      end();
      expect(bottom()).to.be.within(405, 420);
      view.become({ height: 600, offsetTop: 0 });
      end();
      expect(bottom()).to.equal(590);
      view.become({ height: 300 });
      inside<HTMLInputElement>(element, 'input')?.blur();
      end();
      expect(bottom()).to.equal(590);
    });

    it('gets there also when the keyboard tells its height in steps', async () => {
      const { element, view, end, bottom } = await aPhone();
      element.focus();
      for (const height of [500, 420, 340, 300, 300]) {
        view.become({ height });
        for (const animation of element.getAnimations()) animation.currentTime = 60;
      }
      end();
      expect(bottom()).to.be.within(285, 300);
    });

    it('leaves a zoomed page alone, and an element that is gone', async () => {
      const { element, view, end, bottom } = await aPhone();
      element.focus();
      view.become({ height: 300, scale: 2 });
      end();
      expect(bottom()).to.equal(590);
      element.remove();
      view.become({ height: 200, scale: 1 });
      expect(element.style.translate).to.equal('');
    });
  });

  it('sends nothing of nothing', async () => {
    const { element, room } = await aComposer();
    await type(element, '   ');
    submit(element);
    expect(room.was('chat.send')).to.be.false;
  });

  it('answers a message, until the viewer thinks better of it', async () => {
    const { element, room } = await aComposer();
    element.replyTo = aRow({ id: 'asked', author: { name: 'Bo' } });
    let answered = 0;
    element.addEventListener('answered', () => (answered += 1));
    await rendered(element);
    expect(words(element)).to.contain('Replying to Bo');
    button(element, 'Cancel reply').click();
    expect(answered).to.equal(1);
    await type(element, 'Yes');
    submit(element);
    expect(room.was('chat.send', 'Yes', 'asked')).to.be.true;
    expect(answered).to.equal(2);
  });

  it('counts down in slow mode, and sends nothing meanwhile', async () => {
    const room = new FakeRoom();
    room.sendableIn = 7400;
    const { element } = await aComposer(room);
    expect(inside(element, '[role="timer"]')?.textContent).to.equal('8');
    await type(element, 'Again');
    submit(element);
    expect(room.was('chat.send')).to.be.false;
    room.sendableIn = 0;
    element.requestUpdate();
    await rendered(element);
    submit(element);
    expect(room.was('chat.send', 'Again')).to.be.true;
  });

  it('gives back what was refused before it became a message', async () => {
    const { element, room } = await aComposer();
    room.chatAnswer = async () => ({ ok: false, reason: 'limit-reached' });
    const told: string[] = [];
    element.addEventListener(NoticeEvent.type, (event) => {
      if (event instanceof NoticeEvent) told.push(event.notice.message ?? '');
    });
    await type(element, 'Hello');
    submit(element);
    await rendered(element);
    expect(told).to.deep.equal(['Too many messages at once.']);
    expect(inside<HTMLInputElement>(element, 'input')?.value).to.equal('Hello');
  });

  it('leaves it to the row to say why it was refused', async () => {
    const { element, room } = await aComposer();
    room.chatAnswer = async () => ({ ok: false, reason: 'not-allowed', key: 'own-1' });
    await type(element, 'Hello');
    submit(element);
    await rendered(element);
    expect(inside<HTMLInputElement>(element, 'input')?.value).to.equal('');
  });

  it('says that the chat is closed, and whom one has to follow', async () => {
    const { element, room } = await aComposer();
    const mode = { slowSeconds: 0, followersOnly: false, closed: false };
    room.stores.chat.patch({ mode: { ...mode, closed: true } });
    await rendered(element);
    expect(words(element)).to.contain('The chat is closed');
    room.stores.chat.patch({ mode: { ...mode, followersOnly: true } });
    await rendered(element);
    button(element, 'Follow to join the chat').click();
    expect(room.was('chat.follow', true)).to.be.true;
    await rendered(element);
    expect(inside(element, 'input')).not.to.be.null;
  });

  it('likes and reacts', async () => {
    const { element, room } = await aComposer();
    room.stores.chat.patch({ likes: 12_345 });
    await rendered(element);
    expect(inside(element, '.count')?.textContent).to.equal('12K');
    button(element, /^Like/).click();
    expect(room.was('chat.like')).to.be.true;
    button(element, 'React').click();
    await rendered(element);
    button(element, 'React with 🔥').click();
    expect(room.was('chat.react', '🔥')).to.be.true;
    expect(all(element, '.reactions button')).to.have.length(5);
  });

  it('has a target of 44 pixels everywhere', async () => {
    const { element } = await aComposer();
    for (const { offsetWidth, offsetHeight, className } of all(element, '.entry > button'))
      expect(Math.min(offsetWidth, offsetHeight), className).to.be.at.least(44);
  });
});

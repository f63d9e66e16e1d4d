import { expect, oneEvent } from '@open-wc/testing';
import type { Interaction } from '../../src/sdk/index.js';
import { SheetEvent } from '../../src/components/internal/element-events.js';
import { loadKind } from '../../src/components/internal/interaction-kinds.js';
import type { LiveInteractionElement } from '../../src/components/live-interaction.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { anInteraction, put } from '../helpers/interactions.js';
import { withTexts } from './activity.js';
import { aLiveRoom, button, inRoom, inside, nextTask, rendered, words } from './in-room.js';

const poll = anInteraction('poll');
const quiz = anInteraction('quiz');
const coupon = anInteraction('coupon');

async function anOverlay(
  list: readonly Interaction[],
  { room = new FakeRoom(), language = 'en', content = '' } = {},
): Promise<{ element: LiveInteractionElement; room: FakeRoom; scope: HTMLElement }> {
  put(room, ...list);
  await Promise.all([loadKind('poll'), loadKind('quiz')]);
  const { element, scope } = await inRoom('live-interaction', { room, language });
  if (content) {
    // The page's own view, made as pages make them.
    const view = document.createElement('div');
    view.slot = 'view';
    view.setAttribute('kinds', content);
    element.append(view);
  }
  await withTexts(element);
  await heightKnown(element);
  return { element, room, scope };
}

/** The observer of the stage’s height reports in a task of its own. */
async function heightKnown(element: LiveInteractionElement): Promise<void> {
  await new Promise<void>((resolve) => {
    const observer = new ResizeObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(element.parentElement!);
  });
  await rendered(element);
}

const title = (element: Element): string => inside(element, '.title, h2')?.textContent.trim() ?? '';

describe('<live-interaction>', function () {
  // Some of them load views and audit them.
  this.timeout(30_000);

  it('shows nothing while there is nothing', async () => {
    const { element } = await anOverlay([]);
    expect(inside(element, '*:not(style)')).to.be.null;
  });

  it('says what there is and until when, and is accessible', async () => {
    const { element } = await anOverlay([poll]);
    expect(words(element)).to.contain('Which colour next?').and.contain('Ends in 1:24');
    await expect(element).to.be.accessible();
  });

  it('speaks Arabic, from right to left', async () => {
    const { element } = await anOverlay([poll], { language: 'ar' });
    expect(title(element)).to.equal('أي لون بعد ذلك؟');
    const tile = inside(element, '.tile')!.getBoundingClientRect();
    expect(tile.left).to.be.greaterThan(inside(element, '.act')!.getBoundingClientRect().left);
    await expect(element).to.be.accessible();
  });

  it('counts down by the server’s clock', async () => {
    const room = new FakeRoom();
    Object.assign(room.interactions, { serverNow: () => poll.closesAt! - 9500 });
    const { element } = await anOverlay([poll], { room });
    expect(words(element)).to.contain('Ends in 0:10');
  });

  it('makes no time up where none was told', async () => {
    const { element } = await anOverlay([anInteraction('poll', { closesAt: null })]);
    expect(words(element))
      .to.contain('Open now')
      .and.not.to.match(/\d:\d\d/);
  });

  it('does not take the focus when something opens; a screen reader hears of it politely', async () => {
    const { element, room, scope } = await anOverlay([]);
    const field = document.createElement('input');
    scope.append(field);
    field.focus();
    put(room, quiz);
    await rendered(element);
    expect(document.activeElement).to.equal(field);
    const status = inside(element, '[role="status"]')!;
    expect(status.textContent).to.contain('Quiz').and.contain('How light is the Aero Runner?');
  });

  it('shows one at a time: what closes first and still waits for the viewer', async () => {
    const { element, room } = await anOverlay([
      coupon,
      { ...quiz, closesAt: quiz.closesAt! - 9000 },
    ]);
    expect(title(element)).to.contain('How light');
    put(room, coupon, anInteraction('quiz', { own: { choice: 'a' } }));
    await rendered(element);
    expect(title(element)).to.contain('Ten per cent');
  });

  it('opens a panel with the focus in it; Escape closes it and gives the focus back', async () => {
    const { element, scope } = await anOverlay([poll]);
    button(element, 'Vote: Which colour next?').click();
    await rendered(element);
    expect(element.shadowRoot!.activeElement?.localName).to.equal('h2');
    expect(inside(element, 'live-poll')).not.to.be.null;
    await withTexts(inside(element, 'live-poll') as never);
    scope.style.background = '#000';
    await expect(element).to.be.accessible();
    inside(element, 'h2')!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
    );
    await rendered(element);
    expect(inside(element, '.panel')).to.be.null;
    expect(element.shadowRoot!.activeElement?.className).to.contain('act');
  });

  it('keeps the panel on what the viewer is at, whatever else opens', async () => {
    const { element, room } = await anOverlay([poll]);
    button(element, /Vote/).click();
    put(room, poll, { ...quiz, closesAt: 1 });
    await rendered(element);
    expect(title(element)).to.equal('Which colour next?');
    expect(button(element, 'Activities (2)')).not.to.be.null;
    put(room, quiz);
    await rendered(element);
    expect(inside(element, '.panel')).to.be.null;
    expect(title(element)).to.contain('How light');
  });

  it('is put aside, and found again behind the chip', async () => {
    const { element } = await anOverlay([poll]);
    button(element, 'Hide: Which colour next?').click();
    await rendered(element);
    expect(inside(element, '.card')).to.be.null;
    const chip = button(element, 'Activities (1)');
    expect(element.shadowRoot!.activeElement).to.equal(chip);
    await expect(element).to.be.accessible();
    chip.click();
    await rendered(element);
    expect(title(element)).to.equal('Which colour next?');
  });

  it('leads to the list where several were put aside', async () => {
    const { element } = await anOverlay([poll, quiz]);
    button(element, /Hide/).click();
    await rendered(element);
    button(element, /Hide/).click();
    await rendered(element);
    setTimeout(() => button(element, 'Activities (2)').click());
    const event = (await oneEvent(element, SheetEvent.type)) as unknown as SheetEvent;
    expect([event.sheet, event.about]).to.deep.equal(['interaction', '']);
  });

  it('opens a sheet for what needs room, and where the stage has none', async () => {
    const { element, room, scope } = await anOverlay([anInteraction('blind-box')]);
    setTimeout(() => button(element, /See the box/).click());
    const event = (await oneEvent(element, SheetEvent.type)) as unknown as SheetEvent;
    expect([event.sheet, event.about]).to.deep.equal(['interaction', 'blind-box']);
    scope.style.blockSize = '480px';
    put(room, poll);
    await heightKnown(element);
    setTimeout(() => button(element, /Vote/).click());
    expect(((await oneEvent(element, SheetEvent.type)) as unknown as SheetEvent).about).to.equal(
      'poll',
    );
    expect(inside(element, '.panel')).to.be.null;
  });

  it('shows hostile titles as text', async () => {
    const hostile = '"><img src=x onerror=alert(1)>';
    const { element } = await anOverlay([anInteraction('poll', { title: hostile })]);
    expect(title(element)).to.equal(hostile);
    expect(inside(element, 'img')).to.be.null;
  });

  it('gives its place to the page’s own view of a kind, and tells it how things stand', async () => {
    const { element, room } = await anOverlay([], { content: 'poll coupon' });
    const view = element.querySelector('div')!;
    const heard: (string | null)[] = [];
    view.addEventListener('live-interaction-changed', (event) =>
      heard.push(event.detail.interaction?.id ?? null),
    );
    put(room, poll);
    await rendered(element);
    await nextTask();
    await rendered(element);
    expect(inside(element, '.card')).to.be.null;
    put(room, quiz);
    await rendered(element);
    await rendered(element);
    expect(heard).to.deep.equal(['poll', null]);
    expect(title(element)).to.contain('How light');
  });
});

describe('<live-room> with activities', () => {
  it('keeps them clear of captions, cards and controls at every size', async function () {
    this.timeout(40_000);
    const room = new FakeRoom();
    room.stores.shop.patch({ pins: ['mug'] });
    room.stores.chat.patch({ open: true });
    put(room, quiz);
    const { element } = await aLiveRoom({ room });
    await import('../../src/components/internal/lazy.js').then(({ loadView }) =>
      Promise.all([loadView('live-interaction'), loadView('live-product'), loadView('live-chat')]),
    );
    const overlay = inside<LiveInteractionElement>(element, 'live-interaction')!;
    await withTexts(overlay);
    for (const [width, height] of [
      [320, 568],
      [360, 640],
      [390, 844],
      [1280, 800],
    ] as const) {
      const size = { inlineSize: `${width}px`, blockSize: `${height}px`, maxBlockSize: 'none' };
      Object.assign(element.style, size);
      await heightKnown(overlay);
      for (const open of [false, true]) {
        if (open && height < 700) continue;
        if (open) button(overlay, /Answer/).click();
        await rendered(overlay);
        const box = overlay.getBoundingClientRect();
        const column = inside(element, '.column')!.getBoundingClientRect();
        for (const other of ['live-captions', 'live-pins', 'live-controls', '.header', '.feed']) {
          const { top, bottom, height: size } = inside(element, other)!.getBoundingClientRect();
          const clear = size === 0 || top >= box.bottom - 0.5 || bottom <= box.top + 0.5;
          expect(clear, `${other} at ${width}×${height}, open: ${open}`).to.be.true;
        }
        const controls = inside(element, 'live-controls')!.getBoundingClientRect();
        expect(controls.bottom, `controls at ${width}×${height}`).to.be.at.most(
          column.bottom + 0.5,
        );
        if (open) button(overlay, 'Back to the picture').click();
      }
    }
  });
});

import { expect } from '@open-wc/testing';
import { arrange } from '../../src/components/internal/guest-places.js';
import { cornerByKey, nextCorner } from '../../src/components/internal/corner-drag.js';
import { loadView } from '../../src/components/internal/lazy.js';
import type { LiveGuestsElement } from '../../src/components/live-guests.js';
import type { LiveRoomElement } from '../../src/components/index.js';
import { FakeRoom, START } from '../helpers/fake-room.js';
import { aGuest, aVersus } from '../helpers/guests.js';
import {
  aLiveRoom,
  all,
  button,
  inRoom,
  inside,
  nextTask,
  rendered,
  textsThere,
  words,
} from './in-room.js';

const HOSTILE = '<img src=x onerror="document.title=1">\u202e';
const NAMES = { lin: { en: 'Lin', ar: 'لين' }, noa: 'Noa', bad: HOSTILE };

function aGuestRoom(...guests: ReturnType<typeof aGuest>[]): FakeRoom {
  const room = new FakeRoom();
  room.stores.guests.patch({ open: true, guests, names: NAMES });
  return room;
}

async function aStage(
  room: FakeRoom,
  language = 'en',
): Promise<{ element: LiveRoomElement; view: LiveGuestsElement }> {
  await loadView('live-guests');
  const { element } = await aLiveRoom({ room, language });
  while (!inside(element, 'live-guests')) await nextTask();
  const view = inside<LiveGuestsElement>(element, 'live-guests')!;
  await textsThere(view);
  return { element, view };
}

const box = (element: Element): DOMRect => element.getBoundingClientRect();
const boxes = (element: LiveRoomElement): HTMLElement[] =>
  all(inside(element, 'live-stage')!, '.guest');
const picture = (element: LiveRoomElement): HTMLElement =>
  inside(element, 'live-stage', '.picture')!;

function overlap(a: DOMRect, b: DOMRect): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0.5 && height > 0.5 ? width * height : 0;
}

describe('where guests stand', () => {
  const lin = aGuest();
  const noa = aGuest({ id: 'noa', layout: 'inside' });
  const none = new Map<string, never>();

  it('is beside the host or in a window, as the show says and the viewer wishes', () => {
    expect(arrange([lin], none, null).host).to.equal('start');
    expect([...arrange([lin, noa], none, null).guests]).to.deep.equal([
      ['lin', 'end'],
      ['noa', 'window'],
    ]);
    expect([...arrange([lin, aGuest({ id: 'kim' })], none, null).guests.values()]).to.deep.equal([
      'end-top',
      'end-bottom',
    ]);
    const wishes = new Map([
      ['lin', { layout: 'inside' as const }],
      ['noa', { hidden: true }],
    ]);
    const wished = arrange([lin, noa], wishes, null);
    expect([wished.host, ...wished.guests.values()]).to.deep.equal(['full', 'window', 'gone']);
  });

  it('changes places with the host, and two windows never share a corner', () => {
    const swapped = arrange([noa], none, 'noa');
    expect([swapped.host, swapped.guests.get('noa'), swapped.corners.get('host')]).to.deep.equal([
      'window',
      'full',
      'top-end',
    ]);
    const corner = { corner: 'bottom-end' as const };
    const two = arrange(
      [noa, aGuest({ id: 'kim', layout: 'inside' })],
      new Map([
        ['noa', corner],
        ['kim', corner],
      ]),
      null,
    );
    expect([...two.corners.values()]).to.deep.equal(['bottom-end', 'top-end']);
  });

  it('has no window where there is no room for one, and the host is seen', () => {
    const cramped = arrange([noa], none, 'noa', true);
    expect([cramped.host, cramped.guests.get('noa')]).to.deep.equal(['full', 'gone']);
    expect(arrange([lin], none, null, true).guests.get('lin')).to.equal('end');
  });

  it('leaves the stage to the host where a picture is lost', () => {
    const lost = arrange([aGuest({ phase: 'lost' })], none, 'lin');
    expect([lost.host, lost.guests.get('lin')]).to.deep.equal(['full', 'gone']);
  });

  it('goes by the arrow keys as it looks, in either direction of reading', () => {
    expect(cornerByKey('ArrowLeft', 'top-end', false)).to.equal('top-start');
    expect(cornerByKey('ArrowLeft', 'top-end', true)).to.equal('top-end');
    expect(cornerByKey('ArrowDown', 'top-start', true)).to.equal('bottom-start');
    expect(cornerByKey('a', 'top-start', true)).to.be.undefined;
    const round = new Set(['top-end', 'bottom-end', 'bottom-start', 'top-start'] as const);
    for (const corner of round) expect(round.has(nextCorner(corner))).to.be.true;
  });
});

describe('<live-guests>', () => {
  for (const language of ['en', 'ar'])
    it(`is accessible in ${language}, with options, an offer and a battle`, async () => {
      const room = aGuestRoom(
        aGuest(),
        aGuest({ id: 'noa', phase: 'offered', layout: 'inside', name: 'Noa' }),
      );
      room.stores.guests.patch({ versus: aVersus(START, { simulated: true }) });
      const { element } = await inRoom('live-guests', { room, language, texts: ['guests'] });
      Object.assign(element.style, {
        gridTemplateRows:
          '[versus] auto [guests] auto [upper middle] 1fr [center rest] 1fr [lower pins] 0',
        blockSize: '600px',
      });
      await textsThere(element);
      all(element, '[aria-expanded]')[0]?.click();
      await rendered(element);
      expect(inside(element, '.options') !== null).to.be.true;
      await expect(element).to.be.accessible();
      await expect(inside(element, 'live-versus')).to.be.accessible();
    });

  it('comes with the first guest, and takes the host’s half back when they leave', async () => {
    const room = new FakeRoom();
    const { element } = await aLiveRoom({ room });
    expect(picture(element).dataset['place']).to.be.undefined;
    room.stores.guests.patch({ open: true, guests: [aGuest()], names: NAMES });
    while (!room.guestHosts.has('lin')) await nextTask();
    const [guest] = boxes(element);
    expect(room.guestHosts.get('lin') === guest).to.be.true;
    const [host, beside] = [box(picture(element)), box(guest)];
    expect(overlap(host, beside)).to.equal(0);
    expect(beside.left).to.be.closeTo(host.right, 1);
    expect([host.width, beside.width]).to.deep.equal([195, 195]);
    room.stores.guests.patch({ guests: [] });
    while (room.guestHosts.size > 0) await nextTask();
    await rendered(inside<LiveGuestsElement>(element, 'live-guests')!);
    expect(boxes(element)).to.have.length(0);
    expect(box(picture(element)).width).to.equal(390);
  });

  it('reads from right to left: the host is on the right', async () => {
    const { element } = await aStage(aGuestRoom(aGuest()), 'ar');
    expect(box(boxes(element)[0]).right).to.be.closeTo(box(picture(element)).left, 1);
  });

  it('mutes a guest, loads one that was only offered, and says who is meant', async () => {
    const room = aGuestRoom(aGuest(), aGuest({ id: 'noa', name: 'Noa', phase: 'offered' }));
    const { view } = await aStage(room);
    button(view, 'Mute Lin').click();
    expect(room.was('guests.setMuted', 'lin', true)).to.be.true;
    button(view, /Load the picture of Noa/).click();
    expect(room.was('guests.load', 'noa')).to.be.true;
  });

  it('makes a window of a half, swaps, hides and shows again, and keeps the focus', async () => {
    const { element, view } = await aStage(aGuestRoom(aGuest()));
    const choose = async (name: string): Promise<void> => {
      button(view, 'Options for Lin').click();
      await rendered(view);
      button(view, name).click();
      await rendered(view);
    };
    const places = (): unknown[] =>
      [picture(element), ...boxes(element)].map(({ dataset }) => dataset['place']);
    await choose('Smaller');
    expect(places()).to.deep.equal(['full', 'window']);
    expect(view.shadowRoot?.activeElement?.ariaLabel).to.equal('Options for Lin');
    await choose('Swap places');
    expect(places()).to.deep.equal(['window', 'full']);
    expect(inside(view, '.row .name')?.textContent, 'no name of hers on him').to.equal('Lin');
    expect(inside(view, '.frame[data-place=window] .name')).to.be.null;
    await choose('Hide the picture');
    expect(places()).to.deep.equal(['full', 'gone']);
    button(view, 'Show the picture of Lin').click();
    await rendered(view);
    expect(places()).to.deep.equal(['window', 'full']);
    await choose('Larger');
    expect(places()).to.deep.equal(['end', 'start']);
  });

  it('closes its options with Escape, and moves a window with the arrow keys', async () => {
    const room = aGuestRoom(aGuest({ layout: 'inside' }));
    const { element, view } = await aStage(room);
    const more = button(view, 'Options for Lin');
    const press = async (key: string): Promise<void> => {
      more.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      );
      await rendered(view);
    };
    more.click();
    await rendered(view);
    await press('Escape');
    expect(inside(view, '.options')).to.be.null;
    expect(boxes(element)[0]?.dataset['corner']).to.equal('top-end');
    await press('ArrowDown');
    await press('ArrowLeft');
    expect(boxes(element)[0]?.dataset['corner']).to.equal('bottom-start');
    expect(room.was('playback.skip'), 'the room does not rewind with it').to.be.false;
  });

  it('leaves the browser its own keys', async () => {
    const { element, view } = await aStage(aGuestRoom(aGuest({ layout: 'inside' })));
    const more = button(view, 'Options for Lin');
    for (const modifier of ['altKey', 'ctrlKey', 'metaKey']) {
      const event = new KeyboardEvent('keydown', {
        ...{ key: 'ArrowLeft', [modifier]: true },
        ...{ bubbles: true, composed: true, cancelable: true },
      });
      more.dispatchEvent(event);
      await rendered(view);
      expect(event.defaultPrevented, modifier).to.be.false;
      expect(boxes(element)[0]?.dataset['corner'], modifier).to.equal('top-end');
    }
  });

  it('asks once for a poster that cannot be shown', async () => {
    const posterOf = (id: string): string =>
      `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' id='${id}'/>`;
    const of = (id: string, muted: boolean) =>
      aGuest({ phase: 'loading', poster: posterOf(id), muted });
    const room = aGuestRoom(of('a', false));
    const { element, view } = await aStage(room);
    const images = (): HTMLImageElement[] => [...boxes(element)[0].querySelectorAll('img')];
    expect(images()).to.have.length(1);
    images()[0]?.dispatchEvent(new Event('error'));
    room.stores.guests.patch({ guests: [of('a', true)] });
    await rendered(view);
    expect(images().length, 'asked for again').to.equal(0);
    room.stores.guests.patch({ guests: [of('b', true)] });
    await rendered(view);
    expect(images().length, 'another one may be there').to.equal(1);
  });

  it('is moved with the finger to the nearest corner', async () => {
    const { element, view } = await aStage(aGuestRoom(aGuest({ layout: 'inside' })));
    const grip = inside(view, '.grip')!;
    grip.setPointerCapture = () => undefined;
    const at = (type: string, clientX: number, clientY: number): void => {
      grip.dispatchEvent(
        new PointerEvent(type, { clientX, clientY, button: 0, bubbles: true, pointerId: 1 }),
      );
    };
    const { left, top } = box(grip);
    at('pointerdown', left + 20, top + 20);
    at('pointermove', left - 200, top + 30);
    const moved = box(boxes(element)[0]).left;
    expect(moved).to.be.closeTo(left - 220, 1);
    expect(box(grip).left, 'both together').to.be.closeTo(moved, 1);
    at('pointerup', left - 200, top + 30);
    await rendered(view);
    expect(boxes(element)[0]?.dataset['corner']).to.match(/-start$/);
  });

  for (const position of ['top', 'middle', 'bottom'] as const)
    for (const layout of ['inside', 'beside'] as const)
      it(`covers no caption (${position}) and no control, ${layout}`, async () => {
        const room = aGuestRoom(aGuest({ layout }), aGuest({ id: 'noa', layout: 'inside' }));
        room.stores.guests.patch({ versus: aVersus(START) });
        const line = {
          source: 'studio',
          translatedBy: null,
          original: null,
          language: 'en',
        } as const;
        room.stores.captions.patch({
          position,
          lines: [
            {
              ...line,
              id: '1',
              slot: '1',
              text: 'A long line that is said while there are two of them.',
            },
            {
              ...line,
              id: '2',
              slot: '2',
              text: 'And another one of the guest, as long as that.',
              guest: 'lin',
            },
          ],
        });
        const { element, view } = await aStage(room);
        await rendered(view);
        expect(box(view).width, 'as wide as the room').to.be.closeTo(366, 1);
        const own = [...view.signs];
        if (layout === 'inside') own.push(...boxes(element));
        const others = [
          'live-captions',
          'live-controls',
          'live-pins',
          '.header',
          '.feed',
          'live-orders',
        ]
          .map((selector) => inside(element, selector))
          .filter((other) => other !== null);
        for (const mine of own)
          for (const other of others)
            expect(
              overlap(box(mine), box(other)),
              `${mine.className} on ${other.localName}`,
            ).to.equal(0);
        expect(own.length).to.be.greaterThan(2);
      });

  it('gives a window up at once where captions need the room', async () => {
    const { element, view } = await aStage(aGuestRoom(aGuest({ layout: 'inside' })));
    expect(boxes(element)[0]?.dataset['place']).to.equal('window');
    element.style.blockSize = '220px';
    // A page in the background is told of no sizes.
    view.requestUpdate();
    while (boxes(element)[0]?.dataset['place'] !== 'gone') await nextTask();
    await rendered(view);
    expect(button(view, 'Mute Lin').getBoundingClientRect().height).to.equal(44);
  });

  it('has its window at once when it comes after a battle, or to a stage that was left', async () => {
    const room = new FakeRoom();
    room.stores.guests.patch({ open: true, versus: aVersus(START), names: NAMES });
    const { element, view } = await aStage(room);
    const inAWindow = async (): Promise<unknown> => {
      room.stores.guests.patch({ guests: [aGuest({ layout: 'inside' })] });
      await rendered(view);
      await rendered(view);
      return boxes(element)[0]?.dataset['place'];
    };
    view.requestUpdate();
    await rendered(view);
    // It looks in a task of its own.
    await nextTask();
    expect(await inAWindow()).to.equal('window');
    element.style.blockSize = '220px';
    view.requestUpdate();
    while (boxes(element)[0]?.dataset['place'] !== 'gone') await nextTask();
    room.stores.guests.patch({ guests: [] });
    await rendered(view);
    element.style.blockSize = '700px';
    expect(await inAWindow()).to.equal('window');
  });

  it('shows names of the show as text, and a guest without one as such', async () => {
    const room = aGuestRoom(aGuest({ id: 'bad' }), aGuest({ id: 'x' }));
    const { view } = await aStage(room);
    expect(words(view)).to.contain(HOSTILE.slice(0, 20));
    expect(words(view)).to.contain('Guest');
    expect(inside(view, 'img')).to.be.null;
  });

  it('says who has come, and tells everybody when a picture is lost', async () => {
    const room = aGuestRoom(aGuest());
    const { element, view } = await aStage(room);
    room.announce('guest-joined', { guestId: 'lin' });
    await rendered(view);
    expect(all(view, '[role=status]').at(-1)?.textContent).to.equal('Lin is on the stage');
    room.stores.guests.patch({ guests: [aGuest({ phase: 'lost' })] });
    room.announce('guest-left', { guestId: 'lin', reason: 'lost' });
    while (!inside(element, 'live-notices', '.notice')) await nextTask();
    expect(words(inside(element, 'live-notices')!)).to.equal(
      'No picture from Lin. The show goes on.',
    );
    expect(picture(element).dataset['place']).to.equal('full');
  });

  it('gives the mini player one picture', async () => {
    const { element } = await aStage(aGuestRoom(aGuest()));
    const stage = inside(element, 'live-stage')!;
    stage.toggleAttribute('bare', true);
    expect(box(picture(element)).width).to.equal(box(stage).width);
    expect(getComputedStyle(boxes(element)[0]).visibility).to.equal('hidden');
  });

  it('says whose line it is in the caption', async () => {
    const room = aGuestRoom(aGuest());
    const line = { source: 'studio', translatedBy: null, original: null, language: 'en' } as const;
    room.stores.captions.patch({
      lines: [{ ...line, id: '1', slot: '1', text: 'Hello', guest: 'lin' }],
    });
    const { element } = await inRoom('live-captions', { room });
    expect(words(element)).to.equal('Lin: Hello');
  });

  it('keeps its pictures when the room is moved in the page', async () => {
    const room = aGuestRoom(aGuest());
    const { element, view } = await aStage(room);
    const host = room.guestHosts.get('lin');
    const elsewhere = document.createElement('div');
    element.after(elsewhere);
    elsewhere.append(element);
    await rendered(view);
    expect(boxes(element)).to.have.length(1);
    expect(boxes(element)[0] === host && room.guestHosts.get('lin') === host).to.be.true;
  });

  it('leaves nothing on the stage when it is taken away', async () => {
    const room = aGuestRoom(aGuest());
    const { element, view } = await aStage(room);
    view.remove();
    await nextTask();
    expect(boxes(element)).to.have.length(0);
    expect(room.guestHosts.size).to.equal(0);
    expect(picture(element).dataset['place']).to.be.undefined;
  });
});

describe('<live-versus>', () => {
  async function aBar(overrides: Parameters<typeof aVersus>[1] = {}) {
    const room = aGuestRoom(aGuest());
    room.stores.guests.patch({ versus: aVersus(START, overrides) });
    const { element } = await inRoom('live-versus', {
      room,
      view: 'live-guests',
      texts: ['guests'],
    });
    await textsThere(element);
    return { element, room };
  }

  it('shows both sides by name, their score, and the time left', async () => {
    const { element } = await aBar();
    expect(inside(element, '.line')?.innerText.replace(/\s+/g, ' ').trim()).to.match(
      /Mia 1,200 0:42 left .*Lin|Mia.*1,200.*0:42 left.*Lin.*800/,
    );
    const shares = all(element, '.bar i').map((bar) => bar.style.getPropertyValue('--share'));
    expect(shares).to.deep.equal(['0.6', '0.4']);
    const rows = all(element, 'tbody tr').map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    expect(rows).to.deep.equal(['Mia 1,200', 'Lin 800']);
    expect(all(element, 'th[scope=col]').map(({ textContent }) => textContent)).to.deep.equal([
      'Host',
      'Points',
    ]);
  });

  it('says what the phase is, who has won, and that a score is old or made up', async () => {
    const { element, room } = await aBar();
    const time = async (overrides: Parameters<typeof aVersus>[1]): Promise<string | undefined> => {
      room.stores.guests.patch({ versus: aVersus(START, overrides) });
      await rendered(element);
      return inside(element, '.time')?.textContent.trim();
    };
    expect(await time({ phase: 'soon', startsAt: START + 9000 })).to.equal('Starts in 0:09');
    expect(await time({ phase: 'overtime' })).to.equal('Overtime 0:42');
    expect(await time({ phase: 'counting' })).to.equal('Counting …');
    expect(await time({ phase: 'cancelled' })).to.equal('Called off');
    expect(await time({ phase: 'over', winner: null })).to.equal('A draw');
    expect(await time({ phase: 'over', winner: 'lin' })).to.equal('Lin wins');
    expect(all(element, '.side')[1]?.querySelector('svg') !== null, 'a crown').to.be.true;
    await time({ stale: true, simulated: true });
    expect(words(element)).to.match(/As of \d/);
    expect(words(element)).to.contain('Demonstration: the score is simulated.');
  });

  it('takes four sides, and none that has scored yet', async () => {
    const sides = ['host', 'lin', 'noa', 'bad'].map((id) => ({ id, name: undefined, score: 0 }));
    const { element } = await aBar({ sides });
    expect(
      all(element, '.bar i').map((bar) => bar.style.getPropertyValue('--share')),
    ).to.deep.equal(Array(4).fill('0.25'));
    expect(all(element, 'tbody tr')).to.have.length(4);
    await expect(element).to.be.accessible();
  });
});

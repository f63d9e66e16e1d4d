import { expect, nextFrame } from '@open-wc/testing';
import { loadView } from '../../src/components/internal/lazy.js';
import type { ChatRow } from '../../src/sdk/index.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { aRow } from '../helpers/chat-rows.js';
import { aLiveRoom, all, button, inRoom, inside, nextTask, rendered, words } from './in-room.js';

function aChatRoom(rows: readonly ChatRow[] = [aRow()]): FakeRoom {
  const room = new FakeRoom();
  room.stores.chat.patch({ open: true, rows });
  return room;
}

/** The element with its inner views rendered. */
async function aChat(room: FakeRoom, language = 'en', properties = {}) {
  const made = await inRoom('live-chat', { room, language, properties });
  await loadView('live-chat-menu');
  await settled(made.element);
  return made;
}

async function settled(element: Parameters<typeof rendered>[0]): Promise<void> {
  await rendered(element);
  await nextTask();
  await rendered(element);
}

function press(target: Element, key: string): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
}

describe('<live-chat>', () => {
  it('is nothing while there is no chat', async () => {
    const { element } = await aChat(new FakeRoom());
    expect(words(element)).to.equal('');
  });

  for (const language of ['en', 'ar']) {
    for (const panel of [false, true]) {
      it(`is accessible in ${language}${panel ? ', as a panel' : ''}`, async () => {
        const room = aChatRoom([
          aRow({ author: { name: 'Mira', role: 'host' }, text: 'Welcome!' }),
          aRow({ author: { country: 'BR', id: 'b' }, text: 'Oi', language: 'pt' }),
          aRow({ reply: { id: 'x', name: 'Bo', text: 'Size?' } }),
          aRow({ own: true, delivery: 'pending' }),
          aRow({ own: true, delivery: 'refused', refusal: { reason: 'not-allowed' } }),
          aRow({ translation: { phase: 'done', text: 'Hola', language: 'es' } }),
        ]);
        room.stores.chat.patch({
          pinned: aRow({ text: 'Free shipping today' }),
          blocked: [{ id: 'bo', name: 'Bo' }],
        });
        const { element } = await aChat(room, language, { panel });
        element.style.blockSize = '420px';
        await expect(element).to.be.accessible();
        all(element, '.row')[1].click();
        await settled(element);
        await expect(element).to.be.accessible();
      });
    }
  }

  it('gives badges for roles alone', async () => {
    const room = aChatRoom([
      aRow({ author: { name: 'Mira', role: 'host' } }),
      aRow({ author: { name: 'Host Mod Team' } }),
    ]);
    const { element } = await aChat(room);
    expect(all(element, '.role').map((badge) => badge.textContent)).to.deep.equal(['Host']);
  });

  it('keeps names and texts from turning each other', async () => {
    const room = aChatRoom([aRow({ author: { name: 'ليلى' }, text: 'love it', language: 'en' })]);
    const { element } = await aChat(room);
    expect(inside(element, '.name bdi')?.textContent).to.equal('ليلى');
    expect(inside(element, 'bdi.text')?.lang).to.equal('en');
  });

  it('makes no link of an address, however familiar it looks', async () => {
    const room = aChatRoom([aRow({ text: 'https://аррӏе.com/login' })]);
    const { element } = await aChat(room);
    expect(inside(element, 'a')).to.be.null;
    expect(words(element)).to.contain('https://аррӏе.com/login');
  });

  it('stays at the end while its reader is there, and counts while they are not', async () => {
    const rows = Array.from({ length: 30 }, () => aRow());
    const room = aChatRoom(rows);
    const { element } = await aChat(room);
    const list = inside(element, '.rows')!;
    const left = (): number => list.scrollHeight - list.scrollTop - list.clientHeight;
    expect(list.scrollHeight).to.be.greaterThan(list.clientHeight);
    expect(left()).to.be.lessThan(2);

    room.stores.chat.patch({ rows: [...rows, aRow()] });
    await settled(element);
    expect(left()).to.be.lessThan(2);

    list.scrollTop = 0;
    list.dispatchEvent(new Event('scroll'));
    await settled(element);
    const more = [...rows, aRow(), aRow({ text: 'one' }), aRow({ text: 'two' })];
    room.stores.chat.patch({ rows: more });
    await settled(element);
    expect(left()).to.be.greaterThan(200);
    button(element, /new messages/).click();
    await settled(element);
    expect(left()).to.be.lessThan(2);
    expect(all(element, '.more')).to.deep.equal([]);
  });

  it('leaves what is being read where it is, whatever comes and goes around it', async () => {
    let rows = Array.from({ length: 60 }, () => aRow());
    const room = aChatRoom(rows);
    const { element } = await aChat(room);
    const list = inside(element, '.rows')!;
    const place = (key: string): number =>
      inside(element, `[data-key="${key}"]`)!.getBoundingClientRect().top;
    const scroll = async (top: number): Promise<void> => {
      list.scrollTop = top;
      list.dispatchEvent(new Event('scroll'));
      await settled(element);
    };
    // Of the last rows only, as they are at the end; all of them come before those now.
    const seen = rows.at(-18)!.key;
    list.scrollTop = 0;
    const before = place(seen);
    await scroll(0);
    expect(all(element, '.row')).to.have.length(60);
    expect(place(seen)).to.be.closeTo(before, 1);

    rows = [...rows.slice(5), ...Array.from({ length: 5 }, () => aRow())];
    room.stores.chat.patch({ rows });
    await settled(element);
    expect(place(seen)).to.be.closeTo(before, 1);
    // At the very beginning nothing is above that could be kept away.
    await scroll(0);
    room.stores.chat.patch({ rows: [...rows, aRow()] });
    await settled(element);
    expect(list.scrollTop).to.equal(0);
  });

  it('stays at the end when what stands below takes its place', async () => {
    const room = aChatRoom(Array.from({ length: 30 }, () => aRow()));
    const { element } = await aChat(room);
    const list = inside(element, '.rows')!;
    list.style.maxBlockSize = '90px';
    list.dispatchEvent(new Event('scroll'));
    await settled(element);
    expect(list.scrollHeight - list.scrollTop - list.clientHeight).to.be.lessThan(2);
    room.stores.chat.patch({ rows: [...room.stores.chat.current.rows, aRow()] });
    await settled(element);
    expect(all(element, '.more')).to.deep.equal([]);
  });

  it('moves in a row that comes alone, and none of a crowd', async () => {
    const rows = [aRow(), aRow()];
    const room = aChatRoom(rows);
    const { element } = await aChat(room);
    room.stores.chat.patch({ rows: [...rows, aRow(), aRow({ text: 'crowd' })] });
    await settled(element);
    expect(all(element, '.arriving')).to.deep.equal([]);
  });

  it('holds few rows in the page while the reader is at the end', async () => {
    const { element } = await aChat(aChatRoom(Array.from({ length: 200 }, () => aRow())));
    expect(all(element, '.row')).to.have.length(20);
  });

  it('is a log that tells assistive technology the last message, not all of them', async () => {
    const { element } = await aChat(aChatRoom());
    const log = inside(element, '[role="log"]')!;
    expect(log.ariaLive).to.equal('off');
    expect(inside(element, '[role="status"]')).not.to.be.null;
  });

  it('offers what can be done with a row, by keyboard', async () => {
    const room = aChatRoom([aRow({ key: 'a', id: 'a' }), aRow({ key: 'b', id: 'b', text: 'Bye' })]);
    const { element } = await aChat(room);
    const list = inside(element, '.rows')!;
    list.focus();
    press(list, 'ArrowUp');
    expect(element.shadowRoot?.activeElement?.textContent).to.contain('Bye');
    press(element.shadowRoot!.activeElement!, 'ArrowUp');
    press(element.shadowRoot!.activeElement!, 'Enter');
    await settled(element);
    const menu = inside(element, 'live-chat-menu')!;
    expect(all(menu, '.actions button').map((each) => each.textContent.trim())).to.deep.equal([
      'Reply',
      'Copy',
      'Hide',
      'Report',
    ]);
    expect(menu.shadowRoot?.activeElement?.textContent.trim()).to.equal('Reply');
    press(menu.shadowRoot!.activeElement!, 'Escape');
    await settled(element);
    expect(inside(element, 'live-chat-menu')).to.be.null;
    expect(element.shadowRoot?.activeElement?.textContent).to.contain('Does it come');
  });

  it('hides an author, reports a message, and shows the author again', async () => {
    const room = aChatRoom([aRow({ key: 'a', id: 'a' })]);
    const { element } = await aChat(room);
    const open = async (): Promise<HTMLElement> => {
      all(element, '.row')[0].click();
      await settled(element);
      return inside(element, 'live-chat-menu')!;
    };
    button(await open(), 'Hide').click();
    expect(room.was('chat.block', 'ana')).to.be.true;
    await settled(element);
    const menu = await open();
    button(menu, 'Report').click();
    await settled(element);
    button(menu, 'Scam').click();
    await settled(element);
    expect(room.was('chat.report', 'a', 'scam')).to.be.true;

    room.stores.chat.patch({ blocked: [{ id: 'ana', name: 'Ana' }] });
    await settled(element);
    button(element, 'Show Ana again').click();
    expect(room.was('chat.unblock', 'ana')).to.be.true;
  });

  it('closes the menu of a row that is deleted', async () => {
    const room = aChatRoom([aRow()]);
    const { element } = await aChat(room);
    all(element, '.row')[0].click();
    await settled(element);
    room.stores.chat.patch({ rows: [] });
    await settled(element);
    expect(inside(element, 'live-chat-menu')).to.be.null;
  });

  it('translates where there is a translator that can', async () => {
    const room = aChatRoom([
      aRow({ key: 'a', language: 'es' }),
      aRow({ key: 'b', language: 'en' }),
    ]);
    const { element } = await aChat(room);
    const actions = async (index: number): Promise<string> => {
      all(element, '.row')[index].click();
      await settled(element);
      const text = words(inside(element, 'live-chat-menu')!);
      all(element, '.row')[index].click();
      await settled(element);
      return text;
    };
    expect(await actions(0)).not.to.contain('Translate');
    room.chat.translator = {
      canTranslate: (from) => {
        if (from === 'en') throw new Error('a fault of the page');
        return true;
      },
      translate: async (text) => text,
    };
    room.stores.chat.patch({ translatable: true });
    expect(await actions(0)).to.contain('Translate');
    expect(await actions(1)).not.to.contain('Translate');
    all(element, '.row')[0].click();
    await settled(element);
    button(inside(element, 'live-chat-menu')!, 'Translate').click();
    expect(room.was('chat.translate', 'a')).to.be.true;
  });

  it('sends a refused message again, or takes it away', async () => {
    const row = aRow({
      own: true,
      delivery: 'refused',
      refusal: { reason: 'timeout' },
      key: 'own',
    });
    const room = aChatRoom([row]);
    const { element } = await aChat(room);
    expect(words(element)).to.contain('could not be sent');
    button(element, 'Try again').click();
    button(element, 'Remove').click();
    expect(room.was('chat.retry', 'own')).to.be.true;
    expect(room.was('chat.discard', 'own')).to.be.true;
    expect(inside(element, 'live-chat-menu')).to.be.null;
  });

  it('lets no hearts fly where less motion is wanted', async () => {
    const room = aChatRoom();
    const { element } = await aChat(room);
    room.stores.chat.patch({ likes: 100, reactions: { '🔥': 20 } });
    await settled(element);
    room.stores.chat.patch({ likes: 130, reactions: { '🔥': 50 } });
    await settled(element);
    // The browser of the tests is told to reduce motion.
    expect(matchMedia('(prefers-reduced-motion: reduce)').matches).to.be.true;
    expect(inside(element, '.air')?.childElementCount).to.equal(0);
  });
});

describe('the place of the chat', () => {
  for (const [name, width, height, beside] of [
    ['over an upright picture', 360, 640, false],
    ['beside a picture with room around it', 1280, 720, true],
  ] as const) {
    it(`is ${name}, clear of captions, cards and buttons`, async () => {
      const room = aChatRoom(Array.from({ length: 20 }, () => aRow()));
      room.stores.shop.patch({ pins: ['mug'] });
      room.stores.captions.patch({
        lines: [
          {
            id: '1',
            text: 'A caption on two lines, as they come',
            language: 'en',
            source: 'script',
            slot: '1',
            translatedBy: null,
            original: null,
          },
        ],
      });
      const { element } = await aLiveRoom({ room });
      Object.assign(element.style, { inlineSize: `${width}px`, blockSize: `${height}px` });
      while (!inside(element, 'live-chat', '.chat')) await nextFrame();
      while (!inside(element, 'live-pins', 'live-product', 'button')) await nextFrame();
      while (Boolean(inside(element, 'live-chat[panel]')) !== beside) await nextFrame();
      await settled(element);
      const box = (...path: string[]): DOMRect => inside(element, ...path)!.getBoundingClientRect();
      const chat = box('live-chat', '.chat');
      expect(chat.height).to.be.greaterThan(80);
      for (const other of [
        box('live-captions', '[part="line"]'),
        box('live-pins', 'live-product'),
        box('live-controls'),
        box('.header'),
      ]) {
        const apart =
          other.bottom <= chat.top + 1 ||
          other.top >= chat.bottom - 1 ||
          other.right <= chat.left + 1 ||
          other.left >= chat.right - 1;
        expect(apart, JSON.stringify([chat, other])).to.be.true;
      }
    });
  }
});

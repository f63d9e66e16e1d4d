import { Conversation } from '../../../src/sdk/chat/conversation.js';
import { CaptionDesk } from '../../../src/sdk/captions/caption-desk.js';
import { OrderBoard } from '../../../src/sdk/orders/order-board.js';
import { openGuests } from '../../../src/sdk/open-guests.js';
import { CartDesk } from '../../../src/sdk/shop/cart-desk.js';
import { expect } from '@open-wc/testing';
import { Catalog } from '../../../src/sdk/products/catalog.js';
import { composeRoom, type RoomSettings } from '../../../src/sdk/compose-room.js';
import { createRoom } from '../../../src/sdk/index.js';
import type {
  EngineStart,
  MediaEngine,
  MediaEngineEvents,
  MediaEngineFactory,
} from '../../../src/sdk/playback/media-engine.js';
import type { LiveRoom } from '../../../src/sdk/room/live-room.js';
import type { RoomEventMap } from '../../../src/sdk/room/room-events.js';
import { FakeClock } from '../../helpers/fake-clock.js';
import { channelEngines, FakeTransport, stateMessage } from '../../helpers/fake-transport.js';
import { BASE, showJson } from '../../helpers/show-fixtures.js';

/** Engines that never show a picture by themselves: the test shows it. */
class FakeEngines implements MediaEngineFactory {
  preloads = 0;
  starts: EngineStart[] = [];
  events: MediaEngineEvents | undefined;

  preload(): void {
    this.preloads += 1;
  }

  acquaint(): void {}

  create(_host: unknown, start: EngineStart, events: MediaEngineEvents): Promise<MediaEngine> {
    this.starts.push(start);
    this.events = events;
    return new Promise(() => {});
  }
}

function setUp(
  show: object | null = showJson(),
  settings: Partial<RoomSettings> = {},
): {
  room: LiveRoom;
  clock: FakeClock;
  transport: FakeTransport;
  engines: FakeEngines;
  facts: string[];
  loads: () => number;
  wake: () => void;
} {
  const clock = new FakeClock();
  const transport = new FakeTransport();
  const engines = new FakeEngines();
  const facts: string[] = [];
  let loads = 0;
  let wake = (): void => {};
  const room = composeRoom(
    {
      source: BASE,
      language: 'en',
      captions: 'en',
      muted: true,
      autoplay: true,
      cartProvider: null,
      productProvider: null,
      angle: undefined,
      realtimeToken: undefined,
      danmaku: false,
      market: {},
      ...settings,
    },
    {
      clock,
      random: () => 0,
      baseUrl: BASE,
      pageUrl: undefined,
      captionDesks: async () => CaptionDesk,
      measures: () => Promise.reject(new Error('not here')),
      translationDesks: () => Promise.reject(new Error('Nothing translates here.')),
      loadShow: async (url) => {
        loads += 1;
        if (!show) throw new Error('offline');
        return { text: JSON.stringify(show), url };
      },
      mediaEngines: async () => engines,
      channels: channelEngines(transport),
      speechListeners: () => Promise.reject(new Error('not here')),
      carts: async () => CartDesk,
      conversations: async () => Conversation,
      catalogs: async () => Catalog,
      structuredData: async () => [],
      orderBoards: async () => OrderBoard,
      guestDesks: async (parts) => openGuests(parts),
      prices: () => Promise.reject(new Error('not here')),
      markets: () => Promise.reject(new Error('not here')),
      gpc: () => false,
      around: () => Promise.reject(new Error('not here')),
      interactionDesks: () => Promise.reject(new Error('not here')),
      marketRules: () => Promise.reject(new Error('not here')),
      visible: () => true,
      onWake: (callback) => (wake = callback),
    },
  );
  const types: (keyof RoomEventMap)[] = ['status-changed', 'room-failed', 'product-pinned'];
  for (const type of types) room.addEventListener(type, () => facts.push(type));
  return { room, clock, transport, engines, facts, loads: () => loads, wake: () => wake() };
}

function snapshot(clock: FakeClock, data: object = {}): object {
  const all = { status: 'live', pins: [], stock: [], cues: [], kept: [], ...data };
  return stateMessage(1, 'snapshot', all, { ts: clock.now() });
}

describe('Room', () => {
  it('does nothing before it is joined', async () => {
    const { room, clock, transport, engines, loads } = setUp();
    await clock.advance(10_000);
    expect(loads()).to.equal(0);
    expect(transport.lines).to.deep.equal([]);
    expect(engines.preloads).to.equal(0);
    expect(room.show.store.current.phase).to.equal('idle');
  });

  it('fetches the player while the show document is still on its way', async () => {
    const { room, clock, engines } = setUp();
    const joined = room.join();
    expect(room.show.store.current.phase).to.equal('loading');
    await clock.advance(1200);
    expect(engines.preloads).to.equal(1);
    await joined;
    expect(room.show.store.current.phase).to.equal('ready');
  });

  it('joins once, however often it is asked', async () => {
    const { room, loads } = setUp();
    await Promise.all([room.join(), room.join()]);
    expect(loads()).to.equal(1);
  });

  it('shows products, connects and starts the picture once the document is there', async () => {
    const { room, clock, transport, engines } = setUp();
    room.playback.mount({ append: () => {} });
    await room.join();
    await clock.advance(1200);
    expect(room.shop.store.current.products.map(({ id }) => id)).to.deep.equal(['shoe']);
    expect(transport.line.dial.url).to.equal('wss://shop.example/realtime?room=spring');
    expect(engines.starts[0]?.live).to.equal(true);
  });

  it('leaves the network to the first picture, for a moment', async () => {
    const { room, clock, transport, engines } = setUp();
    room.playback.mount({ append: () => {} });
    await room.join();
    await clock.advance(600);
    expect(transport.lines).to.deep.equal([]);
    engines.events?.playing();
    await clock.advance(0);
    expect(transport.lines).to.have.length(1);
  });

  it('brings pins, captions, status and options with the picture they belong to', async () => {
    const { room, clock, transport, engines, facts } = setUp();
    room.playback.mount({ append: () => {} });
    await room.join();
    await clock.advance(1200);
    const now = clock.now();
    const picture = (stageTime: number): void => engines.events?.frame(stageTime);
    const rect = { x: 0.1, y: 0, width: 0.5, height: 0.2 };
    transport.line.open(
      snapshot(clock, { pins: [{ productId: 'shoe', at: now - 60_000 }] }),
      stateMessage(2, 'pin', { productId: 'hat' }, { at: now }),
      stateMessage(3, 'cue', { id: 'c', start: now, end: now + 1000, text: { en: 'Hello' } }),
      stateMessage(4, 'status', { status: 'paused' }, { at: now + 500 }),
      stateMessage(5, 'highlight', { productId: 'hat', options: { color: 'red' } }, { at: now }),
      stateMessage(6, 'stage.layout', { avoid: [rect] }, { at: now + 500 }),
    );
    picture(now - 1000);
    expect(room.shop.store.current.pins).to.deep.equal(['shoe']);
    expect(room.captions.store.current.lines).to.deep.equal([]);
    picture(now);
    expect(room.shop.store.current.pins).to.deep.equal(['hat', 'shoe']);
    expect(room.shop.store.current.highlights).to.deep.equal({ hat: { color: 'red' } });
    // What makes lines of cues comes with the first one.
    await clock.advance(0);
    expect(room.captions.store.current.lines.map(({ text }) => text)).to.deep.equal(['Hello']);
    expect(room.show.store.current.status).to.equal('live');
    expect(room.danmaku.store.current.avoid).to.deep.equal([]);
    picture(now + 500);
    expect(room.danmaku.store.current.avoid).to.deep.equal([rect]);
    expect(room.show.store.current.status).to.equal('paused');
    expect(facts).to.include.members(['product-pinned', 'status-changed']);
  });

  it('brings a guest and their battle with the picture, and a line of theirs by name', async () => {
    const guests = [{ id: 'lin', name: 'Lin', sources: [{ url: 'lin.m3u8' }], present: false }];
    const { room, clock, transport, engines } = setUp(showJson({ guests }), { captions: 'en' });
    room.playback.mount({ append: () => {} });
    await room.join();
    await clock.advance(1200);
    const now = clock.now();
    const sides = [
      { id: 'host', score: 3 },
      { id: 'lin', score: 4 },
    ];
    const times = { startsAt: now - 1000, endsAt: now + 60_000, asOf: now };
    const cue = { id: 'c', start: now, end: now + 1000, text: { en: 'Hello' }, guest: 'lin' };
    const kept = [
      stateMessage(1, 'guest', { id: 'lin', rev: 1, present: true }, { at: now - 500 }),
    ];
    transport.line.open(
      snapshot(clock, { kept, cues: [cue] }),
      stateMessage(2, 'versus', { id: 'v', rev: 1, ...times, sides }, { at: now }),
    );
    await clock.advance(0);
    engines.events?.frame(now - 1000);
    expect(room.guests.store.current.guests).to.deep.equal([]);
    engines.events?.frame(now);
    await clock.advance(0);
    const { names, versus } = room.guests.store.current;
    expect(room.guests.store.current.guests.map(({ id }) => id)).to.deep.equal(['lin']);
    expect(names).to.deep.equal({ lin: 'Lin' });
    expect(versus?.sides.map(({ score }) => score)).to.deep.equal([3, 4]);
    expect(room.captions.store.current.lines.map(({ guest }) => guest)).to.deep.equal(['lin']);
    room.leave();
    expect(room.guests.desk).not.to.be.null;
    expect(clock.pendingTimers).to.equal(0);
  });

  it('brings back what the server has kept for those who come late', async () => {
    const { room, clock, transport } = setUp();
    await room.join();
    await clock.advance(1200);
    const data = { productId: 'shoe', options: { color: 'blue' } };
    const kept = [stateMessage(1, 'highlight', data, { at: clock.now() - 5000 })];
    transport.line.open(snapshot(clock, { kept }));
    expect(room.shop.store.current.highlights).to.deep.equal({ shoe: { color: 'blue' } });
  });

  it('follows the server clock while there is no picture', async () => {
    const { room, clock, transport } = setUp(showJson({ status: 'preshow' }));
    await room.join();
    await clock.advance(1200);
    transport.line.open(
      stateMessage(1, 'snapshot', { status: 'preshow' }, { ts: clock.now() }),
      stateMessage(2, 'status', { status: 'live' }, { at: clock.now() + 5000 }),
    );
    expect(room.show.store.current.status).to.equal('preshow');
    // Looked at once a second.
    await clock.advance(6000);
    expect(room.show.store.current.status).to.equal('live');
  });

  it('goes on with everything else when the channel is down', async () => {
    const { room, clock, transport, facts } = setUp();
    await room.join();
    await clock.advance(1200);
    transport.line.close();
    await clock.advance(60_000);
    expect(room.realtime.store.current.status).to.equal('reconnecting');
    expect(facts).to.deep.equal(['room-failed']);
    expect(room.shop.store.current.products).to.have.length(1);
    expect(room.show.store.current.phase).to.equal('ready');
  });

  it('goes on when a listener of the page throws', async () => {
    const { room } = setUp(showJson({ angles: [7] }));
    const reported = new Promise<void>((resolve) => {
      const before = window.onerror;
      window.onerror = () => {
        window.onerror = before;
        resolve();
        return true;
      };
    });
    room.addEventListener('room-failed', () => {
      throw new Error('the page has a fault');
    });
    await room.join();
    await reported;
    expect(room.show.store.current.phase).to.equal('ready');
  });

  it('resolves join when the document has failed, and tries again when the page is back', async () => {
    const { room, clock, loads, wake } = setUp(null);
    const joined = room.join();
    await clock.advance(5000);
    await joined;
    expect(room.show.store.current.phase).to.equal('failed');
    const before = loads();
    wake();
    await clock.advance(0);
    expect(loads()).to.equal(before + 1);
  });

  describe('when it is left', () => {
    it('leaves no timer, no line and no event behind', async () => {
      const { room, clock, transport, facts } = setUp();
      await room.join();
      await clock.advance(1200);
      transport.line.open(snapshot(clock));
      room.leave();
      room.leave();
      expect(clock.pendingTimers).to.equal(0);
      expect(transport.line.dropped).to.equal(true);
      const said = facts.length;
      transport.line.say(stateMessage(2, 'pin', { productId: 'shoe' }, { at: clock.now() }));
      await clock.advance(60_000);
      expect(facts).to.have.length(said);
    });

    it('is left by the signal it was joined with', async () => {
      const { room, clock } = setUp();
      const abort = new AbortController();
      const joined = room.join({ signal: abort.signal });
      abort.abort();
      await joined;
      await clock.advance(1200);
      expect(clock.pendingTimers).to.equal(0);
    });
  });

  describe('requests', () => {
    it('are answered by the listener that responds first', async () => {
      const { room } = setUp();
      await room.join();
      room.addEventListener('add-to-cart-requested', (event) => {
        expect(event.target).to.equal(room);
        event.respondWith(Promise.resolve({ ok: false, reason: 'login-required' }));
        event.respondWith({ ok: true });
      });
      const answer = await room.shop.add({ productId: 'shoe', variantId: 'shoe-blue' });
      expect(answer).to.deep.equal({ ok: false, reason: 'login-required' });
    });

    it('are done when a listener only prevents the default', async () => {
      const { room } = setUp();
      await room.join();
      room.addEventListener('checkout-requested', (event) => event.preventDefault());
      expect(await room.shop.checkout()).to.deep.equal({ ok: true });
    });

    it('fail softly when the page answers nonsense, or rejects', async () => {
      const { room } = setUp();
      await room.join();
      const answers: unknown[] = [Promise.reject(new Error('x')), 'yes', { ok: false }];
      for (const answer of answers) {
        const abort = new AbortController();
        room.addEventListener(
          'checkout-requested',
          (event) => event.respondWith(answer as { ok: true }),
          { signal: abort.signal },
        );
        expect(await room.shop.checkout()).to.deep.equal({ ok: false, reason: 'custom-error' });
        abort.abort();
      }
    });

    it('time out when the page never answers', async () => {
      const { room, clock } = setUp();
      await room.join();
      room.addEventListener('checkout-requested', (event) =>
        event.respondWith(new Promise<never>(() => {})),
      );
      const paying = room.shop.checkout();
      await clock.advance(60_000);
      expect(await paying).to.deep.equal({ ok: false, reason: 'timeout' });
    });
  });

  it('can be made of a bare stream', async () => {
    const room = createRoom({ show: { stream: 'live.m3u8' } });
    await room.join();
    const { document } = room.show.store.current;
    expect(document?.angles[0]?.sources[0]?.url).to.equal(new URL('live.m3u8', location.href).href);
    expect(document?.status).to.equal('live');
    room.leave();
  });
});

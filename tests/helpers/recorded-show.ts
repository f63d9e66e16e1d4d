import { CaptionDesk } from '../../src/sdk/captions/caption-desk.js';
import { composeRoom } from '../../src/sdk/compose-room.js';
import { Conversation } from '../../src/sdk/chat/conversation.js';
import { InteractionDesk } from '../../src/sdk/interactions/desk.js';
import { OrderBoard } from '../../src/sdk/orders/order-board.js';
import { openGuests } from '../../src/sdk/open-guests.js';
import { Catalog } from '../../src/sdk/products/catalog.js';
import { openAround } from '../../src/sdk/open-around.js';
import type { MediaEngineEvents } from '../../src/sdk/playback/media-engine.js';
import type { LiveRoom } from '../../src/sdk/room/live-room.js';
import { CartDesk } from '../../src/sdk/shop/cart-desk.js';
import { FakeClock, settle } from './fake-clock.js';
import { BASE, productJson, showJson } from './show-fixtures.js';

/** When the recorded show began. */
export const SHOW_START = Date.UTC(2025, 5, 1, 18);

/** 0 ≤ x < 1, the same every time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The log of a busy show of so many minutes, out of order as a recorder may have written it. */
export function recordedLog(minutes: number, seed = 1): object[] {
  const random = seeded(seed);
  const lengthMs = minutes * 60_000;
  const anywhere = (): number => SHOW_START + Math.floor(random() * lengthMs);
  const pick = (many: number): number => Math.floor(random() * many);
  const log: object[] = [];
  const add = (type: string, at: number, data: object): void => {
    log.push({ v: 1, type, at: new Date(at).toISOString(), data });
  };
  for (let n = 0; n < minutes * 2; n += 1) {
    add(random() < 0.6 ? 'pin' : 'unpin', anywhere(), { productId: `p${pick(8)}` });
    const options = { color: ['blue', 'red', 'black'][pick(3)] };
    add('highlight', anywhere(), { productId: `p${pick(8)}`, options });
    const avoid = [{ x: pick(5) / 10, y: 0, width: 0.2, height: 0.2 }];
    if (n % 4 === 0) add('stage.layout', anywhere(), { avoid });
    const asOf = anywhere();
    const variantId = `p${pick(8)}-blue`;
    add('stock', asOf, { productId: 'p1', variantId, quantity: pick(30), source: 'shop', asOf });
  }
  for (let n = 0; n < minutes * 40; n += 1) {
    const author = { id: `v${pick(60)}`, name: `Viewer ${pick(60)}` };
    add('chat', anywhere(), { id: `m${n}`, author, text: `Line ${n}` });
    if (n % 50 === 0) add('chat.delete', SHOW_START + lengthMs, { id: `m${pick(n + 1)}` });
    if (n % 400 === 0) {
      const message = { id: `pinned${n}`, author: { id: 'host', name: 'Mira' }, text: `Note ${n}` };
      add('chat.pin', anywhere(), { message: n % 800 === 0 ? message : null });
    }
  }
  for (let second = 5; second < minutes * 60; second += 5) {
    const at = SHOW_START + second * 1000;
    const sums = { KR: second * 3, JP: second * 2 };
    const count = { since: SHOW_START, until: at, bucket: 5000, k: 10, other: 0, simulated: false };
    add('orders', at, { ...count, sums });
    add('likes', at, { total: second * 7 });
    add('reactions', at, { counts: { '🔥': second } });
    add('cue', at, {
      id: `c${second}`,
      start: new Date(at).toISOString(),
      end: new Date(at + 3000).toISOString(),
      text: { en: `Caption ${second}` },
    });
  }
  for (let n = 0; n < Math.min(40, minutes); n += 1) {
    const at = anywhere();
    const closesAt = at + 30_000;
    const choices = ['a', 'b'].map((id) => ({ id, text: id.toUpperCase() }));
    const of = { id: `poll${n}`, kind: 'poll', title: `Poll ${n}`, opensAt: at, closesAt };
    add('interaction', at - 5000, { ...of, revision: 1, phase: 'scheduled', details: { choices } });
    const details = { choices, counts: { a: 10 + n, b: 5 } };
    if (n % 3 > 0) add('interaction', closesAt, { ...of, revision: 2, phase: 'revealed', details });
  }
  for (let index = log.length - 1; index > 0; index -= 1) {
    const other = pick(index + 1);
    [log[index], log[other]] = [log[other], log[index]];
  }
  return log;
}

export interface ReplayRoom {
  readonly room: LiveRoom;
  readonly clock: FakeClock;
  readonly facts: { readonly type: string; readonly code?: string }[];
  /** The picture on screen is of this stage time. */
  readonly show: (stageTime: number) => Promise<void>;
}

/** A room that watches a recording; the test shows the pictures. */
export async function replayRoom(
  log: string | (() => Promise<string>),
  overrides: object = {},
): Promise<ReplayRoom> {
  const clock = new FakeClock();
  let events: MediaEngineEvents | undefined;
  const recording = { angles: [{ id: 'r', sources: [{ url: '/r.m3u8' }] }], events: 'log.ndjson' };
  const products = Array.from({ length: 8 }, (_, n) => productJson({ id: `p${n}` }));
  const document = showJson({
    status: 'replay',
    realtime: undefined,
    startsAt: new Date(SHOW_START).toISOString(),
    recording,
    products,
    ...overrides,
  });
  const no = (): Promise<never> => Promise.reject(new Error('not here'));
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
    },
    {
      clock,
      random: () => 0,
      baseUrl: BASE,
      pageUrl: 'https://shop.example/',
      loadShow: async (url) => ({ text: JSON.stringify(document), url }),
      mediaEngines: async () => ({
        preload: () => undefined,
        acquaint: () => undefined,
        create: (_host, _start, told) => {
          events = told;
          return new Promise(() => {});
        },
      }),
      channels: { channel: no, transport: no, outbox: no, httpActions: no },
      speechListeners: no,
      captionDesks: async () => CaptionDesk,
      translationDesks: no,
      measures: no,
      carts: async () => CartDesk,
      conversations: async () => Conversation,
      catalogs: async () => Catalog,
      structuredData: async () => [],
      orderBoards: async () => OrderBoard,
      guestDesks: async (parts) => openGuests(parts),
      prices: no,
      markets: no,
      gpc: () => false,
      around: async () => (parts, stores) =>
        openAround(parts, stores, {
          clips: no,
          loadLog: async () => (typeof log === 'string' ? log : log()),
        }),
      interactionDesks: async () => InteractionDesk,
      marketRules: no,
      visible: () => true,
      onWake: () => undefined,
    },
  );
  const facts: { type: string; code?: string }[] = [];
  room.addEventListener('room-failed', ({ detail }) =>
    facts.push({ type: 'room-failed', code: detail.error.code }),
  );
  for (const type of ['interaction-opened', 'product-pinned', 'status-changed'] as const) {
    room.addEventListener(type, () => facts.push({ type }));
  }
  room.playback.mount({ append: () => undefined });
  await room.join();
  await clock.advance(2000);
  // Reading yields to the page between chunks: the clock has to go on meanwhile.
  for (let turn = 0; turn < 600 && room.replay.store.current.phase === 'loading'; turn += 1) {
    await clock.advance(1);
  }
  return {
    room,
    clock,
    facts,
    async show(stageTime) {
      // Two, as after a seek: how long a picture stands is taken from the one before it.
      events?.frame(stageTime - 20);
      events?.frame(stageTime);
      await settle();
    },
  };
}

/** All that a viewer sees of the show beside the picture. */
export function seenIn(room: LiveRoom): string {
  const { shop, chat, captions, danmaku, interactions, orders, replay, show } = room;
  const { pins, highlights } = shop.store.current;
  const { rows, likes, reactions, pinned } = chat.store.current;
  const { tally } = orders.store.current;
  return JSON.stringify({
    status: show.store.current.status,
    pins,
    highlights: Object.entries(highlights).sort(),
    rows: rows.map(({ id, text, sentAt }) => [id, text, sentAt]),
    likes,
    reactions,
    pinned: pinned?.id ?? null,
    lines: captions.store.current.lines.map(({ text }) => text),
    avoid: danmaku.store.current.avoid,
    activities: interactions.store.current.list
      .map(({ id, phase, revision }) => [id, phase, revision])
      .sort(),
    orders: tally?.total ?? null,
    stock: Object.entries(replay.store.current.stockThen).sort(),
  });
}

/**
 * Seeks to so many random moments, and compares each with how the show looks to somebody who has
 * played it there from its beginning. Answers the moments at which the two differ.
 */
export async function seekErrors(
  minutes: number,
  seeks: number,
  seed = 1,
): Promise<{ at: number; played: string; sought: string }[]> {
  const log = recordedLog(minutes, seed)
    .map((event) => JSON.stringify(event))
    .join('\n');
  const random = seeded(seed + 1);
  const targets = Array.from({ length: seeks }, () =>
    Math.floor(SHOW_START + random() * minutes * 60_000),
  );
  const player = await replayRoom(log);
  const played = new Map<number, string>();
  let now = SHOW_START;
  await player.show(now);
  for (const target of [...targets].sort((a, b) => a - b)) {
    for (; now + 4000 < target; now += 4000) await player.show(now + 4000);
    now = target;
    await player.show(target);
    played.set(target, seenIn(player.room));
  }
  const seeker = await replayRoom(log);
  const errors: { at: number; played: string; sought: string }[] = [];
  for (const target of targets) {
    await seeker.show(target);
    const sought = seenIn(seeker.room);
    const as = played.get(target) ?? '';
    if (sought !== as) errors.push({ at: target, played: as, sought });
  }
  player.room.leave();
  seeker.room.leave();
  return errors;
}

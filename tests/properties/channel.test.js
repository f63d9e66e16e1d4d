// @ts-check
/**
 * What holds of the channel whatever comes in. The suite tries a few thousand envelopes; a million
 * with `CHANNEL_ENVELOPES=1000000 node --test tests/properties`.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from '../helpers/property.js';
import { importSource } from '../helpers/import-source.js';

const ENVELOPES = Number(process.env['CHANNEL_ENVELOPES'] ?? 5000);
const PER_RUN = 50;
const runs = { numRuns: Math.ceil(ENVELOPES / PER_RUN) };

const TYPES = [
  ...['snapshot', 'status', 'pin', 'unpin', 'highlight', 'stock', 'cue', 'tick', 'pong'],
  ...['chat', 'chat.delete', 'chat.clear', 'chat.pin', 'chat.mode', 'reactions', 'likes'],
  ...['stage.layout', 'interaction', 'fireworks', '__proto__', 'constructor', ''],
];
const KEYS = ['productId', 'pins', 'stock', 'cues', 'kept', 'status', 'id', 'author', 'name'];
const HOSTILE = ['__proto__', '<img src=x onerror=alert(1)>', '\u202egnp.exe', '\ud800', '\0'];

const now = Date.UTC(2026, 0, 1);
const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, -0, 1e15, 1e16, 2 ** 53, now, now + 1000, 1e300),
);
const text = fc.oneof(
  fc.string(),
  fc.constantFrom(...HOSTILE),
  fc.integer({ min: 1, max: 3000 }).map((length) => 'é'.repeat(length)),
);
const leaf = fc.oneof(fc.constant(null), fc.boolean(), number, text);
const value = fc.letrec((again) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(again('any'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...KEYS, ...HOSTILE), fc.string()), again('any'), {
      maxKeys: 5,
    }),
  ),
})).any;

/** Data that is right, or nearly so. */
const id = fc.oneof(fc.constantFrom('a', 'b', 'shoe'), text);
const data = fc.oneof(
  value,
  fc.record(
    {
      productId: id,
      variantId: id,
      quantity: number,
      source: text,
      asOf: number,
      status: fc.constantFrom('live', 'ended', 'x'),
      id,
      start: number,
      end: number,
      text,
      author: fc.record({ id, name: text, role: fc.constantFrom('host', 'king') }),
      pins: fc.array(fc.record({ productId: id, at: number }), { maxLength: 3 }),
      stock: fc.array(value, { maxLength: 3 }),
      cues: fc.array(value, { maxLength: 3 }),
      kept: fc.array(value, { maxLength: 3 }),
      total: number,
      counts: fc.dictionary(text, number, { maxKeys: 3 }),
      t0: number,
      t1: number,
    },
    { requiredKeys: [] },
  ),
);
const envelope = fc.record(
  {
    v: fc.constantFrom(1, 1, 1, 2, 'x'),
    specversion: fc.constantFrom('1.0', '0.3'),
    room: text,
    ep: fc.oneof(fc.constantFrom('e1', 'e2'), leaf),
    seq: fc.oneof(fc.integer({ min: 0, max: 200 }), number),
    sequence: fc.oneof(fc.constantFrom('7', '0008'), leaf),
    id: fc.oneof(fc.constantFrom('x', 'y'), text),
    ts: fc.oneof(fc.constant(now), number),
    at: fc.oneof(fc.constant(now), leaf),
    ttl: number,
    key: text,
    type: fc.constantFrom(...TYPES),
    data,
  },
  { requiredKeys: ['type', 'data'] },
);
const hostile = fc.oneof({ weight: 6, arbitrary: envelope }, { weight: 1, arbitrary: value });

/** Readable, but of a lane that makes no sense. */
const laneMessage = fc
  .tuple(
    fc.constantFrom('pin', 'pin', 'pin', 'pin', 'snapshot', 'tick', 'likes'),
    fc.constantFrom('e1', 'e1', 'e1', 'e2', undefined),
    fc.integer({ min: 0, max: 12 }),
    fc.constantFrom('a', 'b', undefined),
  )
  .map(([type, ep, seq, name]) => ({
    type,
    ep,
    ...(type === 'likes' ? { id: name } : { seq }),
    data: { productId: 'shoe', total: 1, status: 'live' },
  }));

/** Cut off, with a byte changed, or as it is. */
const frame = fc
  .tuple(fc.array(hostile, { minLength: 1, maxLength: 5 }), fc.nat(9), fc.nat(), text)
  .map(([entries, mishap, at, filling]) => {
    const json = JSON.stringify(entries.length === 1 ? entries[0] : entries);
    const cut = at % (json.length + 1);
    if (mishap === 0) return json.slice(0, cut);
    if (mishap === 1) return json.slice(0, cut) + filling.slice(0, 5) + json.slice(cut + 1);
    return json;
  });

describe('the channel, whatever comes in', () => {
  /** @type {any} */
  let source;
  before(async () => {
    source = await importSource(`
      export { decodeFrame, decodeEntries } from './src/sdk/realtime/wire-format.js';
      export { Inbox } from './src/sdk/realtime/inbox.js';
      export { CommitQueue, MAX_QUEUED } from './src/sdk/realtime/commit-queue.js';
      export { Channel } from './src/sdk/realtime/channel.js';
      export { FakeClock } from './tests/helpers/fake-clock.js';
      export { FakeEngine } from './tests/helpers/fake-engine.js';
    `);
  });

  it('reads every frame without a throw, and accounts for every message', () => {
    const { decodeFrame } = source;
    const check = (/** @type {string} */ json) => {
      const { messages, ignored, rejected } = decodeFrame(json);
      const frame = parsed(json);
      const entries = Array.isArray(frame) ? frame.length : 1;
      assert.equal(messages.length + ignored + rejected, entries);
      for (const message of messages) {
        assert.ok(TYPES.includes(message.type));
        assert.ok(message.seq === undefined || Number.isSafeInteger(message.seq + 1));
        assert.ok(message.ep === undefined || message.ep.length <= 100);
        assert.ok(longestText(message) <= 5000);
      }
      assert.equal(/** @type {any} */ ({}).polluted, undefined);
    };
    fc.assert(
      fc.property(fc.array(frame, { minLength: PER_RUN / 5, maxLength: PER_RUN / 5 }), (frames) => {
        frames.forEach(check);
      }),
      runs,
    );
  });

  it('reads what a page pushes, getters and cycles included', () => {
    const { decodeEntries } = source;
    const cycle = { type: 'pin', data: {} };
    cycle.data = cycle;
    const trap = new Proxy({}, { get: () => fail(), has: () => fail(), ownKeys: () => fail() });
    for (const pushed of [
      undefined,
      null,
      cycle,
      trap,
      [trap, cycle],
      { type: 'pin', data: trap },
    ]) {
      assert.equal(decodeEntries(pushed).messages.length, 0);
    }
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true }), (pushed) => {
        decodeEntries(pushed);
      }),
      { numRuns: 2000 },
    );
  });

  it('puts the lane in order, once each, in bounds, whatever the order of arrival', () => {
    const { Inbox, decodeEntries } = source;
    const check = (/** @type {any[]} */ envelopes) => {
      let last = /** @type {{ ep: any, seq: number } | undefined} */ (undefined);
      const ids = new Set();
      const inbox = new Inbox({
        clock: { now: () => now, after: () => () => undefined, every: () => () => undefined },
        trouble: () => (inbox.recovering = true),
        deliver: (/** @type {any} */ message) => {
          const { type, ep = '', seq } = message;
          if (type === 'snapshot') {
            if (last?.ep === ep) assert.ok((seq ?? 0) >= (last?.seq ?? 0), 'an older snapshot');
            last = { ep, seq: seq ?? 0 };
          } else if (seq !== undefined) {
            assert.equal(seq, (last?.seq ?? NaN) + 1);
            last = { ep: last?.ep, seq };
          } else if (message.id !== undefined) {
            assert.ok(!ids.has(message.id), 'heard before');
            ids.add(message.id);
          }
        },
      });
      for (const message of decodeEntries(envelopes).messages) {
        inbox.accept(message);
        assert.ok(inbox.size <= 2000 + 512 + 1);
        assert.ok(inbox.missing >= 0, 'something is held that was heard');
      }
    };
    const either = fc.oneof({ weight: 9, arbitrary: laneMessage }, envelope);
    const run = fc.array(either, { minLength: PER_RUN, maxLength: PER_RUN, size: 'max' });
    fc.assert(fc.property(run, check), runs);
  });

  it('keeps its bounds when a lane never fits together', () => {
    const { Inbox, CommitQueue, MAX_QUEUED } = source;
    const clock = { now: () => now, after: () => () => undefined, every: () => () => undefined };
    const queue = new CommitQueue({ clock, deliver: () => undefined, dropped: () => undefined });
    const inbox = new Inbox({
      clock,
      trouble: () => (inbox.recovering = true),
      deliver: (/** @type {any} */ message) => queue.push(message),
    });
    for (let i = 0; i < 50_000; i += 1) {
      inbox.accept({ type: 'pin', ep: 'e', seq: 2 * i, data: { productId: 'a' } });
      inbox.accept({ type: 'chat', id: `m${i}`, data: { author: { id: 'a' } } });
      assert.ok(inbox.size <= 2000 + 512 + 1);
      assert.ok(queue.size <= MAX_QUEUED);
    }
  });

  it('tells the whole lane, once and in order, over a way that does what it likes', async () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('say', 'lose', 'double', 'hold', 'swap') },
      { weight: 2, arbitrary: fc.constantFrom('wait', 'tick', 'release') },
      { weight: 1, arbitrary: fc.constantFrom('cut', 'garbage', 'ephemeral', 'old') },
    );
    const abilities = fc.constantFrom(
      { resends: true },
      { replays: true, snapshots: true },
      { resends: true, replays: true, snapshots: true },
    );
    const steps = fc.array(step, { minLength: PER_RUN, maxLength: PER_RUN, size: 'max' });
    // Each run waits for promises and timers a hundred times: fewer of them.
    const numRuns = Math.max(60, Math.ceil(ENVELOPES / PER_RUN / 20));
    await fc.assert(
      fc.asyncProperty(abilities, steps, async (can, doings) => {
        assert.equal(await story(source, can, doings), '');
      }),
      { numRuns },
    );
  });
});

/**
 * Plays a story out, heals the way, and says what is wrong with what was heard.
 *
 * @param {any} source
 * @param {object} abilities
 * @param {string[]} doings
 */
async function story({ Channel, FakeClock, FakeEngine }, abilities, doings) {
  const clock = new FakeClock();
  const engine = new FakeEngine(abilities);
  /** @type {any[]} */
  const heard = [];
  const channel = new Channel({
    clock,
    random: () => 0.5,
    deliver: (/** @type {any} */ message) => heard.push(message),
    statusChanged: () => undefined,
    failed: () => undefined,
    counted: () => undefined,
  });
  channel.dial({ url: 'https://x.example/', room: 'r', names: {} }, engine);
  await clock.advance(100);
  /** @type {string[]} Frames that are late. */
  const held = [];
  /** @type {Record<string, (text: string) => readonly string[]>} */
  const ways = {
    say: (text) => [text],
    lose: () => [],
    double: (text) => [text, text],
    hold: (text) => (held.push(text), []),
    swap: (text) => [text, ...held.splice(0)],
  };
  for (const doing of doings) {
    const way = ways[doing];
    if (way) {
      engine.mishap = way;
      engine.publish();
      engine.mishap = ways['say'];
    } else if (doing === 'wait') await clock.advance(400);
    else if (doing === 'tick') engine.tick();
    else if (doing === 'cut') engine.cut();
    else if (doing === 'garbage') engine.raw('{"seq":');
    else if (doing === 'ephemeral') engine.raw('{"type":"likes","data":{"total":1}}');
    else if (doing === 'old') engine.raw(engine.snapshotText);
    else for (const text of held.splice(0)) engine.raw(text);
  }
  for (let i = 0; i < 10; i += 1) {
    await clock.advance(2000);
    engine.tick();
  }
  await clock.advance(2000);
  const lane = heard.filter(({ seq }) => seq !== undefined);
  channel.close();
  for (const [index, message] of lane.entries()) {
    const before = lane[index - 1]?.seq ?? 0;
    const fits = message.type === 'snapshot' ? message.seq >= before : message.seq === before + 1;
    if (!fits) return `${message.seq} after ${before}`;
  }
  if (lane.at(-1)?.seq !== engine.seq) return `${lane.at(-1)?.seq} is not ${engine.seq}`;
  return clock.pendingTimers === 0 ? '' : 'timers are left';
}

/** @param {string} json */
function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @returns {number} */
function longestText(value) {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Math.max(0, ...Object.values(value).map(longestText));
}

/** @returns {never} */
function fail() {
  throw new Error('the page has a fault');
}

// @ts-check
/** What every transport with an engine behind it has to do, against the real server. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startProxy } from '../helpers/tcp-proxy.js';
import { liveText, stateText, Viewer } from './viewer.js';

/**
 * @typedef {object} Engine
 * @property {string} url
 * @property {(room: string) => Promise<any>} publisher
 * @property {() => Promise<void>} close
 */

/**
 * Declares the tests; inside a `describe`.
 * @param {object} subject
 * @param {() => Promise<any>} subject.transport
 * @param {() => Promise<Engine>} subject.start
 */
export function transportContract({ transport: load, start }) {
  /** @type {any} */
  let transport;
  /** @type {Engine} */
  let engine;
  let rooms = 0;
  /** @type {(() => unknown)[]} */
  const left = [];

  before(async () => {
    [transport, engine] = await Promise.all([load(), start()]);
  });
  after(async () => {
    for (const leave of left) await leave();
    await engine?.close();
  });

  /** A room of its own with somebody who speaks in it. */
  async function open() {
    const room = `room${(rooms += 1)}`;
    const publisher = await engine.publisher(room);
    left.push(() => publisher.close());
    return { room, publisher, dial: { url: engine.url, ...publisher.realtime } };
  }

  async function enter(/** @type {object} */ dial) {
    const viewer = new Viewer(transport, dial);
    left.push(() => viewer.line.drop());
    await viewer.opened;
    return viewer;
  }

  /** @param {any} publisher @param {number} from @param {number} to */
  async function sayState(publisher, from, to) {
    for (let seq = from; seq <= to; seq += 1) await publisher.state(stateText(seq), `e1-${seq}`);
  }

  it('hears what is said after the line has opened, in order', async () => {
    const { publisher, dial } = await open();
    await sayState(publisher, 1, 2);
    const viewer = await enter(dial);
    await sayState(publisher, 3, 12);
    publisher.live(liveText('l1'));
    await viewer.hears('l1');
    await viewer.hears('e1-12');
    const lane = viewer.heard.filter(({ seq }) => seq !== undefined);
    assert.deepEqual(
      lane.map(({ seq }) => seq),
      [3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    );
  });

  it('hears nothing of another room', async () => {
    const [one, two] = [await open(), await open()];
    const viewer = await enter(one.dial);
    two.publisher.live(liveText('theirs'));
    await two.publisher.state(stateText(1), 'e1-1');
    one.publisher.live(liveText('ours'));
    await viewer.hears('ours');
    assert.deepEqual(
      viewer.heard.map(({ id }) => id),
      ['ours'],
    );
  });

  it('has the last snapshot, or none', async () => {
    const { publisher, dial } = await open();
    const viewer = await enter(dial);
    assert.equal(await viewer.line.snapshot(), null);
    const texts = [1, 2].map((seq) => stateText(seq, { type: 'snapshot', data: {} }));
    for (const text of texts) await publisher.snapshot(text);
    await publisher.state(stateText(3), 'e1-3');
    // Whether with what was said since, is the engine's business: the room asks for the rest.
    for (const { line } of [viewer, await enter(dial)]) {
      const [snapshot, ...later] = [JSON.parse(await line.snapshot())].flat();
      assert.deepEqual(snapshot, JSON.parse(texts[1] ?? ''));
      assert.ok(later.every((message) => message.seq === 3));
    }
  });

  it('has what came after a position, and says when it has not', async () => {
    const { publisher, dial } = await open();
    await sayState(publisher, 1, 9);
    await publisher.state(`[${stateText(10)},${stateText(11)}]`, 'e1-10');
    let { line } = await enter(dial);
    const after = async (/** @type {object} */ position) => {
      const texts = await line.replay({ ep: 'e1', ...position }, 500);
      return texts?.flatMap((/** @type {string} */ text) => JSON.parse(text)).map(seqOf) ?? null;
    };
    assert.deepEqual(await after({ seq: 6 }), [7, 8, 9, 10, 11]);
    assert.deepEqual(await after({ seq: 11 }), []);
    assert.equal(await after({ ep: 'e0', seq: 6 }), null);
    await sayState(publisher, 12, 100);
    ({ line } = await enter(dial));
    assert.equal(await after({ seq: 6 }), null);
    assert.deepEqual(await after({ seq: 98 }), [99, 100]);
  });

  it('is told when the line is gone, once', async () => {
    const { dial } = await open();
    const proxy = await startProxy(engine.url);
    left.push(() => proxy.close());
    const viewer = await enter({ ...dial, url: proxy.url });
    proxy.cut();
    await viewer.closed;
    assert.deepEqual(viewer.told, ['opened', 'closed']);
    viewer.line.drop();
    assert.deepEqual(viewer.told, ['opened', 'closed']);
    assert.equal(await viewer.line.snapshot().catch(() => null), null);
  });

  it('says so when there is nobody at the address', async () => {
    for (const url of ['ws://127.0.0.1:1', 'not an address', '']) {
      const viewer = new Viewer(transport, { url });
      assert.deepEqual(viewer.told, []);
      await viewer.closed;
    }
  });

  it('lets go at once of a line that has fallen silent', async () => {
    const { publisher, dial } = await open();
    const proxy = await startProxy(engine.url);
    left.push(() => proxy.close());
    const viewer = await enter({ ...dial, url: proxy.url });
    proxy.silence();
    viewer.line.drop();
    publisher.live(liveText('late'));
    // Nobody waits for the old line's goodbye, and its library dials no other.
    const again = await enter({ ...dial, url: proxy.url });
    publisher.live(liveText('new'));
    await again.hears('new');
    assert.deepEqual(viewer.told, ['opened']);
    assert.equal(proxy.dialled, 2);
  });

  it('may be dropped before it has opened', async () => {
    const { publisher, dial } = await open();
    const viewer = new Viewer(transport, dial);
    viewer.line.drop();
    const other = await enter(dial);
    publisher.live(liveText('l1'));
    await other.hears('l1');
    assert.deepEqual(viewer.told, []);
  });

  it('finds the server of several that is there', async () => {
    const { publisher, dial } = await open();
    const viewer = await enter({ ...dial, url: `ws://127.0.0.1:1,${engine.url}` });
    publisher.live(liveText('l1'));
    await viewer.hears('l1');
  });

  it('gives up when the page has no token', async () => {
    const { dial } = await open();
    const viewer = new Viewer(transport, { ...dial, token: () => Promise.reject(new Error('no')) });
    await viewer.closed;
    assert.deepEqual(viewer.told, ['closed']);
  });
}

/** @param {{ seq: number }} message */
function seqOf({ seq }) {
  return seq;
}

// @ts-check
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { startOrigin } from '../../demo/origin/origin.js';
import { FakeClock } from './fake-clock.js';
import { START, syntheticMedia } from './synthetic-media.js';

/** A client that keeps all it hears, batches taken apart. */
class Client {
  constructor(url) {
    this.messages = [];
    this.waiting = [];
    this.socket = new WebSocket(url);
    this.socket.on('error', () => {});
    this.closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.on('message', (data, binary) => {
      if (binary) return;
      let parsed;
      try {
        parsed = JSON.parse(String(data));
      } catch {
        parsed = { type: 'garbage' };
      }
      for (const message of [parsed].flat()) {
        this.messages.push(message);
        this.waiting = this.waiting.filter((wait) => !wait(message));
      }
    });
  }

  /** The first message, past or to come, that fits. */
  async until(fits) {
    const known = this.messages.find((message) => message && fits(message));
    if (known) return known;
    return new Promise((resolve) => {
      this.waiting.push((message) => {
        const found = Boolean(message && fits(message));
        if (found) resolve(message);
        return found;
      });
    });
  }

  type(name) {
    return this.until(({ type }) => type === name);
  }

  of(...types) {
    return this.messages.filter((message) => types.includes(message?.type));
  }

  get sequenced() {
    return this.messages.filter(
      (message) => message?.seq !== undefined && message.type !== 'snapshot',
    );
  }

  close() {
    this.socket.close();
    return this.closed;
  }
}

describe('the realtime hub', () => {
  let media, clock, origin, clients;
  before(() => (media = syntheticMedia()));
  after(() => media.remove());
  beforeEach(async () => {
    clients = [];
    clock = new FakeClock(START);
    origin = await startOrigin({ mediaDir: media.dir, clock, quiet: true });
  });
  afterEach(() => origin.close());

  /** Enters a room; the tick comes last of what a newcomer is told. */
  async function enter(room = 'studio', { scope = '', since = '' } = {}) {
    const path = `${scope && `/~${scope}`}/realtime?room=${room}${since && `&since=${since}`}`;
    const client = new Client(`ws://127.0.0.1:${origin.port}${path}`);
    clients.push(client);
    await client.type('tick');
    return client;
  }
  const post = async (path, body) => {
    const response = await fetch(origin.url + path, { method: 'POST', body: JSON.stringify(body) });
    return response.json();
  };

  it('greets with a snapshot of this moment', async () => {
    clock.advance(20_000);
    const { messages } = await enter();
    const [snapshot] = messages;
    assert.equal(snapshot.type, 'snapshot');
    assert.equal(snapshot.v, 1);
    assert.equal(snapshot.room, 'studio');
    assert.equal(snapshot.ts, START + 20_000);
    assert.equal(snapshot.data.status, 'live');
    assert.deepEqual(snapshot.data.pins, [
      { productId: 'tote', at: START - 46_000 },
      { productId: 'sneaker', at: START + 10_000 },
    ]);
    const soldOut = snapshot.data.stock.find(({ variantId }) => variantId === 'sneaker-black-43');
    assert.equal(soldOut.quantity, 0);
    assert.equal(soldOut.source, 'shop');
    assert.ok(snapshot.data.cues.some(({ id }) => id === 'l1-2'));
  });

  it('keeps a pin over the end of the loop until the script takes it away', async () => {
    clock.advance(96_000 + 5000);
    const { messages } = await enter();
    assert.deepEqual(messages[0].data.pins, [{ productId: 'tote', at: START + 50_000 }]);
  });

  it('sends what belongs to a moment ahead of it, in order and without a gap', async () => {
    const client = await enter();
    clock.advance(60_000);
    const unpin = await client.type('unpin');
    assert.equal(unpin.at, START + 40_000);
    await client.until(({ type, data }) => type === 'pin' && data.productId === 'tote');
    const [pin, highlight] = client.of('pin', 'highlight');
    assert.deepEqual(
      [pin.at, pin.ts, pin.data],
      [START + 10_000, START + 8000, { productId: 'sneaker' }],
    );
    assert.deepEqual(highlight.data, { productId: 'sneaker', options: { color: 'coral' } });
    const cue = client.of('cue')[1];
    assert.deepEqual([cue.data.id, cue.data.start, cue.at], ['l2-2', START + 4000, START + 4000]);
    assert.equal(cue.ts, START + 1500);
    assert.equal(cue.data.source, 'script');
    const numbers = client.sequenced.map(({ seq }) => seq);
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    );
    assert.equal(new Set(client.sequenced.map(({ id }) => id)).size, numbers.length);
  });

  it('tells a late-comer of what was sent ahead before', async () => {
    const early = await enter();
    clock.advance(9000);
    await early.type('pin');
    const late = await enter();
    const pin = await late.type('pin');
    assert.equal(pin.at, START + 10_000);
    const [snapshot] = late.messages;
    assert.ok(!snapshot.data.pins.some(({ productId }) => productId === 'sneaker'), 'not yet');
    assert.equal(late.sequenced[0].seq, snapshot.seq + 1);
  });

  it('replays what was missed, and takes a snapshot where it cannot', async () => {
    const first = await enter();
    clock.advance(9000);
    const pin = await first.type('pin');
    await first.close();
    clock.advance(35_000);
    const again = await enter('studio', { since: `${pin.ep}:${pin.seq}` });
    assert.deepEqual(again.of('snapshot'), []);
    assert.equal(again.sequenced[0].seq, pin.seq + 1);
    assert.ok(again.of('unpin').length === 1, 'also what happened while nobody was here');
    for (const since of ['other:1', `${pin.ep}:9999`, 'nonsense', `${pin.ep}:-1`]) {
      assert.equal((await enter('studio', { since })).messages[0].type, 'snapshot', since);
    }
  });

  it('begins a new epoch after a long time with nobody here', async () => {
    const first = await enter();
    clock.advance(9000);
    const pin = await first.type('pin');
    await first.close();
    clock.advance(300_000);
    const again = await enter('studio', { since: `${pin.ep}:${pin.seq}` });
    assert.equal(again.messages[0].type, 'snapshot');
    assert.notEqual(again.messages[0].ep, pin.ep);
  });

  it('fills a gap on the open socket', async () => {
    const client = await enter();
    const { envelope: lost } = await post('/control', {
      room: 'studio',
      envelope: { type: 'price', data: { n: 1 } },
      withhold: true,
    });
    const { envelope } = await post('/control', { room: 'studio', envelope: { type: 'price' } });
    const next = await client.type('price');
    assert.equal(next.seq, lost.seq + 1);
    assert.equal(envelope.id, next.id);
    client.socket.send(JSON.stringify({ type: 'replay', since: `${lost.ep}:${lost.seq - 1}` }));
    assert.equal(
      (await client.until(({ seq, type }) => type === 'price' && seq === lost.seq)).data.n,
      1,
    );
  });

  it('ticks every three seconds and answers pings', async () => {
    const client = await enter('clock');
    clock.advance(9000);
    await client.until(({ type, ts }) => type === 'tick' && ts === START + 9000);
    assert.deepEqual(
      client.of('tick').map(({ ts, seq }) => [ts - START, seq]),
      [0, 3000, 6000, 9000].map((ms) => [ms, undefined]),
    );
    client.socket.send(JSON.stringify({ type: 'ping', t0: 123 }));
    assert.deepEqual((await client.type('pong')).data, { t0: 123, t1: START + 9000 });
  });

  it('tells of stock that a cart takes, and that the other shopper takes', async () => {
    const client = await enter();
    await post('/shop/cart/lines?session=a', { variantId: 'sneaker-coral-41', quantity: 2 });
    const stock = await client.type('stock');
    assert.equal(stock.key, 'stock:sneaker-coral-41');
    assert.equal(stock.at, undefined);
    assert.equal(stock.data.quantity, 1);
    assert.equal(stock.data.availability, 'LimitedAvailability');
    clock.advance(20_000);
    const bought = await client.until(({ type, ts }) => type === 'stock' && ts > START);
    assert.equal(bought.data.quantity, 11);
  });

  it('changes status by hand, for document and room, in one scope', async () => {
    const client = await enter('studio', { scope: 't1' });
    const other = await enter('studio');
    await post('/control', { scope: 't1', room: 'studio', status: 'ended' });
    assert.deepEqual((await client.type('status')).data, { status: 'ended' });
    const document = await (await fetch(`${origin.url}/~t1/shows/studio.json`)).json();
    assert.equal(document.status, 'ended');
    clock.advance(12_000);
    await other.type('pin');
    assert.deepEqual(other.of('status'), []);
    assert.deepEqual(client.of('pin'), [], 'the director rests when the show is over');
  });

  it('says in the document whom a visitor follows, where there is a chat', async () => {
    const hostFor = async (show, session) => {
      const headers = { 'x-session': session };
      return (await (await fetch(`${origin.url}/shows/${show}.json`, { headers })).json()).host;
    };
    assert.equal((await hostFor('studio', 'ana')).following, false);
    const follow = async (id, following) => {
      const answer = await fetch(`${origin.url}/realtime/actions?room=studio`, {
        method: 'POST',
        headers: { 'x-session': 'ana' },
        body: JSON.stringify({ id, type: 'follow', data: { following } }),
      });
      assert.deepEqual(await answer.json(), { status: 'accepted' });
    };
    await follow('f1', true);
    assert.equal((await hostFor('studio', 'ana')).following, true);
    assert.equal((await hostFor('studio', 'bo')).following, false);
    await follow('f2', false);
    assert.equal((await hostFor('studio', 'ana')).following, false);
    assert.equal((await hostFor('replay', 'ana')).following, undefined);
  });

  it('starts a scheduled show at its time', async () => {
    const url = `${origin.url}/shows/soon.json`;
    const document = await (await fetch(url)).json();
    assert.equal(document.status, 'scheduled');
    assert.equal(document.startsAt, new Date(START + 120_000).toISOString());
    const client = await enter('soon');
    assert.equal(client.messages[0].data.status, 'scheduled');
    await fetch(`${url}?startsIn=9`);
    clock.advance(9000);
    assert.equal((await client.type('status')).ts, START + 9000);
    assert.equal((await client.type('pin')).at, START + 10_000);
    assert.equal((await (await fetch(url)).json()).status, 'live');
  });

  it('tells a recording at once, on its own timeline', async () => {
    const document = await (await fetch(`${origin.url}/shows/replay.json`)).json();
    const began = Date.parse(document.startsAt);
    const client = await enter('replay');
    const [snapshot] = client.messages;
    assert.deepEqual([snapshot.seq, snapshot.data.status, snapshot.data.pins], [0, 'replay', []]);
    assert.equal(snapshot.data.cues.length, 3);
    assert.deepEqual(
      client.of('pin', 'unpin').map(({ at }) => at - began),
      [10_000, 40_000, 50_000],
    );
    const late = await enter('replay');
    assert.equal(late.of('pin').length, 2);
  });

  it('takes messages by hand: kept by key, ephemeral, raw', async () => {
    const client = await enter();
    const quiz = { type: 'poll', data: { q: 1 }, key: 'poll:1', at: START };
    await post('/control', { room: 'studio', envelope: quiz });
    await post('/control', { room: 'studio', envelope: { type: 'heart' }, ephemeral: true });
    await post('/control', {
      room: 'studio',
      envelope: { type: 'pin', data: { productId: 'bottle' } },
    });
    await post('/control', { room: 'studio', raw: [{ type: 'odd' }, { type: 'odder' }] });
    await client.type('odder');
    assert.equal((await client.type('heart')).seq, undefined);
    const [snapshot] = (await enter()).messages;
    assert.deepEqual(
      snapshot.data.pins.map(({ productId }) => productId),
      ['tote', 'bottle'],
    );
    assert.equal(snapshot.data.kept[0].data.q, 1);
    await post('/control', { room: 'studio', renew: true });
    assert.notEqual(
      (await client.until(({ ep, type }) => type === 'snapshot' && ep !== snapshot.ep)).ep,
      '',
    );
  });

  it('drops sockets, of one room or of a scope', async () => {
    const [one, two, other] = [
      await enter(),
      await enter('clock'),
      await enter('clock', { scope: 'x' }),
    ];
    assert.deepEqual(await post('/control', { room: 'studio', drop: true }), { dropped: 1 });
    await one.closed;
    assert.deepEqual(await post('/control', { drop: true }), { dropped: 1 });
    await two.closed;
    assert.equal(other.socket.readyState, WebSocket.OPEN);
  });

  it('rests while nobody is here', async () => {
    const client = await enter();
    assert.ok(clock.timers > 0);
    await client.close();
    await post('/control', { room: 'studio', envelope: { type: 'x' } });
    assert.equal(clock.timers, 0);
  });

  describe('with faults', () => {
    const fault = (spec) => post('/faults', { scope: 't1', target: 'realtime', ...spec });
    const knock = () => new Client(`ws://127.0.0.1:${origin.port}/~t1/realtime?room=studio`);

    it('refuses the upgrade', async () => {
      await fault({ kind: '500', count: 1 });
      await knock().closed;
      await (await enter('studio', { scope: 't1' })).close();
    });

    it('resets what is open and what comes', async () => {
      const client = await enter('studio', { scope: 't1' });
      const bystander = await enter();
      await fault({ kind: 'reset' });
      await client.closed;
      await knock().closed;
      assert.equal(bystander.socket.readyState, WebSocket.OPEN);
    });

    it('falls silent without closing, and can be heard again', async () => {
      const client = await enter('studio', { scope: 't1' });
      const { id } = await fault({ kind: 'stall' });
      clock.advance(9000);
      await fetch(`${origin.url}/faults/${id}`, { method: 'DELETE' });
      clock.advance(3000);
      await client.until(({ type, ts }) => type === 'tick' && ts === START + 12_000);
      assert.deepEqual(
        client.of('tick').map(({ ts }) => ts - START),
        [0, 12_000],
      );
      assert.equal(client.socket.readyState, WebSocket.OPEN);
    });

    it('sends garbage among the rest', async () => {
      await fault({ kind: 'garbage' });
      const client = await enter('studio', { scope: 't1' });
      assert.ok(client.of('garbage').length > 0);
      assert.equal(client.of('snapshot').length, 1);
    });
  });
});

// @ts-check
// Whatever is sent, the origin answers the next request.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { startOrigin } from '../../demo/origin/origin.js';
import { syntheticMedia } from './synthetic-media.js';

describe('hostile requests', () => {
  let media, origin;
  before(async () => {
    media = syntheticMedia();
    origin = await startOrigin({ mediaDir: media.dir, quiet: true });
  });
  after(async () => {
    await origin.close();
    media.remove();
  });

  /** Sends bytes as they are; resolves with the first line of the answer. */
  const raw = (bytes) =>
    new Promise((resolve, reject) => {
      const socket = connect(origin.port, '127.0.0.1', () => socket.write(bytes));
      let answer = '';
      socket.on('data', (data) => {
        answer += data;
        if (answer.includes('\r\n')) socket.destroy();
      });
      socket.on('close', () => resolve(answer.split('\r\n')[0]));
      socket.on('error', reject);
    });
  const ask = (target, method = 'GET') =>
    raw(`${method} ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
  const stillThere = async () => assert.equal((await fetch(`${origin.url}/`)).status, 200);

  it('serves nothing from outside the media directory', async () => {
    for (const target of [
      '/media/../../package.json',
      '/media/..%2f..%2fpackage.json',
      '/media/%2e%2e/%2e%2e/package.json',
      '/media/products/..%5c..%5cx.json',
      '/media//etc/passwd.txt',
      '/media/%00.jpg',
      '/media/.hidden.json',
      '/live/../../etc/wide/master.m3u8',
      '/live/show/..%2f..%2fx/540p/init.mp4',
      '/live/show/wide/..%2f540p/init.mp4',
      '/live/__proto__/wide/master.m3u8',
      '/shows/__proto__.json',
      '/shows/..%2fcatalog.json',
      '/live/show/wide/subs/constructor/index.m3u8',
      '/',
    ].slice(0, -1)) {
      assert.match(await ask(target), / 404 /, target);
    }
    await stillThere();
  });

  it('answers what is no address or no HTTP with 400', async () => {
    assert.match(await ask('/%zz'), / 400 /);
    assert.match(await ask('/~/live'), / 400 /);
    assert.match(await ask('/~a%2fb/live'), / 400 /);
    assert.match(await ask('http://elsewhere/live'), / 400 /);
    assert.match(await raw('no http at all\r\n\r\n'), / 400 /);
    await stillThere();
  });

  it('answers every method and odd path without failing', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      for (const path of [
        '/',
        '/live/show/wide/master.m3u8',
        '/shows/studio.json',
        '/shop/cart',
        '/media/x',
      ]) {
        const { status } = await fetch(origin.url + path, { method });
        assert.ok(status >= 400 && status < 500, `${method} ${path}: ${status}`);
      }
    }
    for (const path of [
      '/live',
      '/live/',
      '/live/show',
      '/vod/show/wide/',
      '/shop',
      '/shows',
      '/media',
    ]) {
      assert.equal((await fetch(origin.url + path)).status, 404, path);
    }
  });

  it('refuses bodies that are too large, broken or of the wrong kind', async () => {
    const post = async (path, body) =>
      (await fetch(origin.url + path, { method: 'POST', body })).status;
    for (const path of ['/faults', '/control', '/shop/cart/lines']) {
      assert.equal(await post(path, '{"a":'), 400, path);
      assert.equal(await post(path, '[]'), 400, path);
      assert.equal(await post(path, 'null'), 400, path);
      assert.equal(await post(path, '"text"'), 400, path);
      assert.equal(await post(path, undefined), 400, path);
    }
    const huge = await post('/shop/cart/lines', 'x'.repeat(200_000)).catch(() => 413);
    assert.equal(huge, 413);
    await stillThere();
  });

  it('bears every kind of control message', async () => {
    for (const body of [
      { room: 'studio' },
      { room: '../x', status: 'live' },
      { room: 'studio', status: 'on fire' },
      { room: 'studio', envelope: 7 },
      { room: 'studio', envelope: { type: 7 } },
      { scope: 7, room: 'studio', drop: true },
    ]) {
      const { status } = await fetch(`${origin.url}/control`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      assert.equal(status, 400, JSON.stringify(body));
    }
  });

  it('bears what clients send over sockets', async () => {
    const refused = (path) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${origin.port}${path}`);
        socket.on('error', (error) => resolve(error.message));
      });
    assert.match(await refused('/realtime'), /400/);
    assert.match(await refused('/realtime?room=../x'), /400/);
    assert.match(await refused('/elsewhere?room=studio'), /404/);
    assert.match(await refused('/%zz?room=studio'), /400/);

    const socket = new WebSocket(`ws://127.0.0.1:${origin.port}/realtime?room=studio&since=x:y`);
    await new Promise((resolve) => socket.once('message', resolve));
    for (const text of ['no json', 'null', '[]', '7', '{"type":"replay"}', '{"type":"ping"}']) {
      socket.send(text);
    }
    socket.send(Buffer.from([0, 1, 2]));
    const pong = new Promise((resolve) => {
      socket.on('message', (data) => {
        const message = JSON.parse(String(data));
        if (message.type === 'pong' && message.data.t0 === 5) resolve(message);
      });
    });
    socket.send('{"type":"ping","t0":5}');
    assert.ok(Number.isFinite((await pong).data.t1));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => {});
    socket.send('x'.repeat(100_000));
    await closed;
    await stillThere();
  });
});

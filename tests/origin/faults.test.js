// @ts-check
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { startOrigin } from '../../demo/origin/origin.js';
import { FakeClock } from './fake-clock.js';
import { START, syntheticMedia } from './synthetic-media.js';

const LIST = '/~t1/live/show/wide/540p/index.m3u8';
const SEGMENT = '/~t1/live/show/wide/540p/s95.mp4';

describe('faults', () => {
  let media, clock, origin;
  before(() => (media = syntheticMedia()));
  after(() => media.remove());
  beforeEach(async () => {
    clock = new FakeClock(START);
    origin = await startOrigin({ mediaDir: media.dir, clock, quiet: true });
  });
  afterEach(() => origin.close());

  const get = (path, init) => fetch(origin.url + path, init);
  const send = (method, path, body) =>
    get(path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  async function fault(spec) {
    const response = await send('POST', '/faults', { scope: 't1', source: 'live', ...spec });
    assert.equal(response.status, 201);
    return (await response.json()).id;
  }

  for (const kind of ['404', '500']) {
    it(`${kind} answers with that status, for its scope, source and angle only`, async () => {
      await fault({ target: 'playlist', kind, angle: 'wide' });
      assert.equal((await get(LIST)).status, Number(kind));
      assert.equal((await get(SEGMENT)).status, 200, 'another target');
      assert.equal((await get(LIST.replace('~t1', '~t2'))).status, 200, 'another scope');
      assert.equal((await get(LIST.replace('/~t1', ''))).status, 200, 'no scope');
      assert.equal((await get(LIST.replace('live', 'backup'))).status, 200, 'another source');
      assert.equal((await get(LIST.replace('wide/540p', 'close/288p'))).status, 200, 'angle');
    });
  }

  it('ends after its count', async () => {
    await fault({ target: 'segment', kind: '404', count: 2 });
    const statuses = [];
    for (let n = 0; n < 4; n++) statuses.push((await get(SEGMENT)).status);
    assert.deepEqual(statuses, [404, 404, 200, 200]);
  });

  it('begins and ends by the clock', async () => {
    await fault({ target: 'any', kind: '500', afterMs: 1000, forMs: 2000 });
    assert.equal((await get(LIST)).status, 200);
    clock.advance(1000);
    assert.equal((await get(LIST)).status, 500);
    clock.advance(2000);
    assert.equal((await get(LIST)).status, 200);
    assert.equal(clock.timers, 0);
  });

  it('is taken away by its id, or with its scope', async () => {
    const id = await fault({ target: 'any', kind: '500' });
    assert.equal((await get(SEGMENT)).status, 500);
    assert.equal((await send('DELETE', `/faults/${id}`)).status, 200);
    assert.equal((await send('DELETE', `/faults/${id}`)).status, 404);
    assert.equal((await get(SEGMENT)).status, 200);
    await fault({ target: 'any', kind: '500' });
    assert.deepEqual(await (await send('DELETE', '/faults?scope=t1')).json(), { removed: 1 });
    assert.equal((await get(SEGMENT)).status, 200);
  });

  it('html is a page with status 200', async () => {
    await fault({ target: 'master', kind: 'html' });
    const response = await get('/~t1/live/show/wide/master.m3u8');
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /text\/html/);
  });

  it('garbage is random bytes under the right type', async () => {
    await fault({ target: 'media', kind: 'garbage' });
    const response = await get(SEGMENT);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'video/mp4');
    const again = Buffer.from(await (await get(SEGMENT)).arrayBuffer());
    assert.ok(!again.equals(Buffer.from(await response.arrayBuffer())));
  });

  it('truncate leaves half of the body', async () => {
    const whole = await (await get(SEGMENT)).arrayBuffer();
    await fault({ target: 'segment', kind: 'truncate', count: 1 });
    const half = await (await get(SEGMENT)).arrayBuffer();
    assert.equal(half.byteLength, Math.floor(whole.byteLength / 2));
    assert.ok(Buffer.from(whole).subarray(0, half.byteLength).equals(Buffer.from(half)));
  });

  it('freeze shows the playlist of the moment it began, without holding', async () => {
    const before = await (await get(LIST)).text();
    await fault({ target: 'playlist', kind: 'freeze' });
    clock.advance(5000);
    assert.equal(await (await get(`${LIST}?_HLS_msn=99&_HLS_part=0`)).text(), before);
    await send('DELETE', '/~t1/faults');
    assert.notEqual(await (await get(LIST)).text(), before);
  });

  it('reset breaks the connection', async () => {
    await fault({ target: 'any', kind: 'reset' });
    await assert.rejects(
      get(LIST),
      (error) => /** @type {any} */ (error).cause?.code === 'ECONNRESET',
    );
  });

  it('a source that dies takes the requests it was holding with it', async () => {
    const held = get('/~t1/live/show/wide/540p/s96.0.mp4');
    await clock.armed(START + 200);
    await fault({ target: 'any', kind: 'reset' });
    clock.advance(200);
    await assert.rejects(held);
  });

  it('stall never answers, until it is taken away', async () => {
    const id = await fault({ target: 'part', kind: 'stall', count: 1 });
    const stalled = get('/~t1/live/show/wide/540p/s95.9.mp4');
    const free = await get('/~t1/live/show/wide/540p/s95.9.mp4');
    const first = await Promise.race([
      stalled.then(() => 'answer'),
      free.text().then(() => 'free'),
    ]);
    assert.equal(first, 'free');
    const ended = assert.rejects(stalled);
    await send('DELETE', `/faults/${id}`);
    await ended;
  });

  it('a stalled request goes when its client goes', async () => {
    await fault({ target: 'playlist', kind: 'stall' });
    const leaving = new AbortController();
    const stalled = get(LIST, { signal: leaving.signal });
    leaving.abort();
    await assert.rejects(stalled, { name: 'AbortError' });
  });

  it('slow answers after its delay', async () => {
    await fault({ target: 'segment', kind: 'slow', delayMs: 700 });
    const late = get(SEGMENT);
    await clock.armed(START + 700);
    clock.advance(700);
    assert.equal((await late).status, 200);
  });

  it('can be asked for by the address', async () => {
    assert.equal((await get('/live/show/wide/540p/index.m3u8?fault=404')).status, 404);
    assert.equal((await get('/shows/studio.json?fault=500')).status, 500);
    assert.equal((await get('/media/products/tote-sand.jpg?fault=html')).status, 200);
    assert.equal((await get('/live/show/wide/540p/index.m3u8?fault=nonsense')).status, 200);
  });

  it('meets show documents and the shop by their names, and "any" leaves them alone', async () => {
    await fault({ source: '*', target: 'any', kind: '500' });
    assert.equal((await get('/~t1/shows/studio.json')).status, 200);
    assert.equal((await get('/~t1/shop/cart')).status, 200);
    await fault({ target: 'show', kind: '404' });
    await fault({ target: 'shop', kind: '500' });
    assert.equal((await get('/~t1/shows/studio.json')).status, 404);
    assert.equal((await get('/~t1/shop/cart')).status, 500);
    assert.equal((await get('/shop/cart')).status, 200);
  });

  it('"everything" is the network gone, except for the steering', async () => {
    await fault({ source: '*', target: 'everything', kind: '500' });
    for (const path of ['shows/studio.json', 'shop/cart', 'media/products/tote-sand.jpg']) {
      assert.equal((await get(`/~t1/${path}`)).status, 500, path);
    }
    assert.equal((await get('/~t1/faults')).status, 200);
  });

  it('refuses what is no fault', async () => {
    for (const spec of [
      { kind: 'meteor', target: 'any' },
      { kind: '404', target: 'moon' },
      { kind: '404', target: 'any', source: 'x' },
      { kind: '404', target: 'any', scope: '../x' },
      { kind: '404', target: 'any', count: -1 },
      { kind: '404', target: 'any', forMs: 'long' },
      { kind: '404', target: 'any', angle: 7 },
      {},
    ]) {
      assert.equal((await send('POST', '/faults', spec)).status, 400, JSON.stringify(spec));
    }
    assert.equal((await send('PUT', '/faults')).status, 405);
  });
});

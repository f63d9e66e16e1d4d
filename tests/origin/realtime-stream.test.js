// @ts-check
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startOrigin } from '../../demo/origin/origin.js';
import { syntheticMedia } from './synthetic-media.js';

/**
 * Events of a stream, one after the other.
 *
 * @returns {AsyncGenerator<{ id: string | undefined, message: any }, any>}
 */
async function* events(response) {
  let text = '';
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name) => lines.find((line) => line.startsWith(name))?.slice(name.length);
      const data = field('data: ');
      if (data) yield { id: field('id: '), message: JSON.parse(data) };
    }
  }
}

describe('the realtime hub as an event stream', () => {
  let origin;
  let media;
  before(async () => {
    media = await syntheticMedia();
    origin = await startOrigin({ mediaDir: media.dir, quiet: true });
  });
  after(async () => {
    await origin.close();
    await media.remove();
  });
  const open = (scope, options = {}) =>
    fetch(`${origin.url}/~${scope}/realtime?room=r${options.query ?? ''}`, options);
  const post = (path, body, headers = {}) =>
    fetch(`${origin.url}${path}`, { method: 'POST', body: JSON.stringify(body), headers });

  it('begins with a snapshot, whose position is the id', async () => {
    const response = await open('a');
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    const { value } = await events(response).next();
    assert.equal(value.message.type, 'snapshot');
    assert.equal(value.id, `${value.message.ep}:${value.message.seq}`);
  });

  it('goes on after Last-Event-ID', async () => {
    const first = events(await open('b'));
    const { value } = await first.next();
    await post('/~b/control', { room: 'r', envelope: { type: 'x', data: 1 } });
    await post('/~b/control', { room: 'r', envelope: { type: 'x', data: 2 } });
    const headers = { 'last-event-id': value.id };
    const again = await events(await open('b', { headers })).next();
    assert.deepEqual(
      again.value.message.map(({ data }) => data),
      [1, 2],
    );
    await first.return(undefined);
  });

  it('meets the faults of the channel', async () => {
    assert.equal((await open('c', { query: '&fault=500' })).status, 500);
    await assert.rejects(open('c', { query: '&fault=reset' }));
    const response = await open('c');
    await post('/~c/faults', { target: 'realtime', kind: 'reset' });
    await assert.rejects(drain(response));
  });

  it('refuses rooms, methods and actions that make no sense', async () => {
    const status = async (path, init) => (await fetch(`${origin.url}${path}`, init)).status;
    assert.equal(await status('/realtime'), 400);
    assert.equal(await status('/realtime?room=../x'), 400);
    assert.equal(await status('/realtime?room=r', { method: 'POST' }), 405);
    assert.equal(await status('/realtime/actions?room=r'), 405);
    assert.equal((await post('/realtime/actions?room=r', { type: 'like' })).status, 400);
    assert.equal((await post('/realtime/actions', { type: 'like', id: 'a' })).status, 400);
    assert.equal(await status('/realtime/more'), 404);
  });

  it('answers an action once, however often it is sent', async () => {
    const action = { id: 'k1', type: 'chat.send', data: { text: 'Hello' } };
    const send = async () => {
      const path = '/realtime/actions?room=studio';
      return (await post(path, action, { 'idempotency-key': 'k1', 'x-session': 'v' })).json();
    };
    const [first, second] = [await send(), await send()];
    assert.equal(first.status, 'accepted');
    assert.deepEqual(second, first);
    const kept = (await events(await fetch(`${origin.url}/realtime?room=studio`)).next()).value
      .message.data.kept;
    assert.equal(kept.filter(({ data }) => data.text === 'Hello').length, 1);
  });
});

async function drain(response) {
  const rest = events(response);
  while (!(await rest.next()).done);
}

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startOrigin } from '../../demo/origin/origin.js';

const NOW = Date.UTC(2026, 0, 1);
const CONTEXT = { show: 'studio', country: 'DE', language: 'en', device: 'phone', network: '4g' };

/** @param {unknown[]} facts */
const batch = (facts, visit = 'visit-1') => ({ v: 1, visit, context: CONTEXT, facts });

describe('the collector of the demo', () => {
  /** @type {Awaited<ReturnType<typeof startOrigin>>} */
  let origin;
  before(async () => {
    origin = await startOrigin({ quiet: true });
  });
  after(() => origin?.close());

  let scopes = 0;
  function aBook() {
    const url = `${origin.url}/~facts-${(scopes += 1)}/insights`;
    return {
      /** @param {unknown} body */
      post: (body) =>
        fetch(url, {
          method: 'POST',
          // As the room sends it: no question beforehand.
          headers: { 'content-type': 'text/plain;charset=UTF-8' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      read: async () => (await fetch(url)).json(),
      forget: () => fetch(url, { method: 'DELETE' }),
    };
  }

  it('counts a fact once, in whatever batch it comes again', async () => {
    const book = aBook();
    const one = [1, NOW, 'live_join', {}];
    const two = [2, NOW, 'live_watch', { seconds: 15 }];
    assert.equal((await book.post(batch([one]))).status, 204);
    assert.equal((await book.post(batch([one, two]))).status, 204);
    assert.equal(
      (await book.post({ batches: [batch([one]), batch([one], 'visit-2')] })).status,
      204,
    );
    const { count, repeats, batches } = await book.read();
    assert.equal(count, 3);
    assert.equal(repeats, 2);
    assert.deepEqual(batches[0].facts, [one, two]);
    assert.equal((await book.forget()).status, 204);
    assert.equal((await book.read()).count, 0);
  });

  it('takes nothing of what it cannot read', async () => {
    const book = aBook();
    const good = [1, NOW, 'live_join', {}];
    for (const bad of [
      'nonsense',
      '[]',
      { ...batch([good]), v: 2 },
      batch([good], 'a visit'),
      batch([good, [2, NOW, '<script>', {}]]),
      batch([good, [0, NOW, 'live_join', {}]]),
      batch([good, [2, NOW, 'live_join', []]]),
      batch([good, [2, NOW, 'live_join', { text: 'x'.repeat(5000) }]]),
      { batches: [batch([good]), {}] },
      { ...batch([good]), context: null },
    ])
      assert.equal((await book.post(bad)).status, 400, JSON.stringify(bad).slice(0, 80));
    assert.equal((await book.read()).count, 0);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { drawItem, sha256 } from '../../demo/origin/interactions/fair-draw.js';
import { startJourneys } from './harness.js';

const SEED = sha256('a journey');
const TABLE = [
  { id: 'pin', tier: 'basic', ppm: 999_000, count: null },
  { id: 'aero', tier: 'hidden', ppm: 1000, count: null },
];
const TERMS = {
  room: 'studio',
  draw: 'box-1',
  version: 1,
  replacement: true,
  revealBy: Date.UTC(2099, 0, 1),
};
const draw = (nonce) => ({
  ...drawItem(SEED, TABLE, TERMS, { clientSeed: 'lucky', nonce, before: {}, now: Date.now() }),
  serverSeed: SEED,
});

describe('Whoever has a receipt', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => (journeys = await startJourneys()));
  after(() => journeys?.close());

  it('checks it on a page of its own, which tells a forgery from the real one', async () => {
    const visit = await journeys.open('/verify.html');
    const check = async (receipt) => {
      await visit.page.$eval(
        '#text',
        (area, text) => /** @type {HTMLTextAreaElement} */ (area.value = text),
        JSON.stringify(receipt),
      );
      await visit.page.$eval('#results', (results) => results.replaceChildren());
      await visit.page.click('button');
      return visit.until('a verdict', () => {
        const cards = [...document.querySelectorAll('article')];
        return cards.length > 0 && cards.map((card) => card.dataset.outcome);
      });
    };
    assert.deepEqual(await check(draw(0)), ['proven']);
    assert.deepEqual(await check({ ...draw(0), nonce: 1 }), ['failed']);
    assert.deepEqual(await check([draw(0), draw(1), draw(0)]), ['proven', 'proven', 'failed']);
    assert.deepEqual(await check({ ...draw(0), serverSeed: null }), ['waiting']);
    assert.deepEqual(await check('<script>alert(1)</script>'), ['failed']);
    await visit.assertClean();
    await visit.close();
  });
});

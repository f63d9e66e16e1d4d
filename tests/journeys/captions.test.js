import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { provideMoonshine } from '../helpers/speech-weights.js';
import { startJourneys } from './harness.js';

const SCRIPT = new URL('../../demo/media/show/show-script.json', import.meta.url);
/** Once through the show: on a slow machine the first lines may pass while the model loads. */
const ONE_LOOP_MS = 120_000;

describe('Captions that nobody sends', { timeout: 600_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  /** @type {{ id: string, text: Record<string, string> }[]} */
  let lines;
  before(async () => {
    ({ lines } = JSON.parse(await readFile(SCRIPT, 'utf8')));
    journeys = await startJourneys();
  });
  after(() => journeys?.close());

  for (const language of ['es', 'zh']) {
    it(`a shopper reads what the host says, proof-read, in ${language}`, async () => {
      const scope = journeys.newScope();
      const visit = await journeys.open(`/storefront/?scope=${scope}&show=spoken&lang=${language}`);
      await visit.untilPlaying();
      const texts = lines.map(({ text }) => text[language]);
      const caption = await visit.until(
        'a line of the script is on screen',
        (wanted) => {
          const { journey } = /** @type {any} */ (window);
          return journey
            .all('[part="line"]')
            .map((/** @type {Element} */ line) => line.textContent.trim())
            .find((/** @type {string} */ text) => wanted.includes(text));
        },
        { argument: texts, timeout: ONE_LOOP_MS },
      );
      assert.ok(texts.includes(caption));
      assert.equal(visit.page.workers().length, 1, 'one worker listens');

      await visit.page.evaluate(() => document.querySelector('live-room')?.remove());
      await visit.until('nothing listens any more', () => !document.querySelector('live-room'));
      assert.equal(visit.page.workers().length, 0);
      await visit.assertClean();
      await visit.close();
    });
  }

  it('a shopper reads the words of a host without a script, by a public model', async (t) => {
    if (!provideMoonshine()) return t.skip('no weights: npm run models -- moonshine-tiny');
    const visit = await journeys.open(
      `/storefront/?scope=${journeys.newScope()}&show=spoken&lang=en&model=moonshine-tiny`,
    );
    await visit.untilPlaying();
    const said = new Set(lines.flatMap(({ text }) => wordsOf(text.en)));
    const caption = await visit.until(
      'two lines of what the host says are on screen',
      () => {
        const { journey } = /** @type {any} */ (window);
        const line = journey.all('[part="line"]').map(({ textContent }) => textContent.trim());
        return line.join(' ').split(' ').length >= 8 ? line.join(' ') : undefined;
      },
      { timeout: 2 * ONE_LOOP_MS },
    );
    const heard = wordsOf(caption);
    const right = heard.filter((word) => said.has(word)).length;
    assert.ok(right >= 0.7 * heard.length, `“${caption}”: ${right} of ${heard.length} words`);
    await visit.assertClean();
    await visit.close();
  });

  it('a model that cannot be fetched costs captions, and nothing else', async () => {
    const visit = await journeys.open('about:blank', { expected: [/Failed to load resource/] });
    await visit.cdp?.send('Network.setBlockedURLs', { urls: ['*/models/*'] });
    await visit.page.goto(
      `${journeys.demo.url}/storefront/?scope=${journeys.newScope()}&show=spoken&lang=en`,
    );
    const words = await visit.words('en');
    await visit.untilText(words('captions.failed'), { within: 'live-room' });
    await visit.untilPlaying();

    await visit.cdp?.send('Network.setBlockedURLs', { urls: [] });
    await visit.tap('button', words('stage.retry'));
    await visit.until('somebody listens', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.captions.store.current.recognizer?.phase === 'listening';
    });
    await visit.assertClean();
    await visit.close();
  });
});

/** @param {string} text */
function wordsOf(text) {
  return text.toLowerCase().match(/[a-z']+/g) ?? [];
}

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startJourneys } from './harness.js';

/** Once through the show. */
const ONE_LOOP_MS = 120_000;

describe('Words in the viewer’s own way', { timeout: 400_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => {
    journeys = await startJourneys();
  });
  after(() => journeys?.close());

  for (const language of ['ja', 'pt-BR', 'ru']) {
    it(`a shopper reads the room in ${language}`, async () => {
      const visit = await journeys.open(
        `/storefront/?scope=${journeys.newScope()}&lang=${language}`,
      );
      await visit.untilPlaying();
      const words = await visit.words(language);
      await visit.until(
        'buttons are named in it',
        (name) =>
          /** @type {any} */ (window).journey
            .all('button')
            .some((/** @type {Element} */ button) => button.ariaLabel === name),
        { argument: words('controls.settings') },
      );
      await visit.assertClean();
      await visit.close();
    });
  }

  it('a shopper in Germany reads pounds as kilograms, finds the line again and jumps to it', async () => {
    const visit = await journeys.open(
      `/storefront/?scope=${journeys.newScope()}&lang=en&country=DE`,
    );
    await visit.untilPlaying();
    const words = await visit.words('en');
    const line = await visit.until(
      'a measure is said in metric, too',
      () =>
        /** @type {any} */ (window).journey
          .all('p[part="line"]')
          .map((/** @type {Element} */ each) => each.textContent.trim())
          .find((/** @type {string} */ text) =>
            /\d (pounds|ounces?) \([\d.]+ (kg|g|mL)\)/.test(text),
          ),
      { timeout: ONE_LOOP_MS },
    );
    assert.match(line, /\(9\.07 kg\)|\(255 g\)|\(28\.3 g\)|\(710 mL\)/);

    await visit.tap('button', words('controls.settings'));
    await visit.tap('button', 'Read what was said');
    await visit.until(
      'the transcript is there',
      () => /** @type {any} */ (window).journey.all('li[part="said"]').length > 0,
    );
    const said = await visit.until(
      'the line is in it as it was said',
      (shown) =>
        /** @type {any} */ (window).journey
          .all('li[part="said"]')
          .map((/** @type {Element} */ each) => each.textContent)
          .find((/** @type {string} */ text) =>
            text.includes(shown.replace(/ \([^)]*\)/, '').slice(0, 20)),
          ),
      { argument: line },
    );
    assert.doesNotMatch(said, /\(/);
    await visit.assertClean();
    await visit.close();
  });

  it('a shopper in Germany reads dollars in euros, at the rate that the channel has told', async () => {
    const visit = await journeys.open(
      `/storefront/?scope=${journeys.newScope()}&lang=en&country=DE`,
    );
    await visit.untilPlaying();
    // The show itself has no rate for euros.
    await visit.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      const asOf = new Date().toISOString();
      const rates = [{ from: 'USD', to: 'EUR', rate: '0.8', decimals: 2, source: 'ECB', asOf }];
      room.push({ type: 'rates', data: { rates } });
    });
    const text = await visit.until(
      'the amount is said in euros, too',
      () => {
        const { journey } = /** @type {any} */ (window);
        return journey
          .all('p[part="line"]')
          .map((/** @type {Element} */ each) => each.textContent.trim())
          .find((/** @type {string} */ line) => line.includes('€'));
      },
      { timeout: ONE_LOOP_MS },
    );
    const [, dollars, euros] = /([\d.]+) dollars \(≈ ?€([\d.]+)\)/.exec(text) ?? [];
    assert.equal(Number(euros), Math.round(Number(dollars) * 0.8), text);
    const told = await visit.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.measures.store.current.rates.map((/** @type {any} */ rate) => rate.source);
    });
    assert.deepEqual(told, ['ECB']);
    await visit.assertClean();
    await visit.close();
  });
});

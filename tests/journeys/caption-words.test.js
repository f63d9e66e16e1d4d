import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DESKTOP, startJourneys } from './harness.js';

/** Of the project, as the demo's development server gives it out. */
const AT = `/@fs${fileURLToPath(new URL('../..', import.meta.url))}tests/`;

describe('The words of captions', { timeout: 400_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => (journeys = await startJourneys()));
  after(() => journeys?.close());

  /** @param {string} scope @param {string} show */
  const documentOf = async (scope, show) => {
    const response = await fetch(`${journeys.demo.originUrl}/~${scope}/shows/${show}.json`);
    return /** @type {any} */ (await response.json());
  };
  /**
   * A shopper of a show whose document is changed on its way.
   * @param {string} scope @param {string} show @param {(document: any) => object} change @param {string} query
   */
  const shopper = async (scope, show, change, query) => {
    const visit = await journeys.open('about:blank');
    const base = `${journeys.demo.originUrl}/~${scope}/shows/`;
    const document = await documentOf(scope, show);
    // Addresses in it are relative to where it came from, and it still comes from there.
    await visit.answerInstead(`*shows/${show}.json*`, {
      body: JSON.stringify({ ...document, ...change(document) }),
    });
    assert.ok(base);
    await visit.page.goto(`${journeys.demo.url}/storefront/?scope=${scope}&show=${show}&${query}`);
    return visit;
  };
  const onScreen = (
    /** @type {any} */ visit,
    /** @type {string} */ text,
    part = 'line',
    timeout = 60_000,
  ) =>
    visit.until(
      `“${text}” is read`,
      ([wanted, where]) => {
        const { journey } = /** @type {any} */ (window);
        return journey
          .all(`[part="${where}"]`)
          .some((/** @type {Element} */ line) => line.textContent.includes(wanted));
      },
      { argument: /** @type {const} */ ([text, part]), timeout },
    );

  it('a shopper reads what the desk typed in their language, translated on their device', async () => {
    const scope = journeys.newScope();
    const desk = await journeys.open(`/studio/?scope=${scope}&operator=ana`, { viewport: DESKTOP });
    await desk.until('the desk is there', () => {
      const { captioner } = /** @type {any} */ (document.querySelector('live-captioner'));
      return captioner?.store.current.operator === 'ana';
    });
    const catalog = `${journeys.demo.url}${AT}engines/fixtures/translation/catalog.json`;
    const viewer = await shopper(
      scope,
      'captioned',
      ({ translation }) => ({ translation: { ...translation, device: { catalog } } }),
      'lang=es',
    );
    await viewer.untilPlaying();
    assert.equal(viewer.page.workers().length, 0, 'nothing is loaded before it is needed');
    const type = (/** @type {string} */ text) =>
      desk.page.evaluate((words) => {
        const { shadowRoot } = /** @type {any} */ (document.querySelector('live-captioner'));
        shadowRoot.querySelector('form input').value = words;
        shadowRoot.querySelector('form button').click();
      }, text);
    // The first one may pass while the model comes.
    await type('The white bag is new.');
    await viewer.until('the model is here', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.translation.canTranslate('en', 'es');
    });
    await type('Who wants a blue hat?');
    await onScreen(viewer, '¿Quién quiere un sombrero azul?');
    const line = await viewer.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.captions.store.current.lines.at(-1);
    });
    assert.equal(line.translatedBy, 'device');
    assert.equal(line.original.text, 'Who wants a blue hat?');
    assert.equal(viewer.page.workers().length, 1, 'one worker translates');
    await viewer.page.evaluate(() => document.querySelector('live-room')?.remove());
    await viewer.until('nothing translates any more', () => !document.querySelector('live-room'));
    assert.equal(viewer.page.workers().length, 0);
    await viewer.assertClean();
    await viewer.close();
    await desk.close();
  });

  for (const [language, said] of [
    ['en', 'Only nine are left, and shipping is free.'],
    ['es', 'Sólo quedan nueve,'],
  ])
    it(`a shopper reads captions that are inside of the video, in ${language}`, async () => {
      const url = `${journeys.demo.url}${AT}fixtures/cea/fmp4-main.m3u8`;
      const visit = await shopper(
        journeys.newScope(),
        'clock',
        () => ({
          realtime: undefined,
          angles: [{ id: 'a', name: 'A', sources: [{ url, role: 'primary' }] }],
          captions: { languages: ['en', 'es'] },
        }),
        `lang=${language}`,
      );
      await onScreen(visit, said);
      const { source } = await visit.page.evaluate(() => {
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        return room.captions.store.current.lines.at(-1);
      });
      assert.equal(source, 'in-band');
      await visit.assertClean();
      await visit.close();
    });

  it('a shopper reads after the show what was said', async () => {
    const scope = journeys.newScope();
    const visit = await journeys.open(`/storefront/?scope=${scope}&lang=en`);
    const words = await visit.words('transcript/en', 'en');
    await visit.untilPlaying();
    const said = await visit.until('a caption is on screen', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.captions.store.current.lines[0]?.text;
    });
    const ended = await fetch(`${journeys.demo.originUrl}/~${scope}/control`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ room: 'studio', status: 'ended' }),
    });
    assert.ok(ended.ok, await ended.text());
    await visit.tap('button', words('transcript.open'));
    await visit.untilText(words('transcript.title'), { within: 'live-room' });
    await onScreen(visit, said, 'said');
    await visit.assertClean();
    await visit.close();
  });

  it('which captions a shopper prefers holds at their next visit, once they allow that', async () => {
    const scope = journeys.newScope();
    const visit = await journeys.open(`/storefront/?scope=${scope}&lang=en&consent=functional`);
    const words = await visit.words('captions/en', 'en');
    await visit.untilPlaying();
    const choose = (/** @type {string} */ label) =>
      visit.until(
        'the choice is there',
        (text) => {
          const { journey } = /** @type {any} */ (window);
          const rows = journey
            .all('live-caption-choices')[0]
            ?.shadowRoot?.querySelectorAll('label');
          const row = [...(rows ?? [])].find((each) => each.textContent.includes(text));
          row?.querySelector('input').click();
          return row !== undefined;
        },
        { argument: label },
      );
    const core = await visit.words('en');
    await visit.tap('button', core('settings.title'));
    await choose(words('captions.prefer.checked'));
    await visit.page.reload();
    await visit.untilPlaying();
    await visit.until('it is as it was', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.captions.store.current.prefer === 'checked';
    });
    await visit.assertClean();
    await visit.close();
  });
});

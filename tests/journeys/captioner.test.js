import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DESKTOP, startJourneys } from './harness.js';

/** On a slow machine the first lines may pass while the model loads. */
const ONE_LOOP_MS = 120_000;

describe('A studio that captions for everybody', { timeout: 500_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => {
    journeys = await startJourneys();
  });
  after(() => journeys?.close());

  const open = async (/** @type {string} */ scope, lang = 'es') => {
    const desk = await journeys.open(`/studio/?scope=${scope}&operator=ana`, { viewport: DESKTOP });
    await desk.until('the desk is there', () => {
      const { captioner } = /** @type {any} */ (document.querySelector('live-captioner'));
      return captioner?.store.current.operator === 'ana';
    });
    const viewer = await journeys.open(`/storefront/?scope=${scope}&show=captioned&lang=${lang}`);
    await viewer.untilPlaying();
    return { desk, viewer };
  };
  const onScreen = (/** @type {any} */ visit, /** @type {string} */ text, timeout = 30_000) =>
    visit.until(
      `“${text}” is read`,
      (/** @type {string} */ wanted) => {
        const { journey } = /** @type {any} */ (window);
        return journey
          .all('[part="line"]')
          .some((/** @type {Element} */ line) => line.textContent.includes(wanted));
      },
      { argument: text, timeout },
    );

  it('a typed line is read by a shopper, in another language by the memory', async () => {
    const scope = journeys.newScope();
    const { desk, viewer } = await open(scope);
    await desk.page.evaluate(() => {
      const { shadowRoot } = /** @type {any} */ (document.querySelector('live-captioner'));
      shadowRoot.querySelector('form input').value = 'Shipping is free today.';
      shadowRoot.querySelector('form button').click();
    });
    await onScreen(viewer, 'Hoy el envío es gratis.');
    assert.equal(viewer.page.workers().length, 0, 'nothing is recognised at the shopper’s');
    await desk.assertClean();
    await viewer.assertClean();
    await desk.close();
    await viewer.close();
  });

  it('what is heard reaches a shopper as a line of the script, and no model is loaded there', async () => {
    const scope = journeys.newScope();
    const { desk, viewer } = await open(scope, 'zh');
    await desk.page.evaluate(() => {
      const { shadowRoot } = /** @type {any} */ (document.querySelector('live-captioner'));
      shadowRoot.querySelector('input[name="input"]').click();
    });
    await desk.until(
      'a line was sent',
      () => {
        const { captioner } = /** @type {any} */ (document.querySelector('live-captioner'));
        return captioner.store.current.lines.some(
          (/** @type {any} */ line) => line.phase === 'sent' && line.source === 'script',
        );
      },
      { timeout: ONE_LOOP_MS },
    );
    await viewer.until(
      'a shopper reads Chinese',
      () => {
        const { journey } = /** @type {any} */ (window);
        return journey
          .all('[part="line"]')
          .some((/** @type {Element} */ line) => /\p{Script=Han}/u.test(line.textContent));
      },
      { timeout: ONE_LOOP_MS },
    );
    assert.equal(viewer.page.workers().length, 0);
    await desk.close();
    await viewer.close();
  });

  it('an operator without a network is told, and the line goes out when it is back', async () => {
    const scope = journeys.newScope();
    const desk = await journeys.open(`/studio/?scope=${scope}&operator=ana`, {
      viewport: DESKTOP,
      expected: [/Failed to load resource/, /WebSocket/],
    });
    const words = (/** @type {string} */ text) =>
      desk.until(
        `“${text}” is said`,
        (wanted) => {
          const { shadowRoot } = /** @type {any} */ (document.querySelector('live-captioner'));
          return shadowRoot?.textContent.includes(wanted);
        },
        { argument: text },
      );
    await words('Not listening');
    await desk.cdp?.send('Network.setBlockedURLs', { urls: ['*/actions*'] });
    await desk.page.evaluate(() =>
      /** @type {any} */ (document.querySelector('live-captioner')).captioner.type('Back soon'),
    );
    await words('No network. 1 line waits');
    await desk.cdp?.send('Network.setBlockedURLs', { urls: [] });
    await desk.until('it was sent', () => {
      const { captioner } = /** @type {any} */ (document.querySelector('live-captioner'));
      return captioner.store.current.lines.some((/** @type {any} */ line) => line.phase === 'sent');
    });
    await desk.close();
  });
});

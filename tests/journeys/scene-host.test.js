// @ts-check
/** The host somewhere else, and things tried on, as a shopper meets them. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { facePhoto, provideFaceModel } from '../helpers/face-model.js';
import { SCENE_FLAGS } from '../bench/scene/page.js';
import { startJourneys } from './harness.js';

describe('another place behind the host', () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => {
    journeys = await startJourneys(undefined, SCENE_FLAGS);
  });
  after(() => journeys.close());

  it('is the show’s choice first, then the shopper’s; captions and products stay', async () => {
    const scope = journeys.newScope();
    const visit = await journeys.open(`/storefront/?show=abroad&scope=${scope}`, {
      expected: [/Failed to load resource/],
    });
    await visit.untilPlaying();
    const keyed = () => {
      const stage = document.querySelector('live-room')?.shadowRoot?.querySelector('live-stage');
      const canvas = stage?.shadowRoot?.querySelector('.picture canvas');
      return (
        canvas instanceof HTMLCanvasElement && canvas.style.visibility === 'visible' && canvas.width
      );
    };
    assert.ok((await visit.until('the river is behind her', keyed)) >= 288);
    const words = await visit.words('en');
    await visit
      .tap('button', words('controls.angles'))
      .catch(() => visit.tap('button', 'Background'));
    // Not by the page's resource timing: a show's parts have filled its buffer by now.
    const gate = visit.page.waitForRequest((request) => request.url().includes('gate.svg'));
    await visit.tap('button', 'The sea gate');
    await gate;
    await visit.tap('button', 'Pick the screen colour');
    await visit.untilText('Tap the colour behind the host');
    // Beside her head there is nothing but the screen.
    await visit.page.mouse.click(40, 330);
    await visit.until('the tap was taken', () => {
      const room = document.querySelector('live-room')?.shadowRoot;
      const panel = room
        ?.querySelector('live-controls')
        ?.shadowRoot?.querySelector('live-backdrop');
      return panel?.shadowRoot?.querySelector('.word')?.textContent === '';
    });
    assert.ok(await visit.until('the key goes on', keyed));
    // Another source is another video.
    await journeys.fault(scope, { source: 'live', target: 'any', kind: 'reset' });
    await visit.untilEvent('live-source-changed');
    assert.ok(await visit.until('the backup is keyed as well', keyed));
    await visit.tap('button', 'As filmed');
    await visit.until('the plain picture is back', () => {
      const stage = document.querySelector('live-room')?.shadowRoot?.querySelector('live-stage');
      return !stage?.shadowRoot?.querySelector('.picture canvas');
    });
    await visit.untilPlaying();
    await visit.assertClean();
    await visit.close();
  });
});

describe('trying on', () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  let hasModel = false;
  before(async () => {
    hasModel = await provideFaceModel();
    journeys = await startJourneys(undefined, SCENE_FLAGS);
  });
  after(() => journeys.close());

  const openMirror = async () => {
    const visit = await journeys.open(`/storefront/?scope=${journeys.newScope()}`);
    await visit.untilPlaying();
    await visit.page.evaluate(() =>
      /** @type {any} */ (document.querySelector('live-room')).openProduct('sunglasses'),
    );
    // By its text, and not by its place: the gallery above it still finds its height.
    await visit.until('the mirror is open', () => {
      const { journey } = /** @type {any} */ (window);
      if (journey.all('live-try-on').length > 0) return true;
      journey.all('.try-on')[0]?.click();
      return false;
    });
    await visit.untilText('Nothing leaves your device');
    return visit;
  };

  it('looks for a face in the camera, says that there is none, and lets go', async (t) => {
    if (!hasModel) return t.skip('There is no face model: tests/helpers/face-model.js');
    const visit = await openMirror();
    await visit.until('the camera is asked', () => {
      const { journey } = /** @type {any} */ (window);
      const [button] = journey.all('.ways .solid');
      if (button && !button.disabled) button.click();
      return button === undefined || button.disabled;
    });
    // The browser's fake camera shows a pattern.
    await visit.untilText('No face in sight', { timeout: 60_000 });
    await visit.page.evaluate(() =>
      /** @type {any} */ (window).journey.all('[aria-label="Stop the camera"]')[0].click(),
    );
    await visit.untilText('Use the camera');
    await visit.assertClean();
    await visit.close();
  });

  it('puts sunglasses on a photo, in the colour that is chosen, and hands out the picture', async (t) => {
    const photo = facePhoto();
    if (!hasModel || !photo) return t.skip('There is no face model: tests/helpers/face-model.js');
    const visit = await openMirror();
    const input = await visit.page.waitForSelector(
      'live-room >>> live-try-on >>> input[type=file]',
    );
    assert.ok(input);
    await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
      input
    ).uploadFile(photo);
    const worn = await visit.until('she wears them', readMirror, { timeout: 60_000 });
    // Dark lenses lie over her eyes: the picture is darker there than below.
    assert.ok(worn.opaque > 1000, JSON.stringify(worn));
    const black = visit.page.waitForRequest((request) =>
      request.url().includes('sunglasses-black.glb'),
    );
    await visit.page.evaluate(() => {
      const sheet = document
        .querySelector('live-room')
        ?.shadowRoot?.querySelector('live-product-sheet');
      const input = sheet?.shadowRoot?.querySelector('input[aria-label="Black"]');
      /** @type {HTMLElement} */ (input).click();
    });
    await black;
    await visit.assertClean();
    await visit.close();
  });
});

/** In the page: how much of the canvas over the photo is drawn on. */
function readMirror() {
  const room = document.querySelector('live-room')?.shadowRoot;
  const sheet = room?.querySelector('live-product-sheet')?.shadowRoot;
  const shown = sheet?.querySelector('live-try-on')?.shadowRoot?.querySelectorAll('.mirror canvas');
  const canvas = shown?.[1];
  if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return null;
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const pen = copy.getContext('2d');
  pen?.drawImage(canvas, 0, 0);
  const data = pen?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let opaque = 0;
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 128) opaque += 1;
  return opaque > 0 ? { opaque, width: canvas.width } : null;
}

/**
 * `npm run screenshots [-- NAME…]`: the pictures of the README, taken while a product is on the
 * stage; all of them, or those named.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DESKTOP, PHONE, startJourneys } from './harness.js';

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const NEXT_PIN_MS = 60_000;

const PICTURES = [
  { name: 'desktop', path: '/storefront/', viewport: DESKTOP },
  { name: 'phone', path: '/storefront/', viewport: PHONE },
  { name: 'phone-arabic', path: '/storefront/?lang=ar', viewport: PHONE },
  { name: 'phone-spoken', path: '/storefront/?show=spoken&lang=es', viewport: PHONE },
  { name: 'mini-player', path: '/storefront/', viewport: PHONE, follow: 'a[data-product="tote"]' },
];

const names = process.argv.slice(2);
const wanted = PICTURES.filter(({ name }) => names.length === 0 || names.includes(name));
const journeys = await startJourneys();
await mkdir(FOLDER, { recursive: true });
try {
  for (const { name, path, viewport, follow } of wanted) {
    const visit = await journeys.open(path, { viewport });
    await visit.untilPlaying();
    await visit.until('the best picture there is', () => {
      const { journey } = /** @type {any} */ (window);
      const { playback } = /** @type {any} */ (document.querySelector('live-room')).room;
      const [best] = playback.store.current.renditions.toSorted((a, b) => b.height - a.height);
      if (!best) return false;
      if (playback.store.current.rendition !== best.id) playback.selectRendition(best.id);
      return journey.all('video').some((video) => video.videoHeight >= best.height);
    });
    await visit.until('all pictures are loaded', () => {
      const { journey } = /** @type {any} */ (window);
      const inView = journey.all('img').filter((image) => {
        const { top, bottom, height } = image.getBoundingClientRect();
        return height > 0 && bottom > 0 && top < innerHeight;
      });
      return inView.every((image) => image.complete);
    });
    if (follow) {
      await visit.tapSelector(follow);
      await visit.until('the page is there', () => document.querySelector('.product img') !== null);
      await visit.untilPlaying();
    } else {
      await visit.until(
        'a product and a caption are on screen',
        () => {
          const { journey } = /** @type {any} */ (window);
          const shown = (selector) =>
            journey.all(selector).some((element) => element.getBoundingClientRect().height > 20);
          return shown('live-product') && shown('[part="line"]');
        },
        { timeout: NEXT_PIN_MS },
      );
    }
    await visit.page.screenshot({
      path: `${FOLDER}${name}.jpg`,
      type: 'jpeg',
      quality: 82,
    });
    console.log(`docs/images/${name}.jpg`);
    await visit.close();
  }
} finally {
  await journeys.close();
}

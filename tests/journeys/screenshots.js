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
  {
    name: 'phone-quiz',
    path: '/storefront/?show=interactions',
    viewport: PHONE,
    open: 'live-quiz',
  },
  {
    name: 'phone-shop',
    path: '/storefront/?lang=ar&country=AE&theme=ramadan',
    viewport: PHONE,
    product: 'candle',
  },
  { name: 'studio', path: '/studio/?operator=Ana', viewport: DESKTOP, desk: true },
  {
    name: 'phone-replay',
    path: '/storefront/?show=replay&t=24',
    viewport: PHONE,
  },
  { name: 'phone-night', path: '/storefront/?show=night', viewport: PHONE, drawn: true },
  { name: 'phone-shoe', path: '/storefront/', viewport: PHONE, turned: 'sneaker' },
  { name: 'phone-duet', path: '/storefront/?show=duet', viewport: PHONE, guest: true },
  { name: 'mini-player', path: '/storefront/', viewport: PHONE, follow: 'a[data-product="tote"]' },
];

const names = process.argv.slice(2);
const wanted = PICTURES.filter(({ name }) => names.length === 0 || names.includes(name));
const journeys = await startJourneys();
await mkdir(FOLDER, { recursive: true });
try {
  for (const picture of wanted) {
    const { name, path, viewport, follow, open, product, desk, turned, guest, drawn } = picture;
    const visit = await journeys.open(path, { viewport });
    if (desk) {
      await atTheDesk(visit);
      await visit.page.screenshot({ path: `${FOLDER}${name}.jpg`, type: 'jpeg', quality: 82 });
      await visit.close();
      continue;
    }
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
    if (drawn) {
      await visit.until('she stands there, and a product beside her', () => {
        const { journey } = /** @type {any} */ (window);
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        room.playback.setMuted(false);
        const host = journey.all('live-virtual-host')[0]?.host;
        const [pin] = room.shop.store.current.pins;
        // No longer on its way there.
        const since = room.products.store.current.shown[pin];
        return host?.phase === 'on' && room.timeline.now - since > 2500;
      });
    } else if (open) {
      await visit.until(
        `${open} is on screen`,
        (tag) => {
          const { journey } = /** @type {any} */ (window);
          const [overlay] = journey.all('live-interaction');
          const card = overlay?.shadowRoot.querySelector('.card .act');
          if (card && overlay.shadowRoot.querySelector('.tile.quiz')) card.click();
          return journey.all(tag).some((view) => view.shadowRoot?.querySelector('.option'));
        },
        { argument: open, timeout: 2 * NEXT_PIN_MS },
      );
    } else if (product) {
      await visit.page.$eval(
        'live-room',
        (room, id) => /** @type {any} */ (room).openProduct(id),
        product,
      );
      await visit.until('the product says what it costs, and stands still', () => {
        const { journey } = /** @type {any} */ (window);
        const [sheet] = journey.all('live-product-sheet');
        const said = (/** @type {string} */ tag, /** @type {string} */ part) =>
          sheet?.shadowRoot?.querySelector(tag)?.shadowRoot?.querySelector(part);
        const moving = journey.all('dialog').some((dialog) => dialog.getAnimations().length > 0);
        const drawn = journey
          .all('live-gallery')
          .some((gallery) =>
            [...(gallery.shadowRoot?.querySelectorAll('img') ?? [])].some(
              (image) => image.complete,
            ),
          );
        return said('live-price', 's') && said('live-labels', '.delivery') && drawn && !moving;
      });
    } else if (turned) {
      await visit.page.$eval(
        'live-room',
        (room, id) => /** @type {any} */ (room).openProduct(id),
        turned,
      );
      await visit.until('it stands there in 3D, and a point is open', () => {
        const { journey } = /** @type {any} */ (window);
        const [viewer] = journey.all('live-product-viewer');
        if (!viewer) journey.all('.three')[0]?.click();
        const [spot] = viewer?.shadowRoot?.querySelectorAll('.hotspot button') ?? [];
        if (spot?.ariaExpanded === 'false') spot.click();
        return viewer?.loaded && spot?.ariaExpanded === 'true';
      });
    } else if (guest) {
      await visit.until(
        'the hosts stand side by side, and she speaks',
        () => {
          const { journey } = /** @type {any} */ (window);
          const { room } = /** @type {any} */ (document.querySelector('live-room'));
          room.playback.setMuted(false);
          journey.all('.load')[0]?.click();
          const { guests, versus } = room.guests.store.current;
          const speaks = journey
            .all('[part~=line]')
            .some((one) => /^\u2068?Lin/.test(one.innerText));
          return speaks && guests[0]?.phase === 'playing' && versus?.sides[0].score > 0;
        },
        { timeout: 3 * NEXT_PIN_MS },
      );
    } else if (follow) {
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

/** Listens, until a line waits for its slack beside some that were sent. @param {any} visit */
async function atTheDesk(visit) {
  await visit.until('the desk is there', () => {
    const { captioner } = /** @type {any} */ (document.querySelector('live-captioner'));
    if (!captioner?.store.current.operator) return false;
    captioner.setSlack(0.6);
    void captioner.listen('stream');
    return true;
  });
  await visit.until(
    'lines of every kind',
    () => {
      const { captioner } = /** @type {any} */ (document.querySelector('live-captioner'));
      const { lines } = captioner.store.current;
      const is = (/** @type {string} */ phase) =>
        lines.filter((/** @type {any} */ line) => line.phase === phase);
      for (const line of is('slack').slice(0, 1)) {
        if (line.source === 'script' && is('sent').length % 3 === 1) captioner.confirm(line.id);
      }
      return is('sent').length > 3 && is('slack').length > 0;
    },
    { timeout: 2 * NEXT_PIN_MS },
  );
}

// @ts-check
/**
 * `npm run bench -- shop`: how soon a change of the cart on one side shows on the other, whether
 * both ever end with different carts, what the room does before anybody has consented, and how a
 * list of 500 products opens and scrolls.
 */
import { startDemo } from '../../demo/start.js';
import { launch } from '../helpers/find-browser.js';
import { median, report, startBench } from './harness.js';

const PHONE = { width: 390, height: 844, deviceScaleFactor: 2 };

/** @param {{ number: (option: string, otherwise: number) => number }} options */
export async function run({ number }) {
  const rounds = number('rounds', 30);
  await withDemo(async (open) => {
    await cartSync(open, rounds);
    await divergence(open, rounds);
    await beforeConsent(open);
  });
  await longList();
}

/** @param {(open: (scope: string) => Promise<any>) => Promise<void>} work */
async function withDemo(work) {
  const demo = await startDemo({ port: 0, originPort: 0, watch: false, quiet: true });
  const browser = await launch({ protocolTimeout: 180_000 });
  try {
    await work(async (scope) => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport(PHONE);
      const requests = /** @type {string[]} */ ([]);
      page.on('request', (request) => requests.push(request.url()));
      await page.evaluateOnNewDocument(watchStorage);
      await page.goto(`${demo.url}/storefront/?scope=${scope}`);
      await page.waitForFunction(
        () => {
          const { room } = /** @type {any} */ (document.querySelector('live-room'));
          return room?.shop.store.current.cart && room.playback.store.current.phase === 'playing';
        },
        { timeout: 60_000 },
      );
      return { page, requests, demo, close: () => context.close() };
    });
  } finally {
    await browser.close();
    await demo.close();
  }
}

/**
 * From the wish on one side until the other side shows it, the shop's answer included.
 * @param {(scope: string) => Promise<any>} open @param {number} rounds
 */
async function cartSync(open, rounds) {
  const visit = await open('bench-sync');
  const runs = await visit.page.evaluate(async (count) => {
    const { room } = /** @type {any} */ (document.querySelector('live-room'));
    const { shopCart } = await import(/** @type {any} */ ('/storefront/shop-cart.js'));
    const badge = /** @type {HTMLElement} */ (document.getElementById('cart-badge'));
    const line = { productId: 'bottle', variantId: 'bottle-sage', quantity: 1 };
    const shopShows = (pieces) =>
      new Promise((resolve) => {
        const look = () => {
          const shown = badge.hidden ? 0 : Number(badge.textContent);
          if (shown !== pieces) return;
          observer.disconnect();
          resolve(performance.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(badge, {
          childList: true,
          attributes: true,
          characterData: true,
          subtree: true,
        });
        look();
      });
    const roomShows = (pieces) =>
      new Promise((resolve) => {
        const look = () => {
          const { cart } = room.shop.store.current;
          if ((cart?.totalQuantity ?? 0) !== pieces) return;
          stop();
          resolve(performance.now());
        };
        const stop = room.shop.store.subscribe(look);
        look();
      });
    const fromRoom = [];
    const fromShop = [];
    for (let round = 0; round < count; round += 1) {
      let start = performance.now();
      let shown = shopShows(1);
      const added = room.shop.add(line);
      fromRoom.push((await shown) - start);
      await added;
      start = performance.now();
      shown = roomShows(0);
      const [{ id }] = shopCart.current.lines;
      const removed = shopCart.update({ lineId: id, quantity: 0 });
      fromShop.push((await shown) - start);
      await removed;
      await shopShows(0);
    }
    return { fromRoom, fromShop };
  }, rounds);
  await visit.close();
  const all = [...runs.fromRoom, ...runs.fromShop];
  report('shop', 'cart_sync_room_to_shop_ms', median(runs.fromRoom), 'ms', runs.fromRoom.length);
  report('shop', 'cart_sync_shop_to_room_ms', median(runs.fromShop), 'ms', runs.fromShop.length);
  report('shop', 'cart_sync_worst_ms', Math.max(...all), 'ms', all.length);
}

/**
 * Both sides change the cart at once, in an order drawn by a seed. Then the shop's truth is
 * compared with what the room shows.
 * @param {(scope: string) => Promise<any>} open @param {number} rounds
 */
async function divergence(open, rounds) {
  const visit = await open('bench-diverge');
  const diverged = await visit.page.evaluate(async (count) => {
    const { room } = /** @type {any} */ (document.querySelector('live-room'));
    const { shopCart } = await import(/** @type {any} */ ('/storefront/shop-cart.js'));
    const variants = ['bottle-sage', 'bottle-white', 'tote-sand'];
    let seed = 20261129;
    const draw = (below) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    const pieces = (cart) =>
      JSON.stringify(
        (cart?.lines ?? []).map(({ variantId, quantity }) => [variantId, quantity]).sort(),
      );
    let different = 0;
    for (let round = 0; round < count; round += 1) {
      const changes = [];
      for (let step = 0; step < 8; step += 1) {
        const variantId = variants[draw(variants.length)];
        const line = shopCart.current.lines.find((one) => one.variantId === variantId);
        const productId = variantId.split('-')[0];
        const quantity = draw(3);
        const side = draw(2) === 0 ? room.shop : shopCart;
        changes.push(
          line
            ? side.update({ lineId: line.id, quantity })
            : side.add({ productId, variantId, quantity: 1 }),
        );
      }
      await Promise.allSettled(changes);
      const truth = pieces(await shopCart.load());
      const equal = () => pieces(room.shop.store.current.cart) === truth;
      await new Promise((resolve) => {
        // Two seconds are for ever: what is not equal by then has diverged.
        const timer = setTimeout(() => (stop(), resolve(null)), 2000);
        const look = () => {
          if (!equal() || room.shop.store.current.pendingChanges > 0) return;
          clearTimeout(timer);
          stop();
          resolve(null);
        };
        const stop = room.shop.store.subscribe(look);
        look();
      });
      if (!equal()) different += 1;
    }
    return different;
  }, rounds);
  await visit.close();
  report('shop', 'diverged_carts', diverged, 'carts', rounds);
}

/**
 * Requests to anybody but the page, the show, its channel and the shop; and what the room writes.
 * @param {(scope: string) => Promise<any>} open
 */
async function beforeConsent(open) {
  const visit = await open('bench-consent');
  const { page, requests, demo } = visit;
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('live-room'));
    element.openShelf();
    return element.room.shop.add({ productId: 'tote', variantId: 'tote-sand' });
  });
  const ours = [demo.url, demo.originUrl].map((url) => new URL(url).host);
  const paths = /^\/(~[\w-]+\/)?(shows|live|backup|media|events|ws|realtime|actions|shop|time)/;
  const foreign = requests.filter((url) => {
    if (/^(blob|data):/.test(url)) return false;
    const { host, pathname } = new URL(url);
    if (host === ours[0]) return false;
    return host !== ours[1] || !paths.test(pathname.replace(/^\/~[\w-]+/, ''));
  });
  const writes = await page.evaluate(() => /** @type {any} */ (window).storageWrites);
  await visit.close();
  for (const url of foreign) console.error(`asked for: ${url}`);
  for (const write of writes) console.error(`written: ${write}`);
  report('shop', 'requests_before_consent', foreign.length, 'requests', 1);
  report('shop', 'storage_writes_before_consent', writes.length, 'writes', 1);
}

/** Runs in the page before anything else: notes what the room writes. Must stand alone. */
function watchStorage() {
  const writes = /** @type {string[]} */ ([]);
  Object.assign(window, { storageWrites: writes });
  const note = (what) => {
    const { stack = '' } = new Error('here');
    // What the demo's shop keeps is the shop's own business.
    if (/\/src\/|live-room\.js/.test(stack)) writes.push(`${what} ${stack.split('\n')[3] ?? ''}`);
  };
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    note(`setItem ${key}`);
    setItem.call(this, key, value);
  };
  const open = indexedDB.open.bind(indexedDB);
  indexedDB.open = (name, version) => (note(`indexedDB ${name}`), open(name, version));
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  if (cookie?.set && cookie.get)
    Object.defineProperty(document, 'cookie', {
      get: cookie.get.bind(document),
      set: (value) => {
        note('cookie');
        cookie.set?.call(document, value);
      },
    });
  if ('caches' in window) {
    const cached = caches.open.bind(caches);
    caches.open = (name) => (note(`cache ${name}`), cached(name));
  }
}

async function longList() {
  const bench = await startBench({ entries: ['shop-list.ts'] });
  try {
    const opened = [];
    const scrolled = [];
    for (let round = 0; round < 5; round += 1) {
      const page = await bench.browser.newPage();
      await page.setViewport(PHONE);
      await page.goto(bench.pageUrl('shop-list.js', {}));
      await page.waitForFunction(
        () =>
          'bench' in window &&
          /** @type {any} */ (document.querySelector('live-room'))?.room?.shop.store.current
            .products.length === 500,
        { timeout: 60_000 },
      );
      opened.push(await page.evaluate(() => /** @type {any} */ (window).bench.open()));
      const session = await page.createCDPSession();
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      scrolled.push(await page.evaluate(() => /** @type {any} */ (window).bench.scroll()));
      await page.close();
    }
    report('shop', 'list_500_open_ms', median(opened), 'ms', opened);
    report('shop', 'list_500_scroll_fps_4x', median(scrolled), 'fps', scrolled);
  } finally {
    await bench.close();
  }
}

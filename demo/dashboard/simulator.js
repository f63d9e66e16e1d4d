import { loadExperimentTools, loadInsightsTools } from 'live-room/sdk';
import { SimulatedRoom, VirtualClock } from './simulated-room.js';

/**
 * A thousand viewers of a show of half an hour, made up: who they are and what they are inclined to
 * do is chance. What is counted of it is not: each has the SDK's own insights, in a room of its own
 * and a time of its own, and its facts go to the collector as those of a page do.
 */

const MINUTE = 60_000;
const SHOW_MS = 30 * MINUTE;
/** Requests of this size, instead of one a viewer. */
const MOST_CHARACTERS = 40_000;

/** When the coupon comes: half the viewers get it early. */
export const COUPON_TIME = {
  id: 'coupon-time',
  arms: [
    { id: 'late', params: { at: 18 } },
    { id: 'early', params: { at: 9 } },
  ],
};
const DECIDED_AT = 9 * MINUTE;

/** @type {readonly (readonly [country: string, share: number])[]} */
const COUNTRIES = [
  ['US', 24],
  ['BR', 12],
  ['DE', 10],
  ['FR', 8],
  ['GB', 8],
  ['MX', 7],
  ['SA', 6],
  ['JP', 5],
  ['KR', 5],
  ['ID', 4],
  ['ES', 3],
  ['IT', 2],
  ['AE', 2],
  ['EG', 1.5],
  ['TH', 1],
  ['SG', 0.5],
];
/** @type {Record<string, readonly (readonly [network: string, share: number])[]>} */
const NETWORKS = {
  phone: [
    ['4g', 78],
    ['3g', 18],
    ['2g', 4],
  ],
  tablet: [
    ['4g', 92],
    ['3g', 8],
  ],
  desktop: [
    ['4g', 97],
    ['3g', 3],
  ],
};
/** Stalls a minute. */
const STALLS = { '4g': 0.04, '3g': 0.35, '2g': 1.4 };
const HEIGHTS = { '4g': 720, '3g': 480, '2g': 240 };
const LATENCIES = { '4g': 2600, '3g': 4200, '2g': 7400 };
const PRODUCTS = ['runner', 'bottle', 'tote', 'jacket', 'cap'];
/** Of the show, each on the stage for six minutes. */
const PRICES = [89, 24, 39, 129, 19];

/**
 * @param {object} options
 * @param {string} options.collector
 * @param {number} options.viewers
 * @param {number} options.seed
 * @param {(done: number, all: number) => void} options.progress
 */
export async function simulate({ collector, viewers, seed, progress }) {
  const [tools, experiments] = await Promise.all([loadInsightsTools(), loadExperimentTools()]);
  const post = poster(collector);
  for (let viewer = 0; viewer < viewers; viewer += 1) {
    await visit(
      tools,
      experiments,
      chanceOf(seed * 100_003 + viewer),
      post.send,
      `${seed}-${viewer}`,
    );
    if (viewer % 20 === 19) {
      progress(viewer + 1, viewers);
      // The page stays alive.
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  await post.flush();
}

/** Gathers batches into requests. @param {string} collector */
function poster(collector) {
  /** @type {string[]} */
  let bodies = [];
  const flush = async () => {
    const body = `{"batches":[${bodies.join(',')}]}`;
    bodies = [];
    const answer = await fetch(collector, { method: 'POST', body });
    if (!answer.ok) throw new Error(`The collector said ${answer.status}.`);
  };
  return {
    flush,
    send: () => async (/** @type {string} */ body) => {
      bodies.push(body);
      if (bodies.join().length > MOST_CHARACTERS) await flush();
      return /** @type {const} */ ('taken');
    },
  };
}

/** One viewer, from coming in to leaving. */
async function visit(tools, experiments, chance, send, unit) {
  const device = pick(chance, [
    ['phone', 68],
    ['desktop', 25],
    ['tablet', 7],
  ]);
  const network = pick(chance, NETWORKS[device]);
  const interest = chance() ** 2;
  const clock = new VirtualClock(Date.now() - SHOW_MS + chance() * 20 * MINUTE);
  const showStart = Date.now() - SHOW_MS;
  const room = new SimulatedRoom(clock, {
    country: pick(chance, COUNTRIES),
    products: PRODUCTS.map((id, index) => ({ id, price: PRICES[index] })),
    latency: LATENCIES[network] * (0.8 + 0.4 * chance()),
    height: HEIGHTS[network],
  });
  const seen = new Map();
  const insights = new tools.RoomInsights(
    room,
    { endpoint: `${location.origin}/insights`, every: 600_000, experiments: [COUPON_TIME], unit },
    {
      clock,
      random: chance,
      viewport: {
        watch: (target, changed) => (seen.set(target, changed), () => seen.delete(target)),
      },
      store: tools.noStore,
      send,
      device: () => device,
      network: () => network,
      visible: () => true,
      experiments: (parts) => new experiments.Experiments(parts),
      onHide: () => undefined,
      onWake: () => undefined,
      baseUrl: undefined,
    },
  );
  room.agree();

  // Most look in and go; who is interested stays.
  let patience = -Math.log(1 - chance()) * (1.5 + 14 * interest) * MINUTE + 8000;
  let onStage = -1;
  /** @type {string | null} */
  let coupon = null;
  let bought = false;
  // Some are gone before there is a picture, more of them where it takes long.
  if (chance() < (network === '4g' ? 0.02 : 0.12)) patience = 0;
  else room.firstPicture(LATENCIES[network] / 4 + 1200 * chance());
  while (patience > 0 && clock.now() < showStart + SHOW_MS) {
    const sinceStart = clock.now() - showStart;
    const pinned = Math.floor(sinceStart / (SHOW_MS / PRODUCTS.length)) % PRODUCTS.length;
    if (pinned !== onStage) {
      onStage = pinned;
      const card = {};
      const stop = insights.watch(card, { list: 'pins', productId: PRODUCTS[pinned] });
      seen.get(card)?.(true);
      await clock.advance(2000);
      stop();
    }
    if (chance() < STALLS[network] / 6) {
      const length = 800 + 4000 * chance();
      room.stall();
      await clock.advance(length);
      room.play();
      patience -= length * 15;
    }
    if (sinceStart >= DECIDED_AT && coupon === null)
      coupon = insights.experiments.expose(COUPON_TIME.id)?.id ?? '';
    const hasCoupon = coupon !== null && coupon !== '' && sinceStart >= couponAt(coupon);
    if (chance() < 0.0006 + 0.005 * interest) room.takePart(chance() < 0.5 ? 'quiz' : 'poll');
    if (chance() < 0.006 * interest) room.write(12 + Math.floor(40 * chance()));
    if (hasCoupon && !room.claimed && chance() < 0.001 + 0.007 * interest) room.claim();
    if (!bought && chance() < 0.001 + 0.016 * interest) {
      insights.select('pins', PRODUCTS[onStage]);
      room.look(PRODUCTS[onStage]);
      await clock.advance(6000);
      if (chance() < 0.28) {
        room.add(PRODUCTS[onStage]);
        await clock.advance(8000);
        if (chance() < 0.42 + (room.claimed ? 0.2 : 0)) {
          room.checkOut();
          await clock.advance(30_000);
          if (chance() < 0.62) {
            room.pay(`${unit}-${Math.floor(chance() * 1e9)}`);
            bought = true;
          }
        }
      }
    }
    if (chance() < 0.05) room.caption(chance() < 0.1 && device === 'phone');
    await clock.advance(10_000);
    patience -= 10_000;
  }
  insights.stop();
  await insights.kept();
}

/** @param {string} arm */
function couponAt(arm) {
  return (COUPON_TIME.arms.find(({ id }) => id === arm)?.params.at ?? 0) * MINUTE;
}

/**
 * Mulberry32: chance that a run can be repeated with.
 * @param {number} seed
 */
function chanceOf(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {() => number} chance @param {readonly (readonly [string, number])[]} shares */
function pick(chance, shares) {
  let rest = chance() * shares.reduce((sum, [, share]) => sum + share, 0);
  for (const [name, share] of shares) if ((rest -= share) < 0) return name;
  return shares[0][0];
}

import { LiveOrderMapElement } from 'live-room';
import { createRoom, loadExperimentTools, loadInsightsTools } from 'live-room/sdk';
import { byId } from './dom.js';
import { COUPON_TIME, simulate } from './simulator.js';
import { fillTexts, language, number, t } from './texts.js';
import { showExperiment, showFunnel, showHealth, showIndicators } from './views.js';

// Rooms without a picture: the desk listens to the channel, and reads what the collector has.

fillTexts();
const origin = byId('origin').content;
const query = new URLSearchParams(location.search);
const scope = query.get('scope');
const base = scope ? `${origin}/~${scope}` : origin;
const collector = `${base}/insights`;
/** A day that ended long ago would leave the map empty: sums have a beginning and an end. */
const BUCKET = 5000;
const K = 10;

customElements.define('live-order-map', LiveOrderMapElement);

/** @param {string} text */
const say = (text) => (byId('status').textContent = text);

/** The map of the facts: a room of its own, that is told what the report says. */
const heat = createRoom({ show: { ...emptyShow(), id: 'facts' }, language });
heat.join();

async function refresh() {
  const [tools, experiments, answer] = await Promise.all([
    loadInsightsTools(),
    loadExperimentTools(),
    fetch(collector).catch(() => null),
  ]);
  if (!answer?.ok) {
    say(t('unreachable'));
    return;
  }
  const book = await answer.json();
  const records = book.batches.flatMap((batch) => {
    const read = tools.decodeBatch(batch);
    return read.ok ? read.value : [];
  });
  const report = tools.reportOf(records);
  showIndicators(report, book);
  showFunnel(report);
  showHealth(report);
  showExperiment(
    experiments.experimentReport(records, {
      experiment: COUPON_TIME.id,
      control: COUPON_TIME.arms[0].id,
      goal: 'purchase',
    }),
  );
  showCountries(report.countries);
  if (records.length === 0) say(t('nothing'));
}

/** @param {Record<string, number>} countries */
function showCountries(countries) {
  const now = Date.now();
  /** @type {Record<string, number>} */
  const sums = {};
  let other = 0;
  for (const [country, count] of Object.entries(countries)) {
    if (count >= K) sums[country] = Math.round(count);
    else other += Math.round(count);
  }
  byId('heat-section').hidden = Object.keys(countries).length === 0;
  if (byId('heat-section').hidden) return;
  if (byId('heat').childElementCount === 0) {
    /** @type {any} */
    const map = document.createElement('live-order-map');
    map.metric = 'viewers';
    map.room = heat;
    byId('heat').append(map);
  }
  heat.push({
    type: 'viewers',
    ts: now,
    data: { since: now - BUCKET, until: now, bucket: BUCKET, k: K, sums, other },
  });
}

byId('simulate').addEventListener('click', async () => {
  byId('simulate').disabled = true;
  try {
    await simulate({
      collector,
      viewers: Number(query.get('viewers') ?? 1000),
      seed: Number(query.get('seed') ?? 1),
      progress: (done, all) => say(t('simulating', { done: number(done), all: number(all) })),
    });
    say('');
    await refresh();
  } catch {
    say(t('unreachable'));
  }
  byId('simulate').disabled = false;
});

byId('forget').addEventListener('click', async () => {
  await fetch(collector, { method: 'DELETE' }).catch(() => null);
  await refresh();
});

function emptyShow() {
  return /** @type {const} */ ({
    version: 1,
    title: t('title'),
    status: 'live',
    angles: [],
    captions: { languages: [] },
    products: [],
    script: [],
  });
}

async function listen() {
  const show = await (await fetch(`${base}/shows/${query.get('show') ?? 'studio'}.json`)).json();
  // The line of those who run the show. A site asks for a token here, and not for a word.
  const line = new URL(show.realtime.url, `${base}/shows/`);
  line.searchParams.set('desk', 'open');
  const room = createRoom({
    show: { ...show, angles: [], realtime: { ...show.realtime, url: line.href } },
    language,
  });
  room.orders.mapOptions = { home: 'US', globe: query.has('globe') ? true : undefined };
  for (const id of ['viewers', 'orders']) byId(id).room = room;
  room.realtime.store.subscribe(() => {
    if (room.realtime.store.current.status !== 'open') say(t('connecting'));
    else if (byId('status').textContent === t('connecting')) say('');
  });
  room.join();
  addEventListener('pagehide', () => room.leave());
}

addEventListener('pagehide', () => heat.leave());
say(t('connecting'));
await Promise.all([listen(), refresh()]);
if (query.has('simulate')) byId('simulate').click();

// @ts-check
/**
 * The state lane through trouble, on every transport that runs here: 200 changes a second, a hard
 * cut of 4 s, a line that falls silent for 20 s, and for NATS the death of the node that the viewer
 * is on. Counts what a viewer lacks, has twice or out of order, and how long until it is live again.
 * `--rounds N` (default 3) cuts.
 */
import { setTimeout as rest } from 'node:timers/promises';
import { findProgram, missingProgram } from '../../../demo/engines/find-program.js';
import { startMosquitto } from '../../../demo/engines/mosquitto.js';
import { MqttPublisher } from '../../../demo/engines/mqtt-publisher.js';
import { NatsPublisher } from '../../../demo/engines/nats-publisher.js';
import { startNats } from '../../../demo/engines/nats-servers.js';
import { startProxy } from '../../helpers/tcp-proxy.js';
import { report, startBench } from '../harness.js';
import { engineSink, hubSink, Programme } from './programme.js';

const CUT_MS = 4000;
const SILENT_MS = 20_000;
const CALM_MS = 2500;
/** Whoever is not live again by then is not. */
const PATIENCE_MS = 20_000;
const POLL_MS = 20;

/** @typedef {Awaited<ReturnType<typeof startProxy>>} Proxy */

/**
 * @typedef {object} Room
 * @property {'sse' | 'websocket' | 'nats' | 'mqtt'} kind
 * @property {Proxy[]} proxies
 * @property {object} dial
 * @property {import('./programme.js').Sink} sink
 */

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function recovery({ number }) {
  const bench = await startBench({ entries: ['channel.ts'] });
  /** @type {(() => unknown)[]} */
  const closing = [() => bench.close()];
  try {
    const rooms = await openRooms(bench.origin.url, closing);
    const programme = new Programme(rooms.map(({ sink }) => sink));
    const page = await bench.browser.newPage();
    await page.goto(bench.pageUrl('channel.js', {}));
    await page.waitForFunction(() => 'bench' in globalThis);
    const audience = new Audience(page);
    for (const { kind, dial } of rooms) await audience.enter(kind, dial);
    programme.start();
    note('live', await audience.untilLive(rooms, Date.now()));

    const times = await troubles(rooms, audience, number('rounds', 3));
    const killed = await kills(rooms, audience);
    programme.stop();
    await tell(rooms, audience, programme, { ...times, ...killed });
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** @param {string} origin @param {(() => unknown)[]} closing @returns {Promise<Room[]>} */
async function openRooms(origin, closing) {
  const proxied = async (/** @type {string} */ url) => {
    const proxy = await startProxy(url);
    closing.push(() => proxy.close());
    return proxy;
  };
  /** @type {Room[]} */
  const rooms = [];
  // A room of its own for each: the hub has one line of changes per room.
  for (const [kind, room, scheme] of /** @type {const} */ ([
    ['sse', 'clock', 'http'],
    ['websocket', 'ended', 'ws'],
  ])) {
    const proxy = await proxied(origin.replace('http', scheme));
    const dial = { url: `${proxy.url}/realtime?room=${room}`, room, names: {} };
    const sink = hubSink(origin, room);
    closing.push(() => sink.close());
    rooms.push({ kind, proxies: [proxy], dial, sink });
  }
  if (findProgram('nats-server')) {
    const cluster = await startNats({ nodes: 3 });
    closing.push(() => cluster.close());
    const publisher = await NatsPublisher.open(cluster.url, 'bench');
    const proxies = await Promise.all(cluster.nodes.map(({ url }) => proxied(url)));
    const url = proxies.map((proxy) => proxy.url).join(',');
    const dial = { ...publisher.realtime, url };
    const sink = engineSink(publisher, 'bench');
    closing.push(() => sink.close());
    rooms.push(
      Object.assign(
        { kind: /** @type {const} */ ('nats'), proxies, dial, sink },
        { cluster, publisher },
      ),
    );
  } else console.error(missingProgram('nats-server'));
  if (findProgram('mosquitto')) {
    const broker = await startMosquitto();
    closing.push(() => broker.close());
    const publisher = await MqttPublisher.open(broker.url, 'bench');
    const proxy = await proxied(broker.url);
    const sink = engineSink(publisher, 'bench');
    closing.push(() => sink.close());
    const dial = { ...publisher.realtime, url: proxy.url };
    rooms.push({ kind: 'mqtt', proxies: [proxy], dial, sink });
  } else console.error(missingProgram('mosquitto'));
  return rooms;
}

/**
 * Progress, for whoever waits.
 * @param {string} what @param {Record<string, number>} times
 */
function note(what, times) {
  console.error(`${what}: live again after ${JSON.stringify(times)} ms`);
  return times;
}

/** The page with the viewers. */
class Audience {
  /** @param {import('puppeteer-core').Page} page */
  constructor(page) {
    this.#page = page;
  }

  #page;

  /** @param {string} kind @param {object} dial */
  enter(kind, dial) {
    return this.#page.evaluate(
      (kind, dial) => /** @type {any} */ (globalThis).bench.enter(kind, dial),
      kind,
      dial,
    );
  }

  /**
   * Ms until each has a change that was sent after this moment; NaN for those who have none.
   * @param {{ kind: string }[]} rooms
   * @param {number} since
   * @returns {Promise<Record<string, number>>}
   */
  async untilLive(rooms, since) {
    /** @type {Record<string, number>} */
    const found = {};
    while (Object.keys(found).length < rooms.length && Date.now() < since + PATIENCE_MS) {
      for (const { kind } of rooms) {
        const ms = await this.#page.evaluate(
          (kind, since) => /** @type {any} */ (globalThis).bench.liveAgain(kind, since),
          kind,
          since,
        );
        if (ms !== null) found[kind] ??= ms;
      }
      await rest(POLL_MS);
    }
    return found;
  }

  /** @param {string} kind @returns {Promise<any>} */
  result(kind) {
    return this.#page.evaluate((kind) => /** @type {any} */ (globalThis).bench.result(kind), kind);
  }
}

/** @param {Room[]} rooms @param {Audience} audience @param {number} rounds */
async function troubles(rooms, audience, rounds) {
  const proxies = rooms.flatMap((room) => room.proxies);
  const cuts = [];
  for (let round = 0; round < rounds; round += 1) {
    await rest(CALM_MS);
    for (const proxy of proxies) proxy.cut();
    await rest(CUT_MS);
    for (const proxy of proxies) proxy.mend();
    cuts.push(note('cut', await audience.untilLive(rooms, Date.now())));
  }
  await rest(CALM_MS);
  for (const proxy of proxies) proxy.silence();
  const since = Date.now();
  const stalls = [note('silence', await audience.untilLive(rooms, since))];
  // The old lines are silent, not gone, until the end of it.
  await rest(Math.max(0, since + SILENT_MS - Date.now()));
  return { cuts, stalls };
}

/**
 * NATS only: the viewer's own node dies, twice one that follows, once the one that leads the stream.
 * @param {any[]} rooms @param {Audience} audience
 */
async function kills(rooms, audience) {
  const room = rooms.find(({ kind }) => kind === 'nats');
  /** @type {Record<'followers' | 'leaders', number[]>} */
  const times = { followers: [], leaders: [] };
  if (!room) return times;
  for (const leads of [false, false, true]) {
    await rest(CALM_MS);
    const index = room.proxies.findIndex((/** @type {Proxy} */ proxy) => proxy.open > 0);
    const { name, server } = room.cluster.nodes[index];
    await room.publisher.settleLeader(name, leads);
    await server.stop('SIGKILL');
    const found = note('kill', await audience.untilLive([room], Date.now()));
    times[leads ? 'leaders' : 'followers'].push(found['nats'] ?? NaN);
    await server.start();
    await room.publisher.settled();
  }
  return times;
}

/**
 * @param {Room[]} rooms @param {Audience} audience @param {Programme} programme
 * @param {{ cuts: Record<string, number>[], stalls: Record<string, number>[], followers: number[], leaders: number[] }} times
 */
async function tell(rooms, audience, programme, { cuts, stalls, followers, leaders }) {
  const sums = { missed: 0, doubled: 0, out_of_order: 0 };
  await Promise.all(rooms.map(({ sink }) => sink.idle()));
  // What was said last is on its way.
  await rest(CALM_MS);
  for (const { kind } of rooms) {
    const viewer = await audience.result(kind);
    const lacking =
      Object.entries(programme.stock).filter(([id, left]) => viewer.stock[id] !== left).length +
      programme.cues.filter((id) => !viewer.cues.includes(id)).length;
    const counts = {
      missed: lacking + viewer.skipped,
      doubled: viewer.doubled,
      out_of_order: viewer.outOfOrder,
    };
    for (const figure of /** @type {(keyof typeof sums)[]} */ (Object.keys(sums))) {
      report('channel', `${kind}_${figure}`, counts[figure], 'messages', viewer.last);
      sums[figure] += counts[figure];
    }
    const of = (/** @type {Record<string, number>[]} */ rounds) =>
      rounds.map((round) => round[kind] ?? NaN);
    report('channel', `${kind}_live_again_after_cut_ms`, Math.max(...of(cuts)), 'ms', of(cuts));
    report(
      'channel',
      `${kind}_live_again_after_stall_ms`,
      Math.max(...of(stalls)),
      'ms',
      of(stalls),
    );
  }
  if (followers.length > 0) {
    report('channel', 'nats_live_again_after_kill_ms', Math.max(...followers), 'ms', followers);
    report('channel', 'nats_live_again_after_leader_kill_ms', Math.max(...leaders), 'ms', leaders);
  }
  for (const [figure, value] of Object.entries(sums)) {
    report('channel', figure, value, 'messages', rooms.length);
  }
  const worst = (/** @type {Record<string, number>[]} */ rounds) =>
    rounds.flatMap((round) => rooms.map(({ kind }) => round[kind] ?? NaN));
  report('channel', 'worst_live_again_after_cut_ms', Math.max(...worst(cuts)), 'ms', worst(cuts));
  report(
    'channel',
    'worst_live_again_after_stall_ms',
    Math.max(...worst(stalls)),
    'ms',
    worst(stalls),
  );
}

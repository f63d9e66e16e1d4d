// @ts-check
/**
 * The reference back end: `--viewers N` (default 10,000) answer a quiz over HTTP, some twice, some
 * after the close, while the origin ends and starts again three times; then a sale and a draw, each
 * with such an end in the middle. What each viewer was told is counted against what is kept.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { InteractionBackEnd, viewerOf } from '../../../demo/origin/interactions/back-end.js';
import { startOrigin } from '../../../demo/origin/origin.js';
import { report } from '../harness.js';

const AT_ONCE = 200;
const ROOM = 'clock';

/** @typedef {{ status: string, reason?: string, result?: any }} Answer */

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function backEnd({ number }) {
  const viewers = number('viewers', 10_000);
  const stateDir = await mkdtemp(join(tmpdir(), 'live-room-bench-'));
  const world = await aWorld(stateDir);
  try {
    await quiz(world, viewers);
    const doubled = (await sale(world, 2000)) + (await draws(world, 500));
    report('interactions', 'grants_doubled_after_restart', doubled, 'grants', 2500);
  } finally {
    await world.close();
    await rm(stateDir, { recursive: true, force: true });
  }
}

/** @param {string} stateDir */
async function aWorld(stateDir) {
  let origin = await startOrigin({ quiet: true, stateDir });
  const { port } = origin;
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  /** @param {string} path @param {object} body @param {Record<string, string>} [headers] @returns {Promise<any>} */
  const post = (path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const call = request(
        {
          port,
          path,
          method: 'POST',
          agent,
          headers: { 'content-type': 'application/json', ...headers },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk) => (text += chunk));
          response.on('error', reject);
          response.on('end', () => {
            if ((response.statusCode ?? 500) >= 500) return reject(new Error(text));
            resolve(JSON.parse(text));
          });
        },
      );
      call.on('error', reject);
      call.end(JSON.stringify(body));
    });
  return {
    /** As the room's outbox does it: again with the same key, until there is an answer. @param {string} who @param {string} move @param {object} data @param {string} key @returns {Promise<Answer>} */
    async act(who, move, data, key) {
      for (;;) {
        try {
          const action = { id: key, type: `interaction.${move}`, data };
          return await post(`/realtime/actions?room=${ROOM}`, action, {
            'idempotency-key': key,
            'x-session': who,
          });
        } catch {
          await rest(50);
        }
      }
    },
    /** @param {object} interaction @returns {Promise<string>} */
    play: async (interaction) => (await post('/control', { room: ROOM, interaction })).id,
    async restart() {
      await origin.close();
      origin = await startOrigin({ quiet: true, stateDir, port });
    },
    /** What is on disk. */
    async kept() {
      await origin.close();
      const backEnd = await InteractionBackEnd.open({
        now: () => Date.now(),
        tell: () => undefined,
        folder: join(stateDir, '_', ROOM),
      });
      const { ledger } = backEnd;
      await backEnd.close();
      origin = await startOrigin({ quiet: true, stateDir, port });
      return ledger;
    },
    close: async () => {
      agent.destroy();
      await origin.close();
    },
  };
}

/** @param {readonly string[]} list @param {(who: string, index: number) => Promise<unknown>} work */
async function all(list, work) {
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < list.length; at = next++) await work(list[at] ?? '', at);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** @param {Awaited<ReturnType<typeof aWorld>>} world @param {number} count */
async function quiz(world, count) {
  const openMs = 30_000 + count * 6;
  const id = await world.play({ kind: 'quiz', openMs });
  const viewers = Array.from({ length: count }, (_, at) => `viewer-${at}`);
  /** @type {Map<string, string>} */
  const accepted = new Map();
  const restarts = [0.2, 0.5, 0.8].map((share) => Math.floor(share * count));
  let restarting = Promise.resolve();
  const from = performance.now();
  await all(viewers, async (who, at) => {
    if (restarts.includes(at)) restarting = restarting.then(() => world.restart());
    const choice = ['a', 'b', 'c'][at % 3] ?? 'a';
    const first = await world.act(who, 'answer', { id, choice }, `answer-${who}`);
    if (first.status === 'accepted') accepted.set(who, choice);
    // Every fifth changes his mind, or has another tab open.
    if (at % 5 === 0) await world.act(who, 'answer', { id, choice: 'c' }, `again-${who}`);
  });
  await restarting;
  const ms = performance.now() - from;
  const { answers } = (await world.kept()).get(id)?.data ?? { answers: {} };
  const lost = viewers.filter((who) => accepted.has(who) && answers[viewerOf(who)] === undefined);
  const other = [...accepted].filter(([who, choice]) => answers[viewerOf(who)] !== choice);
  const refused = count - accepted.size;
  report('interactions', 'answers_lost', lost.length + refused, 'answers', count);
  const doubled = Object.keys(answers).length - accepted.size + (other.length - lost.length);
  report('interactions', 'answers_doubled', doubled, 'answers', count);
  report('interactions', 'answers_per_second', count / (ms / 1000), '1/s', count);
}

/** @param {Awaited<ReturnType<typeof aWorld>>} world @param {number} count */
async function sale(world, count) {
  const stock = Math.floor(count / 4);
  const id = await world.play({
    kind: 'flash-sale',
    openMs: 300_000,
    details: { stock, perBuyer: 1 },
  });
  const viewers = Array.from({ length: count }, (_, at) => `buyer-${at}`);
  let granted = 0;
  let restarting = Promise.resolve();
  await all(viewers, async (who, at) => {
    if (at === Math.floor(stock / 2)) restarting = world.restart();
    const bought = await world.act(who, 'claim', { id, quantity: 1 }, `buy-${who}`);
    if (bought.status === 'accepted') granted += 1;
    if (at % 7 === 0 && bought.status === 'accepted') {
      const again = await world.act(who, 'claim', { id, quantity: 1 }, `more-${who}`);
      if (again.status === 'accepted') granted += 1;
    }
  });
  await restarting;
  const { sold } = (await world.kept()).get(id)?.data ?? {};
  return Math.max(0, granted - stock) + Math.abs(sold - granted);
}

/** @param {Awaited<ReturnType<typeof aWorld>>} world @param {number} count */
async function draws(world, count) {
  const id = await world.play({ kind: 'blind-box', openMs: 300_000, details: { maxPerViewer: 1 } });
  const ledger = await world.kept();
  const box = ledger.get(id);
  const { commit } = /** @type {any} */ (box && ledger.publicOf(box).details);
  const viewers = Array.from({ length: count }, (_, at) => `drawer-${at}`);
  /** @type {Map<string, string>} */
  const told = new Map();
  let doubled = 0;
  let restarting = Promise.resolve();
  await all(viewers, async (who, at) => {
    if (at === Math.floor(count / 2)) restarting = world.restart();
    const data = { id, commit, clientSeed: who, nonce: 0 };
    const [first, second] = [
      await world.act(who, 'draw', data, `draw-${who}`),
      await world.act(who, 'draw', data, `draw-${who}`),
    ];
    const itemOf = (/** @type {Answer} */ answer) => JSON.stringify(answer.result?.draws);
    if (itemOf(first) !== itemOf(second)) doubled += 1;
    told.set(who, itemOf(first));
  });
  await restarting;
  const { draws: kept } = (await world.kept()).get(id)?.data ?? { draws: {} };
  for (const who of viewers) {
    const own = kept[viewerOf(who)] ?? [];
    if (own.length !== 1 || JSON.stringify(own) !== told.get(who)) doubled += 1;
  }
  return doubled;
}

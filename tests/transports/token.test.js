// @ts-check
// A token that runs out in the middle of the show, against servers that mean it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findProgram, missingProgram } from '../../demo/engines/find-program.js';
import { NatsPublisher } from '../../demo/engines/nats-publisher.js';
import { startNats } from '../../demo/engines/nats-servers.js';
import { startOrigin } from '../../demo/origin/origin.js';
import { importSource } from '../helpers/import-source.js';
import { natsIssuer } from './nats-issuer.js';
import { stateText } from './viewer.js';

const PATIENCE_MS = 30_000;
const source = importSource(`
  export { Channel } from './src/sdk/realtime/channel.js';
  export { systemClock } from './src/sdk/state/clock.js';
  export { natsTransport as nats } from './src/sdk/engines/nats-transport.js';
  export { sseTransport as sse } from './src/sdk/engines/sse-transport.js';
  export { webSocketTransport as websocket } from './src/sdk/engines/websocket-transport.js';
`);

/** A room's channel, and what became of it. */
class Room {
  /** @type {number[]} Places of the state lane, in the order they were delivered. */
  lane = [];
  /** @type {string[]} */
  statuses = [];
  /** @type {string[]} */
  errors = [];
  /** @type {Set<() => void>} */
  #looks = new Set();
  /** @type {any} */
  channel;

  /** @param {'nats' | 'sse' | 'websocket'} kind @param {object} dial */
  static async enter(kind, dial) {
    const { Channel, systemClock, ...transports } = await source;
    const room = new Room();
    room.channel = new Channel({
      clock: systemClock,
      random: Math.random,
      statusChanged: (/** @type {string} */ status) => room.#note(room.statuses, status),
      failed: (/** @type {{ code: string }} */ { code }) => room.#note(room.errors, code),
      counted: () => undefined,
      deliver: (/** @type {any} */ { seq, type }) => {
        if (seq !== undefined && type !== 'snapshot') room.#note(room.lane, seq);
      },
    });
    room.channel.dial({ names: {}, ...dial }, transports[kind]);
    return room;
  }

  /** @template Entry @param {Entry[]} list @param {Entry} entry */
  #note(list, entry) {
    list.push(entry);
    for (const look of this.#looks) look();
  }

  /** @param {string} what @param {() => boolean} condition @returns {Promise<void>} */
  until(what, condition) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${what}: not yet`)), PATIENCE_MS);
      const look = () => {
        if (!condition()) return;
        clearTimeout(late);
        this.#looks.delete(look);
        resolve();
      };
      this.#looks.add(look);
      look();
    });
  }

  /** Every place from the first to the last that was heard, once and in order. */
  assertWhole() {
    const [first = 0] = this.lane;
    assert.deepEqual(
      this.lane,
      this.lane.map((_, index) => first + index),
    );
  }
}

/**
 * @param {object} site
 * @param {'nats' | 'sse' | 'websocket'} site.kind
 * @param {object} site.dial
 * @param {() => string} site.issue
 * @param {() => Promise<unknown>} site.say something on the state lane
 */
async function liveThroughTokens({ kind, dial, issue, say }) {
  /** @type {string[]} */
  const given = [];
  const token = async () => {
    // Once the page's own cache is late: it gives what has run out already.
    const next = given.length === 2 ? (given[1] ?? '') : issue();
    given.push(next);
    return next;
  };
  const room = await Room.enter(kind, { ...dial, token });
  // The show goes on, whoever hears it: at a pace at which a cut of seconds is still a gap to mend,
  // not one so long that a snapshot takes its place (nats: 50 places).
  const talk = setInterval(() => void say().catch(() => undefined), 60);
  try {
    const opened = () => room.statuses.filter((status) => status === 'open').length;
    await room.until('the line has opened four times', () => opened() >= 4);
    const heard = room.lane.length;
    await room.until('it is live again', () => room.lane.length > heard + 10);
  } finally {
    clearInterval(talk);
    room.channel.close();
  }
  room.assertWhole();
  assert.ok(given.length >= 5, `${given.length} tokens`);
  assert.equal(given[2], given[1], 'one was refused');
  // One refusal in a cut of a second is told; an outage it is not.
  assert.ok(room.errors.every((code) => code === 'realtime-unreachable'));
}

describe('a token that runs out, at the hub of the demo', { timeout: 120_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startOrigin>>} */
  let origin;
  /** @type {Map<string, number>} */
  const good = new Map();
  const issue = () => {
    const token = `token-${good.size}`;
    good.set(token, Date.now() + 900);
    return token;
  };

  before(async () => {
    origin = await startOrigin({ quiet: true, access: (token = '') => good.get(token) ?? null });
  });
  after(() => origin?.close());

  let said = 0;
  const say = async () => {
    const data = { productId: 'mug' };
    await fetch(`${origin.url}/control`, {
      method: 'POST',
      body: JSON.stringify({ room: 'token', envelope: { type: 'pin', data, id: `t${said++}` } }),
    });
  };

  for (const kind of /** @type {const} */ (['sse', 'websocket'])) {
    it(`costs a viewer on ${kind} nothing`, async () => {
      const scheme = kind === 'sse' ? 'http' : 'ws';
      const url = `${scheme}://127.0.0.1:${origin.port}/realtime?room=token`;
      await liveThroughTokens({ kind, dial: { room: 'token', url }, issue, say });
    });
  }

  it('lets nobody in without one', async () => {
    const address = `${origin.url}/realtime?room=token`;
    assert.equal((await fetch(address)).status, 401);
    const headers = { authorization: 'Bearer made-up' };
    assert.equal((await fetch(address, { headers })).status, 401);
  });
});

const skip = findProgram('nats-server') ? false : missingProgram('nats-server');

describe(
  'a token that runs out, at a nats-server with an issuer',
  { skip, timeout: 120_000 },
  () => {
    it('costs a viewer nothing', async () => {
      const issuer = natsIssuer();
      const servers = await startNats({ trust: issuer.trust });
      const publisher = await NatsPublisher.open(servers.url, 'token', { jwt: issuer.issue });
      try {
        let seq = 0;
        const snapshot = stateText(0, { type: 'snapshot', data: {} });
        await publisher.snapshot(snapshot);
        await liveThroughTokens({
          kind: 'nats',
          dial: { url: servers.url, ...publisher.realtime },
          // The claim counts in whole seconds.
          issue: () => issuer.issue(2),
          say: () => publisher.state(stateText(++seq), `e1-${seq}`),
        });
      } finally {
        await publisher.close();
        await servers.close();
      }
    });
  },
);

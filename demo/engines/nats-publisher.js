// @ts-check
// What a site's back end does to say something in a room over NATS: the whole of it.

import { headers, wsconnect } from '@nats-io/nats-core';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

/** A request on its way to a node that has died is never answered. */
const PATIENCE_MS = 700;
const AGAIN_MS = 200;
/** As many messages as the stream keeps for gaps: ten times what a viewer asks for. */
const KEPT = 500;

/** How often it is looked whether the two streams of a room are still led by two nodes. */
const APART_MS = 5000;
/** Messages stored as one when they come faster than the servers agree on them. */
const BATCH = 32;

/** @typedef {{ text: string, id: string, done: () => void }} Change */
/** @typedef {{ name: string, what: 'state' | 'spare', changes: Change[], working: boolean }} Lane */

export class NatsPublisher {
  /**
   * @param {string} url of one server or, with commas, of several
   * @param {string} room
   * @param {object} [options]
   * @param {string} [options.token]
   * @param {() => string} [options.jwt] a fresh one whenever the line is dialled
   * @param {number} [options.replicas] of what is stored; all nodes, unless told otherwise
   */
  static async open(url, room, { token, jwt, replicas } = {}) {
    const servers = url.split(',');
    const connection = await wsconnect({
      servers,
      maxReconnectAttempts: -1,
      reconnectTimeWait: AGAIN_MS,
      pingInterval: 2000,
      maxPingOut: 1,
      ignoreClusterUpdates: true,
      ...(token !== undefined && { token }),
      ...(jwt && { authenticator: () => ({ jwt: jwt() }) }),
      wsFactory: (address) =>
        Promise.resolve({
          socket: /** @type {any} */ (new WebSocket(address)),
          encrypted: address.startsWith('wss:'),
        }),
    });
    const publisher = new NatsPublisher(connection, room);
    await publisher.#setUp(replicas ?? servers.length);
    return publisher;
  }

  /**
   * @param {import('@nats-io/nats-core').NatsConnection} connection
   * @param {string} room
   */
  constructor(connection, room) {
    this.#connection = connection;
    this.#room = room;
    this.#lanes = [{ name: `ROOM_${room}`, what: 'state', changes: [], working: false }];
  }

  #connection;
  #room;
  /** @type {Lane[]} Two of them in a cluster: while one elects a leader, the other takes it all. */
  #lanes;
  /** @type {string | undefined} */
  #snapshot;
  /** @type {NodeJS.Timeout | undefined} */
  #apart;
  #closed = false;

  /** The `realtime` of a show document, without its address. */
  get realtime() {
    return {
      transport: 'nats',
      room: this.#room,
      names: {
        subject: `view.${this.#room}.>`,
        stream: `ROOM_${this.#room}`,
        state: `room.${this.#room}.state`,
        snapshot: `room.${this.#room}.snapshot`,
        actions: `act.${this.#room}`,
        ...(this.#lanes.length > 1 && {
          spareStream: `SPARE_${this.#room}`,
          spareState: `room.${this.#room}.spare`,
        }),
      },
    };
  }

  /**
   * A message of the state lane: stored, in order, then republished by the server. Resolves when it
   * is stored in one of the streams; tried again in each until then, under the same id, so that it is
   * stored once there.
   *
   * @param {string} text
   * @param {string} id
   * @returns {Promise<void>}
   */
  state(text, id) {
    return new Promise((resolve) => {
      for (const lane of this.#lanes) {
        lane.changes.push({ text, id, done: () => resolve(undefined) });
        void this.#work(lane);
      }
    });
  }

  /** How things stand, for whoever comes. Only the newest is worth storing. @param {string} text */
  snapshot(text) {
    this.#snapshot = text;
    const [lane] = this.#lanes;
    if (lane) void this.#work(lane);
  }

  /** A message outside the state lane: nothing is stored. @param {string} text */
  live(text) {
    // While the line is down it is lost, as it may be.
    if (!this.#connection.isClosed()) this.#connection.publish(`view.${this.#room}.live`, text);
  }

  /**
   * Answers what viewers say: actions, and probes of the clock.
   *
   * @param {(text: string) => string | Promise<string>} answer
   */
  onAction(answer) {
    this.#connection.subscribe(`act.${this.#room}`, {
      callback: (error, message) => {
        if (error) return;
        // A viewer who says nonsense gets no answer.
        const answering = Promise.resolve(message.string()).then(answer);
        answering.then((text) => message.respond(text)).catch(() => undefined);
      },
    });
  }

  /**
   * Waits until every replica is up to date and no node leads both streams. Resolves with the name of
   * the node that leads the first.
   *
   * @returns {Promise<string>}
   */
  async settled() {
    while (!this.#closed) {
      const [leader, ...others] = await this.#keepApart();
      if (leader && !others.includes(leader) && !others.includes('')) return leader;
      await pause(AGAIN_MS);
    }
    throw new Error('The publisher is closed.');
  }

  /** Two streams with one leader would stand together. @returns {Promise<string[]>} who leads; '': nobody, or not all are there */
  async #keepApart() {
    const infos = await Promise.all(
      this.#lanes.map(({ name }) => this.#ask(`STREAM.INFO.${name}`)),
    );
    const leaders = infos.map((info) => {
      const { leader = '', replicas = [] } = info?.cluster ?? {};
      return replicas.every((/** @type {any} */ one) => one.current && !one.offline) ? leader : '';
    });
    const [first = '', spare] = leaders;
    const name = this.#lanes[1]?.name;
    if (first !== '' && first === spare && name) await this.#ask(`STREAM.LEADER.STEPDOWN.${name}`);
    return leaders;
  }

  /**
   * Sees to it that a node leads the stream, or that another one does.
   *
   * @param {string} node
   * @param {boolean} leads
   */
  async settleLeader(node, leads) {
    while (((await this.settled()) === node) !== leads) {
      await this.#ask(`STREAM.LEADER.STEPDOWN.ROOM_${this.#room}`);
      await pause(AGAIN_MS);
    }
  }

  async close() {
    this.#closed = true;
    clearInterval(this.#apart);
    await this.#connection.close();
  }

  /** @param {number} replicas */
  async #setUp(replicas) {
    const room = this.#room;
    const shared = {
      max_msgs: KEPT,
      num_replicas: replicas,
      storage: 'file',
      allow_direct: true,
    };
    await this.#stream({
      ...shared,
      name: `ROOM_${room}`,
      // Snapshots lie beside the lane, not in a stream of their own: that would have a leader of
      // its own, and one could not be stored while the other can.
      subjects: [`room.${room}.state`, `room.${room}.snapshot`],
      republish: { src: `room.${room}.state`, dest: `view.${room}.state` },
    });
    if (replicas < 2) return;
    const name = `SPARE_${room}`;
    await this.#stream({
      ...shared,
      name,
      subjects: [`room.${room}.spare`],
      republish: { src: `room.${room}.spare`, dest: `view.${room}.spare` },
    });
    this.#lanes.push({ name, what: 'spare', changes: [], working: false });
    await this.#keepApart();
    this.#apart = setInterval(() => void this.#keepApart(), APART_MS);
    this.#apart.unref();
  }

  /** A cluster that has just started has no leader yet. @param {{ name: string, subjects: string[] } & object} config */
  async #stream(config, attempts = 60) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const subject = `$JS.API.STREAM.CREATE.${config.name}`;
        const answer = await this.#connection.request(subject, JSON.stringify(config), {
          timeout: PATIENCE_MS,
        });
        const { error } = /** @type {any} */ (answer.json());
        if (!error) return;
        throw new Error(`${config.name}: ${error.description}`);
      } catch (error) {
        if (attempt >= attempts || this.#closed) throw error;
        await pause(AGAIN_MS);
      }
    }
  }

  /** One after the other: the order in the stream is the order of the lane. @param {Lane} lane */
  async #work(lane) {
    if (lane.working) return;
    lane.working = true;
    const hasSnapshot = () => lane.what === 'state' && this.#snapshot !== undefined;
    while (!this.#closed && (lane.changes.length > 0 || hasSnapshot())) {
      if (lane.changes.length > 0) await this.#storeChanges(lane);
      if (!hasSnapshot()) continue;
      const snapshot = this.#snapshot ?? '';
      this.#snapshot = undefined;
      // One that cannot be stored is out of date by the time it could.
      await this.#store('snapshot', snapshot);
    }
    lane.working = false;
  }

  /** @param {Lane} lane */
  async #storeChanges({ changes, what }) {
    const batch = changes.splice(0, BATCH);
    const texts = batch.map(({ text }) => text);
    const text = texts.length === 1 ? texts.join() : `[${texts}]`;
    while (!this.#closed && !(await this.#store(what, text, batch[0]?.id))) await pause(AGAIN_MS);
    for (const { done } of batch) done();
  }

  /**
   * @param {'state' | 'spare' | 'snapshot'} what
   * @param {string} text
   * @param {string} [id]
   */
  async #store(what, text, id) {
    const options = { timeout: PATIENCE_MS, ...(id !== undefined && { headers: headers() }) };
    if (id !== undefined) options.headers?.set('Nats-Msg-Id', id);
    try {
      const answer = await this.#connection.request(`room.${this.#room}.${what}`, text, options);
      return !(/** @type {any} */ (answer.json()).error);
    } catch {
      return false;
    }
  }

  /** @param {string} what of the JetStream API @returns {Promise<any>} */
  async #ask(what) {
    try {
      const options = { timeout: PATIENCE_MS };
      return (await this.#connection.request(`$JS.API.${what}`, '', options)).json();
    } catch {
      return undefined;
    }
  }
}

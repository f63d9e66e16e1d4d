// @ts-check
// What a site's back end does to say something in a room over NATS: the whole of it.

import { headers, wsconnect } from '@nats-io/nats-core';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

const PATIENCE_MS = 2000;
const AGAIN_MS = 200;
/** As many messages as the stream keeps for gaps: ten times what a viewer asks for. */
const KEPT = 500;

/** @typedef {{ subject: string, texts: () => string, id?: string, done: () => void }} Job */

export class NatsPublisher {
  /**
   * @param {string} url of one server or, with commas, of several
   * @param {string} room
   * @param {{ token?: string }} [options]
   */
  static async open(url, room, { token } = {}) {
    const servers = url.split(',');
    const connection = await wsconnect({
      servers,
      maxReconnectAttempts: -1,
      reconnectTimeWait: AGAIN_MS,
      pingInterval: 2000,
      maxPingOut: 1,
      ignoreClusterUpdates: true,
      ...(token !== undefined && { token }),
      wsFactory: (address) =>
        Promise.resolve({
          socket: /** @type {any} */ (new WebSocket(address)),
          encrypted: address.startsWith('wss:'),
        }),
    });
    const publisher = new NatsPublisher(connection, room);
    await publisher.#setUp(servers.length > 1 ? 3 : 1);
    return publisher;
  }

  /**
   * @param {import('@nats-io/nats-core').NatsConnection} connection
   * @param {string} room
   */
  constructor(connection, room) {
    this.#connection = connection;
    this.#room = room;
  }

  #connection;
  #room;
  /** @type {Job[]} */
  #jobs = [];
  #working = false;
  #closed = false;
  #snapshot = '';

  /** The `realtime` of a show document, without its address. */
  get realtime() {
    return {
      transport: 'nats',
      room: this.#room,
      names: {
        subject: `view.${this.#room}.>`,
        stream: `ROOM_${this.#room}`,
        snapshots: `ROOM_${this.#room}_SNAPSHOT`,
        actions: `act.${this.#room}`,
      },
    };
  }

  /**
   * A message of the state lane: stored, in order, then republished by the server. Resolves when it
   * is stored; tried again until then, under the same id, so that it is stored once.
   *
   * @param {string} text
   * @param {string} id
   */
  state(text, id) {
    return this.#add({ subject: `room.${this.#room}.state`, texts: () => text, id });
  }

  /** How things stand, for whoever comes. Only the newest is worth storing. @param {string} text */
  snapshot(text) {
    this.#snapshot = text;
    const subject = `room.${this.#room}.snapshot`;
    if (this.#jobs.some((job, index) => index > 0 && job.subject === subject)) return;
    void this.#add({ subject, texts: () => this.#snapshot });
  }

  /** A message outside the state lane: nothing is stored. @param {string} text */
  live(text) {
    // While the line is down it is lost, as it may be.
    if (!this.#connection.isClosed()) this.#connection.publish(`view.${this.#room}.live`, text);
  }

  /** Answers what viewers say: actions, and probes of the clock. @param {(text: string) => string} answer */
  onAction(answer) {
    this.#connection.subscribe(`act.${this.#room}`, {
      callback: (error, message) => void (error ?? message.respond(answer(message.string()))),
    });
  }

  async close() {
    this.#closed = true;
    await this.#connection.close();
  }

  /** @param {number} replicas */
  async #setUp(replicas) {
    const room = this.#room;
    const common = { num_replicas: replicas, storage: 'file', allow_direct: true };
    await this.#stream({
      ...common,
      name: `ROOM_${room}`,
      subjects: [`room.${room}.state`],
      max_msgs: KEPT,
      republish: { src: `room.${room}.state`, dest: `view.${room}.state` },
    });
    await this.#stream({
      ...common,
      name: `ROOM_${room}_SNAPSHOT`,
      subjects: [`room.${room}.snapshot`],
      max_msgs: 1,
    });
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

  /** @param {Omit<Job, 'done'>} job @returns {Promise<void>} */
  #add(job) {
    return new Promise((resolve) => {
      this.#jobs.push({ ...job, done: () => resolve(undefined) });
      void this.#work();
    });
  }

  /** One after the other: the order in the stream is the order of the lane. */
  async #work() {
    if (this.#working) return;
    this.#working = true;
    for (let [job] = this.#jobs; job && !this.#closed; [job] = this.#jobs) {
      if (await this.#store(job)) {
        this.#jobs.shift();
        job.done();
      } else await pause(AGAIN_MS);
    }
    this.#working = false;
  }

  /** @param {Job} job */
  async #store({ subject, texts, id }) {
    const options = { timeout: PATIENCE_MS, ...(id !== undefined && { headers: headers() }) };
    if (id !== undefined) options.headers?.set('Nats-Msg-Id', id);
    try {
      const answer = await this.#connection.request(subject, texts(), options);
      return !(/** @type {any} */ (answer.json()).error);
    } catch {
      return false;
    }
  }
}

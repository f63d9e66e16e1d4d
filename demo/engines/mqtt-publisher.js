// @ts-check
// What a site's back end does to say something in a room over MQTT: the whole of it.

import mqtt from 'u8-mqtt';
import { WebSocket } from 'ws';

/** Messages of the state lane that a viewer who comes back finds: twice what a snapshot is old. */
export const RING = 64;

export class MqttPublisher {
  /**
   * @param {string} url
   * @param {string} room
   * @param {{ login?: { user: string, password: string } }} [options]
   */
  static async open(url, room, { login } = {}) {
    const socket = new WebSocket(url, ['mqtt']);
    const client = mqtt({ log_conn: () => undefined, on_error: () => undefined });
    client.with_websock(/** @type {any} */ (socket));
    await client.connect({
      client_id: `live-room-publisher-${room}`,
      keep_alive: 30,
      flags: { clean_start: true },
      ...(login && { username: login.user, password: login.password }),
    });
    return new MqttPublisher(client, socket, room);
  }

  /**
   * @param {any} client
   * @param {WebSocket} socket
   * @param {string} room
   */
  constructor(client, socket, room) {
    this.#client = client;
    this.#socket = socket;
    this.#room = room;
  }

  #client;
  #socket;
  #room;
  #slot = 0;

  /** The `realtime` of a show document, without its address. */
  get realtime() {
    return { transport: 'mqtt', room: this.#room, names: { topic: this.#topic } };
  }

  get #topic() {
    return `live-room/${this.#room}`;
  }

  /**
   * A message of the state lane, in the next slot of the ring. Resolves when the broker has it.
   *
   * @param {string} text
   */
  async state(text) {
    this.#slot = (this.#slot + 1) % RING;
    await this.#client.store(`${this.#topic}/state/${this.#slot}`, text);
  }

  /** How things stand, for whoever comes. @param {string} text */
  snapshot(text) {
    void this.#client.store(`${this.#topic}/snapshot`, text);
  }

  /** A message outside the state lane: nothing is stored. @param {string} text */
  live(text) {
    // Not `post`, which in 0.6.7 of the library throws. Viewers subscribe without acknowledgement.
    void this.#client.send(`${this.#topic}/live`, text);
  }

  async close() {
    this.#client.conn.reset(false);
    this.#socket.terminate();
  }
}

import mqtt, { type Client, type Packet } from 'u8-mqtt/esm/web/basic-v4.js';
import type { Dial, Position, Transport, TransportEvents } from '../realtime/transport.js';
import { firstSocket, letGo, serversOf } from './first-socket.js';
import { broughtUpToDate, continuation } from './lane-text.js';

/** For one answer of the broker. */
const PATIENCE = 3000;
/** Retained messages come in a burst; brokers with a store of their own send it after all else. */
const BURST_GAP = 50;
/** Slots of the ring that are remembered: no ring is as long, and a broker may say what it likes. */
const MAX_SLOTS = 512;
/** Seconds; only for the broker, to whom a viewer says nothing else. */
const KEEP_ALIVE = 30;

/**
 * The realtime channel over MQTT 3.1.1. Below the topic of the room:
 * - `live`: messages outside the state lane;
 * - `state/<slot>`: the state lane, each message retained in the next slot of a ring, so that the
 *   last ones are there for whoever subscribes, without a session or a queue per viewer;
 * - `snapshot`: the last snapshot, retained; only read when it is asked for.
 *
 * The address may name several brokers of a cluster, with commas between.
 */
export const mqttTransport: Transport = {
  connect: (dial, events) => new MqttLine(dial, events),
};

class MqttLine {
  readonly #topic: string;
  readonly #events: TransportEvents;
  readonly #dropped = new AbortController();
  /** Slot → text, of messages retained and new. */
  readonly #ring = new Map<string, string>();
  readonly #client: Client;
  #socket: WebSocket | undefined;
  #snapshot: string | undefined;
  #snapshotHeard: (() => void) | undefined;
  /** The subscriptions of the beginning have brought it; who asks again has it asked for again. */
  #hasRead = { snapshot: false, ring: false };
  #lastRetained = 0;
  /** One at a time: answers to pings cannot be told apart. */
  #settled: Promise<void> = Promise.resolve();

  constructor(dial: Dial, events: TransportEvents) {
    this.#topic = dial.names.topic ?? `live-room/${dial.room}`;
    this.#events = events;
    this.#client = mqtt({
      // Nothing is kept in the page's storage: nobody has consented to it.
      sess_stg: null,
      on_mqtt_type: { mqtt_publish: (packet) => this.#heard(packet) },
      // The library would write to the console.
      log_conn: () => undefined,
      on_error: () => undefined,
    });
    this.#open(dial).catch(() => this.#closed());
  }

  /** A viewer publishes nothing: probes of the server clock are lost, actions go over HTTP. */
  send(): void {
    // Nothing to do.
  }

  drop(): void {
    this.#dropped.abort();
    if (!this.#socket) return;
    letGo(this.#socket);
    // Ends the library's timer.
    this.#client.conn.reset(false);
  }

  snapshot(): Promise<string | null> {
    return this.#whileOpen(this.#readSnapshot());
  }

  replay(after: Position): Promise<readonly string[] | null> {
    return this.#whileOpen(this.#readRing(after));
  }

  async #open({ url, token, names }: Dial): Promise<void> {
    const { signal } = this.#dropped;
    const password = await token?.();
    const socket = await firstSocket(serversOf(url), signal, { protocols: ['mqtt'] });
    this.#socket = socket;
    this.#client.with_websock(socket);
    socket.addEventListener('close', () => this.#closed());
    await this.#client.connect({
      // A name that nobody else has: a broker ends the line of whoever had it.
      client_id: `live-room-${Math.random().toString(36).slice(2)}${Date.now().toString(36)}`,
      keep_alive: KEEP_ALIVE,
      flags: { clean_start: true },
      ...(password !== undefined && { username: names.username ?? 'viewer', password }),
    });
    // All at once: a broker takes a tenth of a second for each answer.
    const subscribed = this.#client.subscribe(this.#topics('live', 'state/+', 'snapshot'));
    void this.#burst().then(() => this.#leaveSnapshot());
    await subscribed;
    if (!signal.aborted) this.#events.opened();
  }

  #topics(...names: string[]): string[] {
    return names.map((name) => `${this.#topic}/${name}`);
  }

  async #readSnapshot(): Promise<string | null> {
    if (this.#hasRead.snapshot) {
      this.#snapshot = undefined;
      void this.#client.subscribe(this.#topics('snapshot'));
      void this.#burst().then(() => this.#leaveSnapshot());
    }
    this.#hasRead.snapshot = true;
    const heard = new Promise<void>((resolve) => {
      this.#snapshotHeard = resolve;
    });
    if (this.#snapshot === undefined) await Promise.race([heard, this.#settled]);
    const snapshot = this.#snapshot;
    return snapshot === undefined ? null : broughtUpToDate(snapshot, (at) => this.#readRing(at));
  }

  /** They are published often, and a viewer needs one. */
  #leaveSnapshot(): void {
    if (this.#dropped.signal.aborted) return;
    this.#client.unsubscribe(this.#topics('snapshot')).catch(() => undefined);
  }

  async #readRing(after: Position): Promise<readonly string[] | null> {
    await this.#settled;
    const known = continuation(this.#ring.values(), after);
    const isFirst = !this.#hasRead.ring;
    this.#hasRead.ring = true;
    if (isFirst || (known && known.length > 0)) return known;
    // A broker drops what a slow line cannot take; subscribing again is asking again.
    void this.#client.subscribe(this.#topics('state/+'));
    await this.#burst();
    return continuation(this.#ring.values(), after);
  }

  /** The library keeps what is asked on a dead line for the next one, and there is none. */
  #whileOpen<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
    const { signal } = this.#dropped;
    if (signal.aborted) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      const gone = (): void => resolve(null);
      signal.addEventListener('abort', gone, { once: true });
      asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', gone));
    });
  }

  #closed(): void {
    if (this.#dropped.signal.aborted) return;
    this.drop();
    this.#events.closed();
  }

  #heard(packet: Packet): void {
    if (this.#dropped.signal.aborted) return;
    const { topic, retain } = packet;
    const text = packet.text();
    if (retain) this.#lastRetained = performance.now();
    if (topic === `${this.#topic}/snapshot`) {
      this.#snapshot = text;
      this.#snapshotHeard?.();
      return;
    }
    if (topic.startsWith(`${this.#topic}/state/`)) this.#remember(topic, text);
    // What is retained is history: the room asks for it when it needs it.
    if (!retain) this.#events.message(text);
  }

  #remember(slot: string, text: string): void {
    this.#ring.delete(slot);
    this.#ring.set(slot, text);
    const [oldest] = this.#ring.keys();
    if (this.#ring.size > MAX_SLOTS && oldest !== undefined) this.#ring.delete(oldest);
  }

  /** Resolves when the retained messages of the subscription before it are here. */
  #burst(): Promise<void> {
    const { signal } = this.#dropped;
    const over = this.#settled.then(async () => {
      const deadline = performance.now() + PATIENCE;
      await Promise.race([this.#client.ping(), pause(PATIENCE, signal)]);
      this.#lastRetained = performance.now();
      while (!signal.aborted && performance.now() < deadline) {
        const left = this.#lastRetained + BURST_GAP - performance.now();
        if (left <= 0) return;
        await pause(left, signal);
      }
    });
    this.#settled = over.catch(() => undefined);
    return this.#settled;
  }
}

/** Ends early on abort: a room that was left leaves no timer. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}

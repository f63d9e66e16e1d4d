import { wsconnect, type Msg, type NatsConnection } from '@nats-io/nats-core';
import type { Dial, Position, Transport, TransportEvents } from '../realtime/transport.js';
import { firstSocket, letGo, serversOf } from './first-socket.js';
import { broughtUpToDate, continuation, laneSpan } from './lane-text.js';

/** For one answer: a cluster on the other side of the world takes a tenth of it. */
const PATIENCE = 3000;
/**
 * Messages of a gap, each a request of its own before nats-server 2.11. Viewers come back
 * together, and what is longer is cheaper as a snapshot.
 */
const LONGEST_GAP = 50;
/** Snapshots lie in the stream between the messages, and a batch may cover several places. */
const SPARE = 8;

/**
 * The realtime channel over NATS: a core subscription to what a JetStream stream republishes, and
 * Direct Get, which every replica answers, for the snapshot and for gaps. No consumer per viewer.
 *
 * A room has a stream of its own, with its state lane and its snapshots. The stream's count is not
 * the lane's: the newest message tells its place in the lane (`seq`, in its text) and in the stream
 * (`Nats-Sequence`), and from there it is one step back to the message before. The lane may be
 * stored in a second stream as well (`spareStream`, `spareState`), which is led by another node: what
 * the first cannot take while it elects a leader is heard, and fetched, from there. The address may
 * name several servers, with commas between.
 */
export const natsTransport: Transport = {
  connect(dial, events) {
    const line = new NatsLine(dial, events);
    return dial.names.actions === undefined
      ? line
      : Object.assign(line, { request: (text: string) => line.ask(text) });
  },
};

class NatsLine {
  readonly #names: Readonly<Record<string, string>>;
  readonly #events: TransportEvents;
  readonly #dropped = new AbortController();
  #connection: NatsConnection | undefined;
  #socket: WebSocket | undefined;
  /** The first message of the lane that this line heard: from there on it hears them all. */
  #first: Msg | undefined;

  constructor(dial: Dial, events: TransportEvents) {
    const { room } = dial;
    this.#names = {
      subject: `view.${room}.>`,
      stream: `ROOM_${room}`,
      state: `room.${room}.state`,
      snapshot: `room.${room}.snapshot`,
      ...dial.names,
    };
    this.#events = events;
    this.#open(dial).catch(() => this.#closed());
  }

  /** Probes of the server clock go where the actions go; without such a place, nowhere. */
  send(text: string): void {
    if (!this.#connection || this.#names.actions === undefined) return;
    this.ask(text).then(
      (answer) => {
        if (!this.#dropped.signal.aborted) this.#events.message(answer);
      },
      () => undefined,
    );
  }

  drop(): void {
    this.#dropped.abort();
    const socket = this.#socket;
    if (!socket) return;
    // The library waits for the socket's goodbye, which on a dead line takes a minute. It is told
    // that the goodbye has been, so that its timers end now.
    socket.onclose?.(new CloseEvent('close', { reason: 'dropped' }));
    letGo(socket);
  }

  async snapshot(): Promise<string | null> {
    const newest = await this.#stored({ last_by_subj: this.#names.snapshot });
    return newest
      ? broughtUpToDate(newest.string(), (position) => this.replay(position, LONGEST_GAP))
      : null;
  }

  async replay(after: Position, atMost: number): Promise<readonly string[] | null> {
    const heard = await this.#before(this.#first, after, atMost);
    if (heard && heard.length > 0) return heard;
    const { stream, state, spareStream, spareState } = this.#names;
    const ends = await Promise.all([
      this.#stored({ last_by_subj: state }, stream),
      spareStream && spareState ? this.#stored({ last_by_subj: spareState }, spareStream) : null,
    ]);
    const reached = (end: Msg | null): number => {
      const span = end && laneSpan(end.string());
      return span?.ep === after.ep ? span.last : -1;
    };
    const [one, other] = ends;
    return this.#before(reached(other) > reached(one) ? other : one, after, atMost);
  }

  /** What lies between a position and a message, and the message. Null: too much, or not there. */
  async #before(
    end: Msg | null | undefined,
    after: Position,
    atMost: number,
  ): Promise<readonly string[] | null> {
    const span = end && laneSpan(end.string());
    const place = Number(end?.headers?.get('Nats-Sequence'));
    const [stream, subject] = ['Nats-Stream', 'Nats-Subject'].map((name) =>
      end?.headers?.get(name),
    );
    if (!span || span.ep !== after.ep || !(place > 0)) return null;
    const missing = span.first - after.seq - 1;
    if (missing >= Math.min(LONGEST_GAP, atMost)) return null;
    const steps = missing > 0 ? Math.min(missing + SPARE, place - 1) : 0;
    const before = await Promise.all(
      Array.from({ length: steps }, (_, step) => this.#stored({ seq: place - 1 - step }, stream)),
    );
    const lane = [end, ...before].filter(
      (message) => message?.headers?.get('Nats-Subject') === subject,
    );
    return continuation(
      lane.flatMap((message) => message?.string() ?? []),
      after,
    );
  }

  async ask(text: string): Promise<string> {
    if (!this.#connection) throw new Error('The line is not open.');
    const { actions = '' } = this.#names;
    const answer = await this.#connection.request(actions, text, { timeout: PATIENCE });
    return answer.string();
  }

  async #open({ url, token }: Dial): Promise<void> {
    const { signal } = this.#dropped;
    const isDropped = (): boolean => signal.aborted;
    const secret = await token?.();
    const greeting: MessageEvent[] = [];
    const early = (event: MessageEvent): void => void greeting.push(event);
    const socket = await firstSocket(serversOf(url), signal, { early });
    this.#socket = socket;
    // Where the refusal and the end come with the welcome, the library waits on for an answer.
    socket.addEventListener('close', () => this.#closed());
    const connection = await wsconnect({
      servers: socket.url,
      wsFactory: () => {
        // When the library listens. The server says no more before it is answered.
        setTimeout(() => greeting.forEach((event) => void socket.onmessage?.(event)));
        return Promise.resolve({ socket, encrypted: socket.url.startsWith('wss:') });
      },
      // The room's connection dials again, and it knows better when.
      reconnect: false,
      ignoreClusterUpdates: true,
      timeout: PATIENCE,
      authenticator: () => credentials(secret),
    });
    // Dropped meanwhile: the library has been told by its socket.
    if (isDropped()) return;
    this.#connection = connection;
    connection.subscribe(this.#names.subject ?? '', {
      callback: (error, message) => {
        if (error || isDropped()) return;
        if (message.headers?.has('Nats-Sequence')) this.#first ??= message;
        this.#events.message(message.string());
      },
    });
    // Only then is the subscription in place, and no message between it and a snapshot is lost.
    await connection.flush();
    if (isDropped()) return;
    this.#events.opened();
    await connection.closed();
    this.#closed();
  }

  #closed(): void {
    if (this.#dropped.signal.aborted) return;
    this.drop();
    this.#events.closed();
  }

  /** One stored message, by a plain request. Null: there is none, or nobody answers. */
  async #stored(query: object, stream = this.#names.stream): Promise<Msg | null> {
    try {
      const message = await this.#connection?.request(
        `$JS.API.DIRECT.GET.${stream ?? ''}`,
        JSON.stringify(query),
        { timeout: PATIENCE },
      );
      // Found ones have headers without a status; the rest is 404 and its like.
      return message && !message.headers?.code ? message : null;
    } catch {
      return null;
    }
  }
}

/** A token for the server's `token` or auth callout, and for a user JWT, which is a bearer's. */
function credentials(secret: string | undefined): { auth_token: string; jwt?: string } | undefined {
  if (secret === undefined) return undefined;
  const isJwt = /^[\w-]+\.[\w-]+\.[\w-]+$/.test(secret);
  return { auth_token: secret, ...(isJwt && { jwt: secret }) };
}
